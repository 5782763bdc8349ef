"""The invented edition's bundle, file by file, as it stands in tests/golden/bundle.

When a change to pages, feeds or source is meant, make the files anew and look at what differs:

    NEWSDESK_GOLDEN=write uv run pytest tests/bundle/test_golden.py && git diff tests/golden
"""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from newsdesk.bundle import BundleContent

GOLDEN = Path(__file__).parents[1] / "golden/bundle"

#: They name the program's version or digests of the rest; their own tests look after them.
APART = {"bundle.json", "manifest-sha256.txt"}


def normal(folder: Path) -> dict[str, str]:
    """Return a bundle's files as text, the stylesheet left out and without the digest in its name."""
    [style] = folder.glob("assets/*")
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8").replace(style.name, "style.css")
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path != style and path.name not in APART
    }


def test_the_bundle_is_the_golden_one(
    content: BundleContent, write: Callable[[BundleContent, Path], Path], tmp_path: Path
) -> None:
    """Not one letter more, less or else."""
    made = normal(write(content, tmp_path / "bundle"))
    if os.environ.get("NEWSDESK_GOLDEN") == "write":
        for name, text in made.items():
            path = GOLDEN / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")

    kept = {path.relative_to(GOLDEN).as_posix(): path for path in GOLDEN.rglob("*") if path.is_file()}

    assert sorted(made) == sorted(kept)
    for name, text in made.items():
        if text != kept[name].read_text("utf-8"):
            pytest.fail(f"{name} differs; if that is meant, see the top of this file")
