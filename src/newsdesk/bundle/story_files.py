"""What a bundle holds of each story: made of what is named here and nothing else, and known by its digest."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from datetime import UTC, datetime
from functools import cached_property
from typing import NamedTuple

from newsdesk.bundle.content import BundleContent
from newsdesk.bundle.formats import story_entries, story_files
from newsdesk.bundle.kept import Parts, Recipe
from newsdesk.bundle.pages import Pages
from newsdesk.bundle.pictures import Album, rooted
from newsdesk.bundle.setting import told_apart
from newsdesk.bundle.sheets import of_formats
from newsdesk.bundle.sound import Sound, looked_into
from newsdesk.bundle.source import write_revisions, write_story
from newsdesk.bundle.tellings import Telling, telling
from newsdesk.domain.corrections import Correction
from newsdesk.domain.edition import Edition, Entry
from newsdesk.domain.notes import GoneNote, Note
from newsdesk.domain.story import Revision, Status, Story, StoryText
from newsdesk.text.shortcodes import NO_ANSWERS

#: For times that a story's files do not say.
_NO_TIME = datetime(1970, 1, 1, tzinfo=UTC)
#: What is kept beside a story's files: no file is called so, or begins so.
_ABOUT, _STANDS_IN = "", "in "


class MadeStory(NamedTuple):
    """A story's files by their names, what lists say of it, and what was found in those that are sound.

    ``entries`` are what stands of it in feeds, by their names.
    """

    files: Mapping[str, bytes]
    told: Telling
    sound: Mapping[str, Sound]
    entries: Mapping[str, bytes]

    def packed(self) -> Parts:
        """Return it as it is kept."""
        entries = {f"{_STANDS_IN}{feed}": entry for feed, entry in self.entries.items()}
        return {_ABOUT: json.dumps([self.told, self.sound]).encode(), **self.files, **entries}

    @classmethod
    def of(cls, parts: Parts) -> "MadeStory":
        """Return what was ``packed``."""
        told, found = json.loads(parts[_ABOUT])
        files, entries = {}, {}
        for name, made in parts.items():
            if name.startswith(_STANDS_IN):
                entries[name.removeprefix(_STANDS_IN)] = made
            elif name != _ABOUT:
                files[name] = made
        sound = {name: Sound.of(*each) for name, each in found.items()}
        return cls(files, Telling(*told), sound, entries)


class Sourced(NamedTuple):
    """What another desk is given of a story: it as it stands, under which name, and what is about it."""

    story: Story
    name: str
    corrections: tuple[Correction, ...]
    notes: tuple[Note, ...]
    gone_notes: tuple[GoneNote, ...]
    revisions: tuple[Revision, ...]


class Order(NamedTuple):
    """All that a story's files are made of, beside what those of all its edition have in common.

    It stands at ``place`` (from 0) between its neighbours, of whom no more is there than links to them say:
    what is not in it cannot be missing from the digest that the files are kept by. ``source`` is None where
    there is nothing for another desk.
    """

    stories: tuple[Story, ...]
    place: int
    names: Mapping[str, str]
    headings: Mapping[str, str]
    corrections: Mapping[str, tuple[Correction, ...]]
    source: Sourced | None

    @property
    def size(self) -> int:
        """About how many characters there are in it: a past may be larger than all that a page shows."""
        past = self.source.revisions if self.source else ()
        return len(self.stories[self.place].text.body) + sum(len(each.text.body) for each in past)

    def within(self, common: BundleContent) -> BundleContent:
        """Return it as an edition, given what all of that have in ``common``."""
        entries = tuple(Entry(each.uid, self.headings[each.uid]) for each in self.stories)
        part = replace(
            common,
            edition=replace(common.edition, entries=entries),
            stories=self.stories,
            corrections=self.corrections,
        )
        # Known already; and some stories' names among themselves might be others.
        vars(part).update(names=self.names, board=common.board)
        return part


class Workbench:
    """Where the files of one bundle's stories are made, each of an order. ``common`` is what all share."""

    def __init__(self, common: BundleContent, pages: Pages, album: Album) -> None:
        self._common = common
        self._pages = pages
        self._album = album

    def made(self, order: Order, body: str) -> MadeStory:
        """Return what is made of a story; ``body`` is its HTML, and the pictures in it have been made."""
        part, told = order.within(self._common), telling(order.stories[order.place].text)
        for_desks = _for_desks(order.source) if order.source else {}
        files = {**self._for_readers(part, order.place, body), **for_desks}
        found = ((name, *looked_into(name, _digest(made), made)) for name, made in files.items())
        sound = {name: sound for name, sound, faults in found if not faults}
        entries = story_entries(part, order.place, body, told.summary)
        return MadeStory(files, told, sound, entries)

    def _for_readers(self, part: BundleContent, place: int, body: str) -> Mapping[str, bytes]:
        page = f"stories/{part.names[part.stories[place].uid]}.html"
        return {
            page: self._pages.story(part, place, on_page(body, self._album), self._album).encode(),
            **{name: make() for name, make in story_files(part, place, body).items()},
        }


class StoryFiles:
    """The files of one bundle's stories. ``shown`` is the content as pages can carry it."""

    def __init__(self, content: BundleContent, shown: BundleContent, pages: Pages, album: Album) -> None:
        self._content = content
        self._shown = shown
        self._album = album
        self._recipe = Recipe(f"{pages.digest} {of_formats().digest}")
        #: What all orders have in common: the edition without its stories.
        self.common = _common(shown)
        self._bench = Workbench(self.common, pages, album)

    def key(self, place: int, body: str = "") -> str:
        """Return the digest of all that the files of the story at ``place`` (from 0) are made of.

        Its HTML is what rendering makes of it. ``body`` is that HTML where pictures are in it: they are made
        elsewhere, and have been.
        """
        shown, story = self._shown, self._shown.stories[place]
        around = [
            (
                (each.uid, shown.names[each.uid], each.text.headline, each.text.language),
                (shown.headings.get(each.uid, ""), shown.corrections.get(each.uid, ())),
            )
            for each in shown.heads[max(place - 1, 0) : place + 2]
        ]
        told = repr((min(place, 1), around, self._album.shared(story))), *_said(story)
        page = body and on_page(body, self._album)
        return self._recipe.key("story", self._in_common, *told, body, page, *self._as_written(place))

    def of(self, place: int, body: str) -> MadeStory:
        """Return what is made of a story; ``body`` is its HTML, and the pictures in it have been made."""
        return self._bench.made(self.order(place), body)

    def order(self, place: int) -> Order:
        """Return what the files of the story at ``place`` (from 0) are made of."""
        shown, first = self._shown, max(place - 1, 0)
        among = tuple(
            shown.stories[place] if number == place else _as_linked(story)
            for number, story in enumerate(shown.heads[first : place + 2], first)
        )
        return Order(
            among,
            min(place, 1),
            {each.uid: shown.names[each.uid] for each in among},
            {each.uid: shown.headings.get(each.uid, "") for each in among},
            {each.uid: shown.corrections.get(each.uid, ()) for each in among},
            self._sourced(place) if self._content.for_desks else None,
        )

    def _sourced(self, place: int) -> Sourced:
        content, story = self._content, self._content.stories[place]
        uid = story.uid
        notes, gone = content.notes.get(uid, ()), content.gone_notes.get(uid, ())
        past = content.revisions.get(uid, ())
        return Sourced(story, content.names[uid], content.corrections.get(uid, ()), notes, gone, past)

    def _as_written(self, place: int) -> Iterator[str]:
        """Yield what its HTML, and what another desk is given, is made of, as words that are always the same.

        Only what pages do not show in these words as well.
        """
        content, story = self._content, self._content.stories[place]
        uid = story.uid
        yield from ("", "") if story == self._shown.stories[place] else _said(story)
        yield told_apart(content.answers.get(uid, NO_ANSWERS))
        if content.for_desks:
            notes = content.notes.get(uid, ()), content.gone_notes.get(uid, ())
            yield repr((content.names[uid], content.corrections.get(uid, ()), notes))
            yield content.mark(uid) if content.mark else repr(content.revisions.get(uid, ()))

    @cached_property
    def _in_common(self) -> str:
        """The digest of what all stories' files may be made of, the same in every run."""
        values = ((each.name, getattr(self.common, each.name)) for each in fields(self.common))
        said = repr(
            [(name, sorted(value) if isinstance(value, frozenset) else value) for name, value in values]
        )
        return _digest(said.encode("utf-8", "surrogatepass"))


def on_page(body: str, album: Album) -> str:
    """Return a story's HTML as its page shows it, with the pictures of an album."""
    return rooted(album.on_page(body), "../")


def _for_desks(source: Sourced) -> Mapping[str, bytes]:
    about = source.corrections, source.notes, source.gone_notes
    return {
        f"source/{source.name}.md": write_story(source.story, *about),
        f"source/revisions/{source.name}.json": write_revisions(source.revisions),
    }


def _common(content: BundleContent) -> BundleContent:
    """Return the edition without its stories, and without what their files do not say."""
    edition = Edition("", content.edition.date, "", (), content.edition.rates, _NO_TIME, _NO_TIME)
    common = replace(
        content,
        edition=edition,
        stories=(),
        revisions={},
        override="",
        signed_as="",
        corrections={},
        answers={},
        notes={},
        gone_notes={},
        past=(),
        mark=None,
    )
    vars(common)["board"] = content.board
    return common


def _as_linked(story: Story) -> Story:
    text = StoryText(headline=story.text.headline, language=story.text.language)
    return Story(story.uid, story.slug, text, Status.DRAFT, _NO_TIME, _NO_TIME, 0)


def _said(story: Story) -> tuple[str, str]:
    """Return all of a story as words that are the same in every run: the body as it is, and the rest."""
    # As plain tuples: named ones take three times as long over it, and a body is looked at letter by letter.
    rest = tuple(tuple(each.with_(body="")) if isinstance(each, StoryText) else each for each in story)
    return story.text.body, repr(rest)


def _digest(made: bytes) -> str:
    return hashlib.sha256(made).hexdigest()
