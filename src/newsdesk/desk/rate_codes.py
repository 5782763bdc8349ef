"""The rates that stories ask for in double braces: tried out, and brought up to date when asked."""

from collections.abc import Sequence
from typing import NamedTuple

from newsdesk.desk.newsroom import Newsroom
from newsdesk.desk.shortcodes import Shortcodes
from newsdesk.desk.stepping import Books, keep_drafts
from newsdesk.desk.stories import existing_story, keep_text
from newsdesk.domain.days import day
from newsdesk.domain.errors import Refused
from newsdesk.domain.journal import Stepped, Turn
from newsdesk.domain.pins import Pin, read_pin
from newsdesk.domain.story import StoryText, Why
from newsdesk.rates.origins import source_name
from newsdesk.store.standings import BEFORE
from newsdesk.store.stories import Stories


class Renewal(NamedTuple):
    """A shortcode as it is written, what it says now and would say by today's rates, and whose those are."""

    code: str
    now: str
    then: str
    origin: str


class RateCodeDesk:
    """What is done with shortcodes of rates in one newsroom."""

    def __init__(self, newsroom: Newsroom) -> None:
        self._newsroom = newsroom
        self._codes = Shortcodes(newsroom)

    def answer(self, asked: str, countries: Sequence[str] = (), language: str = "en") -> str:
        """Return what readers would get today for "rate KZT", and whose rates of when those are.

        ``countries`` and ``language`` are the story's. BadInput or Refused where there is no answer.
        """
        pin = self._codes.words(asked, countries, language)
        return f"{pin.result} ({_origin(pin)})"

    def renewals(self, uid: str) -> tuple[Renewal, ...]:
        """Return the shortcodes of a story that today's rates have another answer to, or another source.

        BadInput if there is no such story.
        """
        with self._newsroom.archive.reading() as db:
            text = existing_story(Stories(db), uid).text
        return tuple(
            Renewal(new.amount, old.result, new.result, _origin(new)) for old, new in self._newer(text)
        )

    def renew(self, uid: str) -> Stepped:
        """Pin today's rates to a story's shortcodes, as one step that can be taken back.

        BadInput if there is no such story; Refused where nothing would change.
        """
        now, who = self._newsroom.clock.now(), self._newsroom.who
        with Books.open(self._newsroom) as books:
            changes = keep_drafts(books, self._newsroom, (uid,))
            story = existing_story(books.stories, uid)
            newer = {str(old): str(new) for old, new in self._newer(story.text)}
            if not newer:
                raise Refused(
                    f"The rates in {books.what((uid,))} are those of today already: nothing would change."
                )
            standing = books.standing((uid,))[uid]
            books.revisions.secure((uid,), BEFORE)
            text = story.text._replace(pins=tuple(newer.get(each, each) for each in story.text.pins))
            changes |= keep_text(books.stories, books.editions, self._newsroom, uid, text, Why.BULK)
            after = books.standings.revisions((uid,))[uid]
            turn = Turn(uid, standing._replace(text=story.revision), standing._replace(text=after))
            label = f"Bring the rates in {books.what((uid,))} up to date"
            step = books.steps.add(label, "", (turn,), now, who)
            books.journal.note_all((uid,), "brought its rates up to date", who, now, step.number)
        return Stepped(step, changes)

    def _newer(self, text: StoryText) -> list[tuple[Pin, Pin]]:
        """Return the pins of a text's shortcodes that would be others today, each with the other."""
        known = {pin.amount: pin for pin in map(read_pin, text.pins) if pin}
        pairs = ((known[new.amount], new) for new in self._codes.fresh(text) if new.amount in known)
        return [(old, new) for old, new in pairs if (old.result, old.rates) != (new.result, new.rates)]


def _origin(pin: Pin) -> str:
    """Say whose rates are pinned, and of when: "National Bank of Kazakhstan, 20 November 2026"."""
    said = (f"{source_name(each.source)}, {day(each.effective)}" for each in pin.rates)
    return "; ".join(dict.fromkeys(said))
