"""What the formatting commands do to Markdown within lines. No Qt.

Every command is its own opposite where that makes sense: bold text becomes plain, a heading of the level
asked for a paragraph. At the end of bold text that was just typed, the command goes out of it instead.
"""

import re

from newsdesk.widgets.writing.lines import Edit, Passage, caret, change_openings, edited
from newsdesk.widgets.writing.scan import PROSE, Span, Style, scan_line

#: Stands in a new link where its address will be, and is selected, ready to be typed or pasted over.
ADDRESS = "https://"

_WORD = re.compile(r"\w+(?:[’'\u2010\u2011-]\w+)*")
_OPENING = re.compile(r"\s*(?:>[ ]?|(?:[-*+]|\d{1,9}[.)])[ \t]+|#{1,6}[ \t]+)*")
_LINK = re.compile(r"\[[^\[\]]*\]\((?P<address>[^()\s]*)[^()]*\)")
_HEADING = re.compile(r"#{1,6}[ \t]+")
_TICKS = re.compile("`+")
_WEB = re.compile(r"https?://[^\s<>]*")


def is_address(text: str) -> bool:
    """Say whether the text is a web address, or the beginning of one, and nothing else."""
    return bool(_WEB.fullmatch(text.strip()))


def toggle_bold(passage: Passage) -> Passage:
    """Make the selection, or the word at the caret, strong; or plain if all of it is strong."""
    return _toggle_around(passage, 2)


def toggle_italic(passage: Passage) -> Passage:
    """Make the selection, or the word at the caret, emphasised; or plain if all of it is emphasised."""
    return _toggle_around(passage, 1)


def toggle_code(passage: Passage) -> Passage:
    """Make the selection, or the word at the caret, code, or words again; whole lines get fences around them.

    Within code its ticks go; at its end, the caret goes behind them.
    """
    if "\n" in passage.selected:
        return _toggle_fence(passage)
    for span in _styled(passage.text, passage.start, Style.CODE):
        ticks = _TICKS.match(passage.text, span.start)
        size = len(ticks[0]) if ticks else 0
        if passage.start == passage.end == span.end - size:
            return Passage(passage.text, span.end, span.end)
        if span.start <= passage.start and passage.end <= span.end:
            return edited(passage, _unwrapped([span], size))
    if passage.before.endswith("`") and passage.after.startswith("`") and passage.start == passage.end:
        return caret(passage.text[: passage.start - 1], passage.text[passage.end + 1 :])
    start, end = _words(passage)
    ticks_within = [len(each) for each in _TICKS.findall(passage.text[start:end])]
    mark = "`" * (max(ticks_within, default=0) + 1)
    return edited(passage, [Edit(start, 0, mark), Edit(end, 0, mark, closes=True)])


def insert_link(passage: Passage, address: str = "") -> Passage:
    """Make the selection, or the word at the caret, a link to ``address``.

    Without an address a stand-in is put there and selected; an address that is itself selected becomes
    the address of the link. Within a link, that link's address is selected instead.
    """
    for link in _LINK.finditer(passage.text):
        if link.start() < passage.end and passage.start < link.end():
            return Passage(passage.text, *link.span("address"))
    start, end = _words(passage)
    words = passage.text[start:end].replace("\n", " ")
    if is_address(words):
        words, address = "", words.strip()
    made = f"[{words}]({address or ADDRESS})"
    text = passage.text[:start] + made + passage.text[end:]
    if not words:
        return Passage(text, start + 1, start + 1)
    if address:
        return Passage(text, start + len(made), start + len(made))
    return Passage(text, start + len(made) - 1 - len(ADDRESS), start + len(made) - 1)


def toggle_heading(passage: Passage, level: int) -> Passage:
    """Make the lines headings of ``level`` (1 to 6), or paragraphs if they are that already."""
    mark = "#" * level + " "
    lines = _filled(passage)
    undo = bool(lines) and all(line.startswith(mark) for line in lines)

    def change(line: str) -> tuple[int, str]:
        found = _HEADING.match(line)
        return found.end() if found else 0, "" if undo else mark

    return change_openings(passage, change, empty_too=not lines)


def _words(passage: Passage) -> tuple[int, int]:
    """Return where the selection, or the word at the caret, begins and ends; without one, the caret twice.

    Spaces at its edges are not meant: going on by a word selects the one behind it as well.
    """
    selected = passage.selected
    if selected.strip():
        start = passage.start + len(selected) - len(selected.lstrip())
        return start, start + len(selected.strip())
    if selected:
        return passage.start, passage.end
    for word in _WORD.finditer(passage.text):
        if word.start() <= passage.start <= word.end():
            return word.span()
    return passage.start, passage.start


def _filled(passage: Passage) -> list[str]:
    return [line for line in passage.text.split("\n") if line.strip()]


def _toggle_around(passage: Passage, size: int) -> Passage:
    """Put ``size`` stars around the selection or the word at the caret, or take them away."""
    if passage.start < passage.end:
        pieces = _pieces(passage)
    else:
        if out := _stepped_out(passage, size):
            return out
        pieces = [_words(passage)]
        if pieces[0][0] == pieces[0][1] and (pair := _empty_pair(passage, size)):
            return pair
    marked = [_marked(passage.text, piece, size) for piece in pieces]
    undo = all(
        len(spans) == 1 and spans[0].start <= start and end <= spans[0].end
        for (start, end), spans in zip(pieces, marked, strict=True)
    )
    edits: list[Edit] = []
    for (start, end), spans in zip(pieces, marked, strict=True):
        edits += _unwrapped(spans, size) if undo else _wrapped(start, end, spans, size)
    made = edited(passage, edits)
    behind_word = passage.start == passage.end == pieces[0][1] and passage.before[-1:].isalnum()
    if behind_word and not undo and not passage.after.startswith("*"):
        # What is typed next is no part of the word, and the command again is its own opposite.
        return Passage(made.text, made.start + size, made.start + size)
    return made


def _stepped_out(passage: Passage, size: int) -> Passage | None:
    """Return the passage with the caret behind the marks that it stands at, having typed what they hold.

    A space that was typed before them goes out as well: marks do not close after one.
    """
    words = passage.before.rstrip(" ")
    gap = len(passage.before) - len(words)
    mark = "*" * size
    if not passage.after.startswith(mark) or words.endswith("*") or not words:
        return None
    text = f"{words}{passage.after}"
    at = passage.start - len(passage.before)
    spans = _marked(text, (len(words), len(words)), size)
    if not any(span.end - size == len(words) for span in spans):
        return None
    end = len(words) + size
    made = text[:end] + " " * gap + text[end:]
    tail = passage.text[passage.end + len(passage.after) :]
    place = at + end + gap
    return Passage(passage.text[:at] + made + tail, place, place)


def _empty_pair(passage: Passage, size: int) -> Passage | None:
    """Return the passage without the two empty marks that the caret stands between, or None."""
    head, tail = passage.text[: passage.start], passage.text[passage.start :]
    left, right = len(head) - len(head.rstrip("*")), len(tail) - len(tail.lstrip("*"))
    if left == right and left in {size, 3}:
        return caret(head[:-size], tail[size:])
    return None


def _pieces(passage: Passage) -> list[tuple[int, int]]:
    """Return the parts of the selection that can carry emphasis: line by line, without openings and edges."""
    pieces: list[tuple[int, int]] = []
    at = 0
    for line in passage.text.split("\n"):
        opening = _OPENING.match(line)
        start = max(passage.start, at + (opening.end() if opening else 0))
        words = passage.text[start : min(passage.end, at + len(line))]
        if words.strip():
            start += len(words) - len(words.lstrip())
            pieces.append((start, start + len(words.strip())))
        at += len(line) + 1
    return pieces


def _marked(text: str, piece: tuple[int, int], size: int) -> list[Span]:
    """Return the stretches (with their marks) that are already as wanted and touch the piece."""
    wanted = Style.STRONG if size == 2 else Style.EMPHASIS
    spans = _styled(text, piece[0], wanted)
    return [span for span in spans if span.start <= piece[1] and piece[0] <= span.end]


def _styled(text: str, place: int, wanted: Style) -> list[Span]:
    """Return the stretches of one kind, with their marks, in the line around a place, as in a paragraph."""
    at = text.rfind("\n", 0, place) + 1
    line = text[at:].partition("\n")[0]
    return [
        Span(at + start, at + end, style)
        for start, end, style in sorted(scan_line(line, PROSE)[0])
        if style == wanted
    ]


def _toggle_fence(passage: Passage) -> Passage:
    """Put fences around the selected lines, or take those away that they begin and end with."""
    lines = passage.text.split("\n")
    first, last = passage.touched
    chosen = lines[first : last + 1]
    if len(chosen) > 1 and chosen[0].startswith("```") and chosen[-1].startswith("```"):
        made = chosen[1:-1]
    else:
        longest = max((len(each) for line in chosen for each in _TICKS.findall(line)), default=0)
        fence = "`" * max(3, longest + 1)
        made = [fence, *chosen, fence]
    start = sum(len(line) + 1 for line in lines[:first])
    text = "\n".join([*lines[:first], *made, *lines[last + 1 :]])
    return Passage(text, start, start + len("\n".join(made)))


def _unwrapped(spans: list[Span], size: int) -> list[Edit]:
    """Return the edits that take the marks away."""
    edits = [Edit(span.start, size, "") for span in spans]
    edits += [Edit(span.end - size, size, "", closes=True) for span in spans]
    return sorted(edits, key=lambda edit: edit.at)


def _wrapped(start: int, end: int, spans: list[Span], size: int) -> list[Edit]:
    """Return the edits that put one pair of marks around the piece and all it touches, and none within."""
    left = min([start, *(span.start for span in spans)])
    right = max([end, *(span.end for span in spans)])
    edits = [edit for edit in _unwrapped(spans, size) if edit.at != left and edit.at + edit.gone != right]
    if all(span.start != left for span in spans):
        edits.insert(0, Edit(left, 0, "*" * size))
    if all(span.end != right for span in spans):
        edits.append(Edit(right, 0, "*" * size, closes=True))
    return edits
