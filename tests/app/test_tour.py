"""The tour, which is what ``make run`` shows where there is no screen."""

import subprocess
import sys
from pathlib import Path

from newsdesk.desk.publishing import verify


def test_the_tour_goes_through_a_whole_day(tmp_path: Path) -> None:
    """Into a folder named as ``make run`` names it; what comes of it is sound, and was looked at."""
    run = [sys.executable, "-m", "newsdesk.app.tour", "build"]
    done = subprocess.run(run, cwd=tmp_path, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stdout) == (
        0,
        "Done: the edition is in build/edition/index.html, the pictures are in build.\n",
    ), done.stderr
    assert verify(tmp_path / "build" / "edition") == ()
    pictures = {each.stem for each in (tmp_path / "build").glob("*.png")}
    assert {"welcome", "main-light", "edition", "exported", "front-light", "story-paper"} <= pictures
