"""A sheet of all keys, to be printed or kept beside the screen."""

import html
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from newsdesk.domain.errors import Refused

#: What the text itself does with keys, whatever the menus say.
IN_TEXT = (
    ("Go on with a list or a quotation", "Return"),
    ("A new line in the same paragraph", "Shift+Return"),
    ("Nest an item of a list; go to a table’s next cell", "Tab"),
    ("Take back what was made of a mark that was typed", "Backspace"),
    ("Select all of the text", "Ctrl+A"),
    ("A word further; with Shift, select it", "Ctrl+Right"),
    ("Delete the word before the cursor", "Ctrl+Backspace"),
    ("To the beginning, to the end of the text", "Ctrl+Home, Ctrl+End"),
    ("Leave the palette, a dialog, the whole screen", "Esc"),
)

_STYLE = """
body { font: 10pt/1.35 "Noto Sans", "Segoe UI", sans-serif; margin: 1.2cm; }
body { color: #24211d; background: #ffffff; }
main { columns: 3 20em; column-gap: 1cm; }
section { break-inside: avoid; margin-bottom: 0.5cm; }
h1 { font-size: 15pt; margin: 0 0 0.4cm; }
h2 { font-size: 11pt; margin: 0 0 0.1cm; border-bottom: 1px solid #9b948a; }
table { border-collapse: collapse; width: 100%; }
td { padding: 1px 0; vertical-align: top; }
td.keys { text-align: right; white-space: nowrap; padding-left: 1em; font-weight: 600; }
"""


@dataclass(frozen=True, slots=True)
class Group:
    """The actions of one menu: their words, and their keys as they are written here."""

    title: str
    lines: Sequence[tuple[str, str]]


def sheet(title: str, groups: Iterable[Group]) -> str:
    """Return the groups that have lines as one page of HTML, which needs nothing beside it."""
    sections = "\n".join(_section(group) for group in groups if group.lines)
    name = html.escape(title)
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{name}</title>\n'
        f"<style>{_STYLE}</style>\n</head>\n<body>\n<h1>{name}</h1>\n<main>\n{sections}\n</main>\n</body>\n</html>\n"
    )


def write_sheet(page: str, path: Path) -> None:
    """Write the page to a file; Refused if that cannot be done."""
    try:
        path.write_text(page, encoding="utf-8")
    except OSError as error:
        raise Refused(f"{path} could not be written: {error.strerror}. Choose another place.") from error


def _section(group: Group) -> str:
    keys_cell = '<td class="keys" align="right"><b>'
    lines = "\n".join(
        f"<tr><td>{html.escape(words)}</td>{keys_cell}{html.escape(keys)}</b></td></tr>"
        for words, keys in group.lines
    )
    return (
        f'<section>\n<h2>{html.escape(group.title)}</h2>\n<table width="100%">\n{lines}\n</table>\n</section>'
    )
