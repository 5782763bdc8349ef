"""Mistakes of our own: text first, then a report, then a sentence."""

import sys
from pathlib import Path

import pytest

from newsdesk.app.crash import MOST_REPORTS, CrashReporter


@pytest.fixture
def reporter(tmp_path: Path) -> CrashReporter:
    return CrashReporter(tmp_path / "reports")


def fail(reporter: CrashReporter) -> None:
    """Let the reporter take a real exception."""
    try:
        dict[str, int]()["missing"]
    except KeyError as error:
        reporter.take(type(error), error, error.__traceback__)


def test_the_text_is_kept_before_anybody_is_told(reporter: CrashReporter, tmp_path: Path) -> None:
    """And the sentence says where the report is."""
    happened: list[str] = []
    reporter.save_first = lambda: happened.append("saved")
    reporter.tell = happened.append

    fail(reporter)

    (report,) = (tmp_path / "reports").iterdir()
    assert happened[0] == "saved"
    assert str(report) in happened[1]
    assert "KeyError" in report.read_text()
    assert "Newsdesk 0." in report.read_text()


def test_a_mistake_in_every_paint_does_not_fill_the_disk(reporter: CrashReporter, tmp_path: Path) -> None:
    """After a while only the console hears of it."""
    for _ in range(MOST_REPORTS + 5):
        fail(reporter)

    assert len(list((tmp_path / "reports").iterdir())) == MOST_REPORTS


def test_without_a_place_for_reports_it_goes_on(tmp_path: Path) -> None:
    """A full disk is no reason to stop."""
    (tmp_path / "reports").write_text("a file in the way")
    told: list[str] = []
    reporter = CrashReporter(tmp_path / "reports")
    reporter.tell = told.append

    fail(reporter)

    assert len(told) == 1
    assert "report" not in told[0]


def test_it_takes_what_nobody_expected(reporter: CrashReporter, monkeypatch: pytest.MonkeyPatch) -> None:
    """Installed, it is where Python and Qt's slots bring exceptions."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)

    reporter.install()

    assert sys.excepthook == reporter.take
