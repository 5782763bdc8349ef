"""Secrets: in the system's keyring, and where there is none, in files that only their owner may read.

Never in the newsroom's folder, whose backups and copies go elsewhere.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from newsdesk.domain.errors import Refused
from newsdesk.store.whole_file import write_whole

#: What the keyring's own window lists a secret under.
SERVICE = "Newsdesk signing key"
#: Below this a keyring is none that a system has ("recommended" is what the library calls the others).
_RECOMMENDED = 1


class Keyring(Protocol):
    """What is used of the library “keyring”: secrets by service and name."""

    @property
    def priority(self) -> float:
        """How much it is recommended."""
        ...

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep a secret."""
        ...

    def get_password(self, service: str, username: str) -> str | None:
        """Return a secret, or None."""
        ...

    def delete_password(self, service: str, username: str) -> None:
        """Let a secret go."""
        ...


class Keychain:
    """Keeps secrets by name. ``folder`` is where files go; ``keyring`` the system's, unless it is given.

    A name is a file's as well. Every method is Refused where keyring or file does not let it.
    """

    def __init__(self, folder: Path, keyring: Keyring | None = None) -> None:
        self._folder = folder
        self._given = keyring

    def keep(self, name: str, secret: str) -> bool:
        """Keep a secret; say whether it is in the system's keyring, and so in no file."""
        if (keyring := self._keyring()) is not None:
            with _told_of_keyring():
                keyring.set_password(SERVICE, name, secret)
            return True
        with _told_of_file(self._file(name)):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_whole(self._file(name), secret.encode(), mode=0o600)
        return False

    def get(self, name: str) -> str | None:
        """Return a secret, or None where it is not there any more."""
        if self.is_in_file(name):
            with _told_of_file(self._file(name)):
                return self._file(name).read_text(encoding="utf-8", errors="replace")
        if (keyring := self._keyring()) is None:
            return None
        with _told_of_keyring():
            return keyring.get_password(SERVICE, name)

    def forget(self, name: str) -> None:
        """Let a secret go; nothing happens where it is gone."""
        if self.is_in_file(name):
            with _told_of_file(self._file(name)):
                self._file(name).unlink(missing_ok=True)
            return
        if (keyring := self._keyring()) is None:
            return
        with _told_of_keyring():
            if keyring.get_password(SERVICE, name) is not None:
                keyring.delete_password(SERVICE, name)

    def is_in_file(self, name: str) -> bool:
        """Say whether a secret is in a file, for there was no keyring."""
        return self._file(name).is_file()

    def _file(self, name: str) -> Path:
        return self._folder / name

    def _keyring(self) -> Keyring | None:
        """Return the system's keyring, or None where it has none."""
        if self._given is not None:
            return self._given
        # It looks for every keyring that a system may have; few have a key, and no start waits for it.
        from keyring import get_keyring  # noqa: PLC0415

        with _told_of_keyring():
            found: Keyring = get_keyring()
        return found if found.priority >= _RECOMMENDED else None


@contextmanager
def _told_of_keyring() -> Iterator[None]:
    """Turn what a keyring says into Refused: each kind of system has errors of its own."""
    try:
        yield
    except Exception as error:
        why = str(error).strip(" .") or type(error).__name__
        raise Refused(
            f"The system’s keyring did not let Newsdesk use its signing key ({why}). "
            "Unlock it, and try again."
        ) from error


@contextmanager
def _told_of_file(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise Refused(
            f"The file of the signing key, {path}, cannot be used: {error.strerror or error}."
        ) from error
