"""What sources sent is kept byte by byte, and how they answered the last time."""

from datetime import UTC, datetime, timedelta

from newsdesk.domain.rate_sources import Outcome, SourceState
from newsdesk.store.archive import Archive
from newsdesk.store.feeds import Feeds

NOW = datetime(2026, 4, 1, 9, 0, tzinfo=UTC)


def test_a_payload_is_kept_as_it_came(archive: Archive) -> None:
    """Once, whoever sends it again."""
    with archive.writing() as db:
        Feeds(db).keep("ab" * 32, "nbk", NOW, b"\xff\x00table")
        Feeds(db).keep("ab" * 32, "nbk", NOW + timedelta(days=1), b"\xff\x00table")

    with archive.reading() as db:
        assert Feeds(db).payload("ab" * 32) == b"\xff\x00table"
        assert Feeds(db).payload("cd" * 32) is None


def test_a_source_has_the_state_of_the_last_time(archive: Archive) -> None:
    """One a source, by its key."""
    good = SourceState("nbk", NOW, NOW, Outcome.RATES, "39 rates.")
    down = SourceState("cbu", NOW, None, Outcome.UNREACHABLE, "Nobody answers.", NOW + timedelta(minutes=20))
    with archive.writing() as db:
        Feeds(db).put(down._replace(sentence="It is slow."))
        Feeds(db).put(good)
        Feeds(db).put(down)

    with archive.reading() as db:
        assert Feeds(db).states() == (down, good)


def test_what_makes_a_request_conditional_is_kept_for_each(archive: Archive) -> None:
    """By source and request; none is known at first."""
    with archive.writing() as db:
        Feeds(db).put_validators("nbkr", "/XML/daily.xml", '"1"', "")
        Feeds(db).put_validators("nbkr", "/XML/daily.xml", '"2"', "Sat, 23 May 2026 10:20:00 GMT")

    with archive.reading() as db:
        assert Feeds(db).validators("nbkr", "/XML/daily.xml") == ('"2"', "Sat, 23 May 2026 10:20:00 GMT")
        assert Feeds(db).validators("nbkr", "/XML/weekly.xml") == ("", "")
