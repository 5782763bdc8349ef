"""Goes through the conversions that the open story could have, with the bar over the text."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor

from newsdesk.domain.days import day as in_words
from newsdesk.gui.background import Lane
from newsdesk.gui.command import Command, Need
from newsdesk.gui.controllers.amounts import AmountsController
from newsdesk.gui.controllers.editor import EditorController
from newsdesk.gui.money.bar import Answer, ConversionBar, Offered
from newsdesk.gui.workplace import Workplace
from newsdesk.text.english import counted
from newsdesk.widgets.utf16 import Units
from newsdesk.widgets.waiting import once

if TYPE_CHECKING:
    from newsdesk.copydesk.money.proposals import Offer, Proposal

#: Milliseconds from the last letter in the text, all of which is read, to what it could be offered then.
PAUSE = 300

#: So much of what stands before an amount tells it from others like it.
BEFORE = 20


@dataclass(frozen=True, slots=True)
class _Answer:
    """What a text could be offered, what is said of its conversions that are off, and its places.

    ``unknown`` says what it cannot be offered, for want of a rate.
    """

    offers: "tuple[Offer, ...]"
    off: dict[int, str]
    unknown: tuple[str, ...]
    units: Units


class ConversionController(QObject):
    """Stands between the bar and the text. What is offered holds for one version of the text only."""

    def __init__(self, place: Workplace, editor: EditorController, amounts: AmountsController) -> None:
        super().__init__(place.window)
        self._place, self._editor, self._amounts = place, editor, amounts
        self._pane = place.window.panes.editor
        self._body = self._pane.body
        self._offers: list[Offer] = []
        self._text, self._units = "", Units("")
        self._off: dict[int, str] = {}
        self._unknown: tuple[str, ...] = ()
        #: Counts the changes of the text, and of what it is read with; which of them ``_offers`` is about.
        self._version, self._known = 0, -1
        self._asking = self._again = False
        #: Which offer is shown, and from where on (code points) the next one is wanted.
        self._number, self._from = -1, 0
        self._skipped: set[tuple[str, str, str]] = set()
        #: What was answered for what may be several currencies: it is the likeliest the next time.
        self._answered: dict[tuple[str, ...], str] = {}
        self._soon = once(self, self._look)
        self._body.contents_changed.connect(self._outdate)
        self._body.add_help(self)
        amounts.reader_changed.connect(self._follow_reader)
        editor.opened.connect(lambda _story: self._begin())
        editor.lost.connect(self.close)

    def commands(self) -> tuple[Command, ...]:
        """Return what the menu can ask for."""
        writing = Need.STORY | Need.WRITING | Need.TEXT
        return (
            Command("step_conversions", self.open, writing),
            Command("rerate_conversions", self.rerate, writing),
        )

    @cached_property
    def bar(self) -> ConversionBar:
        """The bar, once somebody has asked for it."""
        bar = ConversionBar()
        bar.set_read_only(not self._place.desk.newsroom.writable)
        self._place.announcer.stopped.connect(lambda: bar.set_read_only(True))
        self._pane.add_bar(bar)
        bar.way_wanted.connect(self._go)
        bar.taken.connect(self._take)
        bar.skipped.connect(self._skip)
        bar.all_taken.connect(self._take_all)
        bar.day_picked.connect(self._amounts.pick)
        bar.quotations_turned.connect(lambda _on: self._follow_reader())
        bar.undo_wanted.connect(self._body.undo)
        bar.redo_wanted.connect(self._body.redo)
        bar.closed.connect(self.close)
        return bar

    @property
    def _is_open(self) -> bool:
        return "bar" in vars(self) and not self.bar.isHidden()

    # -- opening and closing ----------------------------------------------------------------------------

    def open(self) -> None:
        """Show the bar, and the first offer after the caret."""
        if self._is_open:
            self.bar.take_keyboard()
            return
        reader = self._amounts.reader
        self.bar.open(quotations=reader is not None and reader.style.quotations)
        if reader is not None:
            self.bar.show_day(reader.day)
        self._begin()

    def close(self) -> None:
        """Hide the bar; the keyboard goes back to the text."""
        if self._is_open:
            self.bar.hide()
            self._body.setFocus(Qt.FocusReason.OtherFocusReason)

    def press(self, event: QKeyEvent) -> bool:
        """Close the bar with Esc from the text as well."""
        if event.key() == Qt.Key.Key_Escape and self._is_open:
            self.close()
            return True
        return False

    def _begin(self) -> None:
        """Go to the first offer after the caret of the text that is open now."""
        self._skipped.clear()
        self._version += 1
        self._number = -1
        if self._is_open:
            self._from = Units(self._body.text()).from_(self._body.textCursor().selectionStart())
            self._look_after(0)

    # -- finding out what there is ----------------------------------------------------------------------

    def _outdate(self) -> None:
        self._version += 1
        if self._is_open and self._editor.story is not None:
            self._look_after(PAUSE)

    def _follow_reader(self) -> None:
        self._version += 1
        reader = self._amounts.reader
        if self._is_open and reader is not None:
            self.bar.show_day(reader.day)
            self._look_after(0)

    def _look_after(self, milliseconds: int) -> None:
        self._soon.start(milliseconds)

    def _look(self) -> None:
        """Ask what the text could be offered; while that is under way, at most one more time."""
        reader = self._amounts.reader
        if reader is None or not self._is_open:
            return
        if self._asking:
            self._again = True
            return
        self._asking, self._again = True, False
        text, version, quotations = self._body.text(), self._version, self.bar.ui.quotations.isChecked()
        self._place.background.run(
            Lane.READ,
            lambda: _Answer(
                reader.offers(text, quotations=quotations),
                reader.off(text),
                reader.unknown(text),
                Units(text),
            ),
            owner=self,
            then=lambda answer: self._arrive(version, text, answer),
        )

    def _arrive(self, version: int, text: str, answer: "_Answer") -> None:
        self._asking = False
        if self._again or version != self._version:
            self._look_after(0 if self._again else PAUSE)
            return
        self._text, self._units, self._known = text, answer.units, version
        self._off, self._unknown = answer.off, answer.unknown
        self._offers = [each for each in answer.offers if self._mark_of(each) not in self._skipped]
        later = [number for number, each in enumerate(self._offers) if each.span.start >= self._from]
        self._show(later[0] if later else 0)

    def _show(self, number: int) -> None:
        """Show an offer in the bar and in the text."""
        reader = self._amounts.reader
        if not self._is_open or reader is None:
            return
        if not self._offers:
            self._number = -1
            done = "Every amount that can be converted is, and every conversion fits."
            self.bar.show_nothing(" ".join(self._unknown) or done)
            return
        self._number = number
        offer = self._offers[number]
        answers = offer.answers
        offered = Offered(
            self._said(offer.span.start, offer.span.end),
            tuple(Answer(each.span.currency or "", each.words, reader.rate(each)) for each in answers),
            self._old(offer),
            self._off.get(answers[0].replaces.start, "") if answers[0].replaces else "",
            asks=offer.span.currency is None,
        )
        self.bar.show_offer(offered, number, len(self._offers), firsts=len(self._firsts()))
        self.bar.choose(self._answered.get(offer.span.candidates, ""))
        old = answers[0].replaces
        self._select((old or offer.span).start, (old or offer.span).end)

    def _select(self, start: int, end: int) -> None:
        cursor = self._body.textCursor()
        cursor.setPosition(self._units.to(start))
        cursor.setPosition(self._units.to(end), QTextCursor.MoveMode.KeepAnchor)
        self._body.setTextCursor(cursor)
        self._body.ensureCursorVisible()

    def _said(self, start: int, end: int) -> str:
        return " ".join(self._text[start:end].split())

    def _old(self, offer: "Offer") -> str:
        old = offer.answers[0].replaces
        return self._said(old.start, old.end) if old else ""

    def _mark_of(self, offer: "Offer") -> tuple[str, str, str]:
        """Return what tells an offer from others, in a text that is another one by and by."""
        start, end = offer.span.start, offer.span.end
        return self._text[max(0, start - BEFORE) : start], self._text[start:end], self._old(offer)

    def _firsts(self) -> "list[Proposal]":
        """Return the conversions of amounts where they are first told, if nothing is to be asked."""
        settled = (each.answers[0] for each in self._offers if each.span.currency)
        return [each for each in settled if each.replaces is None]

    # -- what is done about it --------------------------------------------------------------------------

    @property
    def _offer(self) -> "Offer | None":
        """The offer at hand, if the text is still the one that it is about."""
        if self._known != self._version or not 0 <= self._number < len(self._offers):
            return None
        return self._offers[self._number]

    def _go(self, way: int) -> None:
        if self._offer is not None:
            self._show((self._number + way) % len(self._offers))

    def _take(self, answer: int) -> None:
        """Do what is offered, and go to the next."""
        offer = self._offer
        if offer is None:
            return
        made = offer.answers[answer]
        if offer.span.currency is None:
            self._answered[offer.span.candidates] = made.span.currency or ""
        self._from = made.insert_at + len(made.text)
        self._put((made,))

    def _skip(self) -> None:
        """Leave an amount as it is for as long as this story is gone through, and go to the next."""
        offer = self._offer
        if offer is None:
            return
        self._skipped.add(self._mark_of(offer))
        self._offers.remove(offer)
        self._show(self._number % max(1, len(self._offers)))

    def _take_all(self) -> None:
        """Convert every amount where it is first told, in one step."""
        firsts = self._firsts() if self._offer is not None else []
        if firsts:
            self._put(firsts)
            self._tell(len(firsts), "converted")

    def _put(self, made: "Sequence[Proposal]") -> None:
        """Do proposals, in one step to undo, and pin what they were done with."""
        reader = self._amounts.reader
        if reader is None or self._body.isReadOnly():
            return
        self._pane.pins.add(reader.pins(self._text, made))
        to = self._units.to
        in_order = sorted(made, key=lambda each: each.insert_at)
        self._body.put([(to(each.insert_at), to(each.until), each.text) for each in in_order])
        self._look_after(0)

    def _tell(self, number: int, what: str) -> None:
        reader = self._amounts.reader
        if reader is not None:
            were = counted(number, "amount was", "amounts were")
            self._place.messages.tell(f"{were} {what} at the rates of {in_words(reader.day)}.")

    def rerate(self) -> None:
        """Re-rate every conversion in the text that does not give the day's figure, in one step."""
        reader = self._amounts.reader
        if reader is None:
            self._place.messages.tell("The rates are still being read. Try again in a moment.")
            return
        text, version = self._body.text(), self._version
        self._place.background.run(
            Lane.READ,
            lambda: (reader.offers(text, quotations=True), Units(text)),
            owner=self,
            then=lambda found: self._rerate(version, text, *found),
        )

    def _rerate(self, version: int, text: str, offers: "tuple[Offer, ...]", units: Units) -> None:
        if version != self._version:
            self._place.messages.tell("The text changed meanwhile. Nothing was re-rated; ask again.")
            return
        self._text, self._units = text, units
        newer = [made for made, *_ in (each.answers for each in offers) if made.replaces is not None]
        if newer:
            self._put(newer)
            self._tell(len(newer), "re-rated")
        else:
            self._place.messages.tell("Every conversion gives the figure of the day’s rates already.")
