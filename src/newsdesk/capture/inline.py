"""Text with emphasis and links, as HTML gives it in pieces, made into one paragraph of Markdown."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from newsdesk.capture.markdown import inline, line_start, marks
from newsdesk.capture.spaces import visible

_SPACE = re.compile(r"\s+")
#: What would end an address in Markdown, or be taken for a mark in it.
_UNSAFE = re.compile(r"[\s<>\"'`()\[\]{}|\\^*]")

#: What would make a picture or a reference of the link after it.
_BEFORE_LINK = re.compile(r"!$|\](?= ?$)")


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text in one form. ``address`` is where it links to, or ""."""

    text: str
    strong: bool = False
    emphasis: bool = False
    address: str = ""


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
    """Return a paragraph's text on one line."""
    return "".join(" " if run is BREAK else run.text for run in runs)


def markdown(runs: Sequence[Run]) -> str:
    """Return a paragraph as Markdown; its breaks are Markdown's."""
    formed = any(run.strong or run.emphasis or run.address for run in runs)
    needed = frozenset("`*_") if formed else marks(plain(runs))
    alike = groupby(runs, key=lambda run: (run is BREAK, replace(run, text="")))
    joined = [replace(form, text="".join(run.text for run in part)) for (_, form), part in alike]
    following = [*(run.text for run in joined[1:]), ""]
    said = ""
    for run, after in zip(joined, following, strict=True):
        if run.address:
            said = said[:-2] + _BEFORE_LINK.sub(lambda found: f"&#{ord(found[0])};", said[-2:])
        said += _marked(run, needed, said, after)
    return "  \n".join(line_start(line) for line in said.split("\n"))


def _marked(run: Run, needed: frozenset[str], before: str, after: str) -> str:
    """Return one run with its marks, if Markdown will know them between what is before and after."""
    core = run.text.strip(" ")
    start = run.text.index(core)
    ahead, behind = run.text[:start], run.text[start + len(core) :]
    readable = any(map(str.isalnum, core))
    linked = readable and bool(run.address)
    mark = "**" * run.strong + "*" * run.emphasis
    core = inline(core, needed | {"["} if linked else needed, enclosed=True)
    if linked:
        core = f"[{core}]({_UNSAFE.sub(_percent, run.address)})"
    if readable and mark and _flanks(before + ahead, core) and _flanks((behind + after)[::-1], core[::-1]):
        core = f"{mark}{core}{mark}"
    return ahead + core + behind


def _flanks(outside: str, inside: str) -> bool:
    """Say whether stars between two texts mark the second (CommonMark §6.2)."""
    near = outside[-1:] or " "
    return near != "*" and (inside[0].isalnum() or not near.isalnum())


def _percent(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode())
