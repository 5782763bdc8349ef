"""What stands of stories in feeds, made with their files: on the disk until the feeds are written."""

from collections.abc import Mapping

from newsdesk.bundle.spool import Spool, Spot


class Entries:
    """Entries by their feed and their story's uid: they lie in a spool."""

    def __init__(self, spool: Spool) -> None:
        self._spool = spool
        self._spots: dict[tuple[str, str], Spot] = {}

    def add(self, uid: str, made: Mapping[str, bytes]) -> None:
        """Add what stands of a story, by the feeds' names."""
        for feed, entry in made.items():
            self._spots[feed, uid] = self._spool.add(entry.decode())

    def get(self, feed: str, uid: str) -> bytes | None:
        """Return what stands of a story in a feed; None if that was not added."""
        spot = self._spots.get((feed, uid))
        return self._spool.read(spot).encode() if spot else None
