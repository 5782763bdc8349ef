"""A story's past: looking back, comparing, naming, restoring, and letting go of keystrokes."""

from collections.abc import Sequence

from newsdesk.desk.newsroom import Newsroom
from newsdesk.desk.stepping import Books, keep_drafts
from newsdesk.desk.stories import existing_story, keep_text, unknown
from newsdesk.domain.changes import Changes, Done
from newsdesk.domain.errors import BadInput, Refused
from newsdesk.domain.history import PastText, Thinned
from newsdesk.domain.journal import Step, Turn
from newsdesk.domain.progress import Reporter, Silent
from newsdesk.domain.story import Story, StoryText, Why
from newsdesk.domain.thinning import is_today
from newsdesk.store.revisions import Revisions
from newsdesk.store.stories import Stories
from newsdesk.store.thinning import Thinning
from newsdesk.text.compare import Comparison, compare
from newsdesk.text.compare_pages import compare_pages
from newsdesk.text.worker import Renderer

#: The most characters of a checkpoint's name: it has to fit a line of the timeline.
LONGEST_NAME = 80
#: The fewest letters of a digest that can stand for it.
SHORTEST_DIGEST = 4

#: The names that automatic checkpoints get.
BEFORE_RESTORE = "before restore"


class HistoryDesk:
    """Everything that is done with the past of one newsroom's stories."""

    def __init__(self, newsroom: Newsroom, renderer: Renderer) -> None:
        self._newsroom = newsroom
        self._renderer = renderer

    def timeline(self, uid: str) -> tuple[PastText, ...]:
        """Return every revision of a story without its text, newest first; BadInput without the story."""
        with self._newsroom.archive.reading() as db:
            past = Revisions(db).timeline(uid, self._newsroom.who)
        if not past:
            raise unknown(uid)
        return past[::-1]

    def find(self, uid: str, wanted: str) -> PastText:
        """Return the revision that a number ("12") or the beginning of a digest names; else BadInput."""
        past = self.timeline(uid)
        found = [each for each in past if str(each.number) == wanted]
        if not found and len(wanted) >= SHORTEST_DIGEST:
            found = [each for each in past if each.digest.startswith(wanted.lower())]
        if len(found) == 1:
            return found[0]
        if found:
            raise BadInput(f"“{wanted}” begins the digests of {len(found)} revisions. Write more of it.")
        raise BadInput(
            f"“{wanted}” is no revision of this story, whose newest is number {past[0].number}. "
            "“newsdesk history” lists them."
        )

    def text_of(self, uid: str, digest: str) -> StoryText:
        """Return one revision's text; Refused if it was thinned out, BadInput if it never was."""
        with self._newsroom.archive.reading() as db:
            text = Revisions(db).text_of(uid, digest)
        if text is None:
            past = self.find(uid, digest)
            raise Refused(
                f"The text of revision {past.number} was thinned out; the newest of its hour or day is kept."
            )
        return text

    def compare(self, uid: str, old: str, new: str) -> Comparison:
        """Return how one revision became another, both by digest; errors as ``text_of``."""
        return compare(self.text_of(uid, old), self.text_of(uid, new))

    def compare_pages(self, uid: str, old: str, new: str) -> str:
        """Return the same as safe HTML of the page that readers get; errors as ``text_of``."""
        texts = [self.text_of(uid, digest) for digest in (old, new)]
        before, after = ((text, self._renderer.render(text.body)) for text in texts)
        return compare_pages(before, after)

    def since_published(self, uid: str) -> tuple[str, str]:
        """Return the digests of the text that readers have and of the one that stands.

        Refused, with the reason, where there are no such two.
        """
        story = self._story(uid)
        if not story.published_revision:
            raise Refused(f"“{story.headline}” has not been published yet.")
        if story.published_revision == story.revision:
            raise Refused(f"“{story.headline}” has not changed since it was published.")
        with self._newsroom.archive.reading() as db:
            if Revisions(db).text_of(uid, story.published_revision) is None:
                raise Refused(
                    f"“{story.headline}” was published elsewhere: the text that readers have is not here."
                )
        return story.published_revision, story.revision

    def since_read(self, uid: str) -> tuple[str, str]:
        """Return the digests of the text that whoever is at the desk read last, and of the one that stands.

        Refused, with the reason, where there are no such two.
        """
        story = self._story(uid)
        with self._newsroom.archive.reading() as db:
            read = Revisions(db).last_read(uid, self._newsroom.who)
        if not read:
            raise Refused(f"“{story.headline}” has not been read by you before.")
        if read == story.revision:
            raise Refused(f"“{story.headline}” has not changed since you last read it.")
        return read, story.revision

    def checkpoint(self, uid: str, name: str) -> Changes:
        """Name a story's standing text, in place of the name it has; it is kept for ever then."""
        return self.name(uid, self._story(uid).revision, name)

    def name(self, uid: str, digest: str, name: str) -> Changes:
        """Name one revision, in place of the name it has. BadInput if that is no name."""
        label = " ".join(name.split())
        if not label:
            raise BadInput("A checkpoint needs a name, such as “before legal”.")
        if len(label) > LONGEST_NAME:
            raise BadInput(
                f"The checkpoint’s name has {len(label)} of at most {LONGEST_NAME} characters. Shorten it."
            )
        # What was thinned out cannot be kept for ever any more.
        self.text_of(uid, digest)
        with self._newsroom.archive.writing() as db:
            Revisions(db).name(uid, digest, label)
        return Changes(frozenset({uid}))

    def restore(self, uid: str, digest: str) -> Done[Step | None]:
        """Let an earlier text stand again, as a new revision; the one that stood is a checkpoint then.

        It is a step that can be taken back; there is none if that text stands already. Errors as ``text_of``.
        """
        text, wanted = self.text_of(uid, digest), self.find(uid, digest)
        now, who = self._newsroom.clock.now(), self._newsroom.who
        with Books.open(self._newsroom) as books:
            changes = keep_drafts(books, self._newsroom, (uid,))
            story = existing_story(books.stories, uid)
            if story.text == text:
                return Done(None, changes)
            standing = books.standing((uid,))[uid]
            books.revisions.secure((uid,), BEFORE_RESTORE)
            changes |= keep_text(books.stories, books.editions, self._newsroom, uid, text, Why.RESTORE)
            after = books.standings.revisions((uid,))[uid]
            turn = Turn(uid, standing._replace(text=story.revision), standing._replace(text=after))
            label = f"Restore revision {wanted.number} of {books.what((uid,))}"
            step = books.steps.add(label, "", (turn,), now, who)
            books.journal.note_all((uid,), f"restored revision {wanted.number}", who, now, step.number)
        return Done(step, changes)

    def mark_read(self, uid: str) -> None:
        """Note that whoever is at the desk has read a story as it stands."""
        with self._newsroom.archive.writing() as db:
            Revisions(db).mark_read(uid, self._newsroom.who, self._newsroom.clock.now())

    def due_for_thinning(self) -> tuple[str, ...] | None:
        """Return the uids of the stories that have revisions to thin; None if that was done today."""
        now = self._newsroom.clock.now()
        with self._newsroom.archive.reading() as db:
            thinning = Thinning(db, now)
            if thinning.last is not None and is_today(thinning.last, now, None):
                return None
            return tuple(uid for uid, _texts in thinning.plan())

    def thin_these(self, uids: Sequence[str]) -> Thinned:
        """Thin these stories' revisions by the rule, in one transaction."""
        with self._newsroom.archive.writing() as db:
            thinning = Thinning(db, self._newsroom.clock.now())
            gone = [thinning.thin(uid) for uid in uids]
        return Thinned(sum(1 for each in gone if each), sum(gone))

    def note_thinned(self) -> None:
        """Remember that all that was due is thinned, so that it is not due again today."""
        with self._newsroom.archive.writing() as db:
            Thinning(db, self._newsroom.clock.now()).note()

    def thin(self, reporter: Reporter | None = None, *, dry_run: bool = False) -> Thinned:
        """Thin all stories' revisions by the rule, each story in a transaction of its own.

        ``dry_run`` only counts. Cancelled if the reporter stops it; what was thinned stays so.
        """
        reporter = reporter or Silent()
        with self._newsroom.archive.reading() as db:
            plan = tuple(Thinning(db, self._newsroom.clock.now()).plan())
        if dry_run:
            return Thinned(len(plan), sum(texts for _uid, texts in plan))
        gone = Thinned(0, 0)
        for done, (uid, _texts) in enumerate(plan):
            reporter.step(done, len(plan), "Thinning")
            thinned = self.thin_these((uid,))
            gone = Thinned(gone.stories + thinned.stories, gone.revisions + thinned.revisions)
        self.note_thinned()
        return gone

    def _story(self, uid: str) -> Story:
        with self._newsroom.archive.reading() as db:
            return existing_story(Stories(db), uid)
