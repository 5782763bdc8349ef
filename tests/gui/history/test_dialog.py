"""The history window: what it shows, and what it asks for."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QInputDialog
from pytestqt.qtbot import QtBot

from newsdesk.domain.history import PastText
from newsdesk.domain.journal import Event
from newsdesk.domain.story import Provenance, StoryText, Why
from newsdesk.gui.history.dialog import STANDING, HistoryDialog, Question
from newsdesk.gui.history.timeline import WHAT, WHO, Past, digest_of, rows
from newsdesk.text.compare import compare

#: Local noon, so that a few hours back are the same day in whatever zone this runs.
NOW = datetime.now().astimezone().replace(hour=12, minute=0, second=0, microsecond=0).astimezone(UTC)
TEXTS = (
    PastText(5, NOW, "Aigul", Why.TYPING, "", 120, "e"),
    PastText(4, NOW - timedelta(hours=1), "Timur", Why.RESTORE, "", 118, "d", read=True),
    PastText(3, NOW - timedelta(hours=2), "Timur", Why.TYPING, "before legal", 119, "c"),
    PastText(2, NOW - timedelta(days=1), "Aigul", Why.TYPING, "", 90, "b", thinned=True),
    PastText(1, NOW - timedelta(days=1, hours=1), "Aigul", Why.IMPORT, "", 80, "a", went_out=NOW),
)
EVENTS = (Event("s", NOW - timedelta(minutes=30), "Timur", "marked it ready"),)
OLD, NEW = StoryText(headline="Snow", body="It snowed."), StoryText(headline="Snow", body="It rained.")

Make = Callable[..., HistoryDialog]


@pytest.fixture
def make(keep: Callable[[QDialog], None]) -> Make:
    """Open the window; what it asks for is in ``asked``."""

    def open_(*, writable: bool = True) -> HistoryDialog:
        dialog = HistoryDialog("Snow in May", Past(TEXTS, EVENTS), NOW, writable=writable)
        keep(dialog)
        dialog.open()
        dialog.choose()
        return dialog

    return open_


def choose(dialog: HistoryDialog, *digests: str) -> None:
    dialog.ui.timeline.clearSelection()
    for row in rows(dialog.ui.timeline):
        if digest_of(row) in digests:
            row.setSelected(True)


def shown(dialog: HistoryDialog) -> list[str]:
    """The timeline as a reader goes through it: days, and what stands under each."""
    tree = dialog.ui.timeline
    days = filter(None, (tree.topLevelItem(number) for number in range(tree.topLevelItemCount())))
    lines: list[str] = []
    for day in days:
        lines.append(day.text(0))
        rows_of = filter(None, (day.child(number) for number in range(day.childCount())))
        lines += [f"  {row.text(WHAT)}, {row.text(WHO)}" for row in rows_of]
    return lines


def test_a_past_is_told_day_by_day(make: Make) -> None:
    """Texts and journal together; what was thinned out is counted."""
    assert shown(make()) == [
        "Today",
        "  Typed, Aigul",
        "  Marked it ready, Timur",
        "  Restored · last read by you, Timur",
        "  “before legal” · Typed, Timur",
        "Yesterday · 1 text thinned out",
        "  Taken in · went out, Aigul",
    ]


def test_the_page_that_it_was_made_of_is_said(make: Make) -> None:
    """Under its texts, with its day and line; of a story that was written here there is nothing to say."""
    dialog = make()
    assert not dialog.ui.made_of.isVisible()

    dialog.show_made_of(Provenance("c0ffee", "page.html", 12, date(2025, 12, 12)))

    assert dialog.ui.made_of.isVisible()
    assert dialog.ui.made_of.text() == "Made of “page.html”, of 12 December 2025: it began on line 12."
    dialog.show_made_of(Provenance("c0ffee", "page.html", 12))
    assert dialog.ui.made_of.text() == "Made of “page.html”: it began on line 12."


def test_only_checkpoints_and_what_went_out(make: Make) -> None:
    """One click leaves what is kept for ever."""
    dialog = make()

    dialog.ui.only_marked.click()

    assert shown(dialog) == [
        "Today",
        "  “before legal” · Typed, Timur",
        "Yesterday",
        "  Taken in · went out, Aigul",
    ]


@pytest.mark.parametrize(
    ("chosen", "standing", "pair"),
    [
        (("d",), False, ("c", "d")),
        (("c",), False, ("a", "c")),
        (("a",), False, ("a", "a")),
        (("c",), True, ("c", "e")),
        (("a", "d"), True, ("a", "d")),
        (("a", "c", "d"), False, ("a", "d")),
    ],
)
def test_texts_are_compared_with_the_one_before_or_each_other(
    qtbot: QtBot, make: Make, chosen: tuple[str, ...], standing: bool, pair: tuple[str, str]
) -> None:
    """What was thinned out is passed over; the older comes first."""
    dialog = make()
    dialog.ui.against.setCurrentIndex(STANDING if standing else 0)
    asked: list[Question] = []
    dialog.comparison_wanted.connect(asked.append)

    choose(dialog, *chosen)

    assert asked[-1] == Question(*pair, rendered=False)


def test_the_page_is_asked_for(qtbot: QtBot, make: Make) -> None:
    """The same two texts, rendered."""
    dialog = make()

    with qtbot.waitSignal(dialog.comparison_wanted) as asked:
        dialog.ui.rendered.click()

    assert asked.args == [Question("d", "e", rendered=True)]
    dialog.show_page(asked.args[0], "<p>It <del>snowed</del><ins>rained</ins>.</p>", compare(OLD, NEW))
    assert dialog.ui.difference.toPlainText() == "It snowedrained."


def test_the_difference_and_its_size_are_shown(make: Make) -> None:
    """And an answer that comes too late is dropped."""
    dialog = make()
    choose(dialog, "d")
    dialog.show_source(Question("c", "d", rendered=False), compare(OLD, NEW))
    dialog.show_source(Question("a", "c", rendered=False), compare(NEW, NEW))

    assert dialog.ui.summary.text() == "Text changed: +1 word, −1 word."
    assert dialog.ui.difference.toPlainText() == "It snowedrained."
    assert dialog.ui.which.text() == "Today 10:00 “before legal” → Today 11:00"
    assert dialog.ui.working.isHidden()


@pytest.mark.parametrize(
    ("chosen", "standing", "sentence"),
    [
        ("a", False, "This is the first text there is: none is kept from before it."),
        ("e", True, "This is the text that stands now."),
    ],
)
def test_a_text_that_stands_alone_says_why(make: Make, chosen: str, sentence: str, *, standing: bool) -> None:
    """It is compared with nothing, least of all with itself."""
    dialog = make()
    dialog.ui.against.setCurrentIndex(STANDING if standing else 0)
    choose(dialog, chosen)

    dialog.show_source(Question(chosen, chosen, rendered=False), compare(OLD, OLD))

    assert dialog.ui.summary.text() == sentence
    assert "→" not in dialog.ui.which.text()


def test_a_line_of_the_journal_has_no_text(make: Make) -> None:
    """That is said, and there is no change to go to."""
    dialog = make()
    dialog.show_source(Question("d", "e", rendered=False), compare(OLD, NEW))
    assert dialog.ui.next.isEnabled()

    choose(dialog)

    assert dialog.ui.summary.text() == "Lines in italics are from the story’s journal, and have no text."
    assert not dialog.ui.next.isEnabled()
    assert not dialog.ui.restore.isEnabled()


def test_the_keyboard_leads_from_change_to_change(qtbot: QtBot, make: Make) -> None:
    """F7 forward, with Shift back."""
    dialog = make()
    qtbot.waitUntil(dialog.isActiveWindow)
    old, new = OLD.with_(body="One two three four five."), OLD.with_(body="Won two three four six.")
    dialog.show_source(Question("d", "e", rendered=False), compare(old, new))

    qtbot.keyClick(dialog, Qt.Key.Key_F7)
    qtbot.waitUntil(lambda: dialog.ui.sentence.text() == "Change 1 of 2.")
    qtbot.keyClick(dialog, Qt.Key.Key_F7, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: dialog.ui.sentence.text() == "Change 2 of 2.")


def test_restoring_shows_the_difference_first(qtbot: QtBot, make: Make) -> None:
    """One click shows what it would change, from the standing text; a second asks for it."""
    dialog = make()
    choose(dialog, "c")

    with qtbot.assertNotEmitted(dialog.restore_wanted), qtbot.waitSignal(dialog.comparison_wanted) as asked:
        dialog.ui.restore.click()

    assert asked.args == [Question("e", "c", rendered=False)]
    assert "This is what restoring it changes" in dialog.ui.sentence.text()
    with qtbot.waitSignal(dialog.restore_wanted) as wanted:
        dialog.ui.restore.click()
    assert wanted.args == ["c"]


def test_one_can_go_back_from_restoring(qtbot: QtBot, make: Make) -> None:
    """Escape leaves the window open, with nothing asked for."""
    dialog = make()
    choose(dialog, "c")
    dialog.ui.restore.click()

    with qtbot.assertNotEmitted(dialog.restore_wanted):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    assert dialog.isVisible()
    assert dialog.ui.restore.text() == "&Restore this…"
    assert dialog.ui.timeline.isEnabled()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


@pytest.mark.parametrize(
    ("chosen", "writable", "restore", "name", "copy"),
    [
        (("e",), True, False, True, True),
        (("c",), True, True, True, True),
        (("c",), False, False, False, True),
        (("a", "c"), True, False, False, False),
        ((), True, False, False, False),
    ],
)
def test_what_makes_no_sense_is_grey(
    make: Make, chosen: tuple[str, ...], writable: bool, restore: bool, name: bool, copy: bool
) -> None:
    """The standing text is not restored, and nothing at all in a newsroom that is only looked at."""
    dialog = make(writable=writable)

    choose(dialog, *chosen)

    ui = dialog.ui
    assert (ui.restore.isEnabled(), ui.name.isEnabled(), ui.copy_text.isEnabled()) == (restore, name, copy)


def test_a_text_gets_a_name(qtbot: QtBot, make: Make) -> None:
    """The one it has is offered."""
    dialog = make()
    choose(dialog, "c")
    dialog.ui.name.click()
    (asker,) = dialog.findChildren(QInputDialog)
    assert asker.textValue() == "before legal"

    with qtbot.waitSignal(dialog.name_wanted) as wanted:
        asker.setTextValue("after legal")
        asker.accept()

    assert wanted.args == ["c", "after legal"]


def test_a_text_is_copied(qtbot: QtBot, make: Make) -> None:
    """Asked for by its digest, put on the clipboard when it comes."""
    dialog = make()
    choose(dialog, "c")
    with qtbot.waitSignal(dialog.text_wanted) as wanted:
        dialog.ui.copy_text.click()

    dialog.copy("It snowed.")

    assert wanted.args == ["c"]
    assert QGuiApplication.clipboard().text() == "It snowed."


def test_a_new_past_keeps_what_is_chosen(make: Make) -> None:
    """Somebody named a text meanwhile."""
    dialog = make()
    choose(dialog, "a", "d")

    dialog.show_past(Past((*TEXTS[:-1], PastText(1, NOW, "Aigul", Why.IMPORT, "first", 80, "a"))))

    assert {digest_of(row) for row in dialog.ui.timeline.selectedItems()} == {"a", "d"}
    assert "  “first” · Taken in, Aigul" in shown(dialog)


def test_why_texts_cannot_be_compared_is_said(make: Make) -> None:
    """In the place of the difference."""
    dialog = make()

    dialog.show_trouble(Question("d", "e", rendered=False), "The text of revision 4 was thinned out.")

    assert dialog.ui.summary.text() == "The text of revision 4 was thinned out."
    assert dialog.ui.difference.toPlainText() == ""
