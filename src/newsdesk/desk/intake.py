"""Taking in: captured pages, documents, and bundles from another desk."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from newsdesk.bundle import Received, is_bundle, read_bundle, read_pictures
from newsdesk.capture import review
from newsdesk.capture.files import read_file
from newsdesk.capture.reading import read_page
from newsdesk.desk.newsroom import Newsroom
from newsdesk.desk.received_editions import CameEdition, ReceivingEdition
from newsdesk.desk.receiving import Receiving, receive_rates
from newsdesk.desk.stepping import Books
from newsdesk.desk.stories import add_story
from newsdesk.desk.trust import TrustDesk
from newsdesk.domain.capture import Candidate, PageReading
from newsdesk.domain.changes import Changes, Done
from newsdesk.domain.days import day as in_words
from newsdesk.domain.errors import Refused
from newsdesk.domain.journal import Step
from newsdesk.domain.merges import Fate
from newsdesk.domain.rates import Rate, RateKind
from newsdesk.domain.signing import Signature
from newsdesk.domain.story import Provenance, Story, StoryText, Why
from newsdesk.rates.printed import plain_numbers
from newsdesk.store.captures import Captures, KeptCapture
from newsdesk.store.edition_states import EditionStates
from newsdesk.store.journal import Journal
from newsdesk.store.media import keep_picture
from newsdesk.store.merges import Merges
from newsdesk.store.rates import Rates
from newsdesk.store.stories import Stories
from newsdesk.text.english import counted

__all__ = ["Intake", "Page", "Received", "TakenEdition", "TakenIn"]

#: The source of rates that a captured page's ticker printed.
TICKER_SOURCE = "Page ticker"


@dataclass(frozen=True, slots=True)
class Page:
    """A page that was read and not yet taken in: what was found, its untouched bytes, and what is known.

    ``known`` is true when the very same bytes were taken in before; ``there`` are the numbers of the
    candidates whose stories the newsroom has already.
    """

    reading: PageReading
    data: bytes
    known: bool
    there: frozenset[int]


@dataclass(frozen=True, slots=True)
class TakenEdition:
    """What became of a bundle's edition, by its uid here; ``other``: that is another one of the same day."""

    uid: str
    day: date
    fate: Fate
    other: bool

    @property
    def sentence(self) -> str:
        """The same in words; "" where nothing happened."""
        the_edition = f"The edition of {in_words(self.day)}"
        where = f"File › Merges that wait… (“newsdesk merges edition {self.day}”)"
        match self.fate:
            case Fate.NEW:
                return f"{the_edition} is here now."
            case Fate.FORWARD:
                return f"{the_edition} is laid out as it came."
            case Fate.MERGED:
                return f"{the_edition} was laid out anew here and there; it has what both did."
            case Fate.CONFLICT if self.other:
                return (
                    f"There is another edition of {in_words(self.day)} here, which was left as it is. Decide "
                    f"what is to become of the two: {where}."
                )
            case Fate.CONFLICT:
                return (
                    f"{the_edition} was laid out anew here and there, and not alike. It was left as it is; "
                    f"decide: {where}."
                )
        return ""


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What one input became: new stories and rates, and how many stories were there before.

    Of a bundle: ``forward`` are the stories that only the other desk had changed, ``merged`` those that
    both had and that were brought together, ``conflicts`` those that wait for an editor, each as it stands
    now. ``step`` takes back what was done with what was here. ``signature`` is the bundle's as it is seen
    from here; ``edition`` is what became of its edition, None where it is a selection.
    """

    reading: PageReading
    stories: tuple[Story, ...]
    rates: tuple[Rate, ...]
    duplicates: int
    signature: Signature | None = None
    forward: tuple[Story, ...] = ()
    merged: tuple[Story, ...] = ()
    conflicts: tuple[Story, ...] = ()
    step: Step | None = None
    edition: TakenEdition | None = None

    @property
    def arrived(self) -> tuple[Story, ...]:
        """The stories that are new or other ones now, or wait for an editor."""
        return (*self.stories, *self.forward, *self.merged, *self.conflicts)


class Intake:
    """Everything that comes into one newsroom."""

    #: How a review changes candidates, before anything is stored.
    merge = staticmethod(review.merge)
    split = staticmethod(review.split)
    rename = staticmethod(review.rename)
    with_countries = staticmethod(review.with_countries)

    @staticmethod
    def reviewed(page: Page, candidates: Sequence[Candidate]) -> Page:
        """Return a page with the candidates an editor decided on."""
        return replace(page, reading=replace(page.reading, candidates=tuple(candidates)))

    def __init__(self, newsroom: Newsroom, trust: TrustDesk) -> None:
        self._newsroom = newsroom
        self._trust = trust

    def read(self, path: Path) -> Page:
        """Read a file without storing anything; BadInput with a sentence if it holds no copy."""
        return self.read_data(read_file(path), path.name)

    def read_data(self, data: bytes, name: str) -> Page:
        """Read bytes that were pasted or dropped, under a name that says what they are ("Paste.txt").

        Copy is composed (Unicode's NFC): one letter is one letter to search, however the page spelt it.
        """
        reading = read_page(data, name)
        reading = replace(reading, candidates=tuple(map(_composed, reading.candidates)))
        with self._newsroom.archive.reading() as db:
            stories = Stories(db)
            there = frozenset(
                number
                for number, each in enumerate(reading.candidates)
                if stories.has_copy(reading.digest, each.line, each.headline, each.body)
            )
            return Page(reading, data, Captures(db).known(reading.digest), there)

    @staticmethod
    def probe(path: Path) -> None:
        """Read a file or a bundle only for the BadInput it may raise. It needs no newsroom."""
        if is_bundle(path):
            read_bundle(path)
        else:
            read_page(read_file(path), path.name)

    @staticmethod
    def is_bundle(path: Path) -> bool:
        """Say whether a path is a bundle from another desk rather than a page."""
        return is_bundle(path)

    def take(self, page: Page, *, rates: bool = True) -> Done[TakenIn]:
        """Store a page's candidates as stories, its ticker as rates, and the page itself, untouched.

        Stories that are there already are counted, not made again; so the same page makes nothing new.
        """
        reading = page.reading
        with self._newsroom.archive.writing() as db:
            self._keep(Captures(db), page)
            stories = Stories(db)
            now = self._newsroom.clock.now()
            # Asked before anything is added: two stories of one page may begin on one line.
            fresh = {
                (each.headline, each.body): each
                for each in reading.candidates
                if not stories.has_copy(reading.digest, each.line, each.headline, each.body)
            }
            made = [
                self._make(stories, each, reading, now, serial)
                for each, serial in zip(fresh.values(), stories.serials(len(fresh)), strict=True)
            ]
            what = f"took it in from {reading.name}"
            Journal(db).note_all([story.uid for story in made], what, self._newsroom.who, now)
            printed = self._rates(reading) if rates else ()
            known = Rates(db)
            # A page from before is no newer word on its day, however late it is taken in again.
            new_rates = known.add(each for each in printed if not known.has_printed(each))
        taken = TakenIn(reading, tuple(made), printed, len(reading.candidates) - len(made))
        return Done(taken, Changes(frozenset(each.uid for each in made), rates=new_rates > 0))

    def _keep(self, captures: Captures, page: Page) -> None:
        reading = page.reading
        if not captures.known(reading.digest):
            now = self._newsroom.clock.now()
            captures.add(
                KeptCapture(reading.digest, reading.name, reading.encoding, reading.date, now, page.data)
            )

    def _make(
        self, stories: Stories, candidate: Candidate, reading: PageReading, now: datetime, serial: int
    ) -> Story:
        text = StoryText(
            headline=candidate.headline,
            standfirst=candidate.standfirst,
            body=candidate.body,
            byline=candidate.byline,
            place=candidate.place,
            source=candidate.source,
            countries=candidate.countries,
            keywords=candidate.keywords,
            language=candidate.language,
        )
        provenance = Provenance(reading.digest, reading.name, candidate.line, reading.date)
        return add_story(stories, self._newsroom, text, Why.IMPORT, provenance, now, serial)

    def _rates(self, reading: PageReading) -> tuple[Rate, ...]:
        now = self._newsroom.clock.now()
        values = plain_numbers([line.value for line in reading.ticker])
        return tuple(
            Rate(
                source=TICKER_SOURCE,
                base=line.base,
                quote=line.quote,
                # Marks for thousands, or a decimal comma, are the page's way of writing.
                value=value,
                kind=RateKind.TICKER,
                effective=reading.date or now.date(),
                fetched=now,
                change=line.change,
                digest=reading.digest,
            )
            for line, value in zip(reading.ticker, values, strict=True)
        )

    def read_bundle(self, path: Path) -> Received:
        """Read a bundle from another desk without storing anything; BadInput if it is not sound."""
        return read_bundle(path)

    def receive(self, received: Received, *, trust: bool = False) -> Done[TakenIn]:
        """Take in a bundle's stories by uid, as one step: nothing that was written here is overwritten.

        What is new is kept with all of its past. Of what is here already, what only the other desk changed
        goes forward, what both changed is merged, and what has to be decided waits (``desk.merges``).
        Pictures come before the stories that show them, rates with their sources; a remark names what is
        left out, or held. ``trust``: a desk whose key is new is trusted from now on. Refused as by
        ``TrustDesk.let_in``.
        """
        with received.revisions.at_hand():
            signature = self._trust.let_in(received.card, received.name, trust=trust)
            remarks = [*received.card.sentences, *self._keep_pictures(received)]
            with self._newsroom.archive.writing() as db, Books.open(self._newsroom) as books:
                # The rates before the edition that they are frozen into.
                rates, held = receive_rates(Rates(db), received, self._newsroom.clock.now())
                edition = ReceivingEdition(self._newsroom, books, EditionStates(db), received)
                came = Receiving(self._newsroom, books, Merges(db), edition, received).take()
                stories = {each.uid: each for each in books.stories.many(tuple(came.fates))}
        # Only now: nobody is trusted for what did not come in.
        signature = self._trust.welcome(signature, received.name)
        remarks += [
            f"“{stories[uid].headline}” has been changed here since; it was left as it is."
            for uid in came.fates
            if uid in came.ahead
        ]
        if held:
            remarks.append(
                f"{counted(held, 'rate')} in it will not do without a look: “newsdesk rates held”."
            )
        by_fate = {
            fate: tuple(stories[uid] for uid, found in came.fates.items() if found is fate) for fate in Fate
        }
        reading = PageReading(
            name=received.name,
            digest=received.digest,
            encoding="utf-8",
            date=received.edition.date,
            ticker=(),
            candidates=(),
            removed=(),
            remarks=tuple(remarks),
        )
        taken = TakenIn(
            reading,
            by_fate[Fate.NEW],
            rates,
            len(by_fate[Fate.KNOWN]),
            signature,
            by_fate[Fate.FORWARD],
            by_fate[Fate.MERGED],
            by_fate[Fate.CONFLICT],
            came.step,
            _taken_edition(came.edition, received),
        )
        return Done(taken, came.changes | Changes(rates=bool(rates)))

    def _keep_pictures(self, received: Received) -> list[str]:
        """Keep a bundle's pictures; return what is to be said of those that are none."""
        remarks: list[str] = []
        if not received.pictures:
            return remarks
        from newsdesk.capture.pictures import is_sound  # noqa: PLC0415 - most that is taken in has none

        if not self._newsroom.writable:
            raise Refused(self._newsroom.refusal)
        for name, data in read_pictures(received):
            kind = name.rpartition(".")[2]
            if is_sound(data, kind):
                keep_picture(self._newsroom.folder, data, kind)
            else:
                remarks.append(f"{name} in it is no picture that can be shown; it was left out.")
        return remarks


def _taken_edition(came: CameEdition | None, received: Received) -> TakenEdition | None:
    if came is None:
        return None
    edition = received.edition
    return TakenEdition(came.uid, edition.date, came.fate, came.uid != edition.uid)


def _composed(candidate: Candidate) -> Candidate:
    def nfc(text: str) -> str:
        return unicodedata.normalize("NFC", text)

    return replace(
        candidate,
        headline=nfc(candidate.headline),
        paragraphs=tuple(map(nfc, candidate.paragraphs)),
        place=nfc(candidate.place),
        source=nfc(candidate.source),
        standfirst=nfc(candidate.standfirst),
        byline=nfc(candidate.byline),
        keywords=tuple(map(nfc, candidate.keywords)),
    )
