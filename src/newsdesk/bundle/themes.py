"""Themes: templates and styles of a newsroom's own, which stand in the place of the program's.

A theme is a folder. What it has not is taken from the program's own templates, which it may also extend, by
the name "newsdesk/front.html". It is read with distrust, for whoever wrote it was thinking of how things
look: nothing that runs, nothing from elsewhere, and no story's text as markup.
"""

import re
import sys
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    FunctionLoader,
    PrefixLoader,
    nodes,
)
from jinja2.exceptions import TemplateSyntaxError

from newsdesk.domain.errors import BadInput
from newsdesk.text.english import counted

#: The style sheet that stands in the place of the program's, and the one that is read after either.
STYLE, EXTRA = "style.css", "extra.css"
#: What stands before the name of one of the program's own templates where a theme means that one.
OURS = "newsdesk"

#: Bytes of one file, and files of a theme.
LARGEST, MOST = 256 * 1024, 40

#: What may lie beside the templates and says nothing to the program.
_ASIDE = re.compile(r"\..*|LICEN[CS]E.*|README.*|.*\.(?:md|txt)", re.IGNORECASE)

_LOADING = r"""\b(?:src|srcset|poster|data|background)\s*=\s*["']?\s*(?:[a-z][a-z0-9+.-]*:)?//"""
#: What no template may hold, and what is said where one does.
_IN_TEMPLATES = (
    (r"""<script\b(?!\s+type="application/ld\+json">)""", "it has a script, and pages carry none"),
    (r"""<[a-z][^<>{}]*\son[a-z]+\s*=""", "it has a script in an attribute, and pages carry none"),
    (r"javascript:", "it has a script in an address, and pages carry none"),
    (r"<style\b", f"it has styles, which pages do not read: they stand in {STYLE} or {EXTRA}"),
    (
        r"""<[a-z][^<>{}]*\sstyle\s*=""",
        f"it has a style, which pages do not read: put it into {STYLE} or {EXTRA}",
    ),
    (r"<(?:iframe|frame|object|embed|base|form|applet)\b", "it has an element that pages may not have"),
    (_LOADING, "it loads something from elsewhere, and pages have to work without a network"),
    (
        r"""<link\b(?=[^<>]*\srel=["']?(?:stylesheet|icon|pre|dns|modulepreload|manifest))[^<>]*\shref=["']?[^"'<>]*//""",
        "it loads something from elsewhere, and pages have to work without a network",
    ),
)
_IN_STYLES = (
    (r"@import\b", "it imports another style sheet: put its rules into this one"),
    (r"""url\(\s*+["']?+(?!data:)""", "it loads something, and a theme is templates and styles alone"),
    (
        r"""url\(\s*["']?data:(?!image/)""",
        "it carries a font, or something else that is no picture, and browsers would not load it",
    ),
    (r"image-set\(|(?<![\w-])src\(", "it loads something, and a theme is templates and styles alone"),
)
#: What asks for another template.
_Asking = nodes.Extends | nodes.Include | nodes.Import | nodes.FromImport

#: A letter by its number, as style sheets may have any.
_ESCAPED = re.compile(r"\\([0-9a-f]{1,6})[ \t]?", re.IGNORECASE)
_COMMENT = re.compile(r"\{#.*?#\}|/\*.*?\*/|<!--.*?-->", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme as it was read: the text of each of its files, by name."""

    name: str
    files: Mapping[str, str]

    def loader(self, ours: Path) -> BaseLoader:
        """Return what finds its templates, and in the folder ``ours`` those that it has not."""
        own = FileSystemLoader(ours)

        def find(name: str) -> tuple[str, str, None] | None:
            # With its name as that of a file: it is what an error is traced to.
            return (self.files[name], name, None) if name in self.files else None

        return ChoiceLoader([FunctionLoader(find), own, PrefixLoader({OURS: own})])

    def style(self, ours: Path) -> bytes:
        """Return its style sheet, or that in the folder ``ours``, and after it what it adds."""
        first = self.files.get(STYLE)
        sheet = (ours / STYLE).read_text("utf-8") if first is None else first
        return (sheet + self.files.get(EXTRA, "")).encode()

    def fault(self, error: Exception) -> str:
        """Return where in the theme something went wrong and what, as a sentence; "" if it was not there."""
        trace, place = error.__traceback__, ""
        while trace:
            name = trace.tb_frame.f_code.co_filename
            place = f"{name}, line {trace.tb_lineno}" if name in self.files else place
            trace = trace.tb_next
        return str(unusable(self.name, said_of(error), place)) if place else ""


def said_of(error: Exception) -> str:
    """Return what went wrong in a template, as the end of a sentence."""
    if isinstance(error, MemoryError):
        return "this takes too much memory"
    return str(error).rstrip(". ") or type(error).__name__


def unusable(theme: str, what: str, place: str = "") -> BadInput:
    """Return the error that says what is wrong with a theme, and where ("front.html, line 3")."""
    where = f"{place}: {what}" if place else f"{what[0].upper()}{what[1:]}"
    return BadInput(f"The theme “{theme}” cannot be used. {where}.")


def read_theme(folder: Path, ours: Path) -> Theme:
    """Return the theme in a folder; ``ours`` is that of the program's own templates.

    BadInput, with the file, the line and what is wrong there, if it cannot be used.
    """
    name = folder.name
    if not folder.is_dir():
        raise BadInput(f"There is no theme “{name}”: a theme is a folder of that name in {folder.parent}.")
    files = dict(_texts(folder))
    if not files:
        raise unusable(
            name, f"it is empty: there is neither a template (.html) nor {STYLE} nor {EXTRA} in it"
        )
    theme = Theme(name, files)
    environment = Environment(autoescape=True)
    there = {path.name for path in ours.glob("*.html")}
    known = {*files, *there, *(f"{OURS}/{each}" for each in there)}
    for each, text in files.items():
        _check_text(theme, each, text)
        if each.endswith(".html"):
            try:
                tree = environment.parse(text)
            except TemplateSyntaxError as error:
                what = str(error.message).rstrip(". ")
                raise unusable(name, what, f"{each}, line {error.lineno}") from error
            _check_template(theme, each, tree, known)
    return theme


def _texts(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the theme's files, each with its text."""
    entries = sorted(folder.iterdir())
    if len(entries) > MOST:
        raise unusable(folder.name, f"it has {counted(len(entries), 'file')}, and may have {MOST}")
    for path in entries:
        if _ASIDE.fullmatch(path.name):
            continue
        if path.is_dir() or not (path.suffix == ".html" or path.name in {STYLE, EXTRA}):
            what = f"a theme is templates (.html), {STYLE} and {EXTRA}, and this is none of them: take it out"
            raise unusable(folder.name, what, path.name)
        if path.is_symlink():
            what = "it is a link to another file, and whatever that says would go out: copy it here"
            raise unusable(folder.name, what, path.name)
        if (size := path.stat().st_size) > LARGEST:
            what = f"it has {size // 1024:,} KiB, and may have {LARGEST // 1024}"
            raise unusable(folder.name, what, path.name)
        try:
            yield path.name, path.read_text("utf-8")
        except UnicodeDecodeError as error:
            raise unusable(folder.name, "it is not in UTF-8: save it as that", path.name) from error
        except OSError as error:
            raise unusable(folder.name, f"it cannot be read: {error.strerror}", path.name) from error


def _check_text(theme: Theme, name: str, text: str) -> None:
    """BadInput if a file holds what no page may."""
    # Lines are counted, so a comment leaves its own behind.
    bare = _COMMENT.sub(lambda found: "\n" * found[0].count("\n"), text)
    if not name.endswith(".html"):
        bare = _ESCAPED.sub(lambda found: chr(min(int(found[1], 16), sys.maxunicode)), bare)
    for pattern, what in _IN_TEMPLATES if name.endswith(".html") else _IN_STYLES:
        if found := re.search(pattern, bare, re.IGNORECASE):
            line = bare.count("\n", 0, found.start()) + 1
            raise unusable(theme.name, what, f"{name}, line {line}")


def _check_template(theme: Theme, name: str, tree: nodes.Template, known: Collection[str]) -> None:
    """BadInput if a template asks for one that is not there, or would let text be markup."""
    asking: list[_Asking] = [
        *tree.find_all(nodes.Extends),
        *tree.find_all(nodes.Include),
        *tree.find_all(nodes.Import),
        *tree.find_all(nodes.FromImport),
    ]
    for node in asking:
        wanted = node.template
        if not isinstance(wanted, nodes.Const):
            raise unusable(theme.name, "it asks for a template without its name", _line(name, node))
        if wanted.value not in known:
            what = f"it asks for the template {wanted.value}, which is not there"
            raise unusable(theme.name, what, _line(name, node))
    trusting: list[nodes.Node] = [each for each in tree.find_all(nodes.Filter) if each.name == "safe"]
    for found in (*trusting, *tree.find_all(nodes.EvalContextModifier)):
        what = "it takes text for markup (“safe”, “autoescape”), and whatever somebody typed would be"
        raise unusable(theme.name, what, _line(name, found))


def _line(name: str, node: nodes.Node) -> str:
    return f"{name}, line {node.lineno}"
