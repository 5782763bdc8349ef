"""The command line as a shell runs it: the real program in a process of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def newsroom(tmp_path: Path) -> Path:
    return tmp_path / "newsroom"


@pytest.fixture
def newsdesk(newsroom: Path, tmp_path: Path) -> Run:
    """Run ``newsdesk --newsroom N …`` without a screen."""

    def run(*arguments: str | Path) -> "subprocess.CompletedProcess[str]":
        environment = {name: value for name, value in os.environ.items() if not name.startswith("QT_")}
        return subprocess.run(
            [sys.executable, "-m", "newsdesk", "--newsroom", newsroom, *arguments],
            capture_output=True,
            text=True,
            check=False,
            cwd=tmp_path,
            env=environment,
            timeout=120,
        )

    return run


@pytest.fixture
def answer(newsdesk: Run) -> Callable[..., Any]:
    """Run a verb with ``--json`` that must succeed, and return its document."""

    def ask(*arguments: str | Path) -> Any:
        done = newsdesk(*arguments, "--json")
        assert (done.returncode, done.stderr) == (0, "")
        return json.loads(done.stdout)

    return ask
