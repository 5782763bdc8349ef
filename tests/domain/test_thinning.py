"""The rule by which old texts are let go: for any times, in any zone."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.domain.history import PastText
from newsdesk.domain.story import Why
from newsdesk.domain.thinning import HOURLY_DAYS, KEYSTROKES, thinnable

NOW = datetime(2025, 12, 12, 8, 30, tzinfo=UTC)
ZONES = [UTC, ZoneInfo("Asia/Almaty"), ZoneInfo("Europe/Berlin"), ZoneInfo("Asia/Kathmandu")]
zones = st.sampled_from(ZONES)
whys = st.sampled_from([Why.TYPING, Why.TYPING, Why.RECOVERY, *Why])
#: Close together, so that many fall into one hour, and across the edges of the rule.
ages = st.one_of(st.integers(0, 60 * 36), st.integers(0, 60 * 24 * 20))


@st.composite
def pasts(draw: st.DrawFn) -> tuple[PastText, ...]:
    made = draw(st.lists(st.tuples(ages, whys, st.booleans(), st.booleans()), max_size=40))
    return tuple(
        PastText(
            number=number,
            at=NOW - timedelta(minutes=age),
            who="Aigul",
            why=why,
            label="before legal" if named else "",
            words=1,
            digest=f"{number:064}",
            went_out=NOW if out else None,
        )
        for number, (age, why, named, out) in enumerate(
            sorted(made, key=lambda each: -each[0]) if draw(st.booleans()) else made, start=1
        )
    )


def text(number: int, at: datetime, why: Why = Why.TYPING, label: str = "") -> PastText:
    return PastText(number, at, "Aigul", why, label, 1, f"{number:064}")


@given(past=pasts(), zone=zones)
def test_only_what_saving_by_itself_made_goes(past: tuple[PastText, ...], zone: ZoneInfo) -> None:
    """Nothing that was named, went out or was done on purpose; nor the first, the newest, or any of today."""
    gone = thinnable(past, (), NOW, zone)

    for each in past:
        if each.number in gone:
            assert each.why in KEYSTROKES
            assert not each.label
            assert each.went_out is None
            assert 1 < each.number < len(past)
            assert each.at.astimezone(zone).date() < NOW.astimezone(zone).date()


@given(past=pasts(), zone=zones)
def test_what_goes_has_a_newer_text_nearby_and_what_stays_has_a_reason(
    past: tuple[PastText, ...], zone: ZoneInfo
) -> None:
    """A newer one of the same hour within a week, of the same day before: for what goes, and for no other."""
    gone = thinnable(past, (), NOW, zone)
    kept = [each for each in past if each.number not in gone]
    today = NOW.astimezone(zone).date()

    def near(one: PastText, other: PastText) -> bool:
        here, there = one.at.astimezone(zone), other.at.astimezone(zone)
        if here.date() != there.date():
            return False
        recent = here.date() > today - timedelta(days=HOURLY_DAYS)
        return not recent or (here.hour, here.utcoffset()) == (there.hour, there.utcoffset())

    def followed(one: PastText) -> bool:
        return any(other.number > one.number and near(one, other) for other in kept)

    for each in past:
        if each.number in gone:
            assert followed(each)
        elif each.why in KEYSTROKES and not each.label and not each.went_out:
            ends = each.number in {1, len(past)}
            assert ends or each.at.astimezone(zone).date() >= today or not followed(each)


@given(past=pasts(), zone=zones, later=st.integers(0, 60 * 24 * 12))
def test_thinning_twice_is_thinning_once(past: tuple[PastText, ...], zone: ZoneInfo, later: int) -> None:
    """What is left is left; and thinning every day leaves what thinning once at the end does."""
    end = NOW + timedelta(minutes=later)

    def thinned(texts: tuple[PastText, ...], at: datetime) -> tuple[PastText, ...]:
        gone = thinnable(texts, (), at, zone)
        return tuple(each._replace(thinned=each.thinned or each.number in gone) for each in texts)

    once = thinned(past, end)
    assert thinnable(once, (), end, zone) == set()
    assert thinned(thinned(past, NOW), end) == once


@given(past=pasts(), zone=zones, data=st.data())
def test_what_something_refers_to_stays(
    past: tuple[PastText, ...], zone: ZoneInfo, data: st.DataObject
) -> None:
    """Readers have it, a correction is about it, somebody read it last."""
    kept = data.draw(st.sets(st.sampled_from([each.digest for each in past]))) if past else set()

    gone = thinnable(past, kept, NOW, zone)

    assert not {each.digest for each in past if each.number in gone} & kept


def test_an_hour_keeps_its_newest_text() -> None:
    """Yesterday, the texts of 09:10 and 09:40 give way to that of 09:58."""
    yesterday = NOW - timedelta(days=1)
    nine = yesterday.replace(hour=9, minute=0)
    past = [text(1, nine - timedelta(hours=3))]
    past += [text(2 + step, nine + timedelta(minutes=minute)) for step, minute in enumerate((10, 40, 58))]
    past += [text(5, nine + timedelta(minutes=61)), text(6, NOW)]

    assert thinnable(past, (), NOW, UTC) == {2, 3}


@pytest.mark.parametrize(("days", "gone"), [(HOURLY_DAYS - 1, set()), (HOURLY_DAYS, {2})])
def test_after_a_week_a_day_keeps_its_newest_text(days: int, gone: set[int]) -> None:
    """The last day of the week is still kept by the hour."""
    day = NOW - timedelta(days=days)
    past = [text(1, day - timedelta(days=9)), text(2, day.replace(hour=5)), text(3, day.replace(hour=7))]

    assert thinnable([*past, text(4, NOW)], (), NOW, UTC) == gone


def test_today_is_the_day_of_the_clock_on_the_wall() -> None:
    """At 01:00 in Almaty it is still yesterday in UTC, and yesterday's texts of Almaty are thinned."""
    almaty = ZoneInfo("Asia/Almaty")
    now = datetime(2025, 12, 12, 1, 0, tzinfo=almaty)
    past = [text(1, now - timedelta(days=3))]
    past += [text(2, now - timedelta(minutes=70)), text(3, now - timedelta(minutes=65)), text(4, now)]

    assert thinnable(past, (), now, almaty) == {2}
    assert thinnable(past, (), now, UTC) == set()


def test_the_hour_that_comes_twice_is_two_hours() -> None:
    """When clocks are put back, 02:30 and the next 02:30 both keep a text."""
    berlin = ZoneInfo("Europe/Berlin")
    first = datetime(2025, 10, 26, 0, 30, tzinfo=UTC)
    past = [text(1, first - timedelta(days=1)), text(2, first), text(3, first + timedelta(hours=1))]
    past.append(text(4, first + timedelta(days=2)))

    assert thinnable(past, (), first + timedelta(days=2), berlin) == set()


def test_the_page_about_it_names_the_rule() -> None:
    """The numbers and the reasons of the code are those that people read."""
    page = Path(__file__, "..", "..", "..", "docs", "revisions.md").resolve().read_text(encoding="utf-8")
    words = {Why.TYPING: "“typed”", Why.RECOVERY: "“recovered”"}

    assert f"the last {HOURLY_DAYS} days, today included" in page
    assert set(words) == KEYSTROKES
    assert all(each in page for each in words.values())
