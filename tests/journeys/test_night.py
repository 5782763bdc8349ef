"""Somebody works at night, when it is another day on the wall than in UTC."""

import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from newsdesk.app.office import Office
from newsdesk.domain.clock import FixedClock
from newsdesk.gui.dialogs.new_edition import NewEditionDialog

Wait = Callable[[type], object]


@pytest.fixture
def bishkek(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The clock on the wall is six hours ahead of UTC."""
    if not hasattr(time, "tzset"):
        pytest.skip("this system has one clock for all programs")
    with monkeypatch.context() as patched:
        patched.setenv("TZ", "<+06>-6")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.usefixtures("bishkek")
def test_an_edition_that_is_made_at_night_is_the_mornings(
    open_office: Callable[..., Office], wait_for: Wait, tmp_path: Path
) -> None:
    """The day that is proposed is the one on the wall, as the calendar's: in UTC it is the one before."""
    office = open_office(tmp_path / "night", FixedClock(datetime(2025, 12, 12, 20, 0, tzinfo=UTC)))

    office.window.ui.new_edition.trigger()

    dialog = wait_for(NewEditionDialog)
    assert isinstance(dialog, NewEditionDialog)
    assert dialog.choice().date == date(2025, 12, 13)
    dialog.reject()
