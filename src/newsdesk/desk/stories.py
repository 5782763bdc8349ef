"""What is done with stories: find, open, write, save, move through the workflow."""

import uuid
from datetime import datetime
from pathlib import Path

from newsdesk.desk.newsroom import Newsroom
from newsdesk.domain.changes import NOTHING, Changes, Done
from newsdesk.domain.errors import BadInput, Refused
from newsdesk.domain.story import Provenance, Revision, Status, Story, StorySummary, StoryText, Why
from newsdesk.domain.workflow import target
from newsdesk.store import Editions, Revisions, Stories
from newsdesk.text import slugs, words

#: Once a story has been out, its address stays.
SETTLED = (Status.PUBLISHED, Status.CORRECTED)


class StoryDesk:
    """Everything that is done with stories in one newsroom."""

    def __init__(self, newsroom: Newsroom) -> None:
        self._newsroom = newsroom

    def list(
        self, query: str = "", status: Status | None = None, limit: int | None = None
    ) -> tuple[StorySummary, ...]:
        """Return stories newest first. ``query`` is full-text; spiked ones only by ``status``."""
        with self._newsroom.archive.reading() as db:
            return Stories(db).summaries(query, status, limit)

    def get(self, uid: str) -> Story:
        """Return a story with its text; BadInput if there is none with that uid."""
        with self._newsroom.archive.reading() as db:
            story = Stories(db).get(uid)
        if story is None:
            raise BadInput(f"There is no story with the uid {uid}. “newsdesk stories” lists them.")
        return story

    def revisions(self, uid: str) -> tuple[Revision, ...]:
        """Return every text the story had, oldest first."""
        with self._newsroom.archive.reading() as db:
            return Revisions(db).of(uid)

    def new(self, text: StoryText | None = None) -> Done[Story]:
        """Start a story."""
        with self._newsroom.archive.writing() as db:
            story = add_story(Stories(db), self._newsroom, text or StoryText(), Why.NEW)
        return Done(story, Changes(frozenset({story.uid})))

    def save(self, uid: str, text: StoryText, why: Why = Why.TYPING) -> Changes:
        """Keep a text as the story's newest revision; nothing happens if it is the one that stands."""
        now = self._newsroom.clock.now()
        with self._newsroom.archive.writing() as db:
            stories = Stories(db)
            story = stories.get(uid)
            if story is None:
                raise BadInput(f"There is no story with the uid {uid} any more.")
            slug = story.slug
            if story.status not in SETTLED and text.headline != story.text.headline:
                slug = free_slug(stories, text, uid)
            length = words.count(text.body)
            if not stories.save(story, text, slug, length, now, self._newsroom.who, why):
                return NOTHING
            return Changes(frozenset({uid}), frozenset(Editions(db).with_story(uid)))

    def keep_draft(self, uid: str, text: StoryText) -> None:
        """Keep an extra copy of a text that is still being typed: it is there after a crash."""
        with self._newsroom.archive.writing() as db:
            Stories(db).keep_draft(uid, text, self._newsroom.clock.now(), self._newsroom.who)

    def recover(self) -> Done[tuple[str, ...]]:
        """Make revisions of what was being typed when a program ended badly; return the headlines."""
        recovered = []
        changes = NOTHING
        with self._newsroom.archive.reading() as db:
            drafts = Stories(db).drafts()
        for draft in drafts:
            changed = self.save(draft.story, draft.text, Why.RECOVERY)
            if changed:
                recovered.append(draft.text.headline or "Untitled story")
            changes |= changed
        return Done(tuple(recovered), changes)

    @staticmethod
    def save_copy(text: StoryText, path: Path) -> None:
        """Write a text to a Markdown file of its own; Refused if that cannot be done."""
        parts = (f"# {text.headline}", text.standfirst, text.body)
        try:
            path.write_text("\n\n".join(part for part in parts if part) + "\n", encoding="utf-8")
        except OSError as error:
            raise Refused(f"{path} could not be written: {error.strerror}. Choose another place.") from error

    def act(self, uids: tuple[str, ...], action: str) -> Changes:
        """Take stories one way of the workflow; Refused, with nothing changed, if one of them cannot."""
        now = self._newsroom.clock.now()
        with self._newsroom.archive.writing() as db:
            stories = Stories(db)
            for story in stories.many(uids):
                to = target(action, story.status, story.spiked_from)
                spiked_from = story.status if to is Status.SPIKED else None
                stories.set_status(story.uid, to, spiked_from, now)
        return Changes(frozenset(uids))


def add_story(
    stories: Stories,
    newsroom: Newsroom,
    text: StoryText,
    why: Why,
    provenance: Provenance | None = None,
    at: datetime | None = None,
) -> Story:
    """Keep a new story under a slug of its own, inside the transaction that ``stories`` writes in.

    ``at`` is one time (UTC) for stories that come together, so that a list keeps their order.
    """
    now = at or newsroom.clock.now()
    uid = str(uuid.uuid4())
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
    return stories.add(story, newsroom.who, why)


def free_slug(stories: Stories, text: StoryText, uid: str) -> str:
    """Return a slug for a text that no other story has."""
    wanted = slugs.slug(text.headline, text.language)
    return slugs.unique(wanted, stories.slugs(wanted, uid))
