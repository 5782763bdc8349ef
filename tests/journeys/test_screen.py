"""The window on a real X server, as most of our users have it; every other test draws into memory."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.killing import killed


@pytest.fixture
def display() -> Iterator[str]:
    """A screen that nobody looks at, by the name that X programs know it by."""
    server = shutil.which("Xvfb")
    if server is None:
        pytest.skip("Xvfb is not installed")
    with subprocess.Popen(
        [server, "-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as xvfb:
        assert xvfb.stdout is not None
        yield f":{xvfb.stdout.readline().strip()}"
        xvfb.terminate()


def test_what_is_typed_on_a_screen_is_kept(
    display: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The real program takes keys beside its preview, and a kill takes at most the last second of them."""
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    monkeypatch.setenv("DISPLAY", display)

    done, late = killed(tmp_path, "xcb", 2)

    assert [kill for kill in done if kill.verdict.complaints != kill.verdict.late] == []
    assert late == set()
    assert any(kill.changes for kill in done)
