"""An invented page and what can be done to it, and the dialog that exports an edition."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from newsdesk.capture import review
from newsdesk.domain.capture import Candidate, PageReading, Removed, TickerLine
from newsdesk.domain.formats import Outlets
from newsdesk.gui.dialogs.export import ExportDialog
from newsdesk.gui.dialogs.review_draft import ReviewTools
from tests.gui.friday import DAY, EDITION


def candidate(headline: str, *paragraphs: str, **fields: Any) -> Candidate:
    return Candidate(headline, paragraphs, line=1, **fields)


def _with(reading: PageReading, candidates: Iterable[Candidate]) -> PageReading:
    return replace(reading, candidates=tuple(candidates))


def _merge(reading: PageReading, row: int) -> PageReading:
    above, below = reading.candidates[row - 1 : row + 1]
    joined = replace(above, paragraphs=(*above.paragraphs, below.headline, *below.paragraphs))
    return _with(reading, (*reading.candidates[: row - 1], joined, *reading.candidates[row + 1 :]))


def _split(reading: PageReading, row: int, paragraph: int) -> PageReading:
    whole = reading.candidates[row]
    first = replace(whole, paragraphs=whole.paragraphs[:paragraph])
    second = replace(whole, headline="", paragraphs=whole.paragraphs[paragraph:])
    return _with(reading, (*reading.candidates[:row], first, second, *reading.candidates[row + 1 :]))


@pytest.fixture
def tools() -> ReviewTools:
    return ReviewTools(
        merge=_merge,
        split=_split,
        rename=lambda reading, row, headline: _with(
            reading, review.rename(reading.candidates, row, headline)
        ),
        with_countries=lambda reading, row, codes: _with(
            reading, review.with_countries(reading.candidates, row, codes)
        ),
    )


@pytest.fixture
def page() -> PageReading:
    """Three stories (the second in doubt), two rates, one removed part, one remark."""
    return PageReading(
        name="night.txt",
        digest="ab" * 32,
        encoding="utf-8",
        date=DAY,
        ticker=(
            TickerLine("KGS", "USD", "0.01144", "0%", 1),
            TickerLine("TJS", "USD", "0.10866", "0.18%", 2),
        ),
        candidates=(
            candidate("Tunnel Opens", "Trains run.", "Drivers wait.", "Snow falls.", countries=("KG", "UZ")),
            candidate("Apricots Dear", "Frost came late.", countries=("TJ",), doubt="One paragraph only."),
            candidate("Buses Reach Steppe", "Books arrive.", "Children read."),
        ),
        removed=(Removed("[/vc_row]", "left by a page builder", 66, 3),),
        remarks=("“Briefly” may be a heading.",),
    )


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """Where the edition is to go, unless somebody says otherwise."""
    return tmp_path / "exports" / DAY.isoformat()


@pytest.fixture
def dialog(qtbot: QtBot, keep: Callable[[QDialog], None], target: Path) -> ExportDialog:
    """The dialog of an edition of two stories, open, before its checklist is there."""
    shown = ExportDialog(EDITION, {"a": "Tunnel Opens", "b": "Apricots Dear"}, target)
    shown.show_outlets(Outlets())
    keep(shown)
    shown.open()
    qtbot.waitUntil(shown.isActiveWindow)
    return shown


@pytest.fixture
def clear(dialog: ExportDialog) -> ExportDialog:
    """The dialog of that edition, with nothing found."""
    dialog.set_checklist(())
    return dialog
