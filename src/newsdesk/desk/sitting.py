"""One sitting of somebody at a story: what is typed is kept without overwriting what changed meanwhile.

While somebody types, a bundle may be taken in, an earlier text restored, a word replaced in every story.
Whoever types has not seen that yet. So what is kept is not simply the text of the window: where the story is
another one than the window was given, the two are brought together, as two desks' texts are.
"""

from dataclasses import dataclass

from newsdesk.desk.newsroom import Newsroom
from newsdesk.desk.stories import StoryDesk, existing_story, keep_text
from newsdesk.domain.changes import NOTHING, Changes
from newsdesk.domain.story import Story, StoryText, Why, chain
from newsdesk.store.editions import Editions
from newsdesk.store.revisions import Revisions
from newsdesk.store.standings import Standings
from newsdesk.store.stories import Stories
from newsdesk.text.english import listed

#: The field that can have both.
TEXT = "Text"


@dataclass(frozen=True, slots=True)
class Kept:
    """What was kept. ``merged``: the story has more than the window shows, which should show it as it is now.

    ``contested`` are the fields, as people call them, that both changed in the same place: in the text both
    stand one after the other, of any other field what was typed.
    """

    changes: Changes = NOTHING
    merged: bool = False
    contested: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """What to say of a merge."""
        if not self.contested:
            return "The story was changed elsewhere while you typed; it has both now."
        said = "The story was changed elsewhere while you typed, in the same place."
        if TEXT in self.contested:
            said += " Both passages stand in the text, one after the other: take out what is not wanted."
        if others := [each.lower() for each in self.contested if each != TEXT]:
            said += f" Of the {listed(others)} what you typed stands; the other is in Story › History."
        return said


class Sitting:
    """Keeps what is typed in one story, from when a window shows it until it shows it anew.

    To be called from one thread at a time.
    """

    def __init__(self, newsroom: Newsroom, stories: StoryDesk, story: Story) -> None:
        """``story`` is as the window shows it before anything is typed."""
        self._newsroom = newsroom
        self._desk = stories
        self._uid = story.uid
        #: The revision that stood when the window and the archive had the same, and the text they both had.
        self._revision, self._shared = story.revision, story.text
        #: The newest copy of what was typed since.
        self._copied: StoryText | None = None

    def keep(self, text: StoryText) -> Kept:
        """Keep a text as the story's newest revision; nothing happens if it is the one that stands."""
        with self._newsroom.archive.writing() as db:
            stories, editions = Stories(db), Editions(db)
            story = existing_story(stories, self._uid)
            if story.revision == self._revision:
                changes = keep_text(stories, editions, self._newsroom, self._uid, text, Why.TYPING)
                self._revision = self._standing(Standings(db))
                self._shared, self._copied = text, None
                return Kept(changes)
            # Seldom wanted, and long to import.
            from newsdesk.text.compare import LABELS  # noqa: PLC0415
            from newsdesk.text.merging import merge_stories  # noqa: PLC0415

            merged = merge_stories(self._last_shared(Revisions(db)), text, story.text)
            changes = keep_text(stories, editions, self._newsroom, self._uid, merged.text, Why.MERGE)
            # All that was typed so far stands in it; what came is not in the window yet.
            self._revision, self._shared, self._copied = "", text, None
        contested = (*merged.fields, *(() if merged.body.clean else ("body",)))
        return Kept(changes, merged=True, contested=tuple(LABELS[each] for each in contested))

    def copy(self, text: StoryText) -> Kept:
        """Keep an extra copy of a text that is still being typed: it is there after a crash.

        Where the story was changed meanwhile, a copy would be an older text: it is kept as ``keep`` does.
        """
        with self._newsroom.archive.writing() as db:
            if self._standing(Standings(db)) != self._revision:
                return self.keep(text)
            self._desk.keep_draft(self._uid, text)
        self._copied = text
        return Kept()

    def _standing(self, standings: Standings) -> str:
        """Return the digest of the story's newest revision; "" if it is gone."""
        return standings.revisions((self._uid,)).get(self._uid, "")

    def _last_shared(self, revisions: Revisions) -> StoryText:
        """Return the newest text that both have: a copy may have become a revision before something came."""
        copied = self._copied
        if copied and chain(self._revision, copied) in revisions.identities(self._uid).values():
            return copied
        return self._shared
