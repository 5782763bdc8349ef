"""What is done with stories: find, open, write, save."""

import uuid
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from functools import reduce
from operator import or_
from pathlib import Path

from newsdesk.bundle import front_matter
from newsdesk.desk.newsroom import Newsroom
from newsdesk.domain.changes import NOTHING, Changes, Done
from newsdesk.domain.errors import BadInput, Refused
from newsdesk.domain.story import Provenance, Status, Story, StoryText, Why, titled
from newsdesk.store import keepsake
from newsdesk.store.drafts import Standing
from newsdesk.store.editions import Editions
from newsdesk.store.journal import Journal
from newsdesk.store.leftovers import files_in
from newsdesk.store.revisions import storable_text
from newsdesk.store.stories import Draft, Rewrite, Stories
from newsdesk.store.trouble import DiskFull
from newsdesk.store.whole_file import write_whole
from newsdesk.text import slugs, words
from newsdesk.text.pins import standing_pins
from newsdesk.text.shortcodes import may_ask

#: Once a story has been out, its address stays.
SETTLED = (Status.PUBLISHED, Status.CORRECTED)


class StoryDesk:
    """Everything that is done with stories in one newsroom."""

    def __init__(self, newsroom: Newsroom) -> None:
        self._newsroom = newsroom
        #: What the text that is being typed is held against.
        self._standing: Standing | None = None

    def get(self, uid: str) -> Story:
        """Return a story with its text; BadInput if there is none with that uid."""
        with self._newsroom.archive.reading() as db:
            return existing_story(Stories(db), uid)

    def new(self, text: StoryText | None = None) -> Done[Story]:
        """Start a story."""
        with self._newsroom.archive.writing() as db:
            story = add_story(Stories(db), self._newsroom, text or StoryText(), Why.NEW)
            Journal(db).note(story.uid, "started it", self._newsroom.who, story.created)
        return Done(story, Changes(frozenset({story.uid})))

    def save(self, uid: str, text: StoryText) -> Changes:
        """Keep a text as the story's newest revision; nothing happens if it is the one that stands."""
        with self._newsroom.archive.writing() as db:
            return keep_text(Stories(db), Editions(db), self._newsroom, uid, text, Why.TYPING)

    def keep_draft(self, uid: str, text: StoryText) -> None:
        """Keep an extra copy of a text that is still being typed: it is there after a crash.

        To be called from one thread at a time.
        """
        with self._newsroom.archive.writing() as db:
            now, who = self._newsroom.clock.now(), self._newsroom.who
            self._standing = Stories(db).keep_draft(uid, text, now, who, self._standing)

    def recover(self) -> Done[tuple[str, ...]]:
        """Make revisions of what was being typed when a program ended badly; return the headlines.

        So with what ``set_aside`` kept: it is newer than what is in the file. A story that has not come out
        of a damaged file is begun anew with it. Where the disk is full the newsroom is open only to look.
        """
        try:
            return self._recover_all()
        except DiskFull:
            # It stays as it is for the next time: nobody is to type over it meanwhile.
            self._newsroom.archive.only_look()
            return Done((), NOTHING)

    def _recover_all(self) -> Done[tuple[str, ...]]:
        with self._newsroom.archive.reading() as db:
            drafts = Stories(db).drafts()
        begun: dict[str, str] = {}
        recovered = {draft.story: self._recover(draft, begun) for draft in drafts}
        headlines = {draft.story: draft.text.headline for draft in drafts}
        for file in files_in(self._newsroom.folder):
            kept = keepsake.read(file)
            for draft in kept:
                recovered[draft.story] = recovered.get(draft.story, NOTHING) | self._recover(draft, begun)
                headlines[draft.story] = draft.text.headline
            if kept:
                file.unlink(missing_ok=True)
        changed = tuple(titled(headlines[uid]) for uid, changes in recovered.items() if changes)
        return Done(changed, reduce(or_, recovered.values(), NOTHING))

    def _recover(self, draft: Draft, begun: dict[str, str]) -> Changes:
        """Make a revision of a text; ``begun`` are the stories that were begun anew, by the uid they had."""
        with self._newsroom.archive.writing() as db:
            stories, uid = Stories(db), begun.get(draft.story, draft.story)
            if stories.get(uid) is None:
                uid = add_story(stories, self._newsroom, draft.text, Why.RECOVERY).uid
                begun[draft.story] = uid
                changed = Changes(frozenset({uid}))
            else:
                changed = keep_text(stories, Editions(db), self._newsroom, uid, draft.text, Why.RECOVERY)
            if changed:
                what = f"had typed a text that was recovered at {draft.at:%Y-%m-%d %H:%M} UTC"
                Journal(db).note(uid, what, draft.who, self._newsroom.clock.now())
        return changed

    def set_aside(self, texts: Mapping[str, StoryText]) -> None:
        """Keep texts (by uid) beside a newsroom that was found damaged, until something takes its place.

        Refused if the disk takes nothing.
        """
        now = self._newsroom.clock.now()
        drafts = [Draft(uid, now, self._newsroom.who, text) for uid, text in texts.items()]
        keepsake.keep(self._newsroom.folder, drafts, now)

    @staticmethod
    def save_copy(text: StoryText, path: Path) -> None:
        """Write a text to a Markdown file that can be taken in again; Refused if it cannot be written."""
        fields = storable_text(text).record()
        above = {name: said for name, said in fields.items() if said and name not in {"body", "pins"}}
        try:
            write_whole(path, front_matter.write(above) + f"{fields['body']}\n".encode())
        except OSError as error:
            raise Refused(f"{path} could not be written: {error.strerror}. Choose another place.") from error


def unknown(uid: str) -> BadInput:
    """Return what is to be raised where no story has that uid."""
    return BadInput(f"There is no story {uid}. “newsdesk stories” lists them.")


def existing_story(stories: Stories, uid: str) -> Story:
    """Return a story with its text, as ``stories`` sees it; BadInput if there is none with that uid."""
    story = stories.get(uid)
    if story is None:
        raise unknown(uid)
    return story


def existing_stories(stories: Stories, uids: Sequence[str]) -> tuple[Story, ...]:
    """Return stories in the order asked for, as ``existing_story`` does one."""
    found = stories.many(uids)
    missing = set(uids) - {story.uid for story in found}
    if missing:
        raise unknown(min(missing))
    return found


def add_story(
    stories: Stories,
    newsroom: Newsroom,
    text: StoryText,
    why: Why,
    provenance: Provenance | None = None,
    at: datetime | None = None,
    serial: int = 0,
) -> Story:
    """Keep a new story under a slug of its own, inside the transaction that ``stories`` writes in.

    For stories that come together ``at`` is one time (UTC), and ``serial`` one of ``Stories.serials``.
    """
    now = at or newsroom.clock.now()
    uid = str(uuid.uuid4())
    text = with_pins(newsroom, text)
    story = Story(
        uid=uid,
        slug=free_slug(stories, text, uid),
        text=text,
        status=Status.DRAFT,
        created=now,
        updated=now,
        words=words.count(text.body),
        provenance=provenance,
    )
    return stories.add(story, newsroom.who, why, serial)


def keep_text(
    stories: Stories, editions: Editions, newsroom: Newsroom, uid: str, text: StoryText, why: Why
) -> Changes:
    """Keep a text as a story's newest revision, inside the transaction that ``stories`` writes in.

    Nothing happens if it is the one that stands. BadInput if the story is gone.
    """
    story = stories.get(uid)
    if story is None:
        raise BadInput(f"There is no story with the uid {uid} any more.")
    return keep_texts(stories, editions, newsroom, [(story, text)], why)


def keep_texts(
    stories: Stories,
    editions: Editions,
    newsroom: Newsroom,
    texts: Sequence[tuple[Story, StoryText]],
    why: Why,
) -> Changes:
    """Keep a text for each of these stories, read in the same transaction, as ``keep_text`` does for one."""
    rewrites: list[Rewrite] = []
    given: set[str] = set()
    for story, wanted in texts:
        text = with_pins(newsroom, wanted, story.text.pins)
        slug = slug_with(stories, story, text, given)
        given.add(slug)
        rewrites.append(Rewrite(story, text, slug, words.count(text.body)))
    kept = stories.save_all(rewrites, newsroom.clock.now(), newsroom.who, why)
    in_editions = editions.with_stories(kept).values()
    return Changes(frozenset(kept), frozenset(uid for uids in in_editions for uid in uids))


def with_pins(newsroom: Newsroom, text: StoryText, before: Sequence[str] = ()) -> StoryText:
    """Return a text with pins for the rates that it asks for, and those of the text before that it keeps."""
    if not may_ask(text.body):
        return text._replace(pins=standing_pins(text.body, (*text.pins, *before)))
    # What knows rates takes long to import, and most stories have none.
    from newsdesk.desk.shortcodes import Shortcodes  # noqa: PLC0415

    return Shortcodes(newsroom).pinned(text, before)


def slug_with(stories: Stories, story: Story, text: StoryText, given: Collection[str] = ()) -> str:
    """Return the slug of a story that gets another text: it follows the headline until readers have it.

    From then on it stays, whatever becomes of the story: links lead there. ``given`` are about to be others'.
    """
    stays = story.status in SETTLED or story.published is not None
    if text.headline == story.text.headline or stays or stories.has_gone_out(story.uid):
        return story.slug
    return free_slug(stories, text, story.uid, given)


def free_slug(
    stories: Stories, text: StoryText, uid: str, given: Collection[str] = (), like: str = ""
) -> str:
    """Return a slug for a text that no other story has, and none is about to get (``given``).

    ``like`` is one that it has elsewhere, and gets here as well if it is free; "" where there is none.
    """
    wanted = slugs.slug(like or text.headline, "en" if like else text.language)
    return slugs.unique(wanted, stories.slugs(slugs.stem(wanted), uid).union(given))
