"""Programs that are killed while they type, on a machine that may be busy with something else."""

from pathlib import Path

from benchmarks.crash.rounds import Kill, kills

#: How often what came too late is typed again.
TRIES = 3


def killed(folder: Path, seed: str, count: int) -> tuple[list[Kill], set[int]]:
    """Kill so many programs; return the kills, and the numbers of those that lost too much each time.

    One that lacks what is older than a second may have been kept from its work by others: then the same is
    typed and killed again. A fault of the program's own does not go away by that.
    """
    done, late = list[Kill](), set(range(count))
    for attempt in range(TRIES):
        place = folder / str(attempt)
        place.mkdir()
        again = list(kills(place, seed, count))
        done += again
        late &= {kill.number for kill in again if kill.verdict.late}
        if not late:
            break
    return done, late
