"""How one page became another: the readers' page with marks where words came and went."""

import html
import re
from collections.abc import Iterator, Sequence

from newsdesk.domain.story import StoryText
from newsdesk.text.alignment import matched
from newsdesk.text.compare import Kind, Run, pairs, runs, shared_space
from newsdesk.text.rendered import Rendered

#: A tag, an entity, or a word: with the space before it, which HTML counts as one.
_PIECE = re.compile(r"""<(?:[^<>"]|"[^"]*")*>|\s*(?:&[#\w]+;|\w[\w’'ʼʻ‑-]*|[^\w\s<])|\s+""")
_TAG = re.compile(r"""</?([a-zA-Z0-9]+)(?:[^<>"]|"[^"]*")*>""")
#: A heading's anchor, which changes with its words and is nothing to read.
_ANCHOR = re.compile(r'(<h[2-5]) id="[^"]*"')
#: Elements that never have an end.
_VOID = frozenset({"br", "hr", "img"})
_MARK = {Kind.ADDED: "ins", Kind.REMOVED: "del"}


def compare_pages(old: tuple[StoryText, Rendered], new: tuple[StoryText, Rendered]) -> str:
    """Return the new page as safe HTML, ``ins`` around what came and ``del`` around what went.

    Where the structure itself changed too much for that, the old block stands before the new one.
    """
    (old_text, old_body), (new_text, new_body) = old, new
    parts = [
        f"<h1>{_plain(runs(old_text.headline, new_text.headline))}</h1>",
        f'<p class="standfirst">{_plain(runs(old_text.standfirst, new_text.standfirst))}</p>',
        f'<p class="byline">{_plain(runs(old_text.byline, new_text.byline))}</p>',
    ]
    parts = [part for part in parts if re.sub(r"<[^>]*>", "", part)]
    blocks = ([_ANCHOR.sub(r"\1", block.html) for block in each.blocks] for each in (old_body, new_body))
    parts += [_block(one, two) for one, two in pairs(*blocks)]
    return "\n".join(parts)


def _plain(found: Sequence[Run]) -> str:
    return "".join(_marked(run.kind, html.escape(run.text, quote=False)) for run in found)


def _marked(kind: Kind, text: str) -> str:
    name = _MARK.get(kind)
    return f"<{name}>{text}</{name}>" if name and text else text


def _block(old: str | None, new: str | None) -> str:
    if old is None:
        return _all_marked(Kind.ADDED, _PIECE.findall(new or ""))
    if new is None:
        return _all_marked(Kind.REMOVED, _PIECE.findall(old))
    if " ".join(old.split()) == " ".join(new.split()):
        return new
    return _both(old, new)


def _both(old: str, new: str) -> str:
    """Return one block with the marks in it, or both blocks where what went cannot stand in the new one."""
    before, after = _PIECE.findall(old), _PIECE.findall(new)
    found: list[str] = []
    one = two = 0
    same = matched([each.lstrip() for each in before], [each.lstrip() for each in after])
    for here, there in (*same, (len(before), len(after))):
        gone = before[one:here]
        if not _balanced(gone):
            # Only the words: a change of bold or of a link shows in the new text's own tags.
            gone = [each for each in gone if not _TAG.fullmatch(each)]
            if _structural(before[one:here]):
                return _replaced(before, after)
        came = after[two:there]
        if gone and came:
            space = shared_space(gone[0], came[0])
            found.append(space)
            gone[0], came[0] = gone[0][len(space) :], came[0][len(space) :]
        found += [_all_marked(Kind.REMOVED, gone), _all_marked(Kind.ADDED, came)]
        found += after[there : there + 1]
        one, two = here + 1, there + 1
    # Where every word stayed, it is a mark or an address that changed: that shows only side by side.
    marked = "".join(found)
    return marked if re.search("<(ins|del)>", marked) else _replaced(before, after)


def _replaced(old: Sequence[str], new: Sequence[str]) -> str:
    return f"{_all_marked(Kind.REMOVED, old)}\n{_all_marked(Kind.ADDED, new)}"


def _all_marked(kind: Kind, pieces: Sequence[str]) -> str:
    """Return HTML in which every stretch of words, between its tags, is marked."""
    found = []
    for is_tag, stretch in _stretches(pieces):
        if is_tag or stretch.strip():
            found.append(stretch if is_tag else _marked(kind, stretch))
        elif kind is Kind.ADDED:  # of what went, no space is left to be seen
            found.append(stretch)
    return "".join(found)


def _stretches(pieces: Sequence[str]) -> Iterator[tuple[bool, str]]:
    words = ""
    for piece in pieces:
        if _TAG.fullmatch(piece):
            yield False, words
            yield True, piece
            words = ""
        else:
            words += piece
    yield False, words


def _balanced(pieces: Sequence[str]) -> bool:
    """Say whether every tag among the pieces is opened and closed there."""
    opened: list[str] = []
    for piece in pieces:
        tag = _TAG.fullmatch(piece)
        if tag is None or tag[1] in _VOID:
            continue
        if not piece.startswith("</"):
            opened.append(tag[1])
        elif not opened or opened.pop() != tag[1]:
            return False
    return not opened


#: Elements within a line, whose coming and going leaves the words where they are.
_INLINE = frozenset(
    {
        *("a", "abbr", "b", "cite", "code", "del", "em", "i", "ins", "kbd", "mark", "q", "s", "small"),
        *("strong", "sub", "sup", "u"),
    }
)


def _structural(pieces: Sequence[str]) -> bool:
    tags = (_TAG.fullmatch(piece) for piece in pieces)
    return any(tag is not None and tag[1] not in _INLINE for tag in tags)
