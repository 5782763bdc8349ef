"""Rates that a story asks for: answered with its pins, else with today's, and the same ever after."""

from collections.abc import Callable
from pathlib import Path

import pytest

from newsdesk.desk import Desk
from newsdesk.desk.rate_codes import Renewal
from newsdesk.desk.shortcodes import MOST, Shortcodes
from newsdesk.domain.errors import BadInput, Refused
from newsdesk.domain.pins import read_pins
from newsdesk.domain.progress import Silent
from newsdesk.domain.story import StoryText
from newsdesk.text.shortcodes import Table
from tests.desk.past import revisions_of
from tests.hand_clock import HandClock

FRIDAY = """date,base,quote,value,source,kind
2025-12-12,USD,KZT,510.50,NBK,official
2025-12-12,USD,EUR,0.8659,CBR,official
2025-12-12,USD,UZS,12194.21,CBU,official
2025-12-12,USD,TJS,9.4120,NBT,official
2025-12-12,USD,KGS,87.4500,NBKR,official
2025-12-12,USD,AMD,383.1,er-api,market
2025-11-01,USD,GEL,2.71,CBR,official
"""
SATURDAY = FRIDAY + "2025-12-13,USD,KZT,520.5,NBK,official\n"

BODY = "A dollar is {{rate KZT}}; {{ convert  40bn UZS to USD }}.\n\n{{rates table}}\n"

#: What readers are shown, and what their programs read.
SHOWN = {".html", ".xml", ".json"}

Take = Callable[[str], None]


@pytest.fixture
def take(desk: Desk, tmp_path: Path) -> Take:
    """Return a function that takes in a file of rates."""

    def taken(rows: str) -> None:
        path = tmp_path / "rates.csv"
        path.write_text(rows)
        desk.rates.take(path)

    return taken


@pytest.fixture
def codes(desk: Desk, take: Take) -> Shortcodes:
    take(FRIDAY)
    return Shortcodes(desk.newsroom)


def text(body: str = BODY, **fields: str) -> StoryText:
    return StoryText(headline="A Dinner", body=body, countries=("KZ",), byline="A. B.").with_(**fields)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("rate KZT", "510.5 tenge to the dollar"),
        ("rate kzt per usd", "510.5 tenge to the dollar"),
        ("rate KZT per EUR", "589.6 tenge to the euro"),
        ("rate USD per UZS", "$0.00008201 to the soum"),
        ("rate TMT", "3.5 Turkmen manats to the dollar"),
        ("convert 40bn UZS to USD", "$3.28 million"),
        ("convert 10–15 million tenge to USD", "$20,000–29,000"),
        ("convert $100 to KZT", "51,000 tenge"),
    ],
)
def test_what_an_editor_asks_is_said_as_copy_says_it(codes: Shortcodes, asked: str, said: str) -> None:
    """As the bank printed it where it did, else by significant digits; conversions in house rounding."""
    answers = codes.answered(text(f"It is {{{{{asked}}}}} now.")).answers

    assert answers == {asked: said}


def test_russian_stories_get_russian_words(codes: Shortcodes) -> None:
    """With a decimal comma."""
    story = text("{{rate KZT}}\n\n{{rates table KZT}}", language="ru")

    answers = codes.answered(story).answers

    assert answers["rate KZT"] == "510,5 тенге за доллар"
    assert isinstance(answers["rates table KZT"], Table)
    assert answers["rates table KZT"].rows == (("Казахский тенге (KZT)", "510.50", "$0.001959"),)


def test_the_table_names_its_sources(codes: Shortcodes) -> None:
    """The board's currencies of these days, each with whose word it is and of when."""
    table = codes.answered(text("{{rates table}}")).answers["rates table"]

    assert isinstance(table, Table)
    assert table.head == ("Currency", "A dollar costs", "One is worth")
    assert table.rows == (
        ("Kyrgyz som (KGS)", "87.4500", "$0.01144"),
        ("Kazakh tenge (KZT)", "510.50", "$0.001959"),
        ("Tajik somoni (TJS)", "9.4120", "$0.1062"),
        ("Uzbek soum (UZS)", "12,194.21", "$0.00008201"),
        ("Turkmen manat (TMT)", "3.5", "$0.2857"),
    )
    assert table.caption.split("; ") == [
        "KGS: National Bank of the Kyrgyz Republic, 12 December 2025",
        "KZT: National Bank of Kazakhstan, 12 December 2025",
        "TJS: National Bank of Tajikistan, 12 December 2025",
        "UZS: Central Bank of Uzbekistan, 12 December 2025",
        "TMT: official peg, 12 December 2025",
    ]


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ("rate XYZ", "“XYZ” is no currency code"),
        ("rate", "{{rate KZT per EUR}}"),
        ("rates", "{{rates table}}"),
        ("rate USD", "in itself"),
        ("convert much to USD", "“much”, which is no amount"),
        ("convert 5 manat to USD", "write TMT or AZN"),
        ("convert 5 AMD to USD", "ExchangeRate-API, whose terms forbid passing it on"),
        ("rate GEL", "1 November 2025, too old to print"),
        ("rate GBP", "no rate between GBP and the dollar"),
        ("rates table KZT USD", "dollar costs in dollars"),
        ("rates table KZT GBP", "no rate between GBP and the dollar"),
    ],
)
def test_what_cannot_be_answered_says_why(desk: Desk, codes: Shortcodes, asked: str, why: str) -> None:
    """As a finding at its place; the page shows it as typed."""
    body = f"Now {{{{{asked}}}}} here."
    uid = desk.stories.new(text(body)).value.uid

    found = [each for each in desk.copy.check((uid,)) if each.rule == "rate-code"]

    assert [body[each.start : each.end] for each in found] == [f"{{{{{asked}}}}}"]
    assert why in found[0].message
    assert f"{{{{{asked}}}}}" in desk.preview.render(desk.stories.get(uid).text).html
    assert codes.answered(text(body)).answers == {}


def test_places_where_nothing_is_answered_are_found(desk: Desk, codes: Shortcodes) -> None:
    """A headline, and the table within a sentence; not code."""
    del codes
    body = "See {{rates table}}. `{{rate XYZ}}`\n\n{{rates table}}\n\n> {{rates table}}\n\n    {{rate XYZ}}\n"
    uid = desk.stories.new(text(body, headline="{{rate KZT}}")).value.uid

    found = [each for each in desk.copy.check((uid,)) if each.rule == "rate-code"]

    assert [(each.field, each.start) for each in found] == [("headline", 0), ("body", 4)]


def test_a_text_may_ask_for_so_many(codes: Shortcodes) -> None:
    """A hostile one is not looked up for minutes."""
    body = " ".join(f"{{{{convert {number} KZT to USD}}}}" for number in range(1, MOST + 3))

    found = codes.answered(text(body))

    assert len(found.answers) == MOST
    assert len(found.why) == 2


def test_saving_pins_what_is_asked(desk: Desk, take: Take, clock: HandClock) -> None:
    """Once: what comes later changes nothing, whatever else is typed, and though the editor knows no pins."""
    take(FRIDAY)
    uid = desk.stories.new().value.uid
    desk.stories.save(uid, text())
    first = desk.preview.page(desk.stories.get(uid)).body.html

    take(SATURDAY)
    clock.pass_(days=1)
    desk.stories.save(uid, text(f"{BODY}\nMore."))
    kept = desk.stories.get(uid).text

    assert [each.amount for each in read_pins(kept.pins)] == [
        *("{{rate KZT}}", "{{convert 40bn UZS to USD}}", "{{rates table}}")
    ]
    assert kept.pins[0] == (
        "{{rate KZT}} = 510.5 tenge to the dollar | NBK official 2025-12-12: 1 USD = 510.50 KZT | as printed"
    )
    assert "510.5 tenge to the dollar; $3.28 million." in first
    assert desk.preview.render(kept).html == f"{first}\n<p>More.</p>"


def test_saving_the_same_again_makes_no_revision(desk: Desk, codes: Shortcodes) -> None:
    """Though the text that is saved comes without the pins that the kept one has."""
    del codes
    uid = desk.stories.new(text()).value.uid

    assert not desk.stories.save(uid, text())
    assert len(revisions_of(desk, uid)) == 1


def test_a_pin_goes_with_its_shortcode(desk: Desk, codes: Shortcodes) -> None:
    """And an earlier text that is restored says what it said then."""
    del codes
    uid = desk.stories.new(text()).value.uid
    first = desk.stories.get(uid)

    desk.stories.save(uid, text("Nothing."))
    without = desk.stories.get(uid).text.pins
    desk.history.restore(uid, first.revision)

    assert without == ()
    assert desk.stories.get(uid).text == first.text


def test_rates_are_brought_up_to_date_in_one_step(desk: Desk, take: Take, clock: HandClock) -> None:
    """What would change is said first; taken back, the page says what it said before."""
    take(FRIDAY)
    uid = desk.stories.new(text("{{rate KZT}} {{rate TMT}}")).value.uid
    before = desk.stories.get(uid).text.pins
    take(SATURDAY)
    clock.pass_(days=1)

    renewals = desk.rate_codes.renewals(uid)
    step = desk.rate_codes.renew(uid).step
    after = desk.stories.get(uid).text.pins
    desk.workflow.undo(step.number)

    assert renewals == (
        Renewal(
            "{{rate KZT}}",
            "510.5 tenge to the dollar",
            "520.5 tenge to the dollar",
            "National Bank of Kazakhstan, 13 December 2025",
        ),
        Renewal(
            "{{rate TMT}}",
            "3.5 Turkmen manats to the dollar",
            "3.5 Turkmen manats to the dollar",
            "official peg, 13 December 2025",
        ),
    )
    assert "520.5 tenge" in after[0]
    assert "2025-12-13" in after[1]
    assert step.label == "Bring the rates in “A Dinner” up to date"
    assert desk.stories.get(uid).text.pins == before


def test_where_nothing_would_change_it_is_said(desk: Desk, codes: Shortcodes) -> None:
    """No revision is made for it."""
    del codes
    uid = desk.stories.new(text()).value.uid

    with pytest.raises(Refused, match="nothing would change"):
        desk.rate_codes.renew(uid)

    assert desk.rate_codes.renewals(uid) == ()


def test_an_answer_can_be_tried_out(desk: Desk, codes: Shortcodes) -> None:
    """With its source and day, as the story's country settles it."""
    del codes

    said = desk.rate_codes.answer("convert 5 manat to USD", ("TM",))

    assert said == "$1.40 (official peg, 12 December 2025)"
    with pytest.raises(BadInput, match="which is no amount"):
        desk.rate_codes.answer("convert some to USD")


def test_a_bundle_says_what_the_pins_say(desk: Desk, take: Take, clock: HandClock, tmp_path: Path) -> None:
    """In pages, feeds and summaries; exported again after newer rates it is the same, byte for byte."""
    uid = desk.stories.new(text()).value.uid
    edition = desk.editions.new(desk.rates.today(), uids=[uid]).value
    take(FRIDAY)

    desk.publishing.export(edition.uid, tmp_path / "first", Silent())
    take(SATURDAY)
    clock.pass_(days=1)
    desk.publishing.export(edition.uid, tmp_path / "second", Silent())

    first, second = (
        {path.relative_to(tmp_path / name): path.read_bytes() for path in (tmp_path / name).rglob("*.*")}
        for name in ("first", "second")
    )
    assert first == second
    shown = b"".join(
        data for path, data in first.items() if path.suffix in SHOWN and "source" not in path.parts
    )
    assert shown.count(b"A dollar is 510.5 tenge to the dollar; $3.28 million.") >= 5
    assert b"{{" not in shown
    assert b"<caption>KGS: National Bank of the Kyrgyz Republic" in shown


def test_what_is_typed_stays_while_a_bundle_pins_what_is_asked(
    desk: Desk, take: Take, clock: HandClock, tmp_path: Path
) -> None:
    """The extra copy is all there is of it until the next revision."""
    uid = desk.stories.new(text()).value.uid
    desk.stories.keep_draft(uid, text(f"{BODY}\nTyped.\n"))
    take(FRIDAY)

    for name in ("first.zip", "second.zip"):
        desk.publishing.export_selection(
            desk.publishing.selection((uid,)), tmp_path / name, Silent(), "To a desk."
        )

    assert read_pins(desk.stories.get(uid).text.pins)
    assert desk.stories.get(uid).text.body == BODY
    assert desk.stories.recover().value == ("A Dinner",)
    assert "Typed." in desk.stories.get(uid).text.body
