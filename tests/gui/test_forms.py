"""What holds for every form: it can be used by key, and by ear."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from fractions import Fraction
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QLabel, QMainWindow, QMenu, QWidget
from pytestqt.qtbot import QtBot

from newsdesk._built.main_window import Ui_MainWindow
from newsdesk.desk.rate_codes import Renewal
from newsdesk.desk.rates.quoting import Quote
from newsdesk.domain.capture import Candidate, PageReading, Removed, TickerLine
from newsdesk.domain.clock import FixedClock, SystemClock
from newsdesk.domain.edition import Edition, Entry, Export
from newsdesk.domain.findings import Finding, Severity
from newsdesk.domain.formats import Outlets
from newsdesk.domain.history import PastText
from newsdesk.domain.notes import Anchor, Note
from newsdesk.domain.people import Person, Role
from newsdesk.domain.pictures import PictureWords
from newsdesk.domain.rates import Rate, RateKind
from newsdesk.domain.replacing import Change, Found, Place, StoryPlaces
from newsdesk.domain.signing import Acquaintance, OwnKey, PublicKey, Signature, Signer
from newsdesk.domain.story import Status, StorySummary, Why
from newsdesk.domain.workflow import transition
from newsdesk.domain.zones import CITIES
from newsdesk.gui.corrections.dialog import CorrectionsDialog
from newsdesk.gui.dialogs.about import AboutDialog
from newsdesk.gui.dialogs.export import ExportDialog
from newsdesk.gui.dialogs.left_out import LeftOutDialog
from newsdesk.gui.dialogs.locked import LockedDialog
from newsdesk.gui.dialogs.new_edition import NewEditionDialog
from newsdesk.gui.dialogs.review import ReviewDialog
from newsdesk.gui.dialogs.review_draft import ReviewTools
from newsdesk.gui.dialogs.welcome import WelcomeDialog
from newsdesk.gui.editions.calendar import EditionCalendar
from newsdesk.gui.editions.checklist import EditionChecklist
from newsdesk.gui.editions.exports import EditionExports
from newsdesk.gui.editions.fill import FillEdition, Wish
from newsdesk.gui.embargo.band import BandState, EmbargoBand
from newsdesk.gui.embargo.dialog import EmbargoDialog
from newsdesk.gui.finding.bar import FindBar
from newsdesk.gui.finding.dialog import Reach, ReplaceDialog, Scope
from newsdesk.gui.finding.habits import FindHabits
from newsdesk.gui.folders.model import FolderModel
from newsdesk.gui.folders.panel import FolderPanel
from newsdesk.gui.history.dialog import HistoryDialog
from newsdesk.gui.history.timeline import Past
from newsdesk.gui.notes.model import NoteLine, NotesModel
from newsdesk.gui.notes.panel import NotesPanel
from newsdesk.gui.outline.panel import OutlinePanel
from newsdesk.gui.palette.items import Item, Kind, Row
from newsdesk.gui.palette.panel import Palette
from newsdesk.gui.panels.checks_panel import ChecksPanel
from newsdesk.gui.panels.edition_panel import EditionPanel
from newsdesk.gui.panels.rates_model import Way
from newsdesk.gui.panels.rates_panel import RatesPanel
from newsdesk.gui.panels.story_form import StoryForm
from newsdesk.gui.pictures.dialog import PictureDialog
from newsdesk.gui.rates.by_hand_dialog import ByHandDialog
from newsdesk.gui.rates.chart_dialog import ChartDialog
from newsdesk.gui.rates.code_dialog import RateCodeDialog
from newsdesk.gui.rates.connection import Connection
from newsdesk.gui.rates.held_dialog import HeldDialog
from newsdesk.gui.rates.renewal_dialog import RenewalDialog
from newsdesk.gui.rates.schedule import Schedule
from newsdesk.gui.rates.sources_dialog import SourcesDialog
from newsdesk.gui.shortcuts.dialog import Line, ShortcutsDialog
from newsdesk.gui.shortcuts.keymap import Keymap
from newsdesk.gui.shortcuts.sheet_dialog import CheatSheetDialog
from newsdesk.gui.signing.dialog import Keys, SigningDialog
from newsdesk.gui.signing.new_signer import NewSignerDialog
from newsdesk.gui.stories.facts import Facts
from newsdesk.gui.stories.model import StoryListModel
from newsdesk.gui.stories.panel import StoryListPanel
from newsdesk.gui.workflow.held_back import HeldBackDialog
from newsdesk.gui.workflow.people_dialog import PeopleDialog
from newsdesk.gui.workflow.words_dialog import WordsDialog
from newsdesk.gui.writing.table_dialog import TableDialog
from newsdesk.rates.rows import board
from newsdesk.widgets.writing.headings import Heading

NOW = datetime(2025, 12, 12, 9, 0, tzinfo=UTC)
DAY = date(2025, 12, 12)
EDITION = Edition("e", DAY, "", (Entry("a"),), (), NOW, NOW)
SUMMARY = StorySummary("a", "a", "Tunnel Opens", Status.READY, (), "", 3, NOW)
STORY = Candidate("Tunnel Opens", ("Trains run.",), 1, doubt="Look at it.")
PAGE = PageReading("a.txt", "00", "utf-8", DAY, (TickerLine("KGS", "USD", "1", "", 1),), (STORY, STORY), ())
COURIER = Signer("The Courier", PublicKey(bytes(32)))
LOOK = Finding("a", "x", "body", 0, 0, "Look.", Severity.ERROR)
TOOLS = ReviewTools(
    merge=lambda page, _row: page,
    split=lambda page, _row, _paragraph: page,
    rename=lambda page, _row, _headline: page,
    with_countries=lambda page, _row, _codes: page,
)


PAST = Past(
    (
        PastText(2, NOW, "Aigul", Why.RESTORE, "", 120, "b"),
        PastText(1, NOW, "Aigul", Why.TYPING, "before legal", 119, "a"),
    )
)


def export(stage: str) -> ExportDialog:
    dialog = ExportDialog(EDITION, {"a": "Tunnel Opens"}, Path("out"))
    dialog.set_checklist((LOOK,))
    dialog.show_outlets(Outlets())
    if stage == "running":
        dialog.ui.override_reason.setText("It must.")
        dialog.ui.export_now.click()
    if stage == "done":
        dialog.show_written(Path("out"), 1, 1, "00" * 32)
    return dialog


def edition_panel() -> EditionPanel:
    panel = EditionPanel()
    panel.show_editions((EDITION,), EDITION, (SUMMARY,))
    panel.set_marked_stories(("b",))
    return panel


def fill_edition() -> FillEdition:
    dialog = FillEdition(EDITION, {"KZ": "Kazakhstan"}, ("Arts",))
    dialog.show_stories(Wish(), (SUMMARY,))
    return dialog


def edition_checklist() -> EditionChecklist:
    dialog = EditionChecklist()
    dialog.show_findings((LOOK,), {"a": "Tunnel Opens"})
    return dialog


def embargo_band() -> EmbargoBand:
    band = EmbargoBand()
    band.show_state(BandState.ON, "Embargoed until 14:00 Tashkent (09:00 UTC, in 3 h 20 min)")
    return band


def corrections() -> CorrectionsDialog:
    dialog = CorrectionsDialog("Tunnel Opens")
    dialog.show_held_back("The story has no text.")
    return dialog


def notes(*, writing: bool) -> NotesPanel:
    panel = NotesPanel(NotesModel(SystemClock()))
    panel.show_notes([NoteLine(Note("n", "a", "Look.", NOW, "Aigul"))], story=True)
    panel.show_gone("Taken away: “Look.”")
    if writing:
        panel.begin(Anchor())
    return panel


def checks_panel() -> ChecksPanel:
    panel = ChecksPanel()
    panel.show_findings(transition("publish"), (LOOK,))
    return panel


def people_dialog() -> PeopleDialog:
    dialog = PeopleDialog("Aigul")
    dialog.show_people((Person("Aigul", Role.EDITOR),))
    return dialog


def signing(mine: OwnKey | None) -> SigningDialog:
    dialog = SigningDialog(writable=True)
    dialog.show_keys(Keys(mine, "The Courier", (COURIER,)))
    if mine:
        dialog.ui.replace.click()
    return dialog


def palette() -> QWidget:
    window = QMainWindow()
    window.resize(700, 500)
    shown = Palette(window)
    shown.show_rows([Row(Item(Kind.ACTION, "bold", "Bold", "Format", "Ctrl+B"))])
    shown.open()
    return window


def shortcuts() -> ShortcutsDialog:
    lines = [Line("bold", "Bold", "Format"), Line("quit", "Quit", "File")]
    dialog = ShortcutsDialog(lines, Keymap({"bold": "Ctrl+B", "quit": "Ctrl+Q"}), {})
    dialog.go_to("bold")
    dialog.ui.keys.setKeySequence(QKeySequence("Ctrl+Q"))
    return dialog


def outline() -> OutlinePanel:
    panel = OutlinePanel()
    panel.show_headings((Heading(0, 2, "One"),))
    return panel


def find_bar(*, replacing: bool) -> FindBar:
    bar = FindBar()
    bar.open("rail", FindHabits(), replacing=replacing)
    bar.show_problem("The pattern is wrong.")
    return bar


def replace_dialog() -> ReplaceDialog:
    dialog = ReplaceDialog(FindHabits(), writable=True)
    dialog.set_scopes([(Scope(Reach.ALL), "All stories")], Scope(Reach.ALL))
    place = Place("a", "body", 0, Change(0, 4, "tram"), 1, "", "rail", " runs")
    dialog.show_found(Found((StoryPlaces("a", "Snow", Status.DRAFT, "r", (place,)),), 1))
    return dialog


def rates_panel(*, converting: bool) -> RatesPanel:
    panel = RatesPanel()
    som = Rate("NBKR", "USD", "KGS", "87.45", RateKind.OFFICIAL, DAY, NOW)
    (row,) = board((som,), DAY)
    panel.show_quotes((Quote(row, "USD", Fraction("87.45"), None),), Way(), 7)
    panel.offer_bases(("USD",), ("US dollar",), "USD")
    panel.show_converter(converting)
    panel.show_connection(Connection(offline=True, words="since 14:05"))
    return panel


Part = TypeVar("Part", bound=QWidget)

FORMS: dict[str, Callable[[], QWidget]] = {
    "about": lambda: AboutDialog("1", ()),
    "export": lambda: export("setup"),
    "export running": lambda: export("running"),
    "export done": lambda: export("done"),
    "history": lambda: HistoryDialog("Snow", PAST, NOW, writable=True),
    "notes": lambda: notes(writing=False),
    "note being written": lambda: notes(writing=True),
    "picture": lambda: PictureDialog(QImage(), PictureWords(), "40 × 30 pixels", ("It moves.",)),
    "what was left out": lambda: LeftOutDialog((Removed("Home", "navigation", 1),)),
    "locked": lambda: LockedDialog(Path("room"), "Aibek"),
    "new edition": lambda: NewEditionDialog(DAY, frozenset({DAY})),
    "review": lambda: ReviewDialog(PAGE, TOOLS, {1}),
    "welcome": lambda: WelcomeDialog(Path("room")),
    "embargo": lambda: EmbargoDialog("“Tunnel”", NOW, CITIES[0], FixedClock(NOW)),
    "embargo band": embargo_band,
    "corrections": corrections,
    "edition": edition_panel,
    "no edition": EditionPanel,
    "calendar of editions": lambda: EditionCalendar(DAY, DAY),
    "edition being filled": fill_edition,
    "checklist of an edition": edition_checklist,
    "exports of an edition": lambda: EditionExports(EDITION, (Export("e", NOW, "out", "00" * 32),)),
    "no rates": RatesPanel,
    "rates": lambda: rates_panel(converting=False),
    "rates with the converter": lambda: rates_panel(converting=True),
    "chart of rates": lambda: ChartDialog(("USD", "KGS"), "KGS", "USD", DAY),
    "held rates": HeldDialog,
    "rate by hand": lambda: ByHandDialog(("USD", "KGS"), "KGS", "Aigul", DAY),
    "rate code": lambda: RateCodeDialog(("KZT",)),
    "rate renewal": lambda: RenewalDialog((Renewal("{{rate KZT}}", "510.5", "520.5", "NBK, 13 December"),)),
    "sources of rates": lambda: SourcesDialog(Schedule.OFF),
    "story": StoryForm,
    "stories": lambda: StoryListPanel(StoryListModel(Facts(FixedClock(NOW), dict))),
    "folders": lambda: FolderPanel(FolderModel()),
    "checks": checks_panel,
    "held back": lambda: HeldBackDialog(transition("publish"), (LOOK,), {"a": "Tunnel Opens"}),
    "tags": lambda: WordsDialog("tags", 3, {"wool": 1}),
    "table": TableDialog,
    "find": lambda: find_bar(replacing=False),
    "replace": lambda: find_bar(replacing=True),
    "replace in stories": replace_dialog,
    "people": people_dialog,
    "no signing key": lambda: signing(None),
    "signing key": lambda: signing(OwnKey(COURIER, in_keyring=False)),
    "new signer": lambda: NewSignerDialog("a.zip", 2, Signature(Acquaintance.NEW, "Courier", COURIER.key)),
    "palette": palette,
    "shortcuts": shortcuts,
    "cheat sheet": lambda: CheatSheetDialog("<p>Bold"),
    "outline": outline,
}


@pytest.fixture(params=FORMS)
def form(request: pytest.FixtureRequest, qtbot: QtBot) -> QWidget:
    shown = FORMS[request.param]()
    # Otherwise it would be deleted before pytest-qt closes it.
    shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(shown)
    shown.show()
    return shown


def visible(form: QWidget, kind: type[Part]) -> list[Part]:
    return [each for each in form.findChildren(kind) if each.isVisible()]


def letter(text: str) -> str:
    """The letter behind the one &, if there is one."""
    return text[text.index("&") + 1].lower() if "&" in text else ""


def test_every_stop_of_the_tab_key_has_a_name(form: QWidget) -> None:
    """A screen reader says what has the focus: a name of its own, a label's, or the text on it."""
    labelled = {label.buddy() for label in form.findChildren(QLabel)}
    for widget in visible(form, QWidget):
        if not widget.focusPolicy() & Qt.FocusPolicy.TabFocus or not widget.objectName():
            continue
        on_it = widget.text() if isinstance(widget, QAbstractButton) else ""
        named = bool(widget.accessibleName() or on_it or widget in labelled)
        assert named or widget.objectName().startswith("qt_"), widget.objectName()


def test_every_underlined_letter_leads_somewhere_and_only_there(form: QWidget) -> None:
    """Labels have buddies, and no letter stands for two things on one screen."""
    for label in visible(form, QLabel):
        assert "&" not in label.text() or label.buddy() is not None, label.text()
    texts = [each.text() for each in visible(form, QLabel)]
    texts += [each.text() for each in visible(form, QAbstractButton)]
    used = [found for each in texts if (found := letter(each))]
    assert sorted(used) == sorted(set(used))


def test_it_fits_on_a_small_screen(form: QWidget) -> None:
    """Nothing needs more than 800 × 560 pixels."""
    size = form.minimumSizeHint()

    assert size.width() <= 800
    assert size.height() <= 560


def test_no_two_entries_of_a_menu_claim_one_letter(qtbot: QtBot) -> None:
    """Else a key only goes from one to the other."""
    window = QMainWindow()
    qtbot.addWidget(window)
    Ui_MainWindow().setupUi(window)

    for menu in window.findChildren(QMenu):
        keys = [QKeySequence.mnemonic(each.text()).toString() for each in menu.actions()]
        claimed = [key for key in keys if key]
        assert len(claimed) == len(set(claimed)), (menu.title(), claimed)
