"""What is done to replace words: looked for in one text or in thousands of stories, listed, replaced."""

from collections import Counter
from collections.abc import Iterator, Sequence

from newsdesk.desk.newsroom import Newsroom
from newsdesk.desk.stepping import NAMED, Books, cut, keep_drafts, parts
from newsdesk.desk.stories import SETTLED, keep_texts
from newsdesk.domain.changes import Changes, Done
from newsdesk.domain.errors import Refused
from newsdesk.domain.journal import Turn
from newsdesk.domain.progress import Reporter, Silent
from newsdesk.domain.replacing import (
    MOST_PLACES,
    Change,
    Found,
    Place,
    Replaced,
    Spans,
    StoryPlaces,
    Swap,
    Wanted,
    as_tags,
    fitted,
)
from newsdesk.domain.story import LONGEST_TAG, Status, Story, StoryText, Why
from newsdesk.store.standings import BEFORE
from newsdesk.store.stories import Stories
from newsdesk.text.english import counted
from newsdesk.text.find import changed
from newsdesk.text.finder import Finder

#: How much of a line is shown on either side of a place, and of what was found.
BESIDE, SHOWN = 80, 200

#: The most characters that are searched in one go.
BATCH = 500_000

#: One piece of a story's text: the field, and which of its parts.
_Piece = tuple[str, int, str]


class ReplaceDesk:
    """Finds and replaces in one newsroom. Patterns are tried in a process of their own; close it.

    Refused wherever that process is needed and cannot be started.
    """

    def __init__(self, newsroom: Newsroom) -> None:
        self._newsroom = newsroom
        self._finder = Finder()

    def close(self) -> None:
        """End the process."""
        self._finder.close()

    def spans(self, wanted: Wanted, texts: Sequence[str]) -> tuple[Spans, ...]:
        """Return where each of these texts holds what is wanted; BadInput for a pattern that is none."""
        return self._finder.spans(wanted, texts)

    def changes(self, swap: Swap, texts: Sequence[str]) -> tuple[tuple[Change, ...], ...]:
        """Return what a swap changes in each of these texts; BadInput also for a replacement that is none."""
        return self._finder.changes(swap, texts)

    def look(
        self,
        swap: Swap,
        uids: Sequence[str],
        fields: Sequence[str],
        reporter: Reporter | None = None,
        *,
        published: bool = False,
        spiked: bool = False,
    ) -> Found:
        """Return the places in these stories where a swap would change something; nothing is changed.

        Only in these ``fields`` (of ``domain.replacing.FIELDS``). Stories that readers have are looked at
        only if ``published`` says so, those in the bin only with ``spiked``. BadInput for a pattern or a
        replacement that is none, Refused for more places than can be listed.
        """
        self._finder.changes(swap, ("",))
        passed_over = {*(() if published else SETTLED), *(() if spiked else (Status.SPIKED,))}
        states: Counter[Status] = Counter()
        found: list[StoryPlaces] = []
        places = 0
        for part in parts(uids, reporter or Silent(), "Looking through the stories"):
            with self._newsroom.archive.reading() as db:
                stories = Stories(db).many(part)
            states.update(each.status for each in stories)
            for each in self._look_at(swap, [it for it in stories if it.status not in passed_over], fields):
                found.append(each)
                places += len(each.places)
                if places > MOST_PLACES:
                    raise Refused(
                        f"There are more than {MOST_PLACES:,} places."
                        " Look in fewer stories, or for something longer."
                    )
        left_out = {status: number for status, number in states.items() if status in passed_over}
        return Found(
            tuple(found),
            states.total() - sum(left_out.values()),
            sum(left_out.get(status, 0) for status in SETTLED),
            left_out.get(Status.SPIKED, 0),
        )

    def _look_at(self, swap: Swap, stories: Sequence[Story], fields: Sequence[str]) -> Iterator[StoryPlaces]:
        for batch in _batches(stories, fields):
            pieces = [piece for _story, some in batch for piece in some]
            changes = iter(self._finder.changes(swap, [text for _field, _part, text in pieces]))
            for story, some in batch:
                places = [place for piece in some for place in _places(story.uid, piece, next(changes))]
                if places:
                    yield StoryPlaces(
                        story.uid,
                        story.headline,
                        story.status,
                        story.revision,
                        tuple(places),
                    )

    def replace(
        self, swap: Swap, stories: Sequence[StoryPlaces], reporter: Reporter | None = None
    ) -> Done[Replaced]:
        """Replace what stands in these places, as one step that can be taken back as a whole.

        Each text that stood before is kept for ever. A story that somebody has changed since it was looked
        at is passed over, and named. Refused where nothing would change.
        """
        newsroom = self._newsroom
        turns: list[Turn] = []
        skipped: list[str] = []
        with Books.open(newsroom) as books:
            changes = keep_drafts(books, newsroom, [each.story for each in stories])
            # The last is done first, so that the first of them is the newest, and a list keeps their order.
            for part in parts(tuple(reversed(stories)), reporter or Silent(), "Replacing"):
                fresh = _fresh(books, part)
                skipped += [each.headline for each in part if each.story not in fresh]
                made, turned = _put(books, newsroom, [each for each in part if each.story in fresh], fresh)
                changes |= made
                turns += turned
            if not turns:
                raise Refused(_nothing(swap, skipped[::-1]))
            turns.reverse()
            uids = [turn.story for turn in turns]
            label = f"Replace “{_short(swap.wanted.words)}” in {books.what(uids)}"
            step = books.steps.add(label, "", turns, newsroom.clock.now(), newsroom.who)
            done = [each for each in stories if each.story in set(uids)]
            _note(books, newsroom, swap, done, step.number)
        places = sum(len(each.places) for each in done)
        out = tuple(each.story for each in done if each.status in SETTLED)
        return Done(Replaced(step, places, tuple(uids), tuple(skipped[::-1]), out), changes)


def _batches(stories: Sequence[Story], fields: Sequence[str]) -> Iterator[list[tuple[Story, list[_Piece]]]]:
    """Yield the stories with the pieces of their text, so many at a time that one search is soon over."""
    batch: list[tuple[Story, list[_Piece]]] = []
    length = 0
    for story in stories:
        pieces = list(_pieces(story.text, fields))
        length += sum(len(text) for _field, _part, text in pieces)
        if batch and length > BATCH:
            yield batch
            batch, length = [], 0
        batch.append((story, pieces))
    if batch:
        yield batch


def _pieces(text: StoryText, fields: Sequence[str]) -> Iterator[_Piece]:
    for field in fields:
        value = getattr(text, field)
        for part, words in enumerate((value,) if isinstance(value, str) else value):
            yield field, part, words


def _places(uid: str, piece: _Piece, changes: Sequence[Change]) -> Iterator[Place]:
    """Yield the places of one piece where something would be another word than it is."""
    field, part, text = piece
    line, counted_to = 1, 0
    for each in changes:
        comes = fitted(field, each.comes)
        words = text[each.start : each.end]
        if comes == words:
            continue
        line += text.count("\n", counted_to, each.start)
        counted_to = each.start
        begins = text.rfind("\n", 0, each.start) + 1
        ends = text.find("\n", each.end)
        before, after = text[begins : each.start], text[each.end : None if ends < 0 else ends]
        yield Place(
            uid,
            field,
            part,
            Change(each.start, each.end, comes),
            line,
            before if len(before) <= BESIDE else f"…{before[-BESIDE:]}",
            words if len(words) <= SHOWN else f"{words[:SHOWN]}…",
            after if len(after) <= BESIDE else f"{after[:BESIDE]}…",
        )


def _fresh(books: Books, part: Sequence[StoryPlaces]) -> dict[str, Story]:
    """Return those of the stories whose text is the one that was looked at."""
    seen = {each.story: each.revision for each in part}
    return {
        story.uid: story for story in books.stories.many(tuple(seen)) if story.revision == seen[story.uid]
    }


def _put(
    books: Books, newsroom: Newsroom, part: Sequence[StoryPlaces], stories: dict[str, Story]
) -> tuple[Changes, list[Turn]]:
    """Keep the new texts of some stories; return what that changed, and how they stood and stand."""
    uids = [each.story for each in part]
    standings = books.standings.of(uids)
    books.revisions.secure(uids, BEFORE)
    texts = [(stories[each.story], _rewritten(stories[each.story], each.places)) for each in part]
    changes = keep_texts(books.stories, books.editions, newsroom, texts, Why.BULK)
    after = books.standings.revisions(uids)
    turns = [
        Turn(
            uid,
            standings[uid]._replace(text=stories[uid].revision),
            standings[uid]._replace(text=after[uid]),
        )
        for uid in uids
        if after[uid] != stories[uid].revision
    ]
    return changes, turns


def _rewritten(story: Story, places: Sequence[Place]) -> StoryText:
    by_piece: dict[tuple[str, int], list[Change]] = {}
    for each in places:
        by_piece.setdefault((each.field, each.part), []).append(each.change)
    fields: dict[str, str | tuple[str, ...]] = {}
    for field in {field for field, _part in by_piece}:
        pieces = [
            changed(text, by_piece.get((field, part), ()))
            for _field, part, text in _pieces(story.text, (field,))
        ]
        fields[field] = _tags(story, pieces) if field == "keywords" else pieces[0]
    return story.text.with_(**fields)


def _tags(story: Story, words: Sequence[str]) -> tuple[str, ...]:
    """Return what a story's tags became; Refused if one is too long."""
    tags = as_tags(words)
    for tag in tags:
        if len(tag) > LONGEST_TAG and tag not in story.text.keywords:
            raise Refused(
                f"The tag “{tag[:20]}…” of “{story.headline}” would have {len(tag)} of {LONGEST_TAG}"
                " characters. Leave it out, or make it shorter. Nothing was changed."
            )
    return tags


def _note(books: Books, newsroom: Newsroom, swap: Swap, stories: Sequence[StoryPlaces], step: int) -> None:
    """Write a line into the journal of each story."""
    now, numbers = newsroom.clock.now(), {len(each.places) for each in stories}
    words = f"“{_short(swap.wanted.words)}” by “{_short(swap.by)}”"
    for number in numbers:
        uids = [each.story for each in stories if len(each.places) == number]
        books.journal.note_all(
            uids, f"replaced {words} in {counted(number, 'place')}", newsroom.who, now, step
        )


def _short(words: str) -> str:
    return cut(" ".join(words.split()))


def _nothing(swap: Swap, skipped: Sequence[str]) -> str:
    if not skipped:
        return f"There is nothing to replace: “{_short(swap.wanted.words)}” is in none of the places chosen."
    names = ", ".join(f"“{cut(each)}”" for each in skipped[:NAMED])
    more = f" and {len(skipped) - NAMED:,} more" if len(skipped) > NAMED else ""
    return f"Nothing was replaced: {names}{more} changed since. Look again."
