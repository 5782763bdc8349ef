import gc
import weakref
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from newsdesk.domain.capture import PageReading
from newsdesk.domain.clock import FixedClock
from newsdesk.domain.edition import Export
from newsdesk.domain.findings import HealthFinding, Remedy
from newsdesk.domain.history import PastText
from newsdesk.domain.signing import Acquaintance, Signature
from newsdesk.domain.story import Why
from newsdesk.domain.workflow import transition
from newsdesk.domain.zones import CITIES
from newsdesk.gui.corrections.dialog import CorrectionsDialog
from newsdesk.gui.dialogs.about import AboutDialog
from newsdesk.gui.dialogs.export import ExportDialog
from newsdesk.gui.dialogs.locked import LockedDialog
from newsdesk.gui.dialogs.new_edition import NewEditionDialog
from newsdesk.gui.dialogs.review import ReviewDialog
from newsdesk.gui.dialogs.review_draft import ReviewTools
from newsdesk.gui.dialogs.welcome import WelcomeDialog
from newsdesk.gui.editions.calendar import EditionCalendar
from newsdesk.gui.editions.checklist import EditionChecklist
from newsdesk.gui.editions.exports import EditionExports
from newsdesk.gui.editions.fill import FillEdition
from newsdesk.gui.embargo.dialog import EmbargoDialog
from newsdesk.gui.finding.dialog import ReplaceDialog
from newsdesk.gui.finding.habits import FindHabits
from newsdesk.gui.history.dialog import HistoryDialog
from newsdesk.gui.history.timeline import Past
from newsdesk.gui.rates.by_hand_dialog import ByHandDialog
from newsdesk.gui.rates.chart_dialog import ChartDialog
from newsdesk.gui.rates.held_dialog import HeldDialog
from newsdesk.gui.rates.schedule import Schedule
from newsdesk.gui.rates.sources_dialog import SourcesDialog
from newsdesk.gui.shortcuts.dialog import Line, ShortcutsDialog
from newsdesk.gui.shortcuts.keymap import Keymap
from newsdesk.gui.shortcuts.sheet_dialog import CheatSheetDialog
from newsdesk.gui.signing.dialog import SigningDialog
from newsdesk.gui.signing.new_signer import NewSignerDialog
from newsdesk.gui.spelling.dialog import SpellingDialog
from newsdesk.gui.upkeep.backups import BackupsDialog
from newsdesk.gui.upkeep.damaged import DamagedDialog
from newsdesk.gui.upkeep.health import HealthDialog
from newsdesk.gui.workflow.held_back import HeldBackDialog
from newsdesk.gui.workflow.people_dialog import PeopleDialog
from newsdesk.gui.workflow.words_dialog import WordsDialog
from newsdesk.gui.writing.table_dialog import TableDialog
from tests.gui.friday import DAY, EDITION, NOW

PAST = Past((PastText(1, NOW, "Aigul", Why.NEW, "", 120, "a"),))


def _health() -> HealthDialog:
    dialog = HealthDialog(writable=True)
    dialog.show_findings((HealthFinding("search", False, "It does not fit.", "", Remedy.MEND),))
    return dialog


@pytest.fixture(
    params=[
        "about",
        "backups",
        "cheat sheet",
        "corrections",
        "damaged",
        "edition calendar",
        "edition checklist",
        "edition exports",
        "edition fill",
        "embargo",
        "export",
        "health",
        "held back",
        "history",
        "locked",
        "new edition",
        "people",
        "rate by hand",
        "rates chart",
        "rates held",
        "rates sources",
        "replace",
        "review",
        "shortcuts",
        "signing",
        "signer",
        "spelling",
        "table",
        "tags",
        "welcome",
    ]
)
def make(request: pytest.FixtureRequest, page: PageReading, tools: ReviewTools) -> Callable[[], QDialog]:
    ways: dict[str, Callable[[], QDialog]] = {
        "about": lambda: AboutDialog("1.0", ("Qt 6",)),
        "backups": lambda: BackupsDialog(Path("room"), writable=True),
        "cheat sheet": lambda: CheatSheetDialog("<p>Bold"),
        "damaged": lambda: DamagedDialog("Broken.", Path("out"), can_look=True),
        "health": _health,
        "corrections": lambda: CorrectionsDialog("Tunnel Opens"),
        "edition calendar": lambda: EditionCalendar(DAY, DAY),
        "edition checklist": EditionChecklist,
        "edition exports": lambda: EditionExports(EDITION, (Export("e", NOW, "out", "00" * 32),)),
        "edition fill": lambda: FillEdition(EDITION, {"KZ": "Kazakhstan"}, ("Arts",)),
        "embargo": lambda: EmbargoDialog("“Tunnel”", None, CITIES[0], FixedClock(NOW)),
        "export": lambda: ExportDialog(EDITION, {}, Path("out")),
        "held back": lambda: HeldBackDialog(transition("publish"), (), {}),
        "history": lambda: HistoryDialog("Snow", PAST, NOW, writable=True),
        "locked": lambda: LockedDialog(Path("room"), "Aibek"),
        "new edition": lambda: NewEditionDialog(DAY),
        "people": lambda: PeopleDialog("Aigul"),
        "signing": lambda: SigningDialog(writable=True),
        "signer": lambda: NewSignerDialog("a.zip", 2, Signature(Acquaintance.NEW, "The Courier")),
        "tags": lambda: WordsDialog("tags", 2, {"wool": 1}),
        "rate by hand": lambda: ByHandDialog(("USD", "KGS"), "KGS", "Aigul", DAY),
        "rates chart": lambda: ChartDialog(("USD", "KGS"), "KGS", "USD", DAY),
        "rates held": HeldDialog,
        "rates sources": lambda: SourcesDialog(Schedule.OFF),
        "replace": lambda: ReplaceDialog(FindHabits(), writable=True),
        "review": lambda: ReviewDialog(page, tools),
        "shortcuts": lambda: ShortcutsDialog(
            [Line("bold", "Bold", "Format")], Keymap({"bold": "Ctrl+B"}), {}
        ),
        "spelling": lambda: SpellingDialog(("en_GB",), on=True),
        "table": TableDialog,
        "welcome": lambda: WelcomeDialog(Path("room")),
    }
    return ways[request.param]


def show_and_close(qtbot: QtBot, dialog: QDialog) -> None:
    """Open a dialog and close it again, until Qt has deleted it."""
    dialog.open()
    dialog.close()
    qtbot.waitUntil(lambda: not isValid(dialog))


def test_a_closed_dialog_is_gone(qtbot: QtBot, make: Callable[[], QDialog]) -> None:
    """Nothing keeps a closed dialog alive: neither Qt nor a forgotten reference in Python."""
    dialog = make()
    ghost = weakref.ref(dialog)

    show_and_close(qtbot, dialog)
    del dialog
    gc.collect()

    assert ghost() is None
