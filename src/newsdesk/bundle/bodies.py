"""The HTML of all stories' bodies while a bundle is made: on the disk, for an edition may be an archive."""

from collections.abc import Callable, Iterator, Mapping

from newsdesk.bundle.spool import Spool, Spot


class Bodies(Mapping[str, str]):
    """Bodies by their story's uid, each read when it is asked for: they lie in a spool.

    ``shown`` is what is returned of one that was added, ``fetch`` where others come from, by the uid.
    """

    def __init__(self, spool: Spool, fetch: Callable[[str], str], shown: Callable[[str], str] = str) -> None:
        self._spool = spool
        self._spots: dict[str, Spot] = {}
        self._fetch = fetch
        self._shown = shown

    def add(self, uid: str, body: str) -> None:
        """Add a story's body."""
        self._spots[uid] = self._spool.add(body)

    def __getitem__(self, uid: str) -> str:
        if uid not in self._spots:
            self.add(uid, self._fetch(uid))
        return self._shown(self._spool.read(self._spots[uid]))

    def __iter__(self) -> Iterator[str]:
        return iter(self._spots)

    def __len__(self) -> int:
        return len(self._spots)
