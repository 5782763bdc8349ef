"""An editor's day with one edition: made, laid out by hand, looked at, sent out, changed, asked about."""

import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QInputDialog, QLineEdit, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from newsdesk.app.office import Office
from newsdesk.domain.edition import Edition
from newsdesk.domain.progress import Silent
from newsdesk.domain.story import StoryText
from newsdesk.gui.dialogs.new_edition import NewEditionDialog
from newsdesk.gui.editions.calendar import EditionCalendar
from newsdesk.gui.editions.checklist import EditionChecklist
from newsdesk.gui.editions.exports import EditionExports
from newsdesk.gui.editions.fill import FillEdition

DAY = date(2025, 12, 12)
ALT, LEFT = Qt.KeyboardModifier.AltModifier, Qt.MouseButton.LeftButton

Wait = Callable[[type], object]
Settle = Callable[[], None]


@pytest.fixture
def office(open_office: Callable[..., Office], tmp_path: Path) -> Office:
    """The window on a newsroom with four stories that are ready, two of them about Kazakhstan."""
    office = open_office(tmp_path / "room")
    for name, country in (("Wool", "KG"), ("Rail", "KZ"), ("Film", "KZ"), ("Snow", "UZ")):
        text = StoryText(name, body="Text.", byline="A. Tokoeva", countries=(country,))
        made = office.desk.stories.new(text)
        office.desk.workflow.act((made.value.uid,), "ready")
        office.announcer.announce(made.changes)
    return office


@pytest.fixture
def edition(office: Office, settled: Settle) -> Edition:
    """An edition of Wool and Rail, which the panel shows."""
    made = office.desk.editions.new(DAY, "", office.desk.editions.ready()[:2])
    office.announcer.announce(made.changes)
    settled()
    office.window.ui.show_edition.trigger()
    return made.value


def told(office: Office) -> str:
    """Write the edition that is kept as one line: "Wool | Arts: Rail"."""
    edition = office.desk.editions.on(DAY)
    words, section = list[str](), ""
    for entry in edition.entries:
        if entry.section != section:
            section = entry.section
            words += ["|", f"{section}:"]
        words.append(office.desk.stories.get(entry.story).headline)
    return " ".join(words)


def shown(office: Office) -> list[str]:
    model = office.window.panes.edition.ui.stories.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def go_to(office: Office, row: int) -> None:
    view = office.window.panes.edition.ui.stories
    view.setFocus()
    view.setCurrentIndex(view.model().index(row, 0))


def test_an_edition_is_made_from_the_calendar(
    office: Office, wait_for: Wait, settled: Settle, qtbot: QtBot
) -> None:
    """A day without one leads to a new one, filled with what is ready, however quick one is."""
    office.window.ui.edition_calendar.trigger()
    calendar = wait_for(EditionCalendar)
    assert isinstance(calendar, EditionCalendar)
    settled()
    calendar.ui.days.go_to(DAY)
    calendar.ui.go.click()

    dialog = wait_for(NewEditionDialog)
    assert isinstance(dialog, NewEditionDialog)
    dialog.accept()

    edition = office.window.panes.edition
    qtbot.waitUntil(lambda: edition.ui.title.placeholderText() == "Friday, 12 December 2025")
    assert shown(office) == ["1. Wool", "2. Rail", "3. Film", "4. Snow"]


def test_an_edition_that_is_gone_to_is_seen(
    office: Office, edition: Edition, wait_for: Wait, settled: Settle, qtbot: QtBot
) -> None:
    """Also where its panel was folded away: from the calendar with the keyboard in it, or newly made."""
    panel = office.window.panes.edition
    office.window.ui.right.hide()
    office.window.ui.edition_calendar.trigger()
    calendar = wait_for(EditionCalendar)
    assert isinstance(calendar, EditionCalendar)
    qtbot.waitUntil(lambda: calendar.ui.go.text() == "&Go to it")

    calendar.ui.go.click()
    settled()

    assert panel.isVisible()
    assert office.window.focusWidget() is panel.ui.stories
    assert panel.ui.stories.selectionModel().selectedIndexes()[0].row() == 0
    office.window.ui.right.hide()
    office.window.ui.new_edition.trigger()
    made = wait_for(NewEditionDialog)
    assert isinstance(made, NewEditionDialog)
    made.accept()
    qtbot.waitUntil(panel.isVisible)
    settled()


def test_an_edition_is_laid_out_by_keyboard_and_taken_back(
    office: Office, edition: Edition, wait_for: Wait, settled: Settle, qtbot: QtBot
) -> None:
    """A section, its name, the order, the lead, title and note: each is kept, each is a step."""
    panel, ui = office.window.panes.edition, office.window.ui
    go_to(office, 1)
    ui.begin_section.trigger()
    asked = wait_for(QInputDialog)
    assert isinstance(asked, QInputDialog)
    asked.setTextValue("Arts")
    asked.accept()
    settled()
    assert told(office) == "Wool | Arts: Rail"

    ui.lead_story.trigger()
    settled()
    assert office.desk.editions.on(DAY).leading == edition.entries[1].story

    go_to(office, 0)
    qtbot.keyClick(panel.ui.stories, Qt.Key.Key_Down, ALT)
    settled()
    assert told(office) == "| Arts: Wool Rail"

    go_to(office, 0)
    qtbot.keyClick(panel.ui.stories, Qt.Key.Key_F2)
    field = panel.ui.stories.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    field.setText("Life")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: told(office) == "| Life: Wool Rail")
    settled()

    panel.ui.title.selectAll()
    qtbot.keyClicks(panel.ui.title, "Friday")
    qtbot.keyClick(panel.ui.title, Qt.Key.Key_Return)
    qtbot.keyClicks(panel.ui.note, "Snow on the passes.")
    panel.ui.note.finish()
    settled()
    kept = office.desk.editions.on(DAY)
    assert (kept.title, kept.note) == ("Friday", "Snow on the passes.")

    for _step in range(6):
        ui.undo_step.trigger()
        settled()
    assert office.desk.editions.on(DAY).layout == edition.layout
    qtbot.waitUntil(lambda: shown(office) == ["1. Wool", "2. Rail"])


def test_a_section_is_called_as_yesterday(
    office: Office, edition: Edition, wait_for: Wait, settled: Settle, qtbot: QtBot
) -> None:
    """What other days have is offered; what is typed is not made into it."""
    yesterday = office.desk.editions.new(DAY - timedelta(days=1), "", office.desk.editions.ready()[:1]).value
    office.desk.makeup.begin_section(yesterday.uid, "World news", yesterday.entries[0].story)
    ways: tuple[tuple[int, Callable[[QWidget], None]], ...] = (
        (1, lambda field: qtbot.keyClicks(field, "World")),
        (0, lambda field: qtbot.keyClick(field, Qt.Key.Key_Down)),
    )
    for row, press in ways:
        go_to(office, row)
        office.window.ui.begin_section.trigger()
        asked = wait_for(QInputDialog)
        assert isinstance(asked, QInputDialog)
        assert asked.comboBoxItems() == ["World news"]
        field = asked.findChild(QComboBox)
        assert isinstance(field, QComboBox)
        assert field.hasFocus()
        press(field)
        qtbot.keyClick(asked, Qt.Key.Key_Return)
        settled()
    assert told(office) == "| World news: Wool | World: Rail"


def test_an_edition_among_the_folders_is_laid_out_with_return(
    office: Office, edition: Edition, settled: Settle, qtbot: QtBot
) -> None:
    """The panel shows it then, with the keyboard in its stories; the arrow keys only show its stories."""
    older = office.desk.editions.new(DAY - timedelta(days=1), "", office.desk.editions.ready()[2:])
    office.announcer.announce(older.changes)
    settled()
    folders, panel = office.window.panes.folders, office.window.panes.edition
    tree, path = folders.tree, f"edition:{older.value.uid}"
    qtbot.waitUntil(lambda: folders.model.index_of(path).isValid())
    tree.setFocus()
    tree.setCurrentIndex(folders.model.index_of(path))
    settled()
    assert shown(office) == ["1. Wool", "2. Rail"]

    qtbot.keyClick(tree, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: shown(office) == ["1. Film", "2. Snow"])
    assert panel.ui.stories.hasFocus()


def test_an_edition_is_filled_with_what_is_ready(
    office: Office, edition: Edition, wait_for: Wait, settled: Settle, qtbot: QtBot
) -> None:
    """Of one country, seen first, and put where it belongs."""
    office.desk.makeup.begin_section(edition.uid, "Arts", edition.entries[1].story)
    office.sides.editions.refresh()
    settled()
    office.window.ui.fill_edition.trigger()
    dialog = wait_for(FillEdition)
    assert isinstance(dialog, FillEdition)
    dialog.ui.country.setCurrentText("Kazakhstan")
    dialog.ui.country.activated.emit(dialog.ui.country.currentIndex())
    qtbot.waitUntil(lambda: dialog.ui.number.text() == "1 story would be added:")
    dialog.ui.section.setCurrentText("Arts")

    dialog.accept()

    settled()
    assert told(office) == "Wool | Arts: Rail Film"


def test_what_changed_since_it_went_out_is_said_by_name(
    office: Office, edition: Edition, wait_for: Wait, settled: Settle, tmp_path: Path, qtbot: QtBot
) -> None:
    """In the panel in a few words, in the list of exports one by one; the calendar has it too."""
    panel = office.window.panes.edition
    assert panel.ui.since.text() == "Not sent out yet"
    done = office.desk.publishing.export(edition.uid, tmp_path / "out", Silent(), "It is late.")
    office.announcer.announce(done.changes)
    qtbot.waitUntil(lambda: panel.ui.since.text().endswith(": nothing changed since"))

    go_to(office, 1)
    qtbot.keyClick(panel.ui.stories, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: panel.ui.since.text().endswith(": 1 story taken out"))
    panel.ui.since.linkActivated.emit("exports")
    exports = wait_for(EditionExports)

    assert isinstance(exports, EditionExports)
    qtbot.waitUntil(lambda: exports.ui.since.count() == 1)
    assert exports.ui.since.item(0).text() == "“Rail” was taken out."
    assert exports.ui.open.isEnabled()
    shutil.rmtree(tmp_path / "out")
    exports.ui.exports.setCurrentRow(-1)
    exports.ui.exports.setCurrentRow(0)
    qtbot.waitUntil(lambda: not exports.ui.open.isEnabled())
    exports.reject()
    office.window.ui.edition_calendar.trigger()
    calendar = wait_for(EditionCalendar)
    assert isinstance(calendar, EditionCalendar)
    qtbot.waitUntil(lambda: calendar.ui.facts.text().endswith(", and changed since."))
    calendar.reject()


def test_what_an_export_lacks_is_said_before_it_is_asked_for(
    office: Office, settled: Settle, qtbot: QtBot
) -> None:
    """First an edition, then a story in it; what else needs one is grey, and the palette says why."""
    ui, said = office.window.ui, office.window.ui.status_bar.currentMessage
    settled()

    ui.export_edition.trigger()

    assert said() == "There is no edition to export yet. Make one first: Edition › New edition…"
    assert not ui.freeze_rates.isEnabled()
    for name in ("fill_edition", "edition_checklist", "freeze_rates", "rates_strip"):
        assert office.commands.why_not(name) == "there is no edition yet"
    office.announcer.announce(office.desk.editions.new(DAY, "", ()).changes)
    settled()
    qtbot.waitUntil(ui.freeze_rates.isEnabled)
    assert office.commands.why_not("fill_edition") == ""
    assert office.commands.why_not("lead_story") == "no story of an edition is chosen"

    ui.export_edition.trigger()
    settled()

    assert said() == "The edition of 12 December 2025 has no stories yet. Add some, then export it."


def test_the_checklist_leads_to_the_place_and_follows_what_is_mended(
    office: Office, edition: Edition, wait_for: Wait, settled: Settle, qtbot: QtBot
) -> None:
    """It stays beside the text, and is clear once that is right."""
    rail = edition.entries[1].story
    office.announcer.announce(office.desk.stories.save(rail, StoryText("Rail", body="", byline="A. B.")))
    settled()
    office.window.ui.edition_checklist.trigger()
    checklist = wait_for(EditionChecklist)
    assert isinstance(checklist, EditionChecklist)
    qtbot.waitUntil(lambda: checklist.ui.findings.count() > 0)

    checklist.ui.go_to.click()
    qtbot.waitUntil(lambda: office.editor.uid == rail and office.window.isActiveWindow())
    mended = StoryText("Rail", body="Text.", byline="A. B.", countries=("KZ",))
    office.announcer.announce(office.desk.stories.save(rail, mended))

    qtbot.waitUntil(lambda: checklist.ui.title.text().endswith("the edition is clear."))
    checklist.reject()
    settled()


def test_the_checklist_is_the_one_of_the_edition_that_is_shown(
    office: Office, edition: Edition, wait_for: Wait, settled: Settle, qtbot: QtBot
) -> None:
    """Its button exports that one; asked for again, it comes to the front and is not there twice."""
    other = office.desk.editions.new(date(2025, 12, 13), "Saturday", ())
    office.announcer.announce(other.changes)
    settled()
    office.window.ui.edition_checklist.trigger()
    checklist = wait_for(EditionChecklist)
    assert isinstance(checklist, EditionChecklist)
    qtbot.waitUntil(lambda: checklist.windowTitle() == "Checklist: 12 December 2025")

    office.window.panes.edition.edition_chosen.emit(other.value.uid)
    qtbot.waitUntil(lambda: checklist.windowTitle() == "Checklist: 13 December 2025 · Saturday")
    office.window.ui.edition_checklist.trigger()
    settled()

    assert checklist.ui.title.text() == "The edition has no stories yet."
    assert office.window.findChildren(EditionChecklist) == [checklist]
    checklist.reject()
    settled()


def test_an_edition_is_deleted_and_brought_back(
    office: Office, edition: Edition, wait_for: Wait, settled: Settle, qtbot: QtBot
) -> None:
    """Whoever says so twice has it deleted; its stories stay, and Undo brings it back as it was."""
    panel, ui = office.window.panes.edition, office.window.ui

    def answer(words: str) -> str:
        ui.delete_edition.trigger()
        box = wait_for(QMessageBox)
        assert isinstance(box, QMessageBox)
        said = box.informativeText()
        next(each for each in box.buttons() if each.text() == words).click()
        settled()
        return said

    ui.edition_checklist.trigger()
    checklist = wait_for(EditionChecklist)
    ui.preview_front.trigger()
    settled()
    assert answer("Cancel") == "Its 2 stories stay as they are. The Edit menu takes it back."
    assert told(office) == "Wool Rail"

    answer("Delete the edition")
    qtbot.waitUntil(lambda: panel.ui.pages.currentWidget() is panel.ui.empty_page)
    assert office.desk.editions.all() == ()
    assert office.stories.count == 4
    qtbot.waitUntil(lambda: not shiboken6.isValid(checklist) and not ui.preview_front.isChecked())
    settled()
    assert not ui.banner.isVisibleTo(office.window)

    qtbot.waitUntil(ui.undo_step.isEnabled)
    ui.undo_step.trigger()
    qtbot.waitUntil(lambda: shown(office) == ["1. Wool", "2. Rail"])
    assert office.desk.editions.on(DAY).standing == edition.standing


def test_making_an_edition_and_newer_rates_are_taken_back(
    office: Office, edition: Edition, settled: Settle, qtbot: QtBot, tmp_path: Path
) -> None:
    """One after the other, from the menu; without newer rates the status bar says so."""
    ui = office.window.ui
    ui.freeze_rates.trigger()
    qtbot.waitUntil(lambda: "has the newest rates" in ui.status_bar.currentMessage())
    file = tmp_path / "rates.csv"
    file.write_text(f"date,base,quote,value,kind,source\n{DAY},USD,KGS,87.45,official,Bank\n")
    office.desk.rates.take(file)

    ui.freeze_rates.trigger()
    settled()
    assert len(office.desk.editions.on(DAY).rates) == 1
    for _ in range(2):
        qtbot.waitUntil(ui.undo_step.isEnabled)
        ui.undo_step.trigger()
        settled()

    assert office.desk.editions.all() == ()
    assert edition.rates == ()
