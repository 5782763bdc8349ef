"""Memory is looked through between keys."""

import gc
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from newsdesk.app.tidying import ALL, FEW, IDLE, YOUNG, Tidying, generation


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    """Let Python look through memory by itself again."""
    yield
    gc.unfreeze()
    gc.enable()


@pytest.mark.parametrize(
    ("looks", "new", "idle", "expected"),
    [
        (1, FEW - 1, 0, None),
        (1, FEW, 0, 0),
        (YOUNG, FEW, 0, 1),
        (YOUNG, FEW, IDLE, 2),
        (YOUNG - 1, FEW, IDLE, 0),
        (ALL, 0, 0, 2),
    ],
)
def test_all_is_looked_at_only_when_nobody_types(
    looks: int, new: int, idle: int, expected: int | None
) -> None:
    """What is new is looked at often; all of it while one types only after minutes."""
    assert generation(looks, new, idle) == expected


def test_what_nobody_needs_is_found(qtbot: QtBot) -> None:
    """Objects that hold each other go, without Python's own search."""
    parent = QObject()
    Tidying(parent)
    assert not gc.isenabled()

    class Loop:
        """Holds itself, and enough to be worth a look."""

        def __init__(self) -> None:
            self.self = self
            self.much = [[each] for each in range(2 * FEW)]

    found = weakref.ref(Loop())

    qtbot.waitUntil(lambda: found() is None)
