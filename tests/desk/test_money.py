"""Amounts in stories: converted, checked and pinned with the rates of the story's own day."""

from datetime import date
from pathlib import Path

import pytest

from newsdesk.copydesk.money.proposals import Proposal, applied
from newsdesk.copydesk.money.rating import HouseStyle
from newsdesk.desk import Desk
from newsdesk.domain.errors import BadInput
from newsdesk.domain.findings import Finding, Severity
from newsdesk.domain.pins import Pin, PinnedRate, read_pins
from newsdesk.domain.progress import Silent
from newsdesk.domain.rates import RateKind
from newsdesk.domain.story import StoryText
from newsdesk.rates.words import Rounding
from newsdesk.text.compare import LABELS
from newsdesk.text.pins import standing_pins
from tests.desk.past import revisions_of

TODAY = date(2025, 12, 12)

RATES = """date,base,quote,value,source,kind
2025-12-01,USD,KZT,400,NBK,official
2025-12-11,USD,KZT,500,NBK,official
2025-12-12,USD,KZT,510.5,NBK,official
2025-12-12,UZS,USD,0.00008,A page,ticker
2025-12-10,USD,KGS,87.45,CBR,official
2025-12-12,USD,KGS,88,er-api,market
2025-12-12,USD,AMD,383.1,er-api,market
"""

BODY = "They paid 30.4688 billion tenge. Of that, 20,000 tenge went to a cook."


@pytest.fixture(autouse=True)
def rates(desk: Desk, tmp_path: Path) -> None:
    """Some rates of the tenge, and a rough one of the soum."""
    path = tmp_path / "rates.csv"
    path.write_text(RATES)
    desk.rates.take(path)


def text(body: str) -> StoryText:
    return StoryText(headline="A Dinner", body=body, countries=("KZ",))


def proposals(desk: Desk, story: StoryText, day: date) -> tuple[Proposal, ...]:
    offers = desk.money.offers(story, desk.money.lookup(day))
    return tuple(each for each in offers if isinstance(each, Proposal))


def test_amounts_are_converted_at_the_rate_of_a_day(desk: Desk) -> None:
    """In house rounding; another day, another figure."""
    done = {day: applied(BODY, proposals(desk, text(BODY), day)) for day in (TODAY, date(2025, 12, 11))}

    assert done[TODAY] == (
        "They paid 30.4688 billion tenge ($59.7 million). Of that, 20,000 tenge ($39) went to a cook."
    )
    assert "($60.9 million)" in done[date(2025, 12, 11)]


def test_the_rate_names_its_bank(desk: Desk) -> None:
    """By its own name, with the day that it holds for."""
    (first, _) = proposals(desk, text(BODY), TODAY)

    assert first.rate.about == "National Bank of Kazakhstan, 12 December 2025"
    assert [each.value for each in first.rate.used] == ["510.5"]


@pytest.mark.parametrize(
    ("body", "day"),
    [
        ("It cost 40 billion soums.", TODAY),
        (BODY, date(2025, 11, 30)),
        (BODY, date(2026, 1, 15)),
    ],
)
def test_without_a_good_rate_nothing_is_proposed(desk: Desk, body: str, day: date) -> None:
    """A rough ticker line, no rate yet, and one that is a month old are none."""
    assert proposals(desk, text(body), day) == ()


def test_nothing_is_proposed_of_who_forbids_passing_rates_on(desk: Desk) -> None:
    """The next source takes its place, whether rates are looked up one by one or all at once."""
    body = "A toll of 1 million Kyrgyz soms."
    (made,) = proposals(desk, text(body), TODAY)
    quoted = desk.money.rates_of(TODAY)("KGS", "USD")

    assert applied(body, [made]) == "A toll of 1 million Kyrgyz soms ($11,000)."
    assert made.rate.used[0].source == "CBR"
    assert quoted is not None
    assert quoted.used == made.rate.used


def test_where_all_who_know_forbid_it_that_is_said(desk: Desk) -> None:
    """Once for each currency of the text; nothing is converted, nor checked."""
    story = text("A toll of 5 million drams (AMD 5 million, $1), or 1 million soums; AMD 7 million later.")
    dram = (
        "The only rate of AMD is by ExchangeRate-API, whose terms forbid passing it on to readers. "
        "Ask a bank for it."
    )

    assert proposals(desk, story, TODAY) == ()
    assert desk.money.unknown(story, desk.money.rates_of(TODAY)) == (
        dram,
        "There is no rate of UZS for 12 December 2025, nor of the two weeks before.",
    )
    assert desk.money.rates_of(TODAY)("AMD", "USD") is None
    assert desk.money.rates_of(TODAY).withheld == {"AMD": dram}


def test_a_conversion_at_a_rate_that_forbids_it_is_found(desk: Desk) -> None:
    """By its pin, where it stands; and gone when it is made anew, of the same figure even."""
    rates = [
        PinnedRate(source, RateKind.MARKET, TODAY, "1", "USD", "88", "KGS") for source in ("er-api", "CBR")
    ]
    bad, good = (str(Pin("9 million Kyrgyz soms", "$102,000", (each,))) for each in rates)
    story = text("He paid $102,000. She paid 9 million Kyrgyz soms ($102,000).")._replace(pins=(bad,))
    uid = desk.stories.new(story).value.uid

    (found,) = (each for each in desk.copy.check((uid,)) if each.rule == "rate-source")
    desk.stories.save(uid, desk.stories.get(uid).text._replace(pins=(good,)))

    assert story.body[found.start : found.end] == "$102,000"
    assert found.start > story.body.index("soms")
    assert found.severity is Severity.ERROR
    assert found.message == (
        "“$102,000” is at a rate of ExchangeRate-API, whose terms forbid passing it on to readers. "
        "Take it out, and convert the amount anew."
    )
    assert not [each for each in desk.copy.check((uid,)) if each.rule == "rate-source"]


def test_what_was_used_is_pinned(desk: Desk) -> None:
    """The amount as it was written, what it became, the bank's own text, the rounding."""
    story = text(BODY)
    (first, second) = proposals(desk, story, TODAY)

    one = desk.money.pinned(story, [first])
    both = desk.money.pinned(one, proposals(desk, one, TODAY))

    assert both.body == applied(BODY, [first, second])

    assert one.pins == (
        "30.4688 billion tenge = $59.7 million | NBK official 2025-12-12: 1 USD = 510.5 KZT"
        " | 2 digits, 3 from a million on",
    )
    assert {each.result for each in read_pins(both.pins)} == {"$59.7 million", "$39"}


def test_a_pin_goes_with_its_conversion(desk: Desk) -> None:
    """And comes with the story when it is saved and read again."""
    story = text(BODY)
    done = proposals(desk, story, TODAY)
    pinned = desk.money.pinned(story, done)
    uid = desk.stories.new(pinned).value.uid

    kept = desk.stories.get(uid).text
    cut = desk.money.pinned(kept._replace(body=kept.body.replace(" ($39)", "")), [])

    assert kept == pinned
    assert [each.amount for each in read_pins(cut.pins)] == ["30.4688 billion tenge"]


def test_pins_go_wherever_the_text_goes(desk: Desk, other_desk: Desk, tmp_path: Path) -> None:
    """Into the revisions, a comparison, a restored text, a bundle, and another desk."""
    uid = desk.stories.new(text(BODY).with_(byline="Aida")).value.uid
    kept = desk.money.pinned(desk.stories.get(uid).text, proposals(desk, text(BODY), TODAY))
    desk.stories.save(uid, kept)
    first, second = (each.digest for each in revisions_of(desk, uid))

    told = {LABELS[each.name]: each.runs for each in desk.history.compare(uid, first, second).changed}
    desk.history.restore(uid, first)
    without = desk.stories.get(uid).text.pins
    desk.history.restore(uid, second)
    edition = desk.publishing.selection([uid])
    desk.publishing.export_selection(edition, tmp_path / "out", Silent())
    other_desk.intake.receive(other_desk.intake.read_bundle(tmp_path / "out"))

    assert len(kept.pins) == 2
    assert any("510.5 KZT" in run.text for run in told["Rates used"])
    assert without == ()
    assert desk.stories.get(uid).text.pins == kept.pins
    assert other_desk.stories.get(uid).text.pins == kept.pins


def test_a_pin_of_a_shortcode_stays_as_long_as_that_does() -> None:
    """What it stands for is not in the text; nor is a line of a newer program thrown away."""
    pins = ("40bn UZS = $3.3 million |  | ", "Something new", "40bn UZS = $3.3 million |  | ")

    assert standing_pins("It cost {{ convert 40bn UZS to USD }}.", pins) == pins[:2]
    assert standing_pins("It cost 40bn UZS.", pins) == ("Something new",)


def test_what_stands_in_copy_is_checked(desk: Desk) -> None:
    """In every field; with both rates named."""
    story = text("A fine of 20,000 tenge ($39), and one of 98,942 thousand tenge ($659).")._replace(
        standfirst="It was 20,000 tenge ($60)."
    )

    uid = desk.stories.new(story).value.uid

    fine, slip = (each for each in desk.copy.check((uid,)) if each.rule == "conversion")

    assert (fine.field, fine.severity, fine.fix) == ("standfirst", Severity.WARNING, "$39")
    assert "National Bank of Kazakhstan, 12 December 2025" in fine.message
    assert (slip.field, slip.fix) == ("body", None)
    assert "a thousand" in slip.message
    assert {"conversion"} <= {each.rule for each in desk.workflow.checklist(uid)}


def test_a_story_is_checked_at_its_own_day(desk: Desk, page: Path) -> None:
    """The day that readers got it, the page's day, or today."""
    taken = desk.intake.take(desk.intake.read(page)).value.stories[0]
    written = desk.stories.get(desk.stories.new(text("20,000 tenge ($40)")).value.uid)

    assert desk.money.day_of(written) == TODAY
    assert taken.provenance is not None
    assert desk.money.day_of(taken) == taken.provenance.day
    assert desk.money.day_of(written._replace(published=written.created.replace(day=2))) == date(2025, 12, 2)
    late = written.created.replace(day=2, hour=20)
    assert desk.money.day_of(written._replace(published=late)) == date(2025, 12, 3)


def test_another_day_may_be_checked_against(desk: Desk) -> None:
    """By the command line and by the checklist."""
    uid = desk.stories.new(text("20,000 tenge ($40)")).value.uid
    day = date(2025, 12, 2)

    def rules(found: tuple[Finding, ...]) -> list[str]:
        return [each.rule for each in found if each.rule == "conversion"]

    assert [rules(desk.copy.check((uid,), day=each)) for each in (None, day)] == [[], ["conversion"]]
    assert [rules(desk.workflow.checklist(uid, day=each)) for each in (None, day)] == [[], ["conversion"]]


def test_the_rates_of_a_day_are_read_once(desk: Desk) -> None:
    """What is known afterwards asks nobody, and says the same as asking each time does."""
    lookup, read = desk.money.lookup(TODAY), desk.money.rates_of(TODAY)
    pairs = [(own, other) for own in ("KZT", "USD", "TMT", "UZS", "EUR") for other in ("KZT", "USD", "TMT")]
    expected = {pair: lookup(*pair) for pair in pairs}

    assert {pair: read(*pair) for pair in pairs} == expected
    assert expected["KZT", "USD"] is not None
    assert expected["UZS", "USD"] is None


def test_the_house_style_is_kept(desk: Desk) -> None:
    """Currency, digits, and whether quotations are converted too."""
    usual = desk.money.style()
    style = HouseStyle("EUR", Rounding(3, 4), quotations=True)

    desk.money.set_style(style)

    assert usual == HouseStyle("USD", Rounding(2, 3), quotations=False)
    assert desk.money.style() == style


@pytest.mark.parametrize(
    "style", [HouseStyle("EURO"), HouseStyle("EUR", Rounding(0, 3)), HouseStyle("EUR", Rounding(2, 9))]
)
def test_a_style_that_is_none_is_refused(desk: Desk, style: HouseStyle) -> None:
    """And the one before stays."""
    with pytest.raises(BadInput):
        desk.money.set_style(style)

    assert desk.money.style() == HouseStyle()
