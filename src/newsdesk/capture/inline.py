"""Text with emphasis, links, code and notes, as HTML gives it in pieces, made one paragraph of Markdown."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from newsdesk.capture.markdown import code, inline, marks
from newsdesk.capture.spaces import visible
from newsdesk.text.escaping import line_start

_SPACE = re.compile(r"\s+")
#: What would end an address in Markdown, or be taken for a mark in it.
_UNSAFE = re.compile(r"[\s<>\"'`()\[\]{}|\\^*]")

#: What would make a picture or a reference of the link after it.
_BEFORE_LINK = re.compile(r"!$|\](?= ?$)")


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text in one form. ``address`` is where it links to, or "".

    Of a footnote's call, ``text`` is Markdown, and ``note`` the note's label.
    """

    text: str
    strong: bool = False
    emphasis: bool = False
    address: str = ""
    code: bool = False
    note: str = ""


#: A line's end inside a paragraph ("<br>").
BREAK = Run("\n")


def paragraphs(runs: Sequence[Run]) -> Iterator[list[Run]]:
    """Yield the paragraphs in some runs, spaces as HTML shows them; two breaks divide paragraphs."""
    current: list[Run] = []
    for run in (*runs, BREAK, BREAK):
        if run is not BREAK:
            text = _SPACE.sub(" ", visible(run.text))
            fresh = not current or current[-1].text[-1] in " \n"
            text = text.lstrip() if fresh else text
            if text:
                current.append(replace(run, text=text))
            continue
        _trim(current)
        if current and current[-1] is BREAK:
            yield current[:-1]
            current = []
        elif current:
            current.append(BREAK)


def _trim(runs: list[Run]) -> None:
    """Take the space off the end."""
    if runs and runs[-1] is not BREAK:
        last = runs.pop()
        if text := last.text.rstrip():
            runs.append(replace(last, text=text))


def plain(runs: Sequence[Run]) -> str:
    """Return a paragraph's text on one line, without footnotes' calls."""
    return "".join(" " if run is BREAK else run.text for run in runs if not run.note)


def markdown(runs: Sequence[Run]) -> str:
    """Return a paragraph as Markdown; its breaks are Markdown's."""
    return "  \n".join(line_start(line) for line in _said(runs).split("\n"))


def in_line(runs: Sequence[Run]) -> str:
    """Return text as Markdown that goes on in a line, whatever it begins with; a break is a space."""
    return " ".join(_said(paragraph).replace("\n", " ") for paragraph in paragraphs(runs))


def _said(runs: Sequence[Run]) -> str:
    known = _settled(list(_known(_settled(runs))))
    formed = any(run.strong or run.emphasis or run.address or run.code for run in known)
    needed = frozenset("`*_") if formed else marks(plain(runs))
    said = ""
    called = 0
    for above, run in zip([Run(""), *known], known, strict=False):
        if run.note:
            said += run.text
            called = len(said)
            continue
        if above.note and run == Run(run.text) and run.text.startswith(":"):
            said += "\\"  # else a line that a call begins would be its note
        if run.address:
            at = max(called, len(said) - 2)
            said = said[:at] + _BEFORE_LINK.sub(lambda found: f"&#{ord(found[0])};", said[at:])
        said += _formed(run, needed) if formed else inline(run.text, needed)
    return said


def _settled(runs: Sequence[Run]) -> list[Run]:
    """Return the runs as few as they can be, code that cannot be marked as text."""
    return _joined(list(map(_spelt, _joined(runs))))


def _spelt(run: Run) -> Run:
    """Return a run; code is text where Markdown has no mark for it.

    It has none for nothing but space, and three marks, for "``" in it, would begin a block of code.
    """
    return replace(run, code=False) if run.code and ("``" in run.text or run.text.isspace()) else run


def _joined(runs: Sequence[Run]) -> list[Run]:
    """Return the runs with neighbours of one form made one."""
    alike = groupby(runs, key=lambda run: replace(run, text=""))
    return [replace(form, text="".join(run.text for run in part)) for form, part in alike]


def _known(runs: Sequence[Run]) -> Iterator[Run]:
    """Yield the runs, without the stars that Markdown would not know where they would stand."""
    before = " "
    for run, following in zip(runs, [*runs[1:], Run(" ")], strict=True):
        core = run.text.strip()
        near = (
            " " if run.text[0].isspace() else before,
            " " if run.text[-1].isspace() else _edge(following, 0),
        )
        ends = "[]" if run.address else "``" if run.code else core[:1] + core[-1:]
        known = run
        if not run.code and not any(map(str.isalnum, core)):
            known = Run(run.text)
        elif not all(map(_flanks, near, ends)):
            known = replace(run, strong=False, emphasis=False)
        yield known
        before = _edge(known, -1)


def _edge(run: Run, at: int) -> str:
    """Return the character of Markdown at a run's start (0) or end (-1)."""
    char = run.text[at]
    if char.isspace():
        return " "
    return "*" if run.strong or run.emphasis else "[" if run.address else "`" if run.code else char


def _flanks(near: str, end: str) -> bool:
    """Say whether stars between ``near`` and the end of a text mark that text (CommonMark §6.2)."""
    return near.isspace() or (near != "*" and (end.isalnum() or not near.isalnum()))


def _formed(run: Run, needed: frozenset[str]) -> str:
    """Return a run of a paragraph that has stars, links or code."""
    core = run.text.strip(" ")
    start = run.text.index(core)
    said = (
        code(core)
        if run.code and core
        else inline(core, needed | {"["} if run.address else needed, enclosed=True)
    )
    if run.address:
        said = f"[{said}]({_UNSAFE.sub(_percent, run.address)})"
    stars = "**" * run.strong + "*" * run.emphasis
    return run.text[:start] + stars + said + stars + run.text[start + len(core) :]


def _percent(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode())
