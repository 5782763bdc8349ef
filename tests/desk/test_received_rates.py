"""An edition's rates come along with it, and say what their sources said."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from newsdesk.desk import Desk
from newsdesk.domain.progress import Silent
from newsdesk.domain.rates import Rate, RateKind, Series, Verdict
from newsdesk.domain.story import StoryText
from newsdesk.store.rates import Rates

MILL = StoryText(headline="A Mill Opens", body="It opened.", byline="Aida Bekova", countries=("KG",))


def rate(value: str, source: str = "Invented Bank") -> Rate:
    at = datetime(2025, 12, 11, 9, 0, tzinfo=UTC)
    return Rate(source, "USD", "KGS", value, RateKind.OFFICIAL, at.date(), at)


def test_rates_come_along_and_contrary_ones_are_held(desk: Desk, other_desk: Desk, tmp_path: Path) -> None:
    """With their source's own text; what a bank said already is not said otherwise by another desk."""
    uid = desk.stories.new(MILL).value.uid
    edition = desk.publishing.selection((uid,))
    fine, contrary = rate("87.45"), rate("99.99", "Other Bank")
    with other_desk.newsroom.archive.writing() as db:
        Rates(db).add([rate("87.00", "Other Bank")])
    path = tmp_path / "rates.zip"
    desk.publishing.export_selection(replace(edition, rates=(fine, contrary)), path, Silent())

    taken = other_desk.intake.receive(other_desk.intake.read_bundle(path)).value

    assert taken.rates == (fine, contrary)
    assert any("newsdesk rates held" in each for each in taken.reading.remarks)
    with other_desk.newsroom.archive.reading() as db:
        rates = Rates(db)
        assert rates.newest(Series("Invented Bank", "USD", "KGS"), fine.effective) == (fine,)
        (stands,) = rates.newest(Series("Other Bank", "USD", "KGS"), fine.effective)
        assert stands.value == "87.00"
        assert [each.rate.value for each in rates.decisions(Verdict.HELD)] == ["99.99"]
