import json
import runpy
from pathlib import Path

import pytest

MAKE = runpy.run_path(str(Path(__file__).parents[2] / "packaging" / "build_hook.py"))["make"]

FORM = """<?xml version="1.0" encoding="UTF-8"?>
<ui version="4.0">
 <class>Note</class>
 <widget class="QWidget" name="Note"><property name="windowTitle"><string>Note</string></property></widget>
</ui>
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with one form and one template."""
    (tmp_path / "ui").mkdir()
    (tmp_path / "ui" / "note.ui").write_text(FORM, encoding="utf-8")
    (tmp_path / "resources" / "templates").mkdir(parents=True)
    (tmp_path / "resources" / "templates" / "page.html").write_text("<p>", encoding="utf-8")
    (tmp_path / "resources" / "templates" / ".page.html.swp").touch()
    (tmp_path / "package").mkdir()
    return tmp_path


def made(built: Path) -> set[str]:
    return {path.relative_to(built).as_posix() for path in built.rglob("*") if path.is_file()}


def test_forms_become_modules_and_templates_are_copied(project: Path) -> None:
    """What the program imports and reads is there, and an editor's leavings are not."""
    built = project / "package" / "_built"

    MAKE(project, built)

    assert made(built) == {"__init__.py", "note.py", "templates/page.html"}
    assert "class Ui_Note" in (built / "note.py").read_text(encoding="utf-8")


def test_a_form_imports_only_what_it_uses(project: Path) -> None:
    """uic imports what any form may need, and PySide makes each class that is imported."""
    built = project / "package" / "_built"

    MAKE(project, built)

    imported = [line for line in (built / "note.py").read_text("utf-8").splitlines() if "import" in line]
    assert imported == ["from PySide6.QtCore import QCoreApplication"]


def test_what_is_gone_from_the_sources_goes_from_the_package(project: Path) -> None:
    """A form that was deleted must not live on in a wheel."""
    built = project / "package" / "_built"
    MAKE(project, built)
    (project / "ui" / "note.ui").unlink()

    MAKE(project, built)

    assert made(built) == {"__init__.py", "templates/page.html"}


def test_a_broken_form_stops_the_build_and_leaves_the_last_good_one(project: Path) -> None:
    """The message names the form, and nothing half made lies about."""
    built = project / "package" / "_built"
    MAKE(project, built)
    (project / "ui" / "note.ui").write_text("<ui>", encoding="utf-8")

    with pytest.raises(RuntimeError, match=r"note\.ui"):
        MAKE(project, built)

    assert "class Ui_Note" in (built / "note.py").read_text(encoding="utf-8")
    assert [path.name for path in built.parent.iterdir()] == ["_built"]


def test_days_of_rest_are_written_down(project: Path) -> None:
    """Those of the years that the list names, a line each, in order."""
    built = project / "package" / "_built"
    (project / "resources" / "holidays").mkdir()
    (project / "resources" / "holidays" / "holidays.json").write_text(
        json.dumps({"first": 2025, "last": 2026, "countries": ["KZ"], "markets": ["ECB"]}), encoding="utf-8"
    )

    MAKE(project, built)

    tenge = (built / "holidays" / "KZ.txt").read_text(encoding="utf-8").split()
    assert (tenge[0], tenge[-1]) == ("2025-01-01", "2026-12-16")
    assert "2026-05-27" in tenge
    assert (built / "holidays" / "ECB.txt").read_text(encoding="utf-8").startswith("2025-01-01\n2025-04-18\n")


def test_dictionaries_come_out_of_their_packages(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """With their licences; where a package is not installed, the build says so and goes on."""
    package = project / "site" / "some_dictionaries"
    package.mkdir(parents=True)
    for name in ("__init__.py", "ru.aff", "ru.dic", "ru.license"):
        (package / name).write_text(name, encoding="utf-8")
    monkeypatch.syspath_prepend(package.parent)
    russian = {"code": "ru_RU", "name": "Russian", "package": "some_dictionaries", "files": "ru"}
    listed = [
        {**russian, "licence_file": "some_dict*/ru.license"},
        {**russian, "code": "tg_TJ", "name": "Tajik", "package": "no_such_package"},
    ]
    folder = project / "resources" / "dictionaries"
    folder.mkdir()
    (folder / "dictionaries.json").write_text(json.dumps({"dictionaries": listed}), encoding="utf-8")

    MAKE(project, project / "package" / "_built")

    packed = project / "package" / "_built" / "dictionaries"
    assert made(packed) == {"dictionaries.json", "ru_RU.aff", "ru_RU.dic", "ru_RU.licence"}
    assert (packed / "ru_RU.dic").read_text(encoding="utf-8") == "ru.dic"
    assert "No spelling of Tajik" in capsys.readouterr().err
