"""A newsroom that stands still in time, and a quick way to put stories into it."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsdesk.domain.clock import FixedClock
from newsdesk.domain.story import Provenance, Status, Story, StoryText, Why
from newsdesk.store.archive import Archive
from newsdesk.store.stories import Stories
from newsdesk.text.folding import fold


@pytest.fixture
def now() -> datetime:
    return datetime(2025, 12, 12, 8, 30, tzinfo=UTC)


@pytest.fixture
def clock(now: datetime) -> FixedClock:
    return FixedClock(now)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "newsroom"


@pytest.fixture
def archive(folder: Path, clock: FixedClock) -> Iterator[Archive]:
    opened = Archive.create(folder, clock, "The Steppe Courier")
    yield opened
    opened.close()


@pytest.fixture
def add(archive: Archive, now: datetime) -> Callable[..., Story]:
    """Keep a story: ``add("uid", text, status=…, at=…)``."""

    def keep(
        uid: str,
        text: StoryText | None = None,
        *,
        status: Status = Status.DRAFT,
        spiked_from: Status | None = None,
        at: datetime = now,
        provenance: Provenance | None = None,
    ) -> Story:
        text = text or StoryText(headline=f"Headline of {uid}", body=f"Body of {uid}.")
        length = len(text.body.split())
        story = Story(uid, f"slug-{uid}", text, status, at, at, length, "", spiked_from, provenance)
        with archive.writing() as db:
            return Stories(db).add(story, "Aida", Why.NEW)

    return keep


@pytest.fixture
def raw() -> Callable[[Path], AbstractContextManager[sqlite3.Connection]]:
    """Open a newsroom's file behind the program's back: ``with raw(path) as db``; what is done is kept."""

    @contextmanager
    def connect(path: Path) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(path)) as db:
            # Triggers call it whenever a story changes.
            db.create_function("fold", 1, fold, deterministic=True)
            yield db
            db.commit()

    return connect
