"""Pages and bundles become stories, once."""

import unicodedata
from dataclasses import replace
from datetime import date
from pathlib import Path

from newsdesk.desk import Desk, Newsroom
from newsdesk.domain.progress import Silent
from newsdesk.domain.query import Query, Sort
from newsdesk.store.captures import Captures
from newsdesk.text.query import parse


def test_a_page_becomes_stories_and_rates(desk: Desk, page: Path) -> None:
    """Stories keep where they came from, rates what the ticker printed."""
    done = desk.intake.take(desk.intake.read(page))

    mill, trams = done.value.stories
    assert [mill.headline, trams.headline] == [
        "Mill in Karakol Turns Wool Into Insulation",
        "Tashkent Opens Night Trams",
    ]
    assert (mill.text.countries, trams.text.countries) == (("KG",), ("UZ",))
    assert mill.provenance is not None
    assert (mill.provenance.line, mill.provenance.day) == (5, date(2025, 12, 12))
    assert [(rate.pair, rate.value, rate.kind) for rate in done.value.rates] == [
        ("KGS/USD", "0.01144", "ticker"),
        ("UZS/USD", "0.00008", "ticker"),
    ]
    assert [each.text for each in done.value.reading.removed if "vc_" in each.text] == ["[/vc_column_text]"]
    assert done.changes.rates
    assert done.changes.stories == {mill.uid, trams.uid}


def test_the_same_page_makes_nothing_new(desk: Desk, page: Path) -> None:
    """Taken in twice is taken in once, whatever an editor has changed since."""
    first = desk.intake.take(desk.intake.read(page)).value.stories
    desk.stories.save(first[0].uid, first[0].text.with_(headline="Wool", body="Rewritten.", countries=()))

    again = desk.intake.read(page)
    done = desk.intake.take(again)

    assert again.known
    assert again.there == {0, 1}
    assert (done.value.stories, done.value.duplicates) == ((), 2)
    assert not done.changes
    assert len(desk.finding.rows(Query(), Sort())) == 2


def test_the_same_stories_on_another_page_are_known(desk: Desk, page: Path, tmp_path: Path) -> None:
    """A page saved twice differs in bytes, not in stories."""
    desk.intake.take(desk.intake.read(page))
    other = tmp_path / "again.txt"
    other.write_bytes(page.read_bytes().replace(b"\n", b"\r\n"))

    done = desk.intake.take(desk.intake.read(other))

    assert (len(done.value.stories), done.value.duplicates) == (0, 2)


def test_what_was_unticked_can_come_later(desk: Desk, page: Path) -> None:
    """A page known in part gives the rest."""
    read = desk.intake.read(page)
    desk.intake.take(desk.intake.reviewed(read, read.reading.candidates[:1]))

    done = desk.intake.take(desk.intake.read(page))

    assert [each.headline for each in done.value.stories] == ["Tashkent Opens Night Trams"]


def test_the_untouched_page_is_kept(desk: Desk, page: Path) -> None:
    """Byte for byte, under its digest."""
    reading = desk.intake.take(desk.intake.read(page)).value.reading

    with desk.newsroom.archive.reading() as db:
        kept = Captures(db).get(reading.digest)
    assert kept is not None
    assert kept.data == page.read_bytes()


def test_rates_can_be_left_out(desk: Desk, page: Path) -> None:
    """An editor may want the stories only."""
    done = desk.intake.take(desk.intake.read(page), rates=False)

    assert done.value.rates == ()
    assert desk.rates.board() == ()


def test_a_page_from_before_is_no_newer_word_on_its_day(desk: Desk, page: Path, tmp_path: Path) -> None:
    """A day's page is captured three times; the first, taken in again, is not the last."""
    other, third = tmp_path / "later.txt", tmp_path / "last.txt"
    other.write_bytes(page.read_bytes().replace(b"0.01144", b"0.01150"))
    third.write_bytes(page.read_bytes() + b"\n")

    def shown_after(path: Path) -> str:
        desk.intake.take(desk.intake.read(path))
        (row,) = desk.rates.board(date(2025, 12, 12), ["KGS"])
        return row.used[0].value

    assert [shown_after(each) for each in (page, other, page, third)] == [
        "0.01144",
        "0.01150",
        "0.01150",
        "0.01144",
    ]


def test_a_ticker_may_mark_its_thousands(desk: Desk) -> None:
    """They said nothing about what a dollar costs, though the page did."""
    page = b"USD/UZS = 12,950.50 0%\nUSD/KZT = 1,512 0%\n\nA Headline\n\nAnd a body.\n"

    rates = desk.intake.take(desk.intake.read_data(page, "page.txt")).value.rates

    assert [(rate.pair, rate.value) for rate in rates] == [("USD/UZS", "12950.50"), ("USD/KZT", "1512")]
    costs = {row.currency: row.local_per_dollar for row in desk.rates.board()}
    assert (costs["UZS"], costs["KZT"]) == ("12,950.50", "1,512")


def test_a_page_without_a_date_has_rates_of_today(desk: Desk, page: Path) -> None:
    """A ticker must hold for some day, and the day it was seen is the nearest."""
    read = desk.intake.read(page)
    undated = replace(read, reading=replace(read.reading, date=None))

    (rate, _other) = desk.intake.take(undated).value.rates

    assert rate.effective == desk.newsroom.clock.now().date()


def test_a_bundle_is_received_by_uid(desk: Desk, page: Path, tmp_path: Path) -> None:
    """New stories come with their uids; the same bundle again is nothing; changed copy here stays."""
    desk.intake.take(desk.intake.read(page))
    edition = desk.editions.new(date(2025, 12, 12)).value
    desk.publishing.export(edition.uid, tmp_path / "out.zip", Silent())
    other = Desk(Newsroom.create(tmp_path / "other", desk.newsroom.clock, "Bolot", "Field"))

    first = other.intake.receive(other.intake.read_bundle(tmp_path / "out.zip"))
    again = other.intake.receive(other.intake.read_bundle(tmp_path / "out.zip"))
    uid = first.value.stories[0].uid
    other.stories.save(uid, first.value.stories[0].text.with_(body="Changed in the field."))
    third = other.intake.receive(other.intake.read_bundle(tmp_path / "out.zip"))

    assert [each.uid for each in first.value.stories] == [entry.story for entry in edition.entries]
    assert other.finding.uids(Query(), Sort()) == tuple(entry.story for entry in edition.entries)
    assert [each.text for each in first.value.stories] == [
        desk.stories.get(each.uid).text for each in first.value.stories
    ]
    assert (again.value.stories, again.value.duplicates) == ((), 2)
    assert other.stories.get(uid).text.body == "Changed in the field."
    assert len(third.value.reading.remarks) == 1
    other.close()


def test_another_page_with_the_same_stories_is_kept_as_well(desk: Desk, page: Path) -> None:
    """It makes no story, and its bytes are there all the same."""
    desk.intake.take(desk.intake.read(page))
    other = page.read_bytes().replace(b"\n", b"\r\n")

    taken = desk.intake.take(desk.intake.read_data(other, "again.txt")).value

    assert (taken.stories, taken.duplicates) == ((), 2)
    with desk.newsroom.archive.reading() as db:
        kept = Captures(db).get(taken.reading.digest)
    assert kept is not None
    assert (kept.name, kept.data) == ("again.txt", other)


def test_letters_are_composed(desk: Desk) -> None:
    """A page spelt with loose accents is found by what is typed, is known again, and is kept as it came."""
    data = unicodedata.normalize("NFD", "Тайный сад\n\nЁлки и йогурт у Касыма, говорит Жээнбек.\n").encode()
    page = desk.intake.read_data(data, "sad.txt")

    (story,) = desk.intake.take(page).value.stories
    again = desk.intake.read_data(data.replace(b"\n", b"\r\n"), "sad-2.txt")

    assert unicodedata.is_normalized("NFC", story.headline + story.text.body)
    assert desk.finding.uids(parse("йогурт ёлки"), Sort()) == (story.uid,)
    assert again.there == {0}
    with desk.newsroom.archive.reading() as db:
        kept = Captures(db).get(page.reading.digest)
    assert kept is not None
    assert kept.data == data


def test_two_stories_on_one_line_are_two(desk: Desk, page: Path) -> None:
    """A page that came as a single line has every headline on the same one."""
    read = desk.intake.read(page)
    first, second = (replace(each, line=1) for each in read.reading.candidates)

    done = desk.intake.take(desk.intake.reviewed(read, (first, second, second)))

    assert [each.headline for each in done.value.stories] == [first.headline, second.headline]
    assert done.value.duplicates == 1


def test_a_decimal_comma_is_a_point_to_the_rates(desk: Desk, tmp_path: Path) -> None:
    """However the page writes it, the rate can be read."""
    path = tmp_path / "page.txt"
    path.write_text(
        "• KGS/USD = 0,01147 0,2%\n12 December 2025\n\nSnow Falls\n\nIt snowed all day in Naryn.\n"
    )

    desk.intake.take(desk.intake.read(path))

    (row,) = desk.rates.board()
    assert (row.dollars_per_unit, row.local_per_dollar) == ("0.01147", "87.18")
