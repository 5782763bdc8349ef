"""The checklist beside the editor: what it says, and where it leads."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from newsdesk.domain.findings import Finding, Severity
from newsdesk.domain.journal import Event
from newsdesk.domain.workflow import transition
from newsdesk.gui.panels.checks_panel import ChecksPanel
from newsdesk.gui.panels.lines_delegate import DOUBT, FACTS

ERROR = Finding("a", "to-come", "body", 7, 9, "“TK” is still to be filled in.", Severity.ERROR)
WARNING = Finding("a", "byline-missing", "byline", 0, 0, "The story has no byline.", Severity.WARNING)
NOW = datetime(2025, 12, 12, 9, 0, tzinfo=UTC)


@pytest.fixture
def panel(qtbot: QtBot) -> ChecksPanel:
    panel = ChecksPanel()
    qtbot.addWidget(panel)
    panel.resize(400, 600)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


def test_errors_stand_out(panel: ChecksPanel) -> None:
    """They say that they hold the story back, in words and not by a colour alone."""
    panel.show_findings(transition("publish"), (ERROR, WARNING))

    assert panel.ui.summary.text() == "1 error and 1 warning"
    first, second = (panel.ui.findings.item(row) for row in range(2))
    assert (first.text(), first.data(FACTS), first.data(DOUBT)) == (
        ERROR.message,
        "Text",
        "Holds the story back",
    )
    assert (second.data(FACTS), second.data(DOUBT)) == ("Byline", "")
    assert first.data(Qt.ItemDataRole.AccessibleTextRole).startswith("Error. ")


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_each_leads_to_its_place(qtbot: QtBot, panel: ChecksPanel, key: Qt.Key) -> None:
    """By keyboard as by a double click."""
    panel.show_findings(transition("publish"), (ERROR, WARNING))
    panel.take_keyboard()
    qtbot.keyClick(panel.ui.findings, Qt.Key.Key_Down)

    with qtbot.waitSignal(panel.place_wanted) as asked:
        qtbot.keyClick(panel.ui.findings, key)

    assert asked.args == [WARNING]


def test_the_cursor_stays_on_its_finding(panel: ChecksPanel) -> None:
    """While the text is mended elsewhere, and its place moves."""
    panel.show_findings(transition("publish"), (ERROR, WARNING))
    panel.ui.findings.setCurrentRow(1)

    panel.show_findings(transition("publish"), (WARNING,))

    assert panel.ui.findings.currentRow() == 0


def test_all_clear(qtbot: QtBot, panel: ChecksPanel) -> None:
    """Says so, and offers the way on."""
    panel.show_findings(transition("publish"), ())

    assert panel.ui.summary.text() == "All clear"
    assert panel.ui.clear_words.text() == "Nothing stands in the way of “Mark published”."
    with qtbot.waitSignal(panel.way_wanted) as asked:
        panel.ui.go_on.click()
    assert asked.args == ["publish"]


def test_the_way_on_says_why_not(panel: ChecksPanel) -> None:
    """Whoever may not go it sees who may."""
    panel.show_findings(transition("publish"), ())

    panel.allow("“Mark published” is for an editor or a producer; you are a reporter.")

    assert not panel.ui.go_on.isEnabled()
    assert "you are a reporter" in panel.ui.go_on.toolTip()


def test_what_is_spiked_goes_nowhere(panel: ChecksPanel) -> None:
    """And says what can be done."""
    panel.show_findings(None, ())

    assert not panel.ui.go_on.isVisible()
    assert "Unspike it" in panel.ui.clear_words.text()


def test_the_journal_is_there(panel: ChecksPanel) -> None:
    """Newest first, as it comes."""
    panel.show_findings(transition("publish"), ())
    panel.show_journal((Event("a", NOW, "Aigul", "marked it ready"), Event("a", NOW, "Bolot", "started it")))

    assert [panel.ui.journal.item(row).text().splitlines()[0] for row in range(2)] == [
        "Aigul marked it ready",
        "Bolot started it",
    ]


def test_no_story_is_no_blank(panel: ChecksPanel) -> None:
    """It says what to do."""
    panel.show_nothing()

    assert panel.ui.no_story_words.isVisible()


def test_what_can_be_put_right_is_offered(qtbot: QtBot, panel: ChecksPanel) -> None:
    """In the words that would stand there; not where a person has to decide, nor where nothing is written."""
    fix = Finding("a", "conversion", "body", 3, 6, "“$30” is too high.", Severity.WARNING, "$20 & more")
    panel.show_findings(transition("publish"), (ERROR, fix))
    panel.take_keyboard()
    assert panel.ui.mend.isHidden()

    qtbot.keyClick(panel.ui.findings, Qt.Key.Key_Down)
    assert panel.ui.mend.text() == "&Put it right: “$20 && more”"
    with qtbot.waitSignal(panel.fix_wanted) as asked:
        panel.ui.mend.click()
    assert asked.args == [fix]

    panel.set_read_only(True)
    assert panel.ui.mend.isHidden()
