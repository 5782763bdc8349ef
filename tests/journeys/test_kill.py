"""The real program, killed while somebody types; ``make crash`` does the same two hundred times."""

import secrets
from pathlib import Path

from benchmarks.crash.judge import LIMIT
from benchmarks.crash.rounds import kills


def test_nothing_older_than_a_second_is_lost(tmp_path: Path) -> None:
    """Six programs one after another on one newsroom: whenever the kill comes, only its last second goes."""
    seed = secrets.token_hex(3)

    done = list(kills(tmp_path, seed, 6))

    assert [(kill.seed, kill.verdict.complaints) for kill in done if kill.verdict.complaints] == []
    assert max(kill.verdict.age for kill in done) <= LIMIT
    assert any(kill.changes for kill in done), seed
