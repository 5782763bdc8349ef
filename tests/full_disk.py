"""A disk that takes nothing more."""

import contextlib
from pathlib import Path


def pile_up(ballast: Path) -> None:
    """Let a file grow until its disk takes nothing more."""
    with contextlib.suppress(OSError), ballast.open("ab", buffering=0) as file:
        while file.write(bytes(1024)):
            pass
