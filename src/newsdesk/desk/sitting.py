"""One sitting of somebody at a story: what is typed is kept without overwriting what changed meanwhile.

While somebody types, a bundle may be taken in, an earlier text restored, a word replaced in every story.
Whoever types has not seen that yet. So what is kept is not simply the text of the window: where the story is
another one than the window was given, the two are brought together, as two desks' texts are.
"""

from dataclasses import dataclass
from typing import Any, NamedTuple

from newsdesk.desk.newsroom import Newsroom
from newsdesk.desk.stories import StoryDesk, existing_story, keep_texts
from newsdesk.domain.changes import NOTHING, Changes
from newsdesk.domain.merges import PendingMerge
from newsdesk.domain.story import Story, StoryText, Why, chain
from newsdesk.store.editions import Editions
from newsdesk.store.journal import Journal
from newsdesk.store.merges import Merges
from newsdesk.store.revisions import Revisions
from newsdesk.store.standings import Standings
from newsdesk.store.stories import Stories
from newsdesk.text.english import listed

#: Who changed a story, where nobody knows.
SOMEBODY = "Somebody"


@dataclass(frozen=True, slots=True)
class Kept:
    """What was kept. ``merged``: the story has more than the window shows, which should show it as it is now.

    ``contested`` are the fields, as people call them, that both changed in the same place: what was typed
    stands, and the other text waits for an editor.
    """

    changes: Changes = NOTHING
    merged: bool = False
    contested: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """What to say of a merge."""
        if not self.contested:
            return "The story was changed elsewhere while you typed; it has both now."
        where = listed([each.lower() for each in self.contested])
        return (
            f"The story was changed elsewhere while you typed, in the same place ({where}). What you typed "
            "stands until you decide: File › Merges that wait…"
        )


class _Known(NamedTuple):
    """What a sitting knows of its story.

    ``revision`` stood when the window and the archive had the same ("" where they do not), and ``shared`` is
    the text they both had. ``waiting`` is the revision that was made of both while the other text waits, ""
    where none does; ``copied`` the newest copy of what was typed since.
    """

    revision: str
    shared: StoryText
    waiting: str = ""
    copied: StoryText | None = None


class Sitting:
    """Keeps what is typed in one story, from when a window shows it until it shows it anew.

    To be called from one thread at a time.
    """

    def __init__(self, newsroom: Newsroom, stories: StoryDesk, story: Story) -> None:
        """``story`` is as the window shows it before anything is typed."""
        self._newsroom = newsroom
        self._desk = stories
        self._uid = story.uid
        self._known = _Known(story.revision, story.text)

    def keep(self, text: StoryText) -> Kept:
        """Keep a text as the story's newest revision; nothing happens if it is the one that stands."""
        known = self._known
        with self._newsroom.archive.writing() as db:
            stories, editions = Stories(db), Editions(db)
            story = existing_story(stories, self._uid)
            if story.revision == known.revision:
                kept = Kept(keep_texts(stories, editions, self._newsroom, [(story, text)], Why.TYPING))
                known = _Known(self._standing(Standings(db)), text, known.waiting)
            else:
                kept, known = self._bring_together(db, text, story)
        # Not before all of it is on the disk: one that is full takes nothing, and may say so at the end.
        self._known = known
        return kept

    def _bring_together(self, db: Any, text: StoryText, story: Story) -> tuple[Kept, _Known]:
        """Keep a text that was typed while the story became another, with all that is clear of both."""
        # Seldom wanted, and long to import.
        from newsdesk.text.conflicts import undecided  # noqa: PLC0415

        base = self._last_shared(Revisions(db))
        merge = undecided(base, text, story.text)
        mine = merge.text([each.mine for each in merge.conflicts])
        changes = keep_texts(Stories(db), Editions(db), self._newsroom, [(story, mine)], Why.MERGE)
        # What waits already, of the same change elsewhere, has whatever else is typed against it.
        waits = story.revision == self._known.waiting
        if merge.conflicts and not waits:
            self._put_off(db, base, story)
        waiting = self._standing(Standings(db)) if merge.conflicts or waits else ""
        contested = tuple(dict.fromkeys(each.label for each in merge.conflicts))
        # All that was typed so far stands in it; what came is not in the window yet.
        return Kept(changes, merged=True, contested=contested), _Known("", text, waiting)

    def _put_off(self, db: Any, base: StoryText, other: Story) -> None:
        """Let the text that stood, and was not seen by whoever typed, wait for an editor."""
        made = next(each for each in Revisions(db).of(self._uid) if each.digest == other.revision)
        # Not the revision itself, which is a part of this desk's past already.
        waits = made._replace(parent="", digest=chain(made.digest, made.text), origin="")
        now, who = self._newsroom.clock.now(), self._newsroom.who
        Merges(db).add(PendingMerge(0, self._uid, now, who, made.who or SOMEBODY, "", base, (waits,)))
        what = "wrote where it was changed elsewhere, which waits for an editor"
        Journal(db).note(self._uid, what, who, now)

    def copy(self, text: StoryText) -> Kept:
        """Keep an extra copy of a text that is still being typed: it is there after a crash.

        Where the story was changed meanwhile, a copy would be an older text: it is kept as ``keep`` does.
        """
        with self._newsroom.archive.writing() as db:
            changed = self._standing(Standings(db)) != self._known.revision
            if not changed:
                self._desk.keep_draft(self._uid, text)
        if changed:
            return self.keep(text)
        self._known = self._known._replace(copied=text)
        return Kept()

    def _standing(self, standings: Standings) -> str:
        """Return the digest of the story's newest revision; "" if it is gone."""
        return standings.revisions((self._uid,)).get(self._uid, "")

    def _last_shared(self, revisions: Revisions) -> StoryText:
        """Return the newest text that both have: a copy may have become a revision before something came."""
        revision, shared, _waiting, copied = self._known
        if copied and chain(revision, copied) in revisions.identities(self._uid).values():
            return copied
        return shared
