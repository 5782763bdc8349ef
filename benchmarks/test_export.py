"""How long an edition takes to get out, verified, beside Pelican and Hugo with the same stories."""

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from benchmarks import archives
from benchmarks.conftest import FOLDER
from benchmarks.figures import Figure, Limit, Unit
from benchmarks.measuring import Report, seconds
from benchmarks.peers import Peers, Run, put_away, run
from newsdesk.app.wiring import open_desk
from newsdesk.desk import Desk
from newsdesk.desk.renderings import FOLDER as KEPT
from newsdesk.domain.clock import SystemClock
from newsdesk.domain.edition import Edition
from newsdesk.domain.progress import Silent
from newsdesk.domain.query import Query, Sort
from newsdesk.domain.story import Status

DAY = date(2025, 12, 12)
#: How many stories, and how many rounds: five thousand take their time.
SIZES = [(1_000, 3), (5_000, 1)]
#: Of Pelican's time with nothing kept, and of Hugo's from cold once the desk has rendered what was written.
COLD, MET = 1 / 3, 1.0
#: Seconds that each story of an edition may cost when it goes out again after one change.
AGAIN = 0.5 / 1_000


class Press:
    """Prints one edition."""

    def __init__(self, desk: Desk, edition: Edition, folder: Path) -> None:
        self.desk = desk
        self.edition = edition
        self._out = folder / "bundle"
        self._open = True

    def export(self) -> None:
        """Write the bundle and verify it."""
        self.desk.publishing.export(self.edition.uid, self._out, Silent(), "A benchmark")

    def alone(self) -> Run:
        """Close the newsroom, and do the same in a program of its own."""
        self.close()
        module = [sys.executable, "-m", "benchmarks.export_bundle"]
        command = [*module, str(self.desk.newsroom.folder), self.edition.uid, str(self._out)]
        return run(command, Path.cwd())

    def close(self) -> None:
        """Let go of the newsroom, unless that was done."""
        if self._open:
            self._open = False
            self.desk.close()

    def forget(self) -> None:
        """Take away the bundle, and what was kept of its stories."""
        put_away(self._out)
        put_away(self.desk.newsroom.folder / KEPT)

    def meet(self) -> None:
        """Have every story rendered, as the preview does while it is written."""
        self.forget()
        self.desk.preparing.prepare([entry.story for entry in self.edition.entries])

    def change(self) -> None:
        """Change one story's text."""
        story = self.desk.stories.get(self.edition.entries[len(self.edition.entries) // 2].story)
        self.desk.stories.save(story.uid, story.text.with_(body=f"{story.text.body}\n\nAnd more."))


@pytest.fixture
def press(folder: Path, pytestconfig: pytest.Config, stories: int) -> Iterator[Press]:
    """Make an edition of so many stories with marked-up texts."""
    place = pytestconfig.rootpath / FOLDER
    newsroom = archives.copy(archives.kept(place, stories + stories // 10, marked=True), folder)
    desk = open_desk(newsroom, SystemClock(), "Aigul", may_start=False).desk
    rows = desk.finding.rows(Query(), Sort())
    uids = [each.uid for each in rows if each.status is not Status.SPIKED and not each.embargo][:stories]
    made = Press(desk, desk.editions.new(DAY, uids=uids).value, folder)
    yield made
    made.close()


@pytest.fixture
def peers(press: Press, folder: Path, pytestconfig: pytest.Config) -> Peers:
    """Give the same stories to the others."""
    made = Peers(pytestconfig.rootpath / FOLDER / "peers", folder)
    made.write([press.desk.stories.get(entry.story) for entry in press.edition.entries])
    return made


@pytest.mark.parametrize(("stories", "rounds"), SIZES)
def test_exporting(report: Report, press: Press, peers: Peers, stories: int, rounds: int) -> None:
    """With nothing kept, as the desk meets it, again, and after one story has changed; the three by turns."""
    cold, met, again, changed = [], [], [], []
    pelican, hugo = [], []
    for _ in range(rounds):
        press.forget()
        cold.append(seconds(press.export))
        pelican.append(peers.pelican())
        press.meet()
        met.append(seconds(press.export))
        hugo.append(peers.hugo())
        again.append(seconds(press.export))
        press.change()
        changed.append(seconds(press.export))
    press.forget()
    alone = press.alone()

    slow, quick = ([each.seconds for each in runs] for runs in (pelican, hugo))
    report.add(f"export {stories:,}, nothing kept", cold, ("Pelican", slow), [Limit(Figure.RATIO, COLD)])
    report.add("  as the desk meets it", met, ("Hugo", quick), [Limit(Figure.RATIO, MET)])
    report.add("  again", again, ("Hugo", quick))
    report.add("  after one change", changed, ("Hugo", quick), [Limit(Figure.MEDIAN, AGAIN * stories)])
    most = max(each.peak for each in pelican), max(each.peak for each in hugo)
    report.add("  memory at its most", [alone.peak], ("Pelican", most[:1]), unit=Unit.BYTES)
    report.add("  ", [alone.peak], ("Hugo", most[1:]), unit=Unit.BYTES)
