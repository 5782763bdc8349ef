"""What goes out beside the pages: formats, the address they need, and the theme."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QCheckBox, QDialog
from pytestqt.qtbot import QtBot

from newsdesk.desk.themes import ThemeState
from newsdesk.domain.formats import Format, Outlets
from newsdesk.gui.dialogs.export import ExportDialog
from tests.gui.friday import EDITION

LEFT = Qt.MouseButton.LeftButton


def test_nothing_goes_out_before_it_is_known_what_was_chosen(
    qtbot: QtBot, keep: Callable[[QDialog], None], target: Path
) -> None:
    """Else the choice of last time would be lost."""
    shown = ExportDialog(EDITION, {}, target)
    keep(shown)
    shown.set_checklist(())
    assert not shown.ui.export_now.isEnabled()

    shown.show_outlets(Outlets())

    assert shown.ui.export_now.isEnabled()


def test_what_was_chosen_is_shown_and_goes_out_again(qtbot: QtBot, clear: ExportDialog) -> None:
    """As it was, and as it is changed."""
    clear.show_outlets(Outlets(frozenset({Format.EPUB, Format.SITEMAP}), "https://example.com"))
    ui = clear.ui
    assert [box.isChecked() for box in (ui.atom, ui.json_feed, ui.sitemap, ui.ninjs, ui.epub)] == [
        False,
        False,
        True,
        False,
        True,
    ]

    qtbot.mouseClick(ui.epub, LEFT, pos=QPoint(10, ui.epub.height() // 2))
    qtbot.keyClick(ui.wire, Qt.Key.Key_Space)
    assert ui.for_desks.isChecked()
    qtbot.keyClick(ui.for_desks, Qt.Key.Key_Space)
    with qtbot.waitSignal(clear.export_wanted) as asked:
        qtbot.mouseClick(ui.export_now, LEFT)

    wanted = Outlets(frozenset({Format.SITEMAP, Format.WIRE}), "https://example.com", for_desks=False)
    assert asked.args[2] == wanted
    clear.show_outlets(wanted)
    assert not ui.for_desks.isChecked()


def test_sitemaps_need_an_address(qtbot: QtBot, clear: ExportDialog) -> None:
    """Greyed with the reason, to the ear as well; with an address they are as they were chosen."""
    ui = clear.ui
    assert not ui.sitemap.isEnabled()
    assert not ui.sitemap.isChecked()
    assert ui.sitemap_purpose.text() == ui.sitemap.accessibleDescription()
    assert "Needs the address" in ui.sitemap_purpose.text()

    qtbot.keyClicks(ui.address, "news.example.com")
    assert ui.sitemap.isEnabled()
    assert ui.sitemap.isChecked()
    assert "search engines" in ui.sitemap_purpose.text()
    assert "search engines" in ui.sitemap.accessibleDescription()

    ui.address.clear()
    with qtbot.waitSignal(clear.export_wanted) as asked:
        qtbot.mouseClick(ui.export_now, LEFT)
    assert asked.args[2] == Outlets()


def test_wordpress_says_plainly_what_it_is_for(clear: ExportDialog) -> None:
    """Its importer takes no corrections: on the form, and in the whole under the mouse."""
    assert "first hand-over only" in clear.ui.wxr_purpose.text()
    assert "no corrections" in clear.ui.wxr.accessibleDescription()
    assert "title and date it has already" in clear.ui.wxr.toolTip()


def test_every_format_can_be_chosen(clear: ExportDialog) -> None:
    """There is a box for each."""
    clear.show_outlets(Outlets(frozenset(Format), "https://example.com"))
    boxes = [box for box in clear.ui.setup.findChildren(QCheckBox) if box is not clear.ui.for_desks]

    assert len(boxes) == len(Format)
    assert all(box.isChecked() and box.accessibleDescription() for box in boxes)


def test_a_theme_is_asked_for_where_there_is_one(qtbot: QtBot, clear: ExportDialog) -> None:
    """Nobody reads of themes in a newsroom without; one that cannot be used says why."""
    assert not clear.ui.theme.isVisible()
    assert not clear.ui.theme_label.isVisible()

    clear.show_themes((ThemeState("river", ""), ThemeState("spoilt", "It is.")), "river")

    assert clear.ui.theme.isVisible()
    assert clear.ui.theme.currentText() == "river"
    assert clear.ui.theme.itemData(2, Qt.ItemDataRole.ToolTipRole) == "It is."
    with qtbot.waitSignal(clear.theme_wanted, check_params_cb=lambda name: name == ""):
        qtbot.keyClick(clear.ui.theme, Qt.Key.Key_Up)


def test_a_theme_that_has_gone_can_be_given_up(clear: ExportDialog) -> None:
    """Else nothing could be exported, and nobody would see why."""
    clear.show_themes((), "river")

    assert clear.ui.theme.isVisible()
    assert clear.ui.theme.currentText() == "river (not there any more)"
