"""What a chart of rates costs: twenty years of them, read from the archive, drawn, and pointed at."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from benchmarks.measuring import Measure
from newsdesk.desk import Desk, Newsroom
from newsdesk.domain.clock import SystemClock
from newsdesk.gui.rates.lines import ChartAsked, content
from newsdesk.widgets.charts.chart import Chart

TODAY = date(2025, 12, 12)
YEARS = 20
FIRST = date(TODAY.year - YEARS, TODAY.month, TODAY.day)
#: As large as the dialog is on a full screen.
SIZE = 1600, 900


def days() -> Iterator[date]:
    """Yield the working days of all these years."""
    for ahead in range((TODAY - FIRST).days + 1):
        day = FIRST + timedelta(days=ahead)
        if day.weekday() < 5:
            yield day


@pytest.fixture
def desk(folder: Path) -> Iterator[Desk]:
    """Give a desk with twenty years of two banks."""
    chance = random.Random("rates")
    cost = {("NBK", "KZT"): 511.27, ("NBT", "TJS"): 9.412}
    rows = ["date,source,base,quote,value,kind"]
    for day in days():
        for (source, currency), value in cost.items():
            cost[source, currency] = value * (1 + chance.gauss(0, 0.004))
            rows.append(f"{day},{source},USD,{currency},{value:.4f},official")
    file = folder / "rates.csv"
    file.write_text("\n".join(rows), encoding="utf-8")
    made = Desk(Newsroom.create(folder / "newsroom", SystemClock(), "Aigul", "The desk"))
    made.rates.take(file)
    yield made
    made.close()


@pytest.fixture
def chart(qtbot: QtBot) -> Chart:
    """Give an empty chart on the screen."""
    widget = Chart()
    qtbot.addWidget(widget)
    widget.resize(*SIZE)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def show(desk: Desk, chart: Chart, currencies: tuple[str, ...]) -> None:
    """Read histories and draw them."""
    asked = ChartAsked(currencies, "USD", FIRST, TODAY)
    histories = [desk.rates.history(each, FIRST, TODAY) for each in currencies]
    chart.show_content(content(asked, histories))
    chart.repaint()


@pytest.mark.parametrize("currencies", [("KZT",), ("KZT", "TJS")], ids=["one", "two"])
def test_twenty_years_are_charted(
    measure: Measure, desk: Desk, chart: Chart, currencies: tuple[str, ...]
) -> None:
    """From the archive to the screen; two are compared in percent."""
    what = "compare two currencies" if len(currencies) > 1 else "chart a currency"
    measure(f"{what} over {YEARS} years", partial(show, desk, chart, currencies), rounds=5)


def test_a_pointer_moves_over_twenty_years(measure: Measure, desk: Desk, chart: Chart) -> None:
    """What is chosen is drawn anew, and nothing else."""
    show(desk, chart, ("KZT", "TJS"))
    moves = iter(days())

    def point() -> None:
        chart.choose(next(moves))
        chart.repaint()

    measure(f"point at a day of {YEARS} years", point, rounds=50)


def test_the_panel_of_twenty_years(measure: Measure, desk: Desk) -> None:
    """The board, its changes and the lines of the last 90 days: no more is read than is shown."""
    measure(f"read the panel beside {YEARS} years", partial(desk.rates.quotes, "USD", 90), rounds=10)
