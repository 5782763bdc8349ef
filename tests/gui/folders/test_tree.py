"""The folders in the window: chosen, folded, renamed, dropped on."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from newsdesk.gui.colors import ThemeColors
from newsdesk.gui.dragging import stories_data
from newsdesk.gui.folders.folder import ALL, Folder, Group, find
from newsdesk.gui.folders.model import FolderModel, folder_at
from newsdesk.gui.folders.panel import Drawer, FolderPanel
from newsdesk.gui.theme import EVERY

Count = Callable[..., tuple[Group, ...]]
LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0)


@pytest.fixture
def panel(qtbot: QtBot, qtmodeltester: ModelTester, count: Count) -> FolderPanel:
    model = FolderModel()
    qtmodeltester.check(model)
    panel = FolderPanel(model)
    qtbot.addWidget(panel)
    panel.resize(200, 700)
    with qtbot.waitExposed(panel):
        panel.show()
    model.set_groups(count())
    return panel


def rows(panel: FolderPanel) -> list[str]:
    """What can be seen, from top to bottom."""
    tree, seen = panel.tree, []
    index = tree.model().index(0, 0)
    while index.isValid():
        seen.append(str(index.data()))
        index = tree.indexBelow(index)
    return seen


def folder(panel: FolderPanel, path: str) -> Folder:
    found = find(panel.model.groups, path)
    assert found is not None
    return found


def place(panel: FolderPanel, path: str) -> QPoint:
    """The middle of a folder's row."""
    return panel.tree.visualRect(panel.model.index_of(path)).center()


def drag(panel: FolderPanel, path: str, data: QMimeData) -> bool:
    """Drag something over a folder; would it be taken?"""
    action, at = Qt.DropAction.CopyAction, place(panel, path)
    enter = QDragEnterEvent(at, action, data, LEFT, NO_KEY)
    panel.tree.dragEnterEvent(enter)
    move = QDragMoveEvent(at, action, data, LEFT, NO_KEY)
    panel.tree.dragMoveEvent(move)
    return enter.isAccepted() and move.isAccepted()


def drop(panel: FolderPanel, path: str, data: QMimeData) -> None:
    event = QDropEvent(QPointF(place(panel, path)), Qt.DropAction.CopyAction, data, LEFT, NO_KEY)
    panel.tree.dropEvent(event)


# -- what is shown --------------------------------------------------------------------------------------


def test_folders_stand_under_their_groups(panel: FolderPanel) -> None:
    """Reporters are many, and folded until somebody opens them."""
    assert rows(panel) == [
        "All stories",
        "Drafts",
        "In edit",
        "Ready",
        "Published",
        "Corrected",
        "Embargoed",
        "With open notes",
        "Spiked",
        "Saved searches",
        "Wool",
        "Countries",
        "Kazakhstan",
        "Tajikistan",
        "Editions",
        "12 December 2025  Friday",
        "Reporters",
    ]


def test_a_new_count_touches_only_what_differs(panel: FolderPanel, count: Count) -> None:
    """The cursor stays where it is, and so does what is folded."""
    panel.tree.show_folder(folder(panel, "country:TJ"))
    panel.tree.collapse(panel.tree.model().index(9, 0))
    changed: list[QModelIndex] = []
    panel.model.dataChanged.connect(lambda first, _last, _roles: changed.append(first))

    panel.model.set_groups(count(ready=3))

    assert {str(index.data()) for index in changed} == {"Ready"}
    assert folder(panel, "status:ready").count == 3
    assert folder_at(panel.tree.currentIndex()) == folder(panel, "country:TJ")
    assert "Wool" not in rows(panel)


def test_what_comes_and_goes_finds_its_place(panel: FolderPanel, count: Count) -> None:
    """A group without folders is not there; one that comes back stands where it stood."""
    panel.model.set_groups(count(searches=(), countries=("TJ",)))
    assert "Saved searches" not in rows(panel)
    assert "Kazakhstan" not in rows(panel)

    panel.model.set_groups(count(searches=("Snow", "Wool")))

    seen = rows(panel)
    assert seen[8:14] == ["Spiked", "Saved searches", "Snow", "Wool", "Countries", "Kazakhstan"]


def test_a_count_is_said_aloud(panel: FolderPanel) -> None:
    """A screen reader has nothing but words."""
    index = panel.model.index_of("status:ready")

    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Ready, 2"


@pytest.mark.parametrize("colors", EVERY.values(), ids=EVERY)
def test_it_is_drawn_in_every_theme(panel: FolderPanel, colors: ThemeColors) -> None:
    """The folder that is shown stands out."""
    panel.set_colors(colors)
    panel.show_folder(folder(panel, "status:ready"))

    drawn: QImage = panel.tree.viewport().grab().toImage()

    row = panel.tree.visualRect(panel.model.index_of("status:ready"))
    assert drawn.pixelColor(row.center().x() + 20, row.top() + 4).name() == colors.selection


# -- choosing -------------------------------------------------------------------------------------------


def test_the_arrow_keys_choose(panel: FolderPanel, qtbot: QtBot) -> None:
    """Titles are passed, and fold with Space and the arrows."""
    chosen: list[str] = []
    panel.folder_chosen.connect(lambda each: chosen.append(each.name))
    panel.show_folder(folder(panel, "status:spiked"))

    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Space):
        qtbot.keyClick(panel.tree, key)

    assert chosen == ["Wool"]
    assert "Wool" not in rows(panel)


def test_left_goes_to_the_title(panel: FolderPanel, qtbot: QtBot) -> None:
    """And again folds its group."""
    panel.show_folder(folder(panel, "country:TJ"))

    qtbot.keyClick(panel.tree, Qt.Key.Key_Left)
    assert panel.tree.currentIndex().data() == "Countries"
    qtbot.keyClick(panel.tree, Qt.Key.Key_Left)

    assert "Tajikistan" not in rows(panel)


def test_a_click_chooses_a_folder_and_folds_a_title(panel: FolderPanel, qtbot: QtBot) -> None:
    """Wherever in its row."""
    with qtbot.waitSignal(panel.folder_chosen) as chosen:
        qtbot.mouseClick(panel.tree.viewport(), LEFT, pos=place(panel, "country:KZ"))
    assert chosen.args == [folder(panel, "country:KZ")]

    title = panel.tree.visualRect(panel.model.index_of("country:KZ").parent()).center()
    qtbot.mouseClick(panel.tree.viewport(), LEFT, pos=title)

    assert "Kazakhstan" not in rows(panel)


def test_showing_a_folder_chooses_nothing(panel: FolderPanel, qtbot: QtBot) -> None:
    """It was chosen elsewhere."""
    with qtbot.assertNotEmitted(panel.folder_chosen):
        panel.show_folder(folder(panel, "country:KZ"))
        panel.show_folder(ALL)


def test_what_is_folded_is_remembered(panel: FolderPanel, count: Count, qtbot: QtBot) -> None:
    """From one day to the next, before anything is counted."""
    panel.tree.collapse(panel.model.index_of("country:KZ").parent())
    panel.tree.expand(panel.model.index_of("reporter:Asel").parent())
    left = panel.tree.folded

    again = FolderPanel(FolderModel())
    qtbot.addWidget(again)
    again.tree.folded = left
    again.model.set_groups(count())

    assert "Kazakhstan" not in rows(again)
    assert "Asel" in rows(again)


# -- the drawer -----------------------------------------------------------------------------------------


def drawer(panel: FolderPanel) -> Drawer:
    [found] = panel.findChildren(Drawer)
    return found


def test_the_drawer_chooses_once_and_is_gone(panel: FolderPanel, qtbot: QtBot) -> None:
    """Arrow keys only look; Enter chooses."""
    panel.show_folder(ALL)
    panel.open_drawer(QPoint(10, 10))
    assert drawer(panel).isVisible()
    chosen: list[str] = []
    panel.folder_chosen.connect(lambda each: chosen.append(each.name))

    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        qtbot.keyClick(drawer(panel).tree, key)

    assert chosen == ["In edit"]
    assert not drawer(panel).isVisible()


def test_escape_closes_the_drawer(panel: FolderPanel, qtbot: QtBot) -> None:
    """And chooses nothing."""
    panel.show_folder(ALL)
    panel.open_drawer(QPoint(10, 10))

    with qtbot.assertNotEmitted(panel.folder_chosen):
        qtbot.keyClick(drawer(panel).tree, Qt.Key.Key_Escape)

    assert not drawer(panel).isVisible()


# -- saved searches -------------------------------------------------------------------------------------


def test_a_saved_search_is_renamed_in_its_place(panel: FolderPanel, qtbot: QtBot) -> None:
    """F2, the new name, Enter; the archive decides whether it is so."""
    panel.show_folder(folder(panel, "search:Wool"))
    panel.activateWindow()
    panel.tree.setFocus()
    qtbot.waitUntil(panel.tree.hasFocus)

    qtbot.keyClick(panel.tree, Qt.Key.Key_F2)
    field = panel.tree.findChild(QLineEdit)
    assert field is not None
    field.setText("  Wool trade ")
    with qtbot.waitSignal(panel.rename_wanted) as wanted:
        qtbot.keyClick(field, Qt.Key.Key_Return)

    assert wanted.args[0].name == "Wool"
    assert wanted.args[1] == "Wool trade"
    assert "Wool" in rows(panel)


def test_delete_asks_for_the_removal_of_a_saved_search(panel: FolderPanel, qtbot: QtBot) -> None:
    """And of nothing else."""
    panel.show_folder(folder(panel, "search:Wool"))
    with qtbot.waitSignal(panel.removal_wanted) as wanted:
        qtbot.keyClick(panel.tree, Qt.Key.Key_Delete)
    assert wanted.args[0].name == "Wool"

    panel.show_folder(folder(panel, "country:KZ"))
    with qtbot.assertNotEmitted(panel.removal_wanted):
        qtbot.keyClick(panel.tree, Qt.Key.Key_Delete)


def test_the_menu_of_a_saved_search_has_both(panel: FolderPanel, qtbot: QtBot) -> None:
    """With their keys; other folders have no menu."""
    panel.tree.customContextMenuRequested.emit(place(panel, "country:KZ"))
    assert QApplication.activePopupWidget() is None

    panel.tree.customContextMenuRequested.emit(place(panel, "search:Wool"))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    rename, remove = menu.actions()
    with qtbot.waitSignal(panel.removal_wanted):
        remove.trigger()
    menu.close()

    assert (rename.text(), remove.text()) == ("Rename…", "Remove")


def test_an_edition_is_opened_to_be_laid_out(panel: FolderPanel, qtbot: QtBot) -> None:
    """By Return, a double click, or its menu; the drawer only chooses."""
    at, edition = place(panel, "edition:e-1"), folder(panel, "edition:e-1")
    panel.show_folder(edition)
    with qtbot.waitSignal(panel.edition_opened) as opened:
        qtbot.keyClick(panel.tree, Qt.Key.Key_Return)
    assert opened.args == ["e-1"]
    qtbot.mouseClick(panel.tree.viewport(), LEFT, pos=at)
    with qtbot.waitSignal(panel.edition_opened):
        qtbot.mouseDClick(panel.tree.viewport(), LEFT, pos=at)
    panel.tree.customContextMenuRequested.emit(at)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    with qtbot.waitSignal(panel.edition_opened):
        menu.actions()[0].trigger()
    menu.close()

    panel.show_folder(folder(panel, "country:KZ"))
    with qtbot.assertNotEmitted(panel.edition_opened):
        qtbot.keyClick(panel.tree, Qt.Key.Key_Return)
    panel.open_drawer(QPoint(0, 0))
    drawer = panel.findChild(Drawer)
    assert drawer is not None
    drawer.tree.show_folder(edition)
    with qtbot.assertNotEmitted(drawer.tree.edition_opened):
        qtbot.keyClick(drawer.tree, Qt.Key.Key_Return)


# -- stories dropped ------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["status:ready", "status:spiked", "country:KZ", "edition:e-1"])
def test_stories_are_dropped_on_a_folder(panel: FolderPanel, qtbot: QtBot, path: str) -> None:
    """All that were dragged."""
    data = stories_data(("a", "b"))
    assert drag(panel, path, data)

    with qtbot.waitSignal(panel.stories_dropped) as dropped:
        drop(panel, path, data)

    assert dropped.args == [folder(panel, path), ("a", "b")]


@pytest.mark.parametrize("path", ["all:", "status:draft", "embargoed:embargoed", "search:Wool"])
def test_a_folder_that_means_no_change_takes_nothing(panel: FolderPanel, qtbot: QtBot, path: str) -> None:
    """The mouse shows it."""
    data = stories_data(("a",))

    assert not drag(panel, path, data)
    with qtbot.assertNotEmitted(panel.stories_dropped):
        drop(panel, path, data)


def test_text_is_no_story(panel: FolderPanel) -> None:
    """Whatever another program drags over the folders."""
    data = QMimeData()
    data.setText("a")

    assert not drag(panel, "status:ready", data)


def test_a_window_that_may_only_look_changes_nothing(panel: FolderPanel, qtbot: QtBot) -> None:
    """No drop, no other name, no removal."""
    panel.set_read_only(True)
    panel.show_folder(folder(panel, "search:Wool"))

    with qtbot.assertNotEmitted(panel.removal_wanted):
        qtbot.keyClick(panel.tree, Qt.Key.Key_Delete)
    assert not drag(panel, "status:ready", stories_data(("a",)))
    assert not panel.model.flags(panel.model.index_of("search:Wool")) & Qt.ItemFlag.ItemIsEditable
