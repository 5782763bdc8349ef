"""Editions keep their order, their rates, and where they went."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from peewee import IntegrityError

from newsdesk.domain.edition import Edition, EditionName, Entry, Export, Layout
from newsdesk.domain.rates import Rate, RateKind
from newsdesk.domain.sent import Sent, SentRate, SentStory
from newsdesk.domain.story import Status, Story, Why
from newsdesk.store.archive import Archive
from newsdesk.store.editions import Editions
from newsdesk.store.rates import Rates
from newsdesk.store.stories import Stories

DAY = date(2025, 12, 12)


@pytest.fixture
def rates(archive: Archive, now: datetime) -> tuple[Rate, ...]:
    """Five pairs, not in the order of the alphabet."""
    kept = tuple(
        Rate("Ticker", base, "USD", value, RateKind.TICKER, DAY, now, change=change)
        for base, value, change in (
            ("KGS", "0.0114", "-0%"),
            ("KZT", "0.0019", "0.18%"),
            ("TJS", "0.1083", ""),
            ("UZS", "0.000083", "-0.3%"),
            ("TMT", "0.2857", "0%"),
        )
    )
    with archive.writing() as db:
        Rates(db).add(reversed(kept))
    return kept


@pytest.fixture
def edition(archive: Archive, add: Callable[..., Story], rates: Sequence[Rate], now: datetime) -> Edition:
    for uid in ("one", "two", "three"):
        add(uid)
    entries = (Entry("three", "Lead"), Entry("one", picture=False), Entry("two", "Region"))
    made = Edition("e-1", DAY, "Friday", entries, tuple(rates), now, now, "Two words.", "two", strip=False)
    with archive.writing() as db:
        Editions(db).add(made)
    return made


def get(archive: Archive, uid: str = "e-1") -> Edition:
    with archive.reading() as db:
        found = Editions(db).get(uid)
    assert found is not None
    return found


def test_an_edition_comes_back_as_it_went_in(archive: Archive, edition: Edition) -> None:
    """Stories and rates in its own order, with their sections."""
    assert get(archive) == edition


def test_an_edition_is_found_by_its_day(archive: Archive, edition: Edition) -> None:
    """There is one a day; another day has none."""
    with archive.reading() as db:
        assert Editions(db).on(DAY) == edition
        assert Editions(db).on(DAY + timedelta(days=1)) is None
        assert Editions(db).get("e-2") is None


def test_all_editions_newest_first(archive: Archive, edition: Edition) -> None:
    """By their own date, not by when they were made."""
    older = replace(edition, uid="e-0", date=DAY - timedelta(days=1), entries=(), rates=())
    newer = replace(edition, uid="e-2", date=DAY + timedelta(days=1))
    with archive.writing() as db:
        Editions(db).add(newer)
        Editions(db).add(older)

    with archive.reading() as db:
        assert Editions(db).all() == (newer, edition, older)
        assert Editions(db).names() == tuple(
            EditionName(each.uid, each.date, each.title) for each in (newer, edition, older)
        )


def test_the_headings_of_the_newest_editions(archive: Archive, edition: Edition) -> None:
    """Each once: those of the newest first, in the order in which they stand there."""
    uids = [entry.story for entry in edition.entries]
    with archive.writing() as db:
        for day, names in enumerate((("World", "Sport"), ("Money", "World"), ("", "")), 1):
            entries = tuple(Entry(uid, name) for uid, name in zip(uids, names, strict=False))
            later = DAY + timedelta(days=day)
            Editions(db).add(replace(edition, uid=f"h-{day}", date=later, entries=entries, rates=()))

    with archive.reading() as db:
        assert Editions(db).headings(3) == ("Money", "World", "Sport")
        assert Editions(db).headings(2) == ("Money", "World")
        assert Editions(db).headings(1) == ()


def test_a_second_edition_of_a_day_is_not_kept(archive: Archive, edition: Edition) -> None:
    """The table itself sees to it."""
    with pytest.raises(IntegrityError), archive.writing() as db:
        Editions(db).add(replace(edition, uid="e-2"))

    with archive.reading() as db:
        assert Editions(db).all() == (edition,)


def test_the_order_of_the_stories_can_be_changed(archive: Archive, edition: Edition, now: datetime) -> None:
    """The new order takes the place of the old one, whole; the rates stay."""
    entries = (Entry("two"), Entry("three", "Region"))
    later = now + timedelta(hours=1)

    with archive.writing() as db:
        Editions(db).set_entries("e-1", entries, later)

    assert get(archive) == replace(edition, entries=entries, updated=later)


def test_an_edition_with_an_unknown_story_is_not_kept(
    archive: Archive, edition: Edition, now: datetime
) -> None:
    """And the order that was there before still is."""
    with pytest.raises(IntegrityError), archive.writing() as db:
        Editions(db).set_entries("e-1", (Entry("one"), Entry("nobody")), now)

    assert get(archive) == edition


def test_frozen_rates_do_not_change_when_others_arrive(archive: Archive, edition: Edition) -> None:
    """Neither a correction for the same day nor a later day's rate touches an edition."""
    corrected = [rate._replace(value="9.9") for rate in edition.rates]
    later = [rate._replace(effective=DAY + timedelta(days=1)) for rate in edition.rates]
    again = [rate._replace(change="changed", digest="changed") for rate in edition.rates]

    with archive.writing() as db:
        assert Rates(db).add([*again, *corrected, *later, *again]) == 15

    assert get(archive) == edition


def test_the_change_is_the_one_known_when_it_was_frozen(
    archive: Archive, edition: Edition, now: datetime
) -> None:
    """A change reckoned for the edition is the edition’s own; the kept rate stays as it came."""
    reckoned = edition.rates[2]._replace(change="1.5%")

    with archive.writing() as db:
        Editions(db).set_standing(edition, edition.standing._replace(rates=(reckoned,)), now)

    assert get(archive).rates == (reckoned,)
    with archive.reading() as db:
        assert Rates(db).is_kept(edition.rates[2])
        assert not Rates(db).is_kept(edition.rates[2]._replace(value="1"))


def test_rates_can_be_frozen_anew(archive: Archive, edition: Edition, now: datetime) -> None:
    """When somebody asks for it; the stories stay."""
    corrected = edition.rates[0]._replace(value="9.9")
    later = now + timedelta(hours=1)

    with archive.writing() as db:
        Rates(db).add([corrected])
        standing = edition.standing._replace(rates=(edition.rates[1], corrected))
        Editions(db).set_standing(edition, standing, later)

    assert get(archive) == replace(edition, rates=(edition.rates[1], corrected), updated=later)


def test_which_editions_stories_are_in(archive: Archive, edition: Edition) -> None:
    """All of them, and a story that is in none is left out."""
    other = replace(edition, uid="e-2", date=DAY + timedelta(days=1), entries=(Entry("one"),))
    with archive.writing() as db:
        Editions(db).add(other)

    with archive.reading() as db:
        found = Editions(db).with_stories(("one", "two", "nobody"))

    assert found == {"one": ("e-1", "e-2"), "two": ("e-1",)}


def test_a_saved_story_stays_in_its_place(archive: Archive, edition: Edition, now: datetime) -> None:
    """An edition holds stories, not texts of a moment."""
    with archive.writing() as db:
        story = Stories(db).get("one")
        assert story is not None
        Stories(db).save(story, story.text.with_(body="New."), "new", 1, now, "Aida", Why.TYPING)

    assert get(archive) == edition


def test_exports_in_the_order_they_went_out(archive: Archive, edition: Edition, now: datetime) -> None:
    """Each with when, where, digest, and why it was let through."""
    first = Export("e-1", now, "/press/one.zip", "ab" * 32)
    second = Export("e-1", now - timedelta(hours=1), "/press/Газета 🌾.zip", "cd" * 32, "The editor said so.")
    with archive.writing() as db:
        Editions(db).add_export(first)
        Editions(db).add_export(second)

    with archive.reading() as db:
        assert Editions(db).exports("e-1") == (first, second)


def test_a_path_with_broken_bytes_is_kept(archive: Archive, edition: Edition, now: datetime) -> None:
    """File names need not be text; the note of where it went must not be what fails."""
    with archive.writing() as db:
        Editions(db).add_export(Export("e-1", now, "/press/caf\udce9.zip", "ab" * 32))

    with archive.reading() as db:
        (export,) = Editions(db).exports("e-1")
    assert export.path == "/press/caf\ufffd.zip"


def test_an_edition_is_laid_out_anew(archive: Archive, edition: Edition, now: datetime) -> None:
    """All that an editor sets, at once; day and rates stay."""
    later = now + timedelta(hours=1)
    layout = Layout("Late", "", "one", True, (Entry("one", "Lead"), Entry("two", picture=False)))

    with archive.writing() as db:
        Editions(db).set_standing(edition, edition.standing._replace(layout=layout), later)

    after = get(archive)
    assert after.layout == layout
    assert (after.date, after.rates, after.updated) == (edition.date, edition.rates, later)


def test_what_went_out_is_kept_with_each_export(archive: Archive, edition: Edition, now: datetime) -> None:
    """Word for word; an export of which nobody kept it has none, and neither has one that was never made."""
    story = SentStory("one", "Жүн “wool”", Status.READY, "t", "r", ("c",), "Lead", picture=False)
    rate = SentRate("USD", "KZT", "520.15", "1", "Bank", "2025-12-12")
    sent = Sent("Friday", "A note.", "one", False, (story,), (rate,))
    with archive.writing() as db:
        Editions(db).add_export(Export("e-1", now, "/old", "ab" * 32))
        Editions(db).add_export(Export("e-1", now, "/new", "cd" * 32, "", "Aida"), sent)

    with archive.reading() as db:
        editions = Editions(db)
        assert editions.sent("e-1") == editions.sent("e-1", 1) == sent
        assert editions.sent("e-1", 0) is None
        assert editions.sent("e-1", 2) is None
        assert [export.who for export in editions.exports("e-1")] == ["", "Aida"]
