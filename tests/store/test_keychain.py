"""Secrets, in the system's keyring or in files of their owner."""

import stat
from pathlib import Path

import pytest

from newsdesk.domain.errors import Refused
from newsdesk.store.keychain import SERVICE, Keychain


class Ring:
    """A keyring as a system has it."""

    priority = 5.0

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


class LockedRing(Ring):
    """One that nobody unlocks, and what it says of that."""

    def __init__(self, said: str) -> None:
        super().__init__()
        self._said = said

    def set_password(self, service: str, username: str, password: str) -> None:
        raise RuntimeError(self._said)

    def get_password(self, service: str, username: str) -> str | None:
        raise RuntimeError(self._said)


def test_the_keyring_keeps_it(tmp_path: Path) -> None:
    """And no file does."""
    ring = Ring()
    chain = Keychain(tmp_path / "keys", ring)

    assert chain.keep("a", "secret")
    assert chain.get("a") == "secret"
    assert ring.kept == {(SERVICE, "a"): "secret"}
    assert not (tmp_path / "keys").exists()

    chain.forget("a")
    chain.forget("a")
    assert chain.get("a") is None


def test_where_there_is_none_a_file_does(tmp_path: Path) -> None:
    """That only its owner may read, nor another look into its folder; as on this machine, for tests."""
    chain = Keychain(tmp_path / "keys")

    assert not chain.keep("a", "secret")
    assert not chain.keep("a", "another secret")
    assert chain.get("a") == "another secret"
    assert stat.S_IMODE((tmp_path / "keys" / "a").stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "keys").stat().st_mode) == 0o700
    assert [each.name for each in (tmp_path / "keys").iterdir()] == ["a"]

    chain.forget("a")
    assert chain.get("a") is None


def test_a_file_is_found_again_when_a_keyring_has_come(tmp_path: Path) -> None:
    """What was kept once is not lost."""
    Keychain(tmp_path).keep("a", "secret")

    assert Keychain(tmp_path, Ring()).get("a") == "secret"


@pytest.mark.parametrize(("said", "told"), [("Prompt dismissed..", "Prompt dismissed"), ("", "RuntimeError")])
def test_a_keyring_that_is_locked_is_said(tmp_path: Path, said: str, told: str) -> None:
    """In a sentence, whatever its error is."""
    chain = Keychain(tmp_path, LockedRing(said))

    for work in (lambda: chain.keep("a", "b"), lambda: chain.get("a"), lambda: chain.forget("a")):
        with pytest.raises(Refused, match=rf"\({told}\). Unlock it"):
            work()


def test_a_place_that_takes_no_file_is_said(tmp_path: Path) -> None:
    """Nothing is half written."""
    (tmp_path / "keys").write_text("not a folder", "utf-8")

    with pytest.raises(Refused, match="signing key"):
        Keychain(tmp_path / "keys").keep("a", "secret")
