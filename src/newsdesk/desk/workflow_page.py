"""The workflow's table as a page for people: ``docs/workflow.md`` is what this writes."""

from newsdesk.copydesk.checklist import rules
from newsdesk.domain.findings import Severity
from newsdesk.domain.workflow import RIGHTS, TRANSITIONS, Transition

PAGE = """\
# The workflow

Where a story stands, what can be done with it, by whom, and what must hold before. This page is written by
`newsdesk workflow --as md` from the table in `domain/workflow.py`, which the window, the command line and the
tests read as well.

## Ways

{ways}
Every row is one step at the desk, for one story or for many: all of them or none. A step is taken back with
*Edit › Undo last desk action* or `newsdesk undo`, unless one of its stories has changed since in what the
step changed.

What else is not for everybody:

{rights}
Who is what stands in *File › People at the desk…* (`newsdesk people`). Whoever is not listed is an editor.

## What must hold

An **error** holds a story back until it is mended, or until somebody says in words why it goes on all the
same; the words are kept in the story’s journal. A *warning* asks for a look. What is empty is not asked for.

{requirements}"""


def workflow_page() -> str:
    """Return the page, in Markdown."""
    return PAGE.format(ways=_ways(), rights=_rights(), requirements=_requirements())


def _ways() -> str:
    rows: list[tuple[str, ...]] = [
        (
            f"**{way.label}** (`{way.action}`)",
            ", ".join(way.sources),
            way.to or "where it was",
            ", ".join(way.roles),
            "; ".join(way.effects),
            way.undo,
        )
        for way in TRANSITIONS
    ]
    return _table(("what is done", "from", "to", "who may", "besides", "can be taken back"), rows)


def _rights() -> str:
    return _table(("to", "who may"), [(right.what, ", ".join(right.roles)) for right in RIGHTS])


def _requirements() -> str:
    ways = [way for way in TRANSITIONS if way.requires]
    rows = [(rule.about, f"`{rule.name}`", *(_severity(way, rule.name) for way in ways)) for rule in rules()]
    return _table(("a story has", "rule", *(way.label for way in ways)), rows)


def _severity(way: Transition, rule: str) -> str:
    found = {each.rule: each.severity for each in way.requires}.get(rule)
    if found is None:
        return ""
    return "**error**" if found is Severity.ERROR else "*warning*"


def _table(headings: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    lines = [headings, ("---",) * len(headings), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)
