"""The key that a newsroom signs its bundles with.

It belongs to this computer, and no copy of the newsroom has it. Its public half is a file beside the user's
own words and dictionaries, as OpenSSH writes one; the keychain has the other.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from newsdesk.bundle.allowed_signers import handed_over
from newsdesk.bundle.signing import make_secret, public_half, sign
from newsdesk.desk.newsroom import Newsroom
from newsdesk.domain.changes import NOTHING, Changes, Done
from newsdesk.domain.errors import BadInput, Refused
from newsdesk.domain.signing import OwnKey, Signer, desk_name
from newsdesk.store.keychain import Keychain, Keyring
from newsdesk.store.whole_file import write_whole


@dataclass(frozen=True, slots=True)
class Seal:
    """What signs a bundle: under which name, and how (bytes in, an SSHSIG out)."""

    signer: Signer
    sign: Callable[[bytes], bytes]


class KeyDesk:
    """Makes, shows and takes away one newsroom's key. To make or to use it may ask the system's keyring.

    ``own`` is the folder for what belongs to this computer's user, None where there is none; ``keyring``
    stands in for the system's.
    """

    def __init__(self, newsroom: Newsroom, own: Path | None, keyring: Keyring | None = None) -> None:
        self._newsroom = newsroom
        self.own = own
        self._keyring = keyring

    @property
    def suggested_name(self) -> str:
        """What a desk would be called unless somebody says otherwise."""
        return desk_name(self._newsroom.name)

    def mine(self) -> OwnKey | None:
        """Return the key that this newsroom signs with here, or None; the keyring is not asked."""
        if self.own is None:
            return None
        found = _read(self._public)
        return OwnKey(found, not self._keychain.is_in_file(found.key.raw.hex())) if found else None

    def all_own(self) -> tuple[Signer, ...]:
        """Return every newsroom's key on this computer."""
        return own_signers(self.own)

    def make(self, name: str, *, replace: bool = False) -> Done[OwnKey]:
        """Make a key under a desk's name.

        BadInput if the name is none; Refused if there is a key and it is not to be replaced, or where one
        cannot be kept. The one before is gone for good then.
        """
        named = desk_name(name)
        if not named:
            raise BadInput("Give the desk a name that others know it by, such as “The Courier”.")
        before = self.mine()
        if before and not replace:
            raise Refused(
                f"This newsroom signs as “{before.signer.name}” already. Whoever trusts that key would "
                "stop at a new one: say that it is to be replaced."
            )
        secret = make_secret()
        signer = Signer(named, public_half(secret))
        in_keyring = self._keychain.keep(signer.key.raw.hex(), secret)
        try:
            self._public.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_whole(self._public, f"{signer.key.text} {named}\n".encode())
        except OSError as error:
            self._keychain.forget(signer.key.raw.hex())
            raise Refused(f"The key cannot be kept in {self._public}: {error.strerror or error}.") from error
        if before:
            self._keychain.forget(before.signer.key.raw.hex())
        return Done(OwnKey(signer, in_keyring), NOTHING)

    def remove(self) -> Changes:
        """Take the key away for good; bundles are not signed any more. Refused if there is none."""
        mine = self._existing()
        self._keychain.forget(mine.signer.key.raw.hex())
        try:
            self._public.unlink(missing_ok=True)
        except OSError as error:
            raise Refused(f"{self._public} cannot be taken away: {error.strerror or error}.") from error
        return NOTHING

    def line(self) -> str:
        """Return the line that lets others trust this key; Refused if there is none."""
        return f"{self._existing().signer.line}\n"

    def export(self, path: Path, *, over_any: bool = True) -> None:
        """Write that line to a file; Refused if there is no key, or the file cannot be written.

        Without ``over_any`` also where a file is there already that holds no desk's key.
        """
        line = self.line()
        try:
            if not over_any and path.is_file() and not _gives_way(path):
                raise Refused(f"“{path}” is there already and holds no desk’s key. Choose another place.")
            path.write_text(line, encoding="utf-8", newline="\n")
        except OSError as error:
            raise Refused(f"“{path}” cannot be written: {error.strerror or error}.") from error

    def seal(self) -> Seal | None:
        """Return what signs a bundle, or None where there is no key.

        Refused where there is one whose secret half cannot be had: whoever trusts it expects a signature.
        """
        if (mine := self.mine()) is None:
            return None
        secret = self._keychain.get(mine.signer.key.raw.hex())
        try:
            sound = secret is not None and public_half(secret) == mine.signer.key
        except ValueError:
            sound = False
        if secret is None or not sound:
            raise Refused(
                f"This newsroom signs as “{mine.signer.name}”, and the secret half of its key is not to "
                "be had here: the system’s keyring is gone or shut, or its file was changed. Open the "
                "keyring, or replace the key, or take it away (File › Signing keys…, or “newsdesk key”)."
            )
        return Seal(mine.signer, partial(sign, secret=secret))

    def _existing(self) -> OwnKey:
        mine = self.mine()
        if mine is None:
            raise Refused("This newsroom has no signing key. “newsdesk key new” makes one.")
        return mine

    @property
    def _folder(self) -> Path:
        if self.own is None:
            raise Refused("There is no place here for a signing key of your own.")
        return _folder(self.own)

    @property
    def _public(self) -> Path:
        # When a newsroom was begun is what all copies and backups of it have, and no other newsroom.
        return self._folder / f"{re.sub(r'[^0-9]', '', self._newsroom.created) or 'newsroom'}.pub"

    @property
    def _keychain(self) -> Keychain:
        return Keychain(self._folder, self._keyring)


def own_signers(own: Path | None) -> tuple[Signer, ...]:
    """Return every key that was made on this computer, of whichever newsroom."""
    if own is None:
        return ()
    return tuple(each for path in sorted(_folder(own).glob("*.pub")) if (each := _read(path)))


def _folder(own: Path) -> Path:
    return own / "keys"


def _read(public: Path) -> Signer | None:
    """Return the key in a file; None where there is none. Refused where it cannot be read."""
    try:
        text = public.read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        return None
    except OSError as error:
        raise Refused(f"The signing key in {public} cannot be read: {error.strerror or error}.") from error
    return next(iter(handed_over(text)), None)


def _gives_way(path: Path) -> bool:
    """Say whether a file is empty, or was written by an earlier export."""
    text = path.read_text("utf-8", "replace")
    return not text or bool(handed_over(text, ""))
