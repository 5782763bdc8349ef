"""Remake ``src/newsdesk/_built`` in place, for work on a form or a template without a new install."""

from pathlib import Path

from build_hook import make

if __name__ == "__main__":
    root = Path(__file__).resolve().parent.parent
    make(root, root / "src" / "newsdesk" / "_built")
