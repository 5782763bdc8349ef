"""Taking in what another desk sends: a bundle's source as stories, revisions and the edition."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TypeVar

from newsdesk.bundle import documents, source
from newsdesk.bundle.data import READERS_ONLY
from newsdesk.bundle.past_texts import PastTexts
from newsdesk.bundle.shelf import CARD, MANIFEST, SIGNATURE, Shelf, SteadyShelf, open_shelf
from newsdesk.bundle.verify import examine, signed_by
from newsdesk.domain.corrections import Correction
from newsdesk.domain.edition import Edition
from newsdesk.domain.errors import BadInput
from newsdesk.domain.findings import BundleFinding
from newsdesk.domain.notes import GoneNote, Note
from newsdesk.domain.signing import PublicKey
from newsdesk.domain.story import Story, chain
from newsdesk.text.clocks import everywhere
from newsdesk.text.english import counted
from newsdesk.text.figures import kept

T = TypeVar("T")

#: The most letters of why a bundle went out, and of a desk's name, that are told; ours are shorter.
LONGEST_EXCUSE, LONGEST_NAME = 1_000, 200
#: The most embargoes that are told one by one.
MOST_EMBARGOES = 12


@dataclass(frozen=True, slots=True)
class Embargoed:
    """A story of a bundle that was not to be published before ``until`` (aware)."""

    headline: str
    until: datetime


@dataclass(frozen=True, slots=True)
class Card:
    """What a bundle says of itself that whoever has it should mind.

    ``override`` is why it went out although a checklist was not clear, or "". ``desk`` is what the desk that
    wrote it calls itself; ``signer`` is the key that signed it, None if none did: only that can be believed.
    ``readers_only``: there is nothing in it that another desk could take in.
    """

    override: str = ""
    embargoes: tuple[Embargoed, ...] = ()
    desk: str = ""
    signer: PublicKey | None = None
    readers_only: bool = False

    @property
    def sentences(self) -> tuple[str, ...]:
        """The same in words, true whatever the time is."""
        held = [
            f"“{each.headline}” is not to be published before {everywhere(each.until)}."
            for each in self.embargoes[:MOST_EMBARGOES]
        ]
        if rest := self.embargoes[MOST_EMBARGOES:]:
            last = everywhere(max(each.until for each in rest))
            more = counted(len(rest), "more story is", "more stories are")
            held.append(f"{more} not to be published yet, the last not before {last}.")
        why = (f"It was let out before its checklist was clear: “{self.override}”.",) if self.override else ()
        only = ("It is for readers only: another desk cannot take it in.",) if self.readers_only else ()
        return (*why, *held, *only)


@dataclass(frozen=True, slots=True)
class Received:
    """What a bundle holds: ``stories`` in the edition's order, all that is about them by uid.

    ``revisions`` are their past, read when somebody asks for it, ``corrections`` what readers are told,
    ``notes`` those that travel and ``gone_notes`` those that did and were taken away.
    ``name`` is the bundle's file name, ``digest`` the SHA-256 (hex) of its manifest, ``card`` what it says
    of itself. ``pictures`` are the names of those that the stories show; ``read_pictures`` gets them.
    ``past`` are the identities of all that the edition was, the last as it is, none where it is a selection;
    ``made`` is the edition as its file has it, for ``edition_of``.
    """

    name: str
    digest: str
    edition: Edition
    stories: tuple[Story, ...]
    revisions: PastTexts
    corrections: Mapping[str, tuple[Correction, ...]]
    notes: Mapping[str, tuple[Note, ...]]
    gone_notes: Mapping[str, tuple[GoneNote, ...]]
    card: Card
    path: Path
    pictures: tuple[str, ...] = ()
    past: tuple[str, ...] = ()
    made: str = ""


@dataclass(frozen=True, slots=True)
class _Sources:
    """What a bundle holds for another desk: its edition and its stories.

    ``pasts`` are the names of the files with the stories' revisions, by uid; ``made`` is the edition as its
    file has it.
    """

    edition: Edition
    past: tuple[str, ...]
    made: str
    stories: tuple[source.Source, ...]
    pasts: Mapping[str, str]


class _Unread(BadInput):
    """A file of a bundle does not say what it should the way Newsdesk does: its ``name``, and ``why``."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"The bundle’s {name} cannot be read ({why}). Ask for the bundle again.")
        self.finding = BundleFinding(name, f"This file cannot be understood: {why}.")


def verify_bundle(path: Path) -> tuple[BundleFinding, ...]:
    """Return everything that is wrong with the bundle (a folder or a .zip) at ``path``, by file.

    Nothing found means what ``examine`` says, and that what is in it for another desk fits together: it can
    be taken in. BadInput if there is no bundle at all.
    """
    with open_shelf(path) as shelf:
        if findings := examine(shelf):
            return findings
        try:
            if not _parsed(shelf, CARD, _card).readers_only:
                _sources(shelf)
        except _Unread as error:
            return (error.finding,)
    return ()


def read_bundle(path: Path) -> Received:
    """Return what is in the bundle (a folder or a .zip) at ``path``.

    BadInput if it is none, or if anything in it is not as it was written.
    """
    with open_shelf(path) as found:
        shelf = SteadyShelf(found, path.name)
        findings = examine(shelf)
        if findings:
            first = findings[0].sentence
            more = f" And {counted(len(findings) - 1, 'more finding')}." if len(findings) > 1 else ""
            raise BadInput(
                f"“{path.name}” is not as it was written, so nothing was taken in. {first}{more} "
                "Ask for the bundle again."
            )
        card = _the_card(shelf)
        if card.readers_only:
            raise BadInput(
                f"“{path.name}” is for readers only: it holds no sources, so there is nothing to take in. "
                "Ask for a bundle that is for another desk as well."
            )
        found_in = _sources(shelf)
        sources, stories = found_in.stories, tuple(each.story for each in found_in.stories)
        digest = hashlib.sha256(shelf.read(MANIFEST)).hexdigest()
        named = dict.fromkeys(name for story in stories for name in kept(story.text.body))
        pictures = tuple(name for name in named if name in shelf.sizes)
    return Received(
        path.name,
        digest,
        found_in.edition,
        stories,
        PastTexts(path, found_in.pasts, shelf.digests),
        {each.story.uid: each.corrections for each in sources},
        {each.story.uid: each.notes for each in sources},
        {each.story.uid: each.gone_notes for each in sources},
        card,
        path,
        pictures,
        found_in.past,
        found_in.made,
    )


def _sources(shelf: Shelf) -> _Sources:
    """Return what there is for another desk in a bundle whose files are sound; _Unread if it does not fit."""
    edition, names = _parsed(shelf, source.EDITION, source.read_edition)
    stories, pasts = [], {}
    for entry in edition.entries:
        if entry.story in names:
            uid, name = entry.story, names[entry.story]
            stories.append(_parsed(shelf, f"source/{name}.md", partial(_read_story, uid)))
            pasts[uid] = f"source/revisions/{name}.json"
            _parsed(shelf, pasts[uid], partial(_check_past, stories[-1].story))
    past = _parsed(shelf, source.EDITION, source.read_past)
    return _Sources(edition, past, _parsed(shelf, source.EDITION, bytes.decode), tuple(stories), pasts)


def edition_of(made: str) -> Edition:
    """Return the edition that ``Received.made`` is of; errors as ``source.read_story``."""
    return source.read_edition(made.encode())[0]


def read_pictures(received: Received) -> Iterator[tuple[str, bytes]]:
    """Yield a bundle's pictures, one at a time: their names and bytes.

    BadInput if the bundle is gone, or not what it was when it was read.
    """
    with open_shelf(received.path) as shelf:
        for name in received.pictures:
            data = shelf.read(name) if name in shelf.sizes else b""
            if hashlib.sha256(data).hexdigest() != Path(name).stem:
                raise BadInput(f"“{received.name}” was changed while it was read. Ask for the bundle again.")
            yield name, data


def read_card(path: Path) -> Card:
    """Return what the bundle at ``path`` says of itself; BadInput if it is none, or not signed as it says."""
    with open_shelf(path) as shelf:
        return _the_card(shelf)


def _the_card(shelf: Shelf) -> Card:
    card = _parsed(shelf, CARD, _card)
    try:
        return replace(card, signer=signed_by(shelf))
    except ValueError as error:
        raise BadInput(
            f"The bundle’s {SIGNATURE} does not hold: {error}. Ask for the bundle again."
        ) from error


def _card(data: bytes) -> Card:
    fields = documents.load(data)
    return Card(
        override=documents.quoted(str(fields.get("override") or ""), LONGEST_EXCUSE),
        embargoes=tuple(
            Embargoed(documents.one_line(str(each["headline"])), source.moment(each["until"]))
            for each in fields.get("embargoes", [])
        ),
        desk=documents.quoted(str(fields.get("signed_as") or fields.get("newsroom") or ""), LONGEST_NAME),
        readers_only=fields.get(READERS_ONLY) is True,
    )


def _read_story(uid: str, data: bytes) -> source.Source:
    """Return a story of that identity; ValueError if it has another."""
    found = source.read_story(data)
    if found.story.uid != uid:
        raise ValueError("it is another story than the edition names")
    return found


def _check_past(story: Story, data: bytes) -> None:
    """ValueError if a story's revisions do not hold together, or end in another text."""
    revisions = source.read_revisions(data)
    for each in revisions:
        if chain(each.parent, each.text) != each.digest:
            raise ValueError(f"revision {each.number} is not what its digest says")
    if revisions and (revisions[-1].digest, revisions[-1].text) != (story.revision, story.text):
        raise ValueError("its last revision is not the story as it stands")


def _parsed(shelf: Shelf, name: str, parse: Callable[[bytes], T]) -> T:
    """Return what a file says; _Unread if it does not say it the way Newsdesk does."""
    if name not in shelf.sizes:
        raise _Unread(name, "it is missing")
    try:
        return parse(shelf.read(name))
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise _Unread(name, documents.said(error)) from error
