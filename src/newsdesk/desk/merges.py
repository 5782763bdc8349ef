"""Stories that two desks changed in the same places: what waits, and what an editor makes of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from newsdesk.desk.newsroom import Newsroom
from newsdesk.desk.receiving import bring_together
from newsdesk.desk.stepping import Books, keep_drafts
from newsdesk.desk.stories import existing_story, with_pins
from newsdesk.domain.changes import Changes
from newsdesk.domain.errors import BadInput, Refused
from newsdesk.domain.journal import Stepped, Turn
from newsdesk.domain.merges import PendingMerge
from newsdesk.domain.story import Story, StoryText
from newsdesk.store.merges import Merges
from newsdesk.store.stories import Stories
from newsdesk.text.conflicts import Take, Undecided, undecided


@dataclass(frozen=True, slots=True)
class MergeCase:
    """A merge that waits, with the story as it stands here now, and what has to be decided."""

    pending: PendingMerge
    story: Story
    undecided: Undecided

    @property
    def texts(self) -> tuple[StoryText, StoryText, StoryText]:
        """The text that both are made of, this desk's, and the other's."""
        return self.pending.base, self.story.text, self.pending.text


class MergeDesk:
    """Everything that is done with merges that wait in one newsroom."""

    def __init__(self, newsroom: Newsroom) -> None:
        self._newsroom = newsroom

    def all(self) -> tuple[MergeCase, ...]:
        """Return all that wait, the one that came first first."""
        with self._newsroom.archive.reading() as db:
            pending = Merges(db).all()
            stories = {each.uid: each for each in Stories(db).many([each.story for each in pending])}
        return tuple(_case(each, stories[each.story]) for each in pending if each.story in stories)

    def stories(self) -> frozenset[str]:
        """Return the uids of the stories that something waits for, without reading a text."""
        with self._newsroom.archive.reading() as db:
            return frozenset(Merges(db).stories())

    def waiting(self, uid: str) -> int:
        """Return how many merges wait for a story."""
        with self._newsroom.archive.reading() as db:
            return len(Merges(db).of(uid))

    def case(self, uid: str) -> MergeCase:
        """Return what has waited longest for a story; BadInput if nothing does, or it is not there."""
        with self._newsroom.archive.reading() as db:
            story = existing_story(Stories(db), uid)
            pending = Merges(db).of(uid)
        if not pending:
            raise BadInput(
                f"No merge waits for “{story.headline}”. “newsdesk merges list” shows where one does."
            )
        return _case(pending[0], story)

    def resolve(self, case: MergeCase, text: StoryText) -> Stepped:
        """Let a text stand that an editor made of both, as one step; the other desk's comes in with it.

        The text that stood is kept for ever. Refused if the story has been changed since the case was read,
        or the merge is decided already: nothing is changed then.
        """
        uid, now, who = case.story.uid, self._newsroom.clock.now(), self._newsroom.who
        with Books.open(self._newsroom) as books:
            waiting = {each.number: each for each in books.merges.of(uid)}
            changes = keep_drafts(books, self._newsroom, (uid,))
            story = existing_story(books.stories, uid)
            pending = waiting.get(case.pending.number)
            if pending is None or pending.identity != case.pending.identity:
                raise Refused(f"The merge of “{story.headline}” was decided meanwhile. Nothing was changed.")
            if story.text != case.story.text:
                raise Refused(
                    f"“{story.headline}” was changed meanwhile. Nothing was merged; open the merge again."
                )
            known = books.revisions.identities(uid)
            mine = next(identity for identity, digest in known.items() if digest == story.revision)
            before = books.standing((uid,))[uid]
            fresh = tuple(each for each in pending.theirs if each.identity not in known)
            whole = with_pins(self._newsroom, text, (*story.text.pins, *pending.text.pins))
            bring_together(books, self._newsroom, story, (mine, pending.identity), fresh, whole)
            come = {pending.identity, *(books.revisions.identities(uid).keys() - known.keys())}
            books.merges.drop(each.number for each in waiting.values() if each.identity in come)
            (digest,) = books.standings.revisions((uid,)).values()
            after = before._replace(text=digest, merges=books.merges.of_many((uid,)).get(uid, ()))
            turn = Turn(uid, before._replace(text=story.revision), after)
            label = f"Merge {books.what((uid,))}"
            step = books.steps.add(label, "", (turn,), now, who)
            books.journal.note(uid, f"merged what {pending.sender} sent", who, now, step.number)
            editions = books.editions.with_stories((uid,)).get(uid, ())
        return Stepped(step, changes | Changes(frozenset({uid}), frozenset(editions)))


def chosen(case: MergeCase, take: Take | None, single: Mapping[int, Take]) -> Sequence[str]:
    """Return what stands for each conflict of a case.

    ``single`` says by its number, from 1, what is taken for one, ``take`` for all the others. Refused, with
    the number, where nothing is said of one, or where there is no such thing to take; BadInput for a number
    that no conflict has.
    """
    conflicts = case.undecided.conflicts
    for number in single:
        if not 1 <= number <= len(conflicts):
            raise BadInput(f"There is no passage {number}: the merge has {len(conflicts)} to decide.")
    texts = []
    for number, each in enumerate(conflicts, 1):
        wanted = single.get(number, take)
        if wanted is None:
            raise BadInput(f"Passage {number} of {len(conflicts)} is not decided. Say what to take for it.")
        text = each.taken(wanted)
        if text is None:
            raise Refused(
                f"There is no “{wanted}” for passage {number}: both desks changed the same words. "
                "Take mine or theirs for it. Nothing was changed."
            )
        texts.append(text)
    return texts


def _case(pending: PendingMerge, story: Story) -> MergeCase:
    return MergeCase(pending, story, undecided(pending.base, story.text, pending.text))
