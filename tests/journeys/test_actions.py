"""The menus of the real window: whatever can be done has its place, its words and its keys."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QAction

from newsdesk.app.office import Office
from newsdesk.gui.menus import entries

Open = Callable[..., Office]


def written(office: Office) -> dict[str, QAction]:
    """The actions of the window's form, by their names."""
    return {name: each for name, each in vars(office.window.ui).items() if isinstance(each, QAction)}


def test_every_action_is_explained_and_listed(open_office: Open, tmp_path: Path) -> None:
    """It stands in one menu, and the status bar says what it does."""
    office = open_office(tmp_path / "room")
    listed = [each.action for each in entries(office.window.ui.menu_bar)]

    for name, action in written(office).items():
        assert listed.count(action) == 1, f"{name} is in no menu, or in two"
        assert action.statusTip().strip(), f"{name} is not explained"


def test_every_action_is_done_by_somebody(open_office: Open, tmp_path: Path) -> None:
    """By one of the controllers; the themes are a choice of their own."""
    office = open_office(tmp_path / "room")

    done = Counter(each.action for each in office.commands._commands)

    assert done == Counter(name for name in written(office) if not name.startswith("theme_"))


def test_no_two_actions_have_the_same_keys(open_office: Open, tmp_path: Path) -> None:
    """Keys that mean two things do neither; those of the workflow's ways count as well."""
    office = open_office(tmp_path / "room")
    keys = Counter(
        each.toString() for entry in entries(office.window.ui.menu_bar) for each in entry.action.shortcuts()
    )

    assert [each for each, number in keys.items() if number > 1] == []


def test_the_list_of_keys_has_every_action(open_office: Open, tmp_path: Path) -> None:
    """Under its menu's name, with its keys, those of the workflow's ways too."""
    office = open_office(tmp_path / "room")
    dialog = office.backroom.shortcuts.show_dialog()
    lines = {(row.text(0), row.text(1)) for row in dialog.rows()}

    everything = (*written(office).values(), *office.sides.workflow.ways.values())
    assert lines >= {(each.iconText().replace("&", ""), each.shortcut().toString()) for each in everything}
    dialog.reject()
