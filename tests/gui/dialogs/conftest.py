"""An invented page, and what can be done to it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from newsdesk.domain.capture import Candidate, PageReading, Removed, TickerLine
from newsdesk.gui.dialogs.review_draft import ReviewTools


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


def _set(reading: PageReading, row: int, **fields: Any) -> PageReading:
    changed = replace(reading.candidates[row], **fields)
    return _with(reading, (*reading.candidates[:row], changed, *reading.candidates[row + 1 :]))


@pytest.fixture
def tools() -> ReviewTools:
    return ReviewTools(
        merge=_merge,
        split=_split,
        rename=lambda reading, row, headline: _set(reading, row, headline=headline),
        with_countries=lambda reading, row, codes: _set(reading, row, countries=codes),
    )


@pytest.fixture
def page() -> PageReading:
    """Three stories (the second in doubt), two rates, one removed part, one remark."""
    return PageReading(
        name="night.txt",
        digest="ab" * 32,
        encoding="utf-8",
        date=date(2025, 12, 12),
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
