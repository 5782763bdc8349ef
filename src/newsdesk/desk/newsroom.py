"""An open newsroom: its archive, the time, and who is at the desk."""

from collections.abc import Callable
from pathlib import Path
from typing import Self

from newsdesk.domain.clock import Clock
from newsdesk.domain.story import HOUSE_HEADLINE
from newsdesk.store.archive import DATABASE, Archive
from newsdesk.store.leftovers import any_left
from newsdesk.store.trouble import meant

#: The setting's name.
HEADLINE_LIMIT = "headline_limit"


class Newsroom:
    """One newsroom, open. ``who`` signs revisions."""

    def __init__(self, archive: Archive, clock: Clock, who: str) -> None:
        self.archive = archive
        self.clock = clock
        self.who = who

    @classmethod
    def open(cls, folder: Path, clock: Clock, who: str) -> Self:
        """Open a newsroom, to write if nobody else has it; errors as ``Archive.open``."""
        return cls(Archive.open(folder, clock), clock, who)

    @classmethod
    def create(cls, folder: Path, clock: Clock, who: str, name: str) -> Self:
        """Start an empty newsroom in a folder; BadInput if there is one already."""
        return cls(Archive.create(folder, clock, name), clock, who)

    @staticmethod
    def exists(folder: Path) -> bool:
        """Say whether there is a newsroom in a folder; not where the folder cannot be looked into."""
        try:
            return (folder / DATABASE).exists()
        except OSError:
            return False

    @property
    def folder(self) -> Path:
        """The newsroom's folder."""
        return self.archive.folder

    @property
    def writable(self) -> bool:
        """Whether this program may change it."""
        return self.archive.writable

    @property
    def held_by(self) -> str:
        """Who else has it open, as words, or ""."""
        return str(self.archive.holder) if self.archive.holder else ""

    @property
    def damage(self) -> str:
        """What was found damaged in its file, as a sentence, or ""; then it is open only to look."""
        return self.archive.damage

    def hear_damage(self, listener: Callable[[str], None]) -> None:
        """Let somebody hear at once that damage was found, and what: in whatever thread that is."""
        self.archive.when_damaged = listener

    @property
    def left_typed(self) -> bool:
        """Whether something was typed that is in no revision, for a program ended badly."""
        with self.archive.reading() as db:
            return any_left(db, self.folder)

    @property
    def refusal(self) -> str:
        """Why this program may only look, as a sentence."""
        return self.archive.refusal

    @property
    def name(self) -> str:
        """The newsroom's own name."""
        with self.archive.reading() as db:
            return self.archive.setting(db, "name", "Newsroom")

    @property
    def created(self) -> str:
        """When it was begun (ISO 8601, UTC), as its copies and backups say as well; "" where nobody knows."""
        with self.archive.reading() as db:
            return self.archive.setting(db, "created")

    @property
    def headline_limit(self) -> int:
        """How many characters a headline may have in this house."""
        with self.archive.reading() as db, meant():
            return int(self.archive.setting(db, HEADLINE_LIMIT, str(HOUSE_HEADLINE)))

    def close(self) -> None:
        """Let go of the folder."""
        self.archive.close()
