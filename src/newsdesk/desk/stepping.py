"""What it takes to change many stories as one step: inside one transaction, a part at a time."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Self, TypeVar

from newsdesk.desk.newsroom import Newsroom
from newsdesk.desk.stories import keep_text, keep_texts, unknown
from newsdesk.domain.changes import NOTHING, Changes
from newsdesk.domain.edition import EditionStanding, Entry
from newsdesk.domain.errors import Refused
from newsdesk.domain.journal import EditionTurn, Standing, Step, Turn
from newsdesk.domain.layout import grouped
from newsdesk.domain.progress import Reporter, Silent
from newsdesk.domain.story import Story, StorySummary, StoryText, Why, titled
from newsdesk.domain.workflow import LIFT_EMBARGO
from newsdesk.store.corrections import Corrections
from newsdesk.store.editions import Editions
from newsdesk.store.gone_editions import GoneEditions
from newsdesk.store.journal import Journal
from newsdesk.store.merges import Merges
from newsdesk.store.notes import Notes
from newsdesk.store.people import People
from newsdesk.store.revisions import Revisions
from newsdesk.store.standings import BEFORE, Standings
from newsdesk.store.steps import Steps
from newsdesk.store.stories import Stories
from newsdesk.text.english import counted

T = TypeVar("T")

#: How many stories are done between two looks at whether the work is to stop.
PART = 100

#: The most letters of a headline that a menu and a message have room for.
HEADLINE = 48

#: The most stories that a sentence names.
NAMED = 3


@dataclass(frozen=True, slots=True)
class Books:
    """What a step reads and writes, all on one connection."""

    stories: Stories
    editions: Editions
    gone_editions: GoneEditions
    revisions: Revisions
    standings: Standings
    steps: Steps
    journal: Journal
    notes: Notes
    people: People
    corrections: Corrections
    merges: Merges

    @classmethod
    @contextmanager
    def open(cls, newsroom: Newsroom) -> Iterator[Self]:
        """Open all of them in one transaction; inside another it is a part of that one."""
        with newsroom.archive.writing() as db:
            yield cls(
                Stories(db),
                Editions(db),
                GoneEditions(db),
                Revisions(db),
                Standings(db),
                Steps(db),
                Journal(db),
                Notes(db),
                People(db),
                Corrections(db),
                Merges(db),
            )

    def standing(self, uids: Sequence[str]) -> dict[str, Standing]:
        """Return how stories stand, in the order asked for; BadInput if one of them is not there."""
        found = self.standings.of(uids)
        missing = [uid for uid in uids if uid not in found]
        if missing:
            raise unknown(missing[0])
        return {uid: found[uid] for uid in uids}

    def what(self, uids: Sequence[str]) -> str:
        """Return what a step is about, for its label: "12 stories", or the headline of the only one."""
        if len(uids) > 1:
            return counted(len(uids), "story", "stories")
        return named(self.stories.summaries_of(uids))

    def names(self, uids: Sequence[str]) -> str:
        """Return the headlines of stories for a sentence; of many, the first few."""
        return named(self.stories.summaries_of(uids[:NAMED]), len(uids))


def named(stories: Sequence[StorySummary], number: int = 1) -> str:
    """Write headlines for a sentence: “One”, “Two” and 3 more (``number`` is how many there are in all)."""
    short = [f"“{cut(titled(each.headline))}”" for each in stories]
    return f"{', '.join(short)} and {number - len(short):,} more" if number > len(short) else ", ".join(short)


def cut(words: str) -> str:
    """Cut a headline, or other words on one line, to what a menu has room for."""
    return words if len(words) <= HEADLINE else f"{words[: HEADLINE - 1].rstrip()}…"


def parts(whole: Sequence[T], reporter: Reporter, what: str) -> Iterator[Sequence[T]]:
    """Cut a long list into parts, and tell how far the work is before each; Cancelled if it is stopped."""
    for start in range(0, len(whole), PART):
        reporter.step(start, len(whole), what)
        yield whole[start : start + PART]


def keep_drafts(books: Books, newsroom: Newsroom, uids: Sequence[str]) -> Changes:
    """Make revisions of what is being typed in these stories: a step finds it, and loses none of it."""
    wanted, changes = set(uids), NOTHING
    for draft in books.stories.drafts():
        if draft.story in wanted:
            changes |= keep_text(books.stories, books.editions, newsroom, draft.story, draft.text, Why.TYPING)
    return changes


def turn_all(
    books: Books, newsroom: Newsroom, turns: Sequence[Turn], reporter: Reporter, why: Why = Why.BULK
) -> Changes:
    """Let each story stand as after its turn; a text that it did not have gets ``why``.

    The last is done first, so that the first of them is the newest and a list keeps their order. Refused
    where that lifts or moves an embargo, and whoever is at the desk may not.
    """
    now, role, editions = newsroom.clock.now(), books.people.role(newsroom.who), set[str]()
    newest_last = tuple(reversed(turns))
    for part in parts(newest_last, reporter, "Changing the stories"):
        tagged, standings, texts = dict[str, Standing](), dict[str, Standing](), dict[str, str]()
        for turn in part:
            old, new = turn.before, turn.after
            if old.embargo not in {None, new.embargo}:
                LIFT_EMBARGO.refuse(role)
            if (new.countries, new.keywords) != (old.countries, old.keywords):
                tagged[turn.story] = new
                editions.update(old.editions)
            if new.corrections != old.corrections:
                books.corrections.put(turn.story, new.corrections)
            if new.merges != old.merges:
                books.merges.put(turn.story, new.merges)
            if new.text != old.text:
                texts[turn.story] = new.text
            if _bare(new) != _bare(old):
                standings[turn.story] = new
        editions |= _put_texts(books, newsroom, texts, why).editions
        books.standings.retag(tagged, now, newsroom.who, why)
        books.standings.put(standings, now)
    changes = Changes(frozenset(turn.story for turn in turns), frozenset(editions))
    return changes | _fill_editions(books, newsroom, turns)


def _bare(standing: Standing) -> Standing:
    """Return a standing without what is kept elsewhere than with the story."""
    return standing._replace(countries=(), keywords=(), editions=(), text="", merges=())


def _put_texts(books: Books, newsroom: Newsroom, revisions: Mapping[str, str], why: Why) -> Changes:
    """Let stories (uids) have the text of one of their revisions, as a new one; those before are kept."""
    texts: list[tuple[Story, StoryText]] = []
    for story in books.stories.many(tuple(revisions)):
        text = books.revisions.text_of(story.uid, revisions[story.uid])
        if text is None:
            raise Refused(f"The text that {books.names((story.uid,))} had then is not kept any more.")
        texts.append((story, text))
    books.revisions.secure(tuple(revisions), BEFORE)
    return keep_texts(books.stories, books.editions, newsroom, texts, why)


def unchanged(
    books: Books, step: Step, turns: Sequence[Turn], standings: Mapping[str, Standing], *, back: bool
) -> None:
    """Refuse to turn a step's stories where somebody has done something else with them since.

    ``standings`` are how they stand now, their texts aside.
    """
    now = _with_texts(books, turns, standings)
    if changed := [turn.story for turn in turns if now[turn.story] != turn.before]:
        raise _cannot(step, f"{books.names(changed)} changed since", back=back)


def _with_texts(
    books: Books, turns: Sequence[Turn], standings: Mapping[str, Standing]
) -> dict[str, Standing]:
    """Return the standings with the text of those stories whose text these turns change.

    That is the one before the turn where its text still stands, and else the story's newest one.
    """
    found = dict(standings)
    expected = {turn.story: turn.before.text for turn in turns if turn.before.text}
    # Some at a time: all their texts would be much to hold.
    for part in parts(tuple(expected), Silent(), ""):
        for story in books.stories.many(part):
            stands = books.revisions.text_of(story.uid, expected[story.uid]) == story.text
            text = expected[story.uid] if stands else story.revision
            found[story.uid] = found[story.uid]._replace(text=text)
    return found


def _fill_editions(books: Books, newsroom: Newsroom, turns: Sequence[Turn]) -> Changes:
    """Put stories, in their order, at the end of the front of their editions; take them from others."""
    joining, leaving = defaultdict[str, list[str]](list), defaultdict[str, set[str]](set)
    for turn in turns:
        old, new = set(turn.before.editions), set(turn.after.editions)
        for uid in new - old:
            joining[uid].append(turn.story)
        for uid in old - new:
            leaving[uid].add(turn.story)
    for uid in joining.keys() | leaving.keys():
        edition = books.editions.get(uid)
        if edition is None:  # and nothing is in it any more
            continue
        kept = [entry for entry in edition.entries if entry.story not in leaving[uid]]
        fresh = [Entry(story) for story in joining[uid]]
        books.editions.set_entries(uid, grouped([*kept, *fresh]), newsroom.clock.now())
    return Changes(editions=frozenset(joining.keys() | leaving.keys()))


def turned(step: Step, *, back: bool) -> str:
    """Return what a journal says of a step that was taken back, or done again."""
    return f"took back “{step.label}”" if back else f"did “{step.label}” again"


def _cannot(step: Step, why: str, *, back: bool) -> Refused:
    """Return what is to be raised where a step cannot be taken back, or done again."""
    what = "taken back" if back else "done again"
    return Refused(f"“{step.label}” cannot be {what}: {why}. Nothing was changed.")


def take_editions(books: Books, newsroom: Newsroom, step: Step, *, back: bool) -> Changes:
    """Let a step's editions stand as before it (``back``), or as after it, and note it with their stories.

    Refused where somebody has changed since what the step changed, where a story is not there any more, or
    where an edition would go, or come back, that cannot.
    """
    uids = books.steps.changed_editions(step.number)
    here = {uid: edition for uid in uids if (edition := books.editions.get(uid))}
    stand = {uid: edition.standing for uid, edition in here.items()}
    now, who = newsroom.clock.now(), newsroom.who
    for kept in books.steps.editions(step.number, stand):
        turn = kept.back if back else kept
        if why := _why_not(books, turn, stand.get(turn.edition), back=back):
            raise _cannot(step, why, back=back)
        old, new = turn.before, turn.after
        if new is None:
            books.gone_editions.take_out(turn.edition)
        elif old is None:
            books.gone_editions.put_back(turn.edition)
        else:
            books.editions.set_standing(here[turn.edition], new, now)
        moved = sorted(_stories(old) ^ _stories(new))
        books.journal.note_all(moved, turned(step, back=back), who, now, step.number)
    return Changes(editions=frozenset(uids))


def _why_not(books: Books, turn: EditionTurn, here: EditionStanding | None, *, back: bool) -> str:
    """Return why an edition that stands like this (None: is not there) cannot be turned, or ""."""
    old, new = turn.before, turn.after
    if here != old:
        return "the edition changed since" if here else "the edition is not there any more"
    if new is None:
        # To delete what went out is another step, which asks first.
        return "the edition went out since" if back and books.editions.exports(turn.edition) else ""
    uids = _stories(new)
    if len(books.stories.summaries_of(tuple(uids))) < len(uids):
        return "a story of the edition is not there any more"
    taken = old is None and books.gone_editions.is_replaced(turn.edition)
    return "there is another edition of that day by now" if taken else ""


def _stories(standing: EditionStanding | None) -> set[str]:
    return {entry.story for entry in standing.layout.entries} if standing else set()
