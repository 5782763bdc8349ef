from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from newsdesk.domain.edition import EditionName, Export
from newsdesk.domain.sent import Difference, Kind, Since
from newsdesk.gui.editions.exports import EditionExports

FRIDAY = EditionName("fri", date(2025, 12, 12), "Friday")
AT = datetime(2025, 12, 12, 9, 0, tzinfo=UTC)
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def exports(tmp_path: Path) -> tuple[Export, ...]:
    """Two: the second had to be excused."""
    return (
        Export("fri", AT, str(tmp_path / "gone"), "ab" * 32, who="Timur"),
        Export("fri", AT, str(tmp_path / "out"), "cd" * 32, "It is late.", "Aigul"),
    )


@pytest.fixture
def dialog(qtbot: QtBot, exports: tuple[Export, ...]) -> EditionExports:
    made = EditionExports(FRIDAY, exports)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    return made


def test_the_newest_is_first_and_says_who_and_why(
    qtbot: QtBot, dialog: EditionExports, exports: tuple[Export, ...]
) -> None:
    """And what changed since is asked for at once, by its number from the oldest."""
    with qtbot.waitSignal(dialog.since_wanted) as asked:
        dialog.begin()

    assert asked.args == [1]
    item = dialog.ui.exports.item(0)
    assert item.text().endswith(" · Aigul")
    spoken = item.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.endswith(f"{exports[1].path}. In spite of the checklist: It is late.")


def test_what_changed_since_is_named_and_leads_to_its_story(qtbot: QtBot, dialog: EditionExports) -> None:
    """What comes late for another export is not shown."""
    dialog.begin()
    since = Since(Export("fri", AT, "/out", "cd"), (Difference(Kind.TEXT, "The text was changed.", "w"),))
    dialog.show_since(0, since)
    assert dialog.ui.since.count() == 0

    dialog.show_since(1, since)

    assert dialog.ui.since.item(0).text() == "The text was changed."
    with qtbot.waitSignal(dialog.story_wanted) as asked:
        dialog.ui.since.itemActivated.emit(dialog.ui.since.item(0))
    assert asked.args == ["w"]


@pytest.mark.parametrize(
    ("known", "words"), [(True, "Nothing."), (False, "An older Newsdesk sent it out, and did not keep")]
)
def test_nothing_changed_and_nothing_known_are_told_apart(
    dialog: EditionExports, known: bool, words: str
) -> None:
    """An empty list would be either."""
    dialog.begin()

    dialog.show_since(1, Since(Export("fri", AT, "/out", "cd"), known=known))

    assert dialog.ui.since.item(0).text().startswith(words)


def test_what_is_still_there_is_opened(
    qtbot: QtBot, dialog: EditionExports, exports: tuple[Export, ...]
) -> None:
    """A bundle that was moved cannot be; its checksum can still be copied."""
    with qtbot.waitSignal(dialog.look_wanted) as looked:
        dialog.begin()
    assert looked.args == [Path(exports[1].path)]
    dialog.show_there(Path(exports[0].path), there=False)  # late, and for another
    with qtbot.waitSignal(dialog.open_wanted) as asked:
        qtbot.mouseClick(dialog.ui.open, LEFT)
    assert asked.args == [Path(exports[1].path)]

    dialog.ui.exports.setCurrentRow(1)
    dialog.show_there(Path(exports[0].path), there=False)

    assert not dialog.ui.open.isEnabled()
    qtbot.mouseClick(dialog.ui.copy_digest, LEFT)
    assert QApplication.clipboard().text() == "ab" * 32


def test_an_edition_that_never_went_out_says_so(qtbot: QtBot) -> None:
    """And shows no empty lists."""
    dialog = EditionExports(FRIDAY, ())
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.begin()
    dialog.show()

    assert dialog.ui.title.text() == "12 December 2025 · Friday was not sent out yet."
    assert not dialog.ui.exports.isVisible()
