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
from newsdesk.domain.notes import GoneNote, Note
from newsdesk.domain.signing import PublicKey
from newsdesk.domain.story import Story, chain
from newsdesk.text.clocks import everywhere
from newsdesk.text.english import counted
from newsdesk.text.figures import kept

T = TypeVar("T")


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
        held = (
            f"“{each.headline}” is not to be published before {everywhere(each.until)}."
            for each in self.embargoes
        )
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
        edition, names = _parsed(shelf, source.EDITION, source.read_edition)
        past = _parsed(shelf, source.EDITION, source.read_past)
        made = _parsed(shelf, source.EDITION, bytes.decode)
        sources = [
            _parsed(shelf, f"source/{names[entry.story]}.md", source.read_story)
            for entry in edition.entries
            if entry.story in names
        ]
        stories = tuple(each.story for each in sources)
        pasts = {story.uid: f"source/revisions/{names[story.uid]}.json" for story in stories}
        for story in stories:
            _parsed(shelf, pasts[story.uid], partial(_check_chain, story))
        digest = hashlib.sha256(shelf.read(MANIFEST)).hexdigest()
        named = dict.fromkeys(name for story in stories for name in kept(story.text.body))
        pictures = tuple(name for name in named if name in shelf.sizes)
    return Received(
        path.name,
        digest,
        edition,
        stories,
        PastTexts(path, pasts, shelf.digests),
        {each.story.uid: each.corrections for each in sources},
        {each.story.uid: each.notes for each in sources},
        {each.story.uid: each.gone_notes for each in sources},
        card,
        path,
        pictures,
        past,
        made,
    )


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
        override=str(fields.get("override") or ""),
        embargoes=tuple(
            Embargoed(str(each["headline"]), source.moment(each["until"]))
            for each in fields.get("embargoes", [])
        ),
        desk=str(fields.get("signed_as") or fields.get("newsroom") or ""),
        readers_only=fields.get(READERS_ONLY) is True,
    )


def _check_chain(story: Story, data: bytes) -> None:
    """ValueError if a story's revisions do not hold together, or end in another text."""
    revisions = source.read_revisions(data)
    for each in revisions:
        if chain(each.parent, each.text) != each.digest:
            raise ValueError(f"revision {each.number} is not what its digest says")
    if revisions and (revisions[-1].digest, revisions[-1].text) != (story.revision, story.text):
        raise ValueError("its last revision is not the story as it stands")


def _parsed(shelf: Shelf, name: str, parse: Callable[[bytes], T]) -> T:
    """Return what a file says; BadInput if it does not say it the way Newsdesk does."""
    try:
        return parse(shelf.read(name))
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise BadInput(
            f"The bundle’s {name} cannot be read ({documents.said(error)}). Ask for the bundle again."
        ) from error
