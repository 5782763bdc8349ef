"""Who signs bundles: public keys, the desks that are trusted, and what is said of a bundle's signature."""

import base64
import binascii
import hashlib
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

#: What a signature on a bundle is for: one made for another purpose does not count.
NAMESPACE = "newsdesk-bundle"
#: The one kind of key there is, as OpenSSH calls it.
KEY_TYPE = "ssh-ed25519"
#: Characters that a desk's name has at most.
LONGEST_NAME = 80

_HEAD = len(KEY_TYPE).to_bytes(4) + KEY_TYPE.encode() + (32).to_bytes(4)
#: What means something in OpenSSH's lists of names, and what cannot be seen or turns a line around.
_NOT_IN_NAMES = re.compile(
    r"[\"\\,*?\s\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]+"
)


@dataclass(frozen=True, slots=True)
class PublicKey:
    """An Ed25519 key (RFC 8032): its 32 bytes."""

    raw: bytes

    @classmethod
    def of_blob(cls, blob: bytes) -> Self:
        """Return the key of OpenSSH's binary form (RFC 8709, 4); ValueError if it is none of Ed25519."""
        if len(blob) != len(_HEAD) + 32 or not blob.startswith(_HEAD):
            raise ValueError("its key is not one of the kind Ed25519")
        return cls(blob[len(_HEAD) :])

    @classmethod
    def of_text(cls, kind: str, text: str) -> Self:
        """Return the key of two words such as "ssh-ed25519" and "AAAA…"; ValueError if they name none."""
        try:
            blob = base64.b64decode(text, validate=True)
        except binascii.Error:
            blob = b""
        if kind != KEY_TYPE:
            raise ValueError(f"a key of the kind {kind[:40]} cannot be used")
        return cls.of_blob(blob)

    @property
    def blob(self) -> bytes:
        """The key in OpenSSH's binary form."""
        return _HEAD + self.raw

    @property
    def text(self) -> str:
        """The key as OpenSSH writes it: "ssh-ed25519 AAAA…"."""
        return f"{KEY_TYPE} {base64.b64encode(self.blob).decode()}"

    @property
    def fingerprint(self) -> str:
        """What two people compare by eye or telephone, as “ssh-keygen -l” prints it: "SHA256:…"."""
        digest = hashlib.sha256(self.blob).digest()
        return f"SHA256:{base64.b64encode(digest).decode().rstrip('=')}"


@dataclass(frozen=True, slots=True)
class Signer:
    """A desk's name, and a key of it."""

    name: str
    key: PublicKey

    @property
    def line(self) -> str:
        """The line of an ``allowed_signers`` file that trusts it (ssh-keygen(1), ALLOWED SIGNERS)."""
        return f'"{self.name}" namespaces="{NAMESPACE}" {self.key.text}'


@dataclass(frozen=True, slots=True)
class OwnKey:
    """The key that this newsroom signs with, and whether the system's keyring keeps its secret half."""

    signer: Signer
    in_keyring: bool


class Acquaintance(StrEnum):
    """How whoever signed a bundle, or did not, is known here."""

    UNSIGNED = "unsigned"
    OWN = "own"
    KNOWN = "known"
    NEW = "new"
    #: A desk is known by another key.
    CHANGED = "changed"
    #: A desk that signs is said to have sent it, and it is not signed.
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Signature:
    """A bundle's signature as it is seen from here.

    ``name`` is the desk's as it is known here, and else what it calls itself; ``known`` are the keys that it
    is known by. ``trouble`` is why a desk that is new could not be trusted once its bundle was here, or "".
    """

    standing: Acquaintance
    name: str
    key: PublicKey | None = None
    known: tuple[PublicKey, ...] = ()
    trouble: str = ""

    @property
    def stops(self) -> bool:
        """Whether the bundle must not be taken in as it is."""
        return self.standing in {Acquaintance.CHANGED, Acquaintance.MISSING}

    @property
    def fingerprint(self) -> str:
        """The fingerprint of the key that signed, or ""."""
        return self.key.fingerprint if self.key else ""

    @property
    def once_taken_in(self) -> str:
        """The same once the bundle was taken in: whoever was new is trusted then, or it is said why not."""
        if self.standing is Acquaintance.NEW:
            return self.trouble or f"“{self.name}” is trusted here from now on ({self.fingerprint})."
        return self.sentence

    @property
    def sentence(self) -> str:
        """The same in words; where it stops, with what to do."""
        name = f"“{self.name}”" if self.name else "a desk without a name"
        known = " or ".join(each.fingerprint for each in self.known)
        match self.standing:
            case Acquaintance.UNSIGNED:
                return f"It is not signed: nobody vouches that it comes from {name}."
            case Acquaintance.OWN:
                return f"It was signed on this computer, as {name} ({self.fingerprint})."
            case Acquaintance.KNOWN:
                return f"It is signed by {name}, which is trusted here ({self.fingerprint})."
            case Acquaintance.NEW:
                return f"It is signed as {name}, with a key that is not known here yet ({self.fingerprint})."
            case Acquaintance.CHANGED:
                return (
                    f"Here {name} is known by another key ({known}) than the one that signed this bundle "
                    f"({self.fingerprint}): it may be from somebody else. Ask the desk, by another way than "
                    f"the bundle came. {_ONLY_THEN}"
                )
            case Acquaintance.MISSING:
                return (
                    f"Here {name} is known by its key ({known}), and this bundle, which says that it is from "
                    f"there, is not signed. Ask the desk for a signed one. {_ONLY_THEN}"
                )


_ONLY_THEN = (
    "If its key is really gone, take it away here (File › Signing keys…, or “newsdesk trust remove”), and "
    "take the bundle in again."
)


def desk_name(written: str) -> str:
    """Return a desk's name as it can stand in an ``allowed_signers`` file; "" if none is left."""
    words = _NOT_IN_NAMES.sub(" ", unicodedata.normalize("NFC", written))
    return words.strip().lstrip("!#").strip()[:LONGEST_NAME].strip()


def same_desk(one: str, other: str) -> bool:
    """Say whether two names are one to whoever reads them: capitals and the width of letters do not count."""
    return _folded(one) == _folded(other)


def _folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def seen_from_here(
    key: PublicKey | None, claimed: str, trusted: Sequence[Signer], own: Sequence[Signer]
) -> Signature:
    """Return what a bundle's signature is worth where these desks are ``trusted``.

    ``key`` signed it, None if none did; ``claimed`` is what the desk that wrote it calls itself; ``own`` are
    this computer's keys.
    """
    claimed = desk_name(claimed)
    known = tuple(each.key for each in trusted if same_desk(each.name, claimed))
    mine = next((each for each in own if each.key == key), None)
    if key is None:
        return Signature(Acquaintance.MISSING if known else Acquaintance.UNSIGNED, claimed, None, known)
    if mine is not None:
        return Signature(Acquaintance.OWN, mine.name, key)
    if known and key not in known:
        return Signature(Acquaintance.CHANGED, claimed, key, known)
    friend = next((each for each in trusted if each.key == key), None)
    if friend is not None:
        return Signature(Acquaintance.KNOWN, friend.name, key)
    return Signature(Acquaintance.NEW, claimed, key)
