"""Two desks changed one text: what both of them wrote, brought together paragraph by paragraph.

What one side changed and the other left alone is taken as it is. Where both changed the same paragraph,
nothing is decided here: both are kept for an editor to choose from, with a merge of their words as a
proposal where they changed different ones. (Merging words without asking has doubled text elsewhere, and
nobody saw.)

A part is a block of Markdown (``text.blocks``) with the empty lines after it: no table or list is torn.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from newsdesk.domain.story import StoryText
from newsdesk.text.alignment import matched
from newsdesk.text.blocks import cut
from newsdesk.text.compare import MOVABLE, pairs, tokens


class Side(StrEnum):
    """Where a piece of a merged text is from; a conflict has to be decided by somebody."""

    SAME = "same"
    MINE = "mine"
    THEIRS = "theirs"
    BOTH = "both"
    CONFLICT = "conflict"


#: Where it is this desk's text that stands.
_OURS = frozenset({Side.SAME, Side.MINE, Side.BOTH})


class Piece(NamedTuple):
    """A run of parts that are from one side: what stood there before, and what each side made of it.

    ``proposal`` is a merge of the two sides' words, None where they touch the same words.
    """

    side: Side
    base: str
    mine: str
    theirs: str
    proposal: str | None = None

    @property
    def text(self) -> str:
        """What stands in the merged text; of a conflict both, so that nothing is missing from it."""
        match self.side:
            case Side.CONFLICT:
                return _joined((self.mine, self.theirs))
            case Side.THEIRS:
                return self.theirs
        return self.mine


class Merged(NamedTuple):
    """A text made of two, in pieces; ``clean`` where nobody has to decide anything."""

    pieces: tuple[Piece, ...]

    @property
    def clean(self) -> bool:
        """Whether no piece is a conflict."""
        return not self.conflicts

    @property
    def conflicts(self) -> tuple[int, ...]:
        """The places among the pieces that somebody has to decide on."""
        return tuple(at for at, each in enumerate(self.pieces) if each.side is Side.CONFLICT)

    def text(self, chosen: Mapping[int, str] | None = None) -> str:
        """Return the merged text; ``chosen`` has by its place what stands for a conflict, else both do."""
        decided = chosen or {}
        whole, is_going_on = "", False
        for at, each in enumerate(self.pieces):
            is_ours = at not in decided and each.side in _OURS
            text = decided.get(at, each.text)
            # What one text has from end to end stands as it is there.
            whole = whole + text if is_ours and is_going_on else _joined((whole, text))
            is_going_on = is_ours and (is_going_on or bool(text))
        return whole


class MergedStory(NamedTuple):
    """A story's text made of two. ``text`` has all that is clear, and the body with both sides of a conflict.

    ``fields`` names those that both sides changed, each to something else; ``text`` has this desk's then.
    """

    text: StoryText
    body: Merged
    fields: tuple[str, ...]

    @property
    def clean(self) -> bool:
        """Whether nobody has to decide anything."""
        return self.body.clean and not self.fields


def merge_stories(base: StoryText, mine: StoryText, theirs: StoryText) -> MergedStory:
    """Bring together what two desks made of a story's text."""
    body = merge(base.body, mine.body, theirs.body)
    values: dict[str, str | tuple[str, ...]] = {"body": body.text()}
    contested = []
    for name in StoryText._fields:
        before, here, there = (getattr(each, name) for each in (base, mine, theirs))
        if name == "body":
            continue
        if isinstance(here, tuple):
            values[name] = merged_list(before, here, there)
            continue
        values[name] = there if here == before else here
        if here not in (before, there) and there != before:
            contested.append(name)
    return MergedStory(mine.with_(**values), body, tuple(contested))


def merged_list(base: Sequence[str], mine: Sequence[str], theirs: Sequence[str]) -> tuple[str, ...]:
    """Bring together two lists of words: what either side took out is out, what either put in is in.

    What one side alone changed is in that side's order.
    """
    if mine in (base, theirs) or theirs == base:
        return tuple(theirs if mine == base else mine)
    gone = set(base) - set(theirs)
    kept = [each for each in mine if each not in gone or each not in base]
    return (*kept, *(each for each in theirs if each not in kept and each not in base))


def merge(base: str, mine: str, theirs: str) -> Merged:
    """Bring together two texts that were made of ``base``; line ends are Unix ones."""
    if mine in (theirs, base) or theirs == base:
        side = Side.THEIRS if mine == base != theirs else Side.SAME if mine == base else Side.MINE
        return Merged((Piece(Side.BOTH if mine == theirs != base else side, base, mine, theirs),))
    whole = parts(base)
    here, there = _fates(whole, parts(mine)), _fates(whole, parts(theirs))
    return Merged(tuple(_gathered(_decided(whole, here, there))))


def parts(text: str) -> tuple[str, ...]:
    """Cut a text into its blocks, each with the empty lines that follow it; joined they are the text."""
    starts = [number - 1 for number, _block in cut(text)]
    if not starts:
        return (text,) if text else ()
    lines = text.split("\n")  # as ``cut`` counts them
    ends = [0, *starts[1:], len(lines)]
    found = ["\n".join(lines[start:end]) for start, end in pairwise(ends)]
    return (*(f"{part}\n" for part in found[:-1]), found[-1])


class _Fate(NamedTuple):
    """What a side made of each part (None: took it out), and what it put in before each and at the end."""

    became: list[str | None]
    put_in: list[list[str]]

    def places(self) -> dict[tuple[str, ...], set[int]]:
        """Return before which parts a side put in what, by its words; what is short is there by chance."""
        found = defaultdict[tuple[str, ...], set[int]](set)
        for at, some in enumerate(self.put_in):
            for part in some:
                found[tuple(part.split())].add(at)
        return {words: places for words, places in found.items() if len(words) >= MOVABLE}


def _fates(base: Sequence[str], side: Sequence[str]) -> _Fate:
    fate = _Fate([], [[]])
    for old, new in pairs(base, side):
        if old is None:
            fate.put_in[-1].append(new or "")
            continue
        fate.became.append(new)
        fate.put_in.append([])
    return fate


def _decided(base: Sequence[str], here: _Fate, there: _Fate) -> Iterator[Piece]:
    """Decide on each part, and on what was put in before it."""
    apart = _put_apart(here, there)
    for at, part in enumerate((*base, "")):
        put_in = _piece("", "".join(here.put_in[at]), "".join(there.put_in[at]))
        yield put_in._replace(side=Side.CONFLICT) if at in apart else put_in
        if at < len(base):
            yield _piece(part, here.became[at] or "", there.became[at] or "")


def _put_apart(here: _Fate, there: _Fate) -> frozenset[int]:
    """Return where either side put in a part that the other put elsewhere: it would stand there twice."""
    mine, theirs = here.places(), there.places()
    both = ((mine[words], theirs[words]) for words in mine.keys() & theirs.keys())
    return frozenset(at for one, other in both if one - other and other - one for at in one ^ other)


def _piece(base: str, mine: str, theirs: str) -> Piece:
    # Empty lines between blocks are nobody's words.
    before, one, two = (each.rstrip("\n") for each in (base, mine, theirs))
    if one == two:
        return Piece(Side.SAME if one == before else Side.BOTH, base, mine, theirs)
    if one == before:
        return Piece(Side.THEIRS, base, mine, theirs)
    if two == before:
        return Piece(Side.MINE, base, mine, theirs)
    return Piece(Side.CONFLICT, base, mine, theirs, _proposal(base, mine, theirs))


def _gathered(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Join neighbours of one side, so that an editor sees passages; a conflict stays by itself."""
    last: Piece | None = None
    for piece in pieces:
        if not (piece.base or piece.mine or piece.theirs):
            continue
        if last and last.side is piece.side is not Side.CONFLICT:
            last = Piece(last.side, *map("".join, zip(last[1:4], piece[1:4], strict=True)))
            continue
        if last:
            yield last
        last = piece
    if last:
        yield last


def _joined(some: Iterable[str]) -> str:
    """Put texts one after the other, as blocks of their own."""
    whole = ""
    for each in some:
        if whole and each:
            whole += "\n" * max(2 - (len(whole) - len(whole.rstrip("\n"))), 0)
        whole += each
    return whole


def _proposal(base: str, mine: str, theirs: str) -> str | None:
    """Merge the words of a paragraph; None where both sides touch the same place, or one took it out."""
    if not (base and mine and theirs):
        return None
    old, here, there = tokens(base), tokens(mine), tokens(theirs)
    in_mine, in_theirs = dict(matched(old, here)), dict(matched(old, there))
    anchors = [at for at in range(len(old)) if at in in_mine and at in in_theirs]
    words: list[str] = []
    before = (-1, -1, -1)
    for at in (*anchors, len(old)):
        now = (at, in_mine.get(at, len(here)), in_theirs.get(at, len(there)))
        gone, one, two = (
            each[start + 1 : end] for each, start, end in zip((old, here, there), before, now, strict=True)
        )
        if gone not in (one, two) and one != two:
            return None
        words += two if one == gone else one
        words += old[at : at + 1]
        before = now
    return "".join(words)
