import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from newsdesk.domain.findings import Finding, Severity
from newsdesk.gui.editions.checklist import EditionChecklist
from newsdesk.gui.panels.lines_delegate import FACTS

LEFT = Qt.MouseButton.LeftButton
LOOK = Finding("w", "x", "body", 0, 0, "Look at it.", Severity.WARNING)
MEND = Finding("r", "y", "byline", 0, 0, "Mend it.", Severity.ERROR)
HEADLINES = {"w": "Wool", "r": "Rail"}


@pytest.fixture
def dialog(qtbot: QtBot) -> EditionChecklist:
    made = EditionChecklist()
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.show()
    return made


def test_errors_come_first_and_say_what_they_mean(dialog: EditionChecklist) -> None:
    """How many there are, and whether they hold the edition back."""
    dialog.show_findings((LOOK, MEND), HEADLINES)

    assert dialog.ui.title.text() == "1 error and 1 warning. An error holds the edition back."
    lines = [dialog.ui.findings.item(row) for row in (0, 1)]
    assert [each.text() for each in lines] == ["Mend it.", "Look at it."]
    assert [each.data(FACTS) for each in lines] == ["Error · Rail · Byline", "Warning · Wool · Text"]


def test_a_finding_leads_to_its_place_and_the_list_stays(qtbot: QtBot, dialog: EditionChecklist) -> None:
    """So that the next can be mended after it; what is mended is gone then."""
    dialog.show_findings((LOOK, MEND), HEADLINES)

    with qtbot.waitSignal(dialog.place_wanted) as asked:
        qtbot.mouseClick(dialog.ui.go_to, LEFT)

    assert asked.args == [MEND]
    assert dialog.isVisible()
    dialog.show_findings((LOOK,), HEADLINES)
    assert dialog.ui.title.text() == "1 warning. Nothing holds the edition back."
    assert dialog.ui.findings.currentRow() == 0


@pytest.mark.parametrize(
    ("headlines", "words", "goes"),
    [
        (HEADLINES, "The copy desk has nothing to say: the edition is clear.", True),
        ({}, "The edition has no stories yet.", False),
    ],
)
def test_nothing_found(dialog: EditionChecklist, headlines: dict[str, str], words: str, goes: bool) -> None:
    """An edition without stories is not clear, it is empty."""
    dialog.show_findings((), headlines)

    assert dialog.ui.title.text() == words
    assert not dialog.ui.findings.isVisible()
    assert dialog.ui.export_edition.isEnabled() is goes


def test_from_the_checklist_it_goes_out(qtbot: QtBot, dialog: EditionChecklist) -> None:
    """The export's own dialog takes over."""
    dialog.show_findings((), HEADLINES)

    with qtbot.waitSignal(dialog.export_wanted):
        qtbot.mouseClick(dialog.ui.export_edition, LEFT)

    assert not dialog.isVisible()


def test_the_list_has_the_dialogs_room(qtbot: QtBot, dialog: EditionChecklist) -> None:
    """A long one as much as there is."""
    dialog.resize(520, 600)

    dialog.show_findings((LOOK,) * 40, HEADLINES)

    qtbot.waitUntil(lambda: dialog.ui.findings.height() > 450)
