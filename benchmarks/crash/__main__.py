"""``python -m benchmarks.crash``: kill the program two hundred times, and say what became of the newsroom."""

import argparse
import json
import secrets
import statistics
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from benchmarks.crash.judge import LIMIT
from benchmarks.crash.rounds import ROOT, Kill, kills
from benchmarks.table import machine
from newsdesk.text.english import counted

JSON = Path("build", "crash.json")


def run(count: int, jobs: int, seed: str, folder: Path) -> list[Kill]:
    """Kill ``count`` programs, ``jobs`` at a time, each job on one newsroom of its own; tell as it goes."""

    def job(number: int) -> list[Kill]:
        place = folder / f"newsroom-{number + 1}"
        place.mkdir()
        share = count // jobs + (number < count % jobs)
        return list(_told(kills(place, f"{seed}-{number + 1}", share)))

    with ThreadPoolExecutor(jobs) as pool:
        return [kill for done in pool.map(job, range(jobs)) for kill in done]


def _told(done: Iterator[Kill]) -> Iterator[Kill]:
    for kill in done:
        if kill.verdict.complaints or kill.number % 10 == 9:
            verdict = "; ".join(kill.verdict.complaints) or "sound"
            print(f"{kill.seed}: {verdict}", file=sys.stderr, flush=True)
        yield kill


def summary(done: Sequence[Kill], seed: str) -> dict[str, Any]:
    """Return what the kills have shown; ages are in milliseconds."""
    ages = sorted(1000 * kill.verdict.age for kill in done)
    return {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": machine(),
        "seed": seed,
        "kills": len(done),
        "killed_while_opening": sum(kill.after == 0 for kill in done),
        "changes_typed": sum(kill.changes for kill in done),
        "stories_shown": sum(kill.shown for kill in done),
        "changes_to_many": sum(kill.acted for kill in done),
        "oldest_lost_key_ms": round(max(ages, default=0)),
        "oldest_lost_key_median_ms": round(statistics.median(ages or [0])),
        "limit_ms": round(1000 * LIMIT),
        "texts_lost": sum(len(kill.verdict.lost + kill.verdict.late) for kill in done),
        "integrity_failures": sum(len(kill.verdict.unsound) for kill in done),
        "others_touched": sum(len(kill.verdict.touched) for kill in done),
        "each": [asdict(kill) for kill in done],
    }


def _show(shown: dict[str, Any]) -> None:
    table = Table(title=f"Killed {shown['kills']} times ({shown['machine']})", show_header=False)
    for words, name in (
        ("kills (SIGKILL)", "kills"),
        ("of these while it was opening the newsroom", "killed_while_opening"),
        ("changes typed in between", "changes_typed"),
        ("stories shown in between", "stories_shown"),
        ("times that many stories were changed at once", "changes_to_many"),
        ("oldest key ever lost, ms (limit 1000)", "oldest_lost_key_ms"),
        ("oldest key lost by a kill, median, ms", "oldest_lost_key_median_ms"),
        ("texts that lack more", "texts_lost"),
        ("integrity failures", "integrity_failures"),
        ("other stories or revisions touched", "others_touched"),
        ("seed", "seed"),
    ):
        table.add_row(words, str(shown[name]))
    Console().print(table)


def main() -> int:
    """Run it; 1 if anything is not as it must be."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.crash", description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--jobs", type=int, default=2, help="how many programs type at a time")
    parser.add_argument("--seed", default="", help="as an earlier run printed it")
    asked = parser.parse_args()
    seed = asked.seed or secrets.token_hex(3)
    minutes = counted(asked.kills * 3 // asked.jobs // 60 + 1, "minute")
    print(f"Seed {seed}. This takes about {minutes}.", file=sys.stderr)
    with tempfile.TemporaryDirectory(prefix="newsdesk-crash-", ignore_cleanup_errors=True) as folder:
        done = run(asked.kills, asked.jobs, seed, Path(folder))
    shown = summary(done, seed)
    (ROOT / JSON).parent.mkdir(exist_ok=True)
    (ROOT / JSON).write_text(json.dumps(shown, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    _show(shown)
    return 1 if any(kill.verdict.complaints for kill in done) else 0


if __name__ == "__main__":
    sys.exit(main())
