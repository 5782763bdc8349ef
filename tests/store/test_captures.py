"""Inputs are kept exactly as they came."""

from datetime import date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from peewee import IntegrityError

from newsdesk.store.archive import Archive
from newsdesk.store.captures import Captures, KeptCapture


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.text(), encoding=st.text(), day=st.none() | st.dates(), data=st.binary())
def test_a_capture_comes_back_byte_for_byte(
    archive: Archive, now: datetime, name: str, encoding: str, day: date | None, data: bytes
) -> None:
    """Name, encoding and day as well."""
    with archive.writing() as db:
        digest = str(db.execute_sql("SELECT count(*) FROM capture").fetchone()[0])
        kept = KeptCapture(digest, name, encoding, day, now, data)
        Captures(db).add(kept)

    with archive.reading() as db:
        assert Captures(db).get(digest) == kept
        assert Captures(db).known(digest)


def test_a_capture_is_kept_once(archive: Archive, now: datetime) -> None:
    """Whoever takes a page in asks first; the table sees to it all the same."""
    capture = KeptCapture("ab", "page.txt", "utf-8", None, now, b"once")
    with archive.writing() as db:
        Captures(db).add(capture)
    with pytest.raises(IntegrityError), archive.writing() as db:
        Captures(db).add(KeptCapture("ab", "page.txt", "utf-8", None, now, b"twice"))

    with archive.reading() as db:
        assert Captures(db).get("ab") == capture
        assert Captures(db).get("cd") is None
        assert not Captures(db).known("cd")


def test_a_file_name_with_broken_bytes_is_kept(archive: Archive, now: datetime) -> None:
    """File names need not be text; a page is not turned away for it."""
    with archive.writing() as db:
        Captures(db).add(KeptCapture("ab", "caf\udce9.txt", "utf-8", None, now, b""))

    with archive.reading() as db:
        capture = Captures(db).get("ab")
    assert capture is not None
    assert capture.name == "caf\ufffd.txt"


def test_the_newest_day_that_a_page_is_of(archive: Archive, now: datetime) -> None:
    """By the pages' own dates, not by when they were taken in; pages without one do not count."""
    with archive.reading() as db:
        assert Captures(db).newest_day() is None
    days = (None, date(2025, 12, 12), date(2025, 12, 1), None)
    with archive.writing() as db:
        for number, day in enumerate(days):
            Captures(db).add(KeptCapture(str(number), "page.txt", "utf-8", day, now, b""))

    with archive.reading() as db:
        assert Captures(db).newest_day() == date(2025, 12, 12)
