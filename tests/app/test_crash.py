"""Mistakes of our own: text first, then a report, then a sentence."""

import errno
import io
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


class Gone(io.StringIO):
    """The terminal that the program was started from, and that was closed since."""

    def write(self, _text: str) -> int:
        raise OSError(errno.EIO, "Input/output error")


@pytest.mark.parametrize("stderr", [Gone(), None])
def test_a_terminal_that_is_gone_keeps_no_text_from_being_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stderr: Gone | None
) -> None:
    """Nor a report from being written: the mistake was the last that was heard."""
    reporter, done = CrashReporter(tmp_path), list[str]()
    reporter.save_first = lambda: done.append("saved")
    reporter.tell = done.append
    monkeypatch.setattr(sys, "stderr", stderr)

    reporter.take(ValueError, ValueError("a name \udcff"), None)

    assert done[0] == "saved"
    assert "A report is in" in done[1]
    assert "\\udcff" in next(tmp_path.iterdir()).read_text("utf-8")


def test_text_that_cannot_be_saved_is_reported_all_the_same(tmp_path: Path) -> None:
    """What failed may be what saves."""
    reporter, told = CrashReporter(tmp_path), list[str]()

    def fail() -> None:
        raise RuntimeError

    reporter.save_first, reporter.tell = fail, told.append

    with pytest.raises(RuntimeError):
        reporter.take(ValueError, ValueError("first"), None)

    assert "What you typed has been kept" not in told[0]
    assert "first" in next(tmp_path.iterdir()).read_text("utf-8")
