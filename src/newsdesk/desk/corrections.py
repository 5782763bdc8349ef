"""What readers are told about stories that changed after they were published."""

import uuid
from collections.abc import Callable

from newsdesk.desk.newsroom import Newsroom
from newsdesk.desk.stepping import Books, keep_drafts, turn_all
from newsdesk.desk.stories import existing_story
from newsdesk.desk.workflow import WorkflowDesk
from newsdesk.domain.corrections import Correction, CorrectionKind, Place, unfinished
from newsdesk.domain.errors import BadInput, Refused
from newsdesk.domain.journal import Stepped, Turn
from newsdesk.domain.progress import Silent
from newsdesk.domain.story import Story
from newsdesk.domain.workflow import refuse_telling, transition
from newsdesk.store.corrections import Corrections
from newsdesk.store.revisions import Revisions
from newsdesk.store.stories import Stories
from newsdesk.text.compare import Comparison, compare

Said = tuple[Correction, ...]


class CorrectionDesk:
    """Everything that is done with corrections in one newsroom.

    Each call that changes something is one transaction and one step, which can be taken back as a whole.
    """

    def __init__(self, newsroom: Newsroom, workflow: WorkflowDesk) -> None:
        self._newsroom = newsroom
        self._workflow = workflow

    def of(self, uid: str) -> Said:
        """Return a story's corrections, oldest first; BadInput if there is no such story."""
        with self._newsroom.archive.reading() as db:
            existing_story(Stories(db), uid)
            return Corrections(db).of(uid)

    def since_published(self, uid: str) -> Comparison | None:
        """Return how the text that readers were last given became the one that stands.

        None if the text they have is not kept here. Refused if the story has not been published: there is
        nothing to correct yet.
        """
        with self._newsroom.archive.reading() as db:
            story = _published(Stories(db), uid)
            before = Revisions(db).text_of(uid, story.published_revision)
        return compare(before, story.text) if before else None

    def difference(self, correction: Correction) -> Comparison | None:
        """Return what changed in the story that a correction is about; None if that is not kept here."""
        with self._newsroom.archive.reading() as db:
            revisions = Revisions(db)
            before = revisions.text_of(correction.story, correction.before)
            after = revisions.text_of(correction.story, correction.after or correction.before)
        return compare(before, after) if before and after else None

    def add(self, uid: str, kind: CorrectionKind, text: str, place: Place, override: str = "") -> Stepped:
        """Tell a story's readers what was wrong; a published story is marked corrected in the same step.

        Refused if it has not been published, HeldBack as ``WorkflowDesk.act`` (``override`` says why it is
        done all the same); BadInput if the text says nothing yet.
        """
        _whole(text)
        with Books.open(self._newsroom) as books:
            # What is being typed is what puts it right.
            typed = keep_drafts(books, self._newsroom, (uid,))
            story = _published(books.stories, uid)
            fresh = Correction(
                uid=str(uuid.uuid4()),
                story=uid,
                kind=kind,
                text=_tidy(text),
                at=self._newsroom.clock.now(),
                who=self._newsroom.who,
                place=place,
                before=story.published_revision,
                after="" if story.revision == story.published_revision else story.revision,
            )
            if story.status in transition("correct").sources:
                done = self._workflow.act((uid,), "correct", override, corrections=(fresh,))
            else:
                done = self._say(books, uid, lambda said: (*said, fresh), f"Add a {kind} to {{}}")
            self._note(books, uid, f"told readers ({kind}): “{fresh.text}”", done)
        return Stepped(done.step, typed | done.changes)

    def change(self, uid: str, kind: CorrectionKind, text: str, place: Place) -> Stepped:
        """Say a correction (its uid) in other words, call it another kind, or put it in another place.

        Its time and its author stay. BadInput if it is gone, or if the text says nothing; Refused if nothing
        would change, or to whoever may not correct a story.
        """
        _whole(text)
        with Books.open(self._newsroom) as books:
            before = _correction(books.corrections, uid)
            after = before._replace(kind=kind, text=_tidy(text), place=place)
            if after == before:
                raise Refused(f"There is nothing to change: the {kind} says that already.")
            done = self._say(
                books,
                before.story,
                lambda said: tuple(after if each.uid == uid else each for each in said),
                f"Change a {before.kind} of {{}}",
            )
            self._note(books, before.story, f"changed what readers are told ({kind}): “{after.text}”", done)
        return done

    def remove(self, uid: str) -> Stepped:
        """Take a correction (its uid) back; the story's state stays. Errors as ``change``."""
        with Books.open(self._newsroom) as books:
            gone = _correction(books.corrections, uid)
            done = self._say(
                books,
                gone.story,
                lambda said: tuple(each for each in said if each.uid != uid),
                f"Remove a {gone.kind} of {{}}",
            )
            self._note(books, gone.story, f"took back a {gone.kind}: “{gone.text}”", done)
        return done

    def _say(self, books: Books, story: str, change: Callable[[Said], Said], label: str) -> Stepped:
        """Let a story's readers be told something else, as a step of its own."""
        refuse_telling(books.people.role(self._newsroom.who))
        standing = books.standing((story,))[story]
        turn = Turn(story, standing, standing._replace(corrections=change(standing.corrections)))
        changes = turn_all(books, self._newsroom, (turn,), Silent())
        now, who = self._newsroom.clock.now(), self._newsroom.who
        return Stepped(books.steps.add(label.format(books.what((story,))), "", (turn,), now, who), changes)

    def _note(self, books: Books, story: str, what: str, done: Stepped) -> None:
        books.journal.note(story, what, self._newsroom.who, self._newsroom.clock.now(), done.step.number)


def _published(stories: Stories, uid: str) -> Story:
    story = existing_story(stories, uid)
    if story.published is None:
        raise Refused(
            f"“{story.headline}” has not been published, so no reader has to be told. "
            "Change its text instead."
        )
    return story


def _correction(corrections: Corrections, uid: str) -> Correction:
    found = corrections.get(uid)
    if found is None:
        raise BadInput("This correction is not there any more.")
    return found


def _whole(text: str) -> None:
    if lack := unfinished(text):
        raise BadInput(lack)


def _tidy(text: str) -> str:
    """Return the notice as one paragraph."""
    return " ".join(text.split())
