"""Sections, menu, title and note of an edition, and what is said of where it and its stories are besides."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from newsdesk.domain.edition import Edition, Entry, Export
from newsdesk.domain.layout import LONGEST_SECTION
from newsdesk.domain.sent import Difference, Kind, Since
from newsdesk.gui.panels.edition_panel import EditionPanel
from tests.gui.friday import NOW
from tests.gui.panels.edition_rows import FRIDAY, STORIES, THURSDAY, drop, go_to, shown, spoken, story

ALT = Qt.KeyboardModifier.AltModifier

#: Two at the front, two under Culture, one under Sport.
PARTS = tuple(story(uid, uid.upper()) for uid in "abcde")
PARTED = Edition(
    "par",
    date(2025, 12, 13),
    "Parts",
    tuple(
        Entry(uid, section) for uid, section in zip("abcde", ("", "", *["Culture"] * 2, "Sport"), strict=True)
    ),
    (),
    NOW,
    NOW,
    "Snow.",
    "c",
)


@pytest.fixture
def parted(edition_panel: EditionPanel) -> EditionPanel:
    """The panel with an edition in sections."""
    edition_panel.show_editions((PARTED,), PARTED, PARTS)
    return edition_panel


def choose(panel: EditionPanel, *words: str) -> None:
    """Trigger an entry of the menu of the row that the cursor is on, or of one of its submenus."""
    menu: object = panel.menu()
    for word in words:
        assert isinstance(menu, QMenu)
        action = next(each for each in menu.actions() if each.text().replace("&", "") == word)
        menu = action.menu()
        if not isinstance(menu, QMenu):
            action.trigger()


def tip(panel: EditionPanel, row: int) -> str:
    return str(panel.ui.stories.model().index(row, 0).data(Qt.ItemDataRole.ToolTipRole))


def test_sections_are_headings_among_the_stories(parted: EditionPanel) -> None:
    """Stories are numbered through; a screen reader hears how many are in a section, and which leads."""
    assert shown(parted) == ["1. A", "2. B", "Culture", "3. C", "4. D", "Sport", "5. E"]
    assert spoken(parted, 2) == "Section Culture. 2 stories"
    assert spoken(parted, 3).startswith("3. C. leads · ")
    assert "leads" not in spoken(parted, 0)


def test_a_story_moves_past_a_heading_into_its_section(qtbot: QtBot, parted: EditionPanel) -> None:
    """One step with Alt+Down, and it is the first there."""
    go_to(parted, 1)

    with qtbot.waitSignal(parted.layout_wanted) as asked:
        qtbot.keyClick(parted.ui.stories, Qt.Key.Key_Down, ALT)

    sections = [(entry.story, entry.section) for entry in asked.args[1]]
    assert sections[:3] == [("a", ""), ("b", "Culture"), ("c", "Culture")]


@pytest.mark.parametrize(("key", "order"), [(Qt.Key.Key_Down, "abecd"), (Qt.Key.Key_Up, "")])
def test_a_heading_moves_with_all_its_stories(
    qtbot: QtBot, parted: EditionPanel, key: Qt.Key, order: str
) -> None:
    """Past the next section as a whole, and never above the front."""
    go_to(parted, 2)
    asked: list[tuple[Entry, ...]] = []
    parted.layout_wanted.connect(lambda _uid, entries: asked.append(entries))

    qtbot.keyClick(parted.ui.stories, key, ALT)

    assert ["".join(entry.story for entry in entries) for entries in asked] == ([order] if order else [])
    assert parted.current_section() == "Culture"


def test_stories_dropped_under_a_heading_are_in_its_section(qtbot: QtBot, parted: EditionPanel) -> None:
    """New ones and those that were elsewhere."""
    row = parted.ui.stories.visualRect(parted.ui.stories.model().index(4, 0))

    with qtbot.waitSignal(parted.layout_wanted) as asked:
        drop(parted, ["x", "a"], row.topLeft() + QPoint(20, 2))

    assert [(entry.story, entry.section) for entry in asked.args[1]] == [
        ("b", ""),
        *((uid, "Culture") for uid in "cxad"),
        ("e", "Sport"),
    ]


def test_a_section_is_renamed_in_its_place(qtbot: QtBot, parted: EditionPanel) -> None:
    """F2, type, Return; until that is done it is called as before."""
    go_to(parted, 5)
    parted.activateWindow()
    parted.ui.stories.setFocus()
    qtbot.keyClick(parted.ui.stories, Qt.Key.Key_F2)
    field = parted.ui.stories.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    assert field.text() == "Sport"
    assert field.maxLength() == LONGEST_SECTION
    field.setText(" Games ")

    with qtbot.waitSignal(parted.section_renamed) as asked:
        qtbot.keyClick(field, Qt.Key.Key_Return)

    assert asked.args == ["par", "Sport", "Games"]
    assert shown(parted)[5] == "Sport"


def test_delete_on_a_heading_takes_away_the_heading(qtbot: QtBot, parted: EditionPanel) -> None:
    """Its stories stay."""
    go_to(parted, 5)

    with qtbot.waitSignal(parted.section_removed) as asked, qtbot.assertNotEmitted(parted.removal_wanted):
        qtbot.keyClick(parted.ui.stories, Qt.Key.Key_Delete)

    assert asked.args == ["par", "Sport"]


@pytest.mark.parametrize(
    ("row", "words", "signal", "arguments"),
    [
        (0, ["Lead with this story"], "lead_wanted", ["par", "a"]),
        (3, ["Lead with this story"], "lead_wanted", ["par", ""]),
        (0, ["Picture on the front page"], "picture_wanted", ["par", "a", False]),
        (0, ["Begin a section here…"], "section_wanted", ["par", "a"]),
        (0, ["Move to", "Culture"], "move_wanted", ["par", "a", "Culture"]),
        (4, ["Move to", "The front"], "move_wanted", ["par", "d", ""]),
        (1, ["Remove"], "removal_wanted", ["par", ("b",)]),
        (1, ["Open"], "story_wanted", ["b"]),
        (2, ["Remove the heading"], "section_removed", ["par", "Culture"]),
    ],
)
def test_the_menu_of_a_row(
    qtbot: QtBot, parted: EditionPanel, row: int, words: list[str], signal: str, arguments: list[object]
) -> None:
    """What can be done with it, each asked for by a signal."""
    go_to(parted, row)

    with qtbot.waitSignal(getattr(parted, signal)) as asked:
        choose(parted, *words)

    assert asked.args == arguments


def test_title_and_note_are_written_in_place(qtbot: QtBot, parted: EditionPanel) -> None:
    """Return ends the title, leaving the field the note; what is as it was asks for nothing."""
    assert (parted.ui.title.text(), parted.ui.note.toPlainText()) == ("Parts", "Snow.")
    parted.ui.title.setFocus()
    with qtbot.assertNotEmitted(parted.title_wanted):
        qtbot.keyClick(parted.ui.title, Qt.Key.Key_Return)
    parted.ui.title.selectAll()
    qtbot.keyClicks(parted.ui.title, "The  Weekend")
    with qtbot.waitSignal(parted.title_wanted) as titled:
        qtbot.keyClick(parted.ui.title, Qt.Key.Key_Return)
    qtbot.keyClicks(parted.ui.note, "More ")

    with qtbot.waitSignal(parted.note_wanted) as noted:
        parted.finish()

    assert titled.args == ["par", "The Weekend"]
    assert noted.args == ["par", "More Snow."]


def test_a_title_is_told_again_before_the_first_is_kept(qtbot: QtBot, parted: EditionPanel) -> None:
    """Whoever takes it back at once means the one that was there; the disk may be slow."""
    told: list[str] = []
    parted.title_wanted.connect(lambda _uid, title: told.append(title))

    for title in ("The Weekend", "Parts"):
        parted.ui.title.selectAll()
        qtbot.keyClicks(parted.ui.title, title)
        qtbot.keyClick(parted.ui.title, Qt.Key.Key_Return)

    assert told == ["The Weekend", "Parts"]


def test_words_that_were_not_kept_stay_and_are_told_again(qtbot: QtBot, parted: EditionPanel) -> None:
    """The disk was full: what is written in title and note is kept nowhere else."""
    told: list[str] = []
    for words in (parted.title_wanted, parted.note_wanted):
        words.connect(lambda _uid, words: told.append(words))
    parted.ui.title.setFocus()
    parted.ui.title.selectAll()
    qtbot.keyClicks(parted.ui.title, "The Weekend")
    parted.ui.note.setFocus()
    qtbot.keyClicks(parted.ui.note, "More ")
    parted.ui.stories.setFocus()

    parted.title_failed("par")
    parted.note_failed("par")
    parted.show_editions((PARTED,), PARTED, PARTS)

    assert (parted.ui.title.text(), parted.ui.note.toPlainText()) == ("The Weekend", "More Snow.")
    parted.finish()
    assert told == ["The Weekend", "More Snow."] * 2


def test_another_edition_does_not_get_what_was_written_for_this_one(
    qtbot: QtBot, parted: EditionPanel
) -> None:
    """Half a note is told before the other edition is shown."""
    qtbot.keyClicks(parted.ui.note, "More ")

    with qtbot.waitSignal(parted.note_wanted) as noted:
        parted.show_editions((PARTED, FRIDAY), FRIDAY, STORIES)

    assert noted.args == ["par", "More Snow."]
    assert parted.ui.note.toPlainText() == ""


def test_it_says_when_the_edition_went_out_and_what_changed(qtbot: QtBot, parted: EditionPanel) -> None:
    """In a few words, with a link to all of them."""
    assert parted.ui.since.text() == "Not sent out yet"
    changes = (Difference(Kind.ADDED, "“E” was added.", "e"), Difference(Kind.NOTE, "The note was added."))
    since = Since(Export("par", NOW, "/out", "00"), changes)

    parted.show_editions((PARTED,), PARTED, PARTS, {}, since)

    assert parted.ui.since.text().endswith("</a>: 1 story added; the note changed")
    with qtbot.waitSignal(parted.exports_wanted):
        parted.ui.since.linkActivated.emit("exports")


def test_the_link_has_the_colour_of_the_theme(
    qtbot: QtBot, undressed: QApplication, parted: EditionPanel
) -> None:
    """Of the one that is chosen now: that of the dark theme cannot be read on paper."""

    def colours() -> set[str]:
        image = parted.ui.since.grab().toImage()
        width, height = image.width(), image.height()
        return {image.pixelColor(x, y).name() for x in range(width) for y in range(height)}

    since = Since(Export("par", NOW, "/out", "00"), ())
    parted.show_editions((PARTED,), PARTED, PARTS, {}, since)
    assert "#c00000" not in colours()

    palette = undressed.palette()
    palette.setColor(QPalette.ColorRole.Link, QColor("#c00000"))
    undressed.setPalette(palette)

    qtbot.waitUntil(lambda: "#c00000" in colours())


def test_a_story_that_is_in_other_editions_says_so(parted: EditionPanel) -> None:
    """The newest of them by its day, and how many more."""
    parted.show_editions((PARTED,), PARTED, PARTS, {"b": (THURSDAY,), "c": (FRIDAY, THURSDAY)})

    assert spoken(parted, 1).endswith("also in 11 Dec")
    assert spoken(parted, 3).endswith("also in 12 Dec and 1 more")
    # All of them beside the mouse: a narrow row is cut.
    assert tip(parted, 1) == "B\nAlso in the edition of 11 December 2025"
    assert tip(parted, 3) == "C\nAlso in the editions of 12 December 2025 and 11 December 2025"
    assert (tip(parted, 0), tip(parted, 2)) == ("A", "Culture")
