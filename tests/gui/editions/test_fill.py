from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QDialogButtonBox, QListWidget
from pytestqt.qtbot import QtBot

from newsdesk.domain.edition import EditionName
from newsdesk.domain.story import Status, StorySummary
from newsdesk.gui.editions.fill import FillEdition, Wish

DAY = date(2025, 12, 12)
AT = datetime(2025, 12, 12, 9, 0, tzinfo=UTC)
STORIES = tuple(
    StorySummary(uid, uid, headline, Status.READY, ("KZ",), "", 120, AT)
    for uid, headline in (("w", "Wool"), ("r", "Rail"))
)


@pytest.fixture
def dialog(qtbot: QtBot) -> FillEdition:
    """For an edition with one section."""
    made = FillEdition(EditionName("fri", DAY, ""), {"KZ": "Kazakhstan", "UZ": "Uzbekistan"}, ("Arts",))
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def ok(dialog: FillEdition) -> str:
    button = dialog.ui.buttons.button(QDialogButtonBox.StandardButton.Ok)
    return button.text() if button.isEnabled() else ""


def test_what_would_be_added_is_seen_first(dialog: FillEdition) -> None:
    """Each story can be left out; the button says how many are left."""
    assert ok(dialog) == ""
    dialog.show_stories(Wish(), STORIES)
    assert (dialog.ui.number.text(), ok(dialog)) == ("2 stories would be added:", "&Add 2 stories")

    dialog.ui.stories.item(0).setCheckState(Qt.CheckState.Unchecked)

    assert (dialog.stories(), ok(dialog)) == (("r",), "&Add 1 story")


def test_the_story_that_the_space_bar_is_for_is_marked(qtbot: QtBot, dialog: FillEdition) -> None:
    """The first, until somebody goes on."""
    dialog.show_stories(Wish(), STORIES)
    dialog.ui.stories.setFocus()

    assert [each.text() for each in dialog.ui.stories.selectedItems()] == ["Wool"]
    qtbot.keyClick(dialog.ui.stories, Qt.Key.Key_Space)
    assert dialog.stories() == ("r",)


def test_day_and_country_are_asked_for(qtbot: QtBot, dialog: FillEdition) -> None:
    """One, the other, or both; what comes late for another wish is not shown."""
    with qtbot.waitSignal(dialog.stories_wanted) as asked:
        dialog.ui.of_day.click()
    assert asked.args == [Wish(DAY)]
    dialog.ui.day.setDate(QDate(2025, 12, 11))
    dialog.ui.country.setCurrentIndex(2)
    with qtbot.waitSignal(dialog.stories_wanted) as asked:
        dialog.ui.country.activated.emit(2)
    assert asked.args == [Wish(date(2025, 12, 11), "UZ")]

    dialog.show_stories(Wish(DAY), STORIES)

    assert dialog.stories() == ()


def test_there_may_be_nothing_to_add(dialog: FillEdition) -> None:
    """It is said why, and nothing can be pressed."""
    dialog.show_stories(Wish(), ())

    assert dialog.ui.number.text() == "No story that is ready is missing from the edition."
    assert ok(dialog) == ""
    assert not dialog.ui.stories.isVisible()


def test_they_go_into_a_section(dialog: FillEdition) -> None:
    """The front, unless another is chosen."""
    assert dialog.section() == ""

    dialog.ui.section.setCurrentIndex(1)

    assert dialog.section() == "Arts"


def test_sections_of_other_days_are_offered(dialog: FillEdition) -> None:
    """Apart from those that the edition has."""
    dialog.offer_sections(())
    assert dialog.ui.section.count() == 2

    dialog.offer_sections(("Sport", "World"))
    dialog.ui.section.setCurrentIndex(dialog.ui.section.findText("World"))

    assert (dialog.section(), dialog.ui.section.count()) == ("World", 5)


def test_no_story_stands_on_another_where_a_scroll_bar_takes_room(qtbot: QtBot, dialog: FillEdition) -> None:
    """Headlines that break because of it push the next one down."""
    long = (
        "Правительство утвердило программу развития горных районов до 2040 года с участием соседей и доноров"
    )
    many = (STORIES[0]._replace(uid=str(at), headline=long[: 60 + 2 * at]) for at in range(20))
    view = dialog.ui.stories

    dialog.show_stories(Wish(), tuple(many))

    qtbot.waitUntil(view.verticalScrollBar().isVisible)
    qtbot.waitUntil(lambda: all(top(view, row + 1) - top(view, row) >= high(view, row) for row in range(19)))


def test_the_list_has_the_dialogs_room(qtbot: QtBot, dialog: FillEdition) -> None:
    """A long one as much as there is."""
    dialog.resize(520, 600)

    dialog.show_stories(Wish(), tuple(STORIES[0]._replace(uid=str(at)) for at in range(40)))

    qtbot.waitUntil(lambda: dialog.ui.stories.height() > 350)


def top(view: QListWidget, row: int) -> int:
    return view.visualItemRect(view.item(row)).top()


def high(view: QListWidget, row: int) -> int:
    return view.sizeHintForIndex(view.indexFromItem(view.item(row))).height()
