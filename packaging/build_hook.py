"""The build hook: makes ``src/newsdesk/_built`` from ``ui/`` and ``resources/``.

Hatchling runs it for every kind of build (wheel, sdist, editable), so the package is the same
everywhere. Nothing else in the project writes to ``_built``, and git ignores it.

- ``ui/NAME.ui``              becomes ``_built/NAME.py`` (typed enough for mypy, no auto-connection)
- ``resources/newsdesk.qrc``  becomes ``_built/resources_rc.py``
- ``resources/i18n/*.ts``     become ``_built/i18n/*.qm``
- templates of pages and other formats, dictionaries and the sample newsroom are copied as they are
- the dictionaries that ``resources/dictionaries/dictionaries.json`` lists come out of the packages it names,
  each with its licence
- the days on which banks rest in the countries that ``resources/holidays/holidays.json`` lists come out of
  the package ``holidays``, which knows those of the moon, and takes a second to import
"""

from __future__ import annotations

import ast
import importlib.util
import json
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from holidays import country_holidays, financial_holidays

COPIED = ("templates", "formats", "dictionaries", "sample")
LIST = Path("resources", "dictionaries", "dictionaries.json")
HOLIDAYS = Path("resources", "holidays", "holidays.json")


def tool(name: str) -> str:
    """Return a Qt tool's path: beside this interpreter first, then on PATH; FileNotFoundError if nowhere."""
    beside = Path(sys.executable).with_name(name)
    found = str(beside) if beside.exists() else shutil.which(name)
    if not found:
        raise FileNotFoundError(f"{name} is missing: PySide6-Essentials provides it")
    return found


def run(*command: str | Path) -> None:
    """Run one Qt tool; what it prints on failure becomes the build's message (RuntimeError)."""
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{command[0]} failed:\n{done.stdout}{done.stderr}")


def fill(root: Path, built: Path) -> None:
    """Make in the new folder ``built`` all that comes from ``root / "ui"`` and ``root / "resources"``."""
    built.mkdir()
    (built / "__init__.py").write_text('"""Made by the build from ui/ and resources/: do not edit."""\n')
    for form in sorted((root / "ui").glob("*.ui")):
        code = built / f"{form.stem}.py"
        run(tool("pyside6-uic"), "--no-autoconnection", form, "-o", code)
        code.write_text(lean(code.read_text("utf-8")), "utf-8")
    qrc = root / "resources" / "newsdesk.qrc"
    if qrc.exists():
        run(tool("pyside6-rcc"), qrc, "-o", built / "resources_rc.py")
    for words in sorted((root / "resources" / "i18n").glob("*.ts")):
        (built / "i18n").mkdir(exist_ok=True)
        run(tool("pyside6-lrelease"), words, "-qm", built / "i18n" / f"{words.stem}.qm")
    for name in COPIED:
        folder = root / "resources" / name
        if folder.is_dir():
            shutil.copytree(folder, built / name, ignore=shutil.ignore_patterns(".*"))
    for left_out in pack_dictionaries(built / "dictionaries") if (root / LIST).exists() else ():
        print(
            f"No spelling of {left_out}: the package with its dictionary is not installed.", file=sys.stderr
        )
    if (root / HOLIDAYS).exists():
        write_holidays(json.loads((root / HOLIDAYS).read_text("utf-8")), built / HOLIDAYS.stem)


def lean(code: str) -> str:
    """Return a form's code without the names it imports and does not use.

    uic imports whatever some form may need, and PySide makes a class, with all its enumerations, when it is
    first imported: a millisecond and more for some that no form of ours has.
    """
    lines = code.splitlines(keepends=True)
    tree = ast.parse(code)
    used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    for node in reversed(tree.body):
        if isinstance(node, ast.ImportFrom):
            names = ", ".join(each.name for each in node.names if each.name in used)
            lines[node.lineno - 1 : node.end_lineno] = [f"from {node.module} import {names}\n"] * bool(names)
    return "".join(lines)


def pack_dictionaries(folder: Path) -> list[str]:
    """Copy into ``folder`` what its list names, as CODE.aff, CODE.dic and CODE.licence.

    Returns the names of those that could not be had: the program says so too, and works without them.
    """
    left_out = []
    for each in json.loads((folder / LIST.name).read_text("utf-8"))["dictionaries"]:
        found = importlib.util.find_spec(each["package"])
        if found is None or not found.submodule_search_locations:
            left_out.append(each["name"])
            continue
        package = Path(found.submodule_search_locations[0])
        for ending in (".aff", ".dic"):
            shutil.copyfile(package / f"{each['files']}{ending}", folder / f"{each['code']}{ending}")
        [licence] = package.parent.glob(each["licence_file"])
        shutil.copyfile(licence, folder / f"{each['code']}.licence")
    return left_out


def write_holidays(wanted: dict[str, Any], folder: Path) -> None:
    """Write into ``folder`` a file CODE.txt for each country and market: its days of rest, a line each."""
    folder.mkdir()
    years = range(wanted["first"], wanted["last"] + 1)
    for find, codes in ((country_holidays, wanted["countries"]), (financial_holidays, wanted["markets"])):
        for code in codes:
            days = "\n".join(str(day) for day in sorted(find(code, years=years)))
            (folder / f"{code}.txt").write_text(f"{days}\n", "utf-8")


def make(root: Path, built: Path) -> None:
    """Make everything beside ``built``, then put it in its place; a failure leaves ``built`` as it was."""
    with TemporaryDirectory(dir=built.parent, prefix=".built-") as workshop:
        fresh = Path(workshop) / built.name
        fill(root, fresh)
        shutil.rmtree(built, ignore_errors=True)
        fresh.rename(built)


class BuiltHook(BuildHookInterface[Any]):
    """Called by hatchling before anything is packed."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 hatchling's signature
        """Make ``_built`` anew, whether for a wheel, an sdist or an editable install."""
        root = Path(self.root)
        make(root, root / "src" / "newsdesk" / "_built")
