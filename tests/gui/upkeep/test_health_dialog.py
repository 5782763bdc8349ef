"""The health dialog: what was found, in order, each with the one thing to do."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFrame, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from newsdesk.domain.findings import HealthFinding, Remedy
from newsdesk.gui.upkeep.health import BUTTONS, TITLES, HealthDialog

Keep = Callable[[QDialog], None]

WELL = HealthFinding("size", True, "The file has all its 40 bytes.")
TOO_FULL = HealthFinding("space", False, "The disk has 1 MB left.", "Free some space on the disk.")
BROKEN = HealthFinding("pages", False, "SQLite finds the file broken.", "Rescue it: “…”.", Remedy.RESCUE)
STALE = HealthFinding("search", False, "The index does not fit.", "Make it anew: “…”.", Remedy.MEND)


@pytest.fixture
def dialog(keep: Keep) -> HealthDialog:
    made = HealthDialog(writable=True)
    keep(made)
    made.show()
    return made


def rows(dialog: HealthDialog) -> list[list[str]]:
    """The words of every row, top to bottom."""
    items = [dialog.ui.rows.itemAt(place) for place in range(dialog.ui.rows.count())]
    widgets = [item.widget() for item in items if item is not None]
    return [
        [label.text() for label in row.findChildren(QLabel) if label.text()]
        for row in widgets
        if isinstance(row, QFrame)
    ]


def buttons(dialog: HealthDialog) -> list[str]:
    return [each.text() for each in dialog.ui.findings.findChildren(QPushButton)]


def test_what_is_not_well_comes_first(dialog: HealthDialog) -> None:
    """Advice is shown where there is no button for it."""
    dialog.show_findings((WELL, TOO_FULL, BROKEN))

    assert dialog.ui.verdict.text() == "2 things need looking after"
    assert rows(dialog) == [
        ["Room on the disk", "The disk has 1 MB left.", "Free some space on the disk."],
        ["Its pages", "SQLite finds the file broken."],
        ["Its length", "The file has all its 40 bytes."],
    ]
    assert buttons(dialog) == ["Rescue or restore…"]


def test_all_well_is_said(dialog: HealthDialog) -> None:
    """And the rows of an earlier examination are gone."""
    dialog.show_findings((TOO_FULL,))
    assert dialog.ui.verdict.text() == "1 thing needs looking after"

    dialog.show_findings((WELL,))

    assert dialog.ui.verdict.text() == "Everything is well"
    assert len(rows(dialog)) == 1


def test_a_button_asks_for_its_remedy(dialog: HealthDialog, qtbot: QtBot) -> None:
    """By what it is, not by what it says."""
    dialog.show_findings((STALE,))

    with qtbot.waitSignal(dialog.remedy_wanted) as asked:
        dialog.ui.findings.findChildren(QPushButton)[0].click()

    assert asked.args == [Remedy.MEND]


def test_who_may_only_look_is_offered_no_writing(keep: Keep) -> None:
    """The advice is there instead."""
    dialog = HealthDialog(writable=False)
    keep(dialog)

    dialog.show_findings((STALE, BROKEN))

    assert buttons(dialog) == ["Rescue or restore…"]
    assert STALE.advice in rows(dialog)[0]


def test_findings_can_be_copied_as_text(dialog: HealthDialog) -> None:
    """All of them, with their advice."""
    dialog.show_findings((WELL, STALE))

    dialog.ui.copy.click()

    assert QGuiApplication.clipboard().text() == (
        "NOT WELL: Search and list\nThe index does not fit.\nMake it anew: “…”.\n\n"
        "Well: Its length\nThe file has all its 40 bytes."
    )


def test_closing_stops_what_is_going_on_first(dialog: HealthDialog, qtbot: QtBot) -> None:
    """And closes once it has stopped; whoever only stops it stays."""
    dialog.show_working("Examining the newsroom")
    dialog.show_progress(3, 10, "Checking every page")
    assert (dialog.ui.bar.value(), dialog.ui.doing.text()) == (3, "Checking every page…")

    with qtbot.waitSignal(dialog.cancel_wanted):
        dialog.ui.close.click()
    dialog.show_stopped()
    assert dialog.isVisible()
    assert dialog.ui.verdict.text() == "Stopped. Nothing was changed."
    assert not dialog.ui.mark.isVisible()

    dialog.show_working("Examining the newsroom")
    dialog.close()
    assert dialog.isVisible()
    dialog.show_stopped()
    assert not dialog.isVisible()


def test_a_failure_is_said_and_can_be_tried_again(dialog: HealthDialog, qtbot: QtBot) -> None:
    """With no findings beside it that are not from now."""
    dialog.show_findings((WELL,))
    dialog.show_working("Making the index anew")

    dialog.show_failure("The disk is full.")

    assert dialog.ui.verdict.text() == "The disk is full."
    assert rows(dialog) == []
    with qtbot.waitSignal(dialog.examine_wanted):
        dialog.ui.again.click()


def test_every_remedy_but_none_has_a_button() -> None:
    """A new one is not forgotten; nor has a check no title."""
    assert set(BUTTONS) == set(Remedy) - {Remedy.NOTHING}
    assert all(title[0].isupper() for title in TITLES.values())
