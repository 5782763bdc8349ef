"""The real program, killed while somebody types; ``make crash`` does the same two hundred times."""

import secrets
from pathlib import Path

from tests.journeys.killing import killed


def test_nothing_older_than_a_second_is_lost(tmp_path: Path) -> None:
    """Six programs one after another on one newsroom: whenever the kill comes, only its last second goes."""
    seed = secrets.token_hex(3)

    done, late = killed(tmp_path, seed, 6)

    assert [kill for kill in done if kill.verdict.complaints != kill.verdict.late] == []
    assert late == set(), seed
    assert any(kill.changes for kill in done), seed
