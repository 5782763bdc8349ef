"""How long an edition takes to get out, verified, beside copying the files that come of it."""

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from benchmarks import archives
from benchmarks.figures import Figure, Limit
from benchmarks.measuring import Report, seconds
from newsdesk.app.wiring import open_desk
from newsdesk.desk import Desk
from newsdesk.domain.clock import SystemClock
from newsdesk.domain.edition import Edition
from newsdesk.domain.progress import Silent
from newsdesk.domain.query import Query, Sort

DAY = date(2025, 12, 12)
#: How many stories, and how many rounds: a thousand take their time.
SIZES = [(100, 5), (1_000, 1)]
#: Seconds that each story of an edition may cost when it goes out again after one change.
AGAIN = 0.5 / 1_000


class Press:
    """Prints one edition, and copies the bundle for comparison."""

    def __init__(self, desk: Desk, edition: Edition, folder: Path) -> None:
        self.desk = desk
        self.edition = edition
        self.out = folder / "bundle"
        self._copy = folder / "copy"

    def export(self) -> None:
        """Write the bundle and verify it."""
        self.desk.publishing.export(self.edition.uid, self.out, Silent())

    def clear(self) -> None:
        """Take the bundle away."""
        shutil.rmtree(self.out, ignore_errors=True)

    def change(self) -> None:
        """Change one story's text."""
        story = self.desk.stories.get(self.edition.entries[0].story)
        self.desk.stories.save(story.uid, story.text.with_(body=f"{story.text.body} And more."))

    def copy(self) -> None:
        """Copy the bundle's files, which is the least that writing them can take."""
        shutil.rmtree(self._copy, ignore_errors=True)
        shutil.copytree(self.out, self._copy)


@pytest.fixture
def press(newsroom_of: Callable[[int], Path], folder: Path, stories: int) -> Iterator[Press]:
    """Make an edition of so many stories."""
    newsroom = archives.copy(newsroom_of(1_000), folder)
    desk = open_desk(newsroom, SystemClock(), "Aigul", may_start=False).desk
    uids = [story.uid for story in desk.finding.rows(Query(), Sort())[:stories]]
    yield Press(desk, desk.editions.new(DAY, uids=uids).value, folder)
    desk.close()


@pytest.mark.parametrize(("stories", "rounds"), SIZES)
def test_exporting(report: Report, press: Press, stories: int, rounds: int) -> None:
    """Once with nothing that could be used again, and once after one story has changed."""
    cold, copying, again = [], [], []
    for _ in range(rounds):
        press.clear()
        cold.append(seconds(press.export))
        copying.append(seconds(press.copy))
        press.change()
        again.append(seconds(press.export))

    beside = ("copying it", copying)
    report.add(f"export {stories:,} stories, from cold", cold, beside)
    limits = [Limit(Figure.MEDIAN, AGAIN * stories)]
    report.add(f"export {stories:,} stories, one changed", again, beside, limits)
