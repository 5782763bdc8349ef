"""What it takes to change many stories as one step: inside one transaction, a part at a time."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Self, TypeVar

from newsdesk.desk.newsroom import Newsroom
from newsdesk.desk.stories import keep_text, keep_texts, unknown
from newsdesk.domain.changes import NOTHING, Changes
from newsdesk.domain.edition import Entry, Layout
from newsdesk.domain.errors import Refused
from newsdesk.domain.journal import Standing, Step, Turn
from newsdesk.domain.progress import Reporter
from newsdesk.domain.story import Story, StorySummary, StoryText, Why, titled
from newsdesk.domain.workflow import LIFT_EMBARGO
from newsdesk.store.corrections import Corrections
from newsdesk.store.editions import Editions
from newsdesk.store.journal import Journal
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
    revisions: Revisions
    standings: Standings
    steps: Steps
    journal: Journal
    notes: Notes
    people: People
    corrections: Corrections

    @classmethod
    @contextmanager
    def open(cls, newsroom: Newsroom) -> Iterator[Self]:
        """Open all of them in one transaction; inside another it is a part of that one."""
        with newsroom.archive.writing() as db:
            yield cls(
                Stories(db),
                Editions(db),
                Revisions(db),
                Standings(db),
                Steps(db),
                Journal(db),
                Notes(db),
                People(db),
                Corrections(db),
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
    books: Books, newsroom: Newsroom, turns: Sequence[Turn], reporter: Reporter, *, back: bool
) -> Changes:
    """Let each story stand as after its turn, or (``back``) as before it.

    The last is done first, so that the first of them is the newest and a list keeps their order. Refused
    where that lifts or moves an embargo, and whoever is at the desk may not.
    """
    now, role, editions = newsroom.clock.now(), books.people.role(newsroom.who), set[str]()
    newest_last = tuple(reversed(turns))
    for part in parts(newest_last, reporter, "Changing the stories"):
        tagged, standings, texts = dict[str, Standing](), dict[str, Standing](), dict[str, str]()
        for turn in part:
            old, new = (turn.after, turn.before) if back else (turn.before, turn.after)
            if old.embargo not in {None, new.embargo}:
                LIFT_EMBARGO.refuse(role)
            if (new.countries, new.keywords) != (old.countries, old.keywords):
                tagged[turn.story] = new
                editions.update(old.editions)
            if new.corrections != old.corrections:
                books.corrections.put(turn.story, new.corrections)
            if new.text != old.text:
                texts[turn.story] = new.text
            if _bare(new) != _bare(old):
                standings[turn.story] = new
        why = Why.UNDO if back else Why.BULK
        editions |= _put_texts(books, newsroom, texts, why).editions
        books.standings.retag(tagged, now, newsroom.who, why)
        books.standings.put(standings, now)
    changes = Changes(frozenset(turn.story for turn in turns), frozenset(editions))
    return changes | _fill_editions(books, newsroom, turns, back=back)


def _bare(standing: Standing) -> Standing:
    """Return a standing without what is kept elsewhere than with the story."""
    return standing._replace(countries=(), keywords=(), editions=(), text="")


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


def with_texts(
    books: Books, turns: Sequence[Turn], standings: Mapping[str, Standing], *, back: bool
) -> dict[str, Standing]:
    """Return the standings with the text of those stories whose text a step changed.

    That is the step's own revision where its text still stands, and else the story's newest one.
    """
    found = dict(standings)
    expected = {turn.story: text for turn in turns if (text := (turn.after if back else turn.before).text)}
    uids = tuple(expected)
    # Some at a time: all their texts would be much to hold.
    for start in range(0, len(uids), PART):
        for story in books.stories.many(uids[start : start + PART]):
            stands = books.revisions.text_of(story.uid, expected[story.uid]) == story.text
            text = expected[story.uid] if stands else story.revision
            found[story.uid] = found[story.uid]._replace(text=text)
    return found


def _fill_editions(books: Books, newsroom: Newsroom, turns: Sequence[Turn], *, back: bool) -> Changes:
    """Put stories, in their order, at the end of the editions they are to be in; take them from others."""
    joining, leaving = defaultdict[str, list[str]](list), defaultdict[str, set[str]](set)
    for turn in turns:
        old, new = (turn.after, turn.before) if back else (turn.before, turn.after)
        for uid in set(new.editions) - set(old.editions):
            joining[uid].append(turn.story)
        for uid in set(old.editions) - set(new.editions):
            leaving[uid].add(turn.story)
    for uid in joining.keys() | leaving.keys():
        edition = books.editions.get(uid)
        if edition is None:  # and nothing is in it any more
            continue
        kept = [entry for entry in edition.entries if entry.story not in leaving[uid]]
        fresh = [Entry(story) for story in joining[uid]]
        books.editions.set_entries(uid, [*kept, *fresh], newsroom.clock.now())
    return Changes(editions=frozenset(joining.keys() | leaving.keys()))


def take_layouts(books: Books, newsroom: Newsroom, step: Step, *, back: bool) -> Changes:
    """Lay a step's editions out as before it (``back``), or as after it, and note it with their stories.

    Refused where somebody has changed since what the step changed, or where a story is not there any more.
    """
    found = {uid: books.editions.get(uid) for uid in books.steps.changed_editions(step.number)}
    laid_out = {uid: edition.layout for uid, edition in found.items() if edition}
    now, who = newsroom.clock.now(), newsroom.who
    did = f"took back “{step.label}”" if back else f"did “{step.label}” again"
    for turn in books.steps.editions(step.number, laid_out):
        old, new = (turn.after, turn.before) if back else (turn.before, turn.after)
        if old != laid_out[turn.edition] or _lost(books, new):
            what = "taken back" if back else "done again"
            raise Refused(f"“{step.label}” cannot be {what}: the edition changed since. Nothing was changed.")
        books.editions.set_layout(turn.edition, new, now)
        books.journal.note_all(sorted(_stories(old) ^ _stories(new)), did, who, now, step.number)
    return Changes(editions=frozenset(laid_out))


def _lost(books: Books, layout: Layout) -> bool:
    uids = _stories(layout)
    return len(books.stories.summaries_of(tuple(uids))) < len(uids)


def _stories(layout: Layout) -> set[str]:
    return {entry.story for entry in layout.entries}
