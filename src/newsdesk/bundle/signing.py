"""Signatures on bundles: SSHSIG by an Ed25519 key, as ``ssh-keygen -Y sign`` makes them.

The format is OpenSSH's PROTOCOL.sshsig: whoever has OpenSSH can verify a bundle without Newsdesk. What does
the arithmetic is imported where a key is used, for most that is read is not signed.
"""

import base64
import binascii
import hashlib
from typing import TYPE_CHECKING

from newsdesk.domain.signing import KEY_TYPE, NAMESPACE, PublicKey

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

#: Bytes that no signature of this kind comes near.
LARGEST_SIGNATURE = 4096

_MAGIC = b"SSHSIG"
_VERSION = 1
_HASH = "sha512"
_BEGIN, _END = b"-----BEGIN SSH SIGNATURE-----", b"-----END SSH SIGNATURE-----"
#: Letters in a line, as OpenSSH writes it.
_WIDTH = 70


def make_secret() -> str:
    """Return a new private key, in OpenSSH's own text form (PROTOCOL.key)."""
    from cryptography.hazmat.primitives import serialization  # noqa: PLC0415 - see above
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: PLC0415

    return (
        Ed25519PrivateKey.generate()
        .private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.OpenSSH, serialization.NoEncryption()
        )
        .decode()
    )


def public_half(secret: str) -> PublicKey:
    """Return the key that everybody may have of a private one; ValueError if it is none."""
    return _public(_private(secret))


def sign(message: bytes, secret: str) -> bytes:
    """Return a signature over ``message``, armored, the same for the same key; ValueError if it is none."""
    private = _private(secret)
    signature = _string(KEY_TYPE.encode()) + _string(private.sign(_to_sign(message, b"")))
    blob = b"".join((
        _MAGIC,
        _VERSION.to_bytes(4),
        _string(_public(private).blob),
        *(_string(part) for part in (NAMESPACE.encode(), b"", _HASH.encode(), signature)),
    ))  # fmt: skip
    text = base64.b64encode(blob)
    lines = [text[start : start + _WIDTH] for start in range(0, len(text), _WIDTH)]
    return b"\n".join((_BEGIN, *lines, _END, b""))


def signer_of(message: bytes, armored: bytes) -> PublicKey:
    """Return the key that signed ``message``; it is not said whose it is.

    ValueError, with what is wrong as part of a sentence, if this is not one sound signature of the message.
    """
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415 - see above
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey  # noqa: PLC0415

    wire = _Wire(_dearmored(armored))
    wire.take_head()
    key = PublicKey.of_blob(wire.string())
    if (namespace := wire.string()) != NAMESPACE.encode():
        raise ValueError(f"it was made for another purpose ({namespace[:40].decode('ascii', 'replace')})")
    reserved = wire.string()  # for what may come: signed, and ignored, as the protocol has it
    if (algorithm := wire.string()) != _HASH.encode():
        raise ValueError(f"it is over a digest of another kind ({algorithm[:40].decode('ascii', 'replace')})")
    inner = _Wire(wire.string())
    wire.end()
    if inner.string() != KEY_TYPE.encode():
        raise ValueError("it is not one of the kind Ed25519")
    signature = inner.string()
    inner.end()
    try:
        Ed25519PublicKey.from_public_bytes(key.raw).verify(signature, _to_sign(message, reserved))
    except (InvalidSignature, ValueError):
        raise ValueError("it is not of this manifest") from None
    return key


class _Wire:
    """Reads the parts of a signature; ValueError where there are fewer or more."""

    def __init__(self, data: bytes) -> None:
        self._rest = data

    def take_head(self) -> None:
        if not self._rest.startswith(_MAGIC):
            raise ValueError("it is no SSH signature")
        head, self._rest = self._rest[: len(_MAGIC) + 4], self._rest[len(_MAGIC) + 4 :]
        if head != _MAGIC + _VERSION.to_bytes(4):
            raise ValueError("it is of a version that is not known")

    def string(self) -> bytes:
        size = int.from_bytes(self._rest[:4])
        if len(self._rest) < 4 + size:
            raise ValueError("it is cut short")
        found, self._rest = self._rest[4 : 4 + size], self._rest[4 + size :]
        return found

    def end(self) -> None:
        if self._rest:
            raise ValueError("there is something after it")


def _dearmored(armored: bytes) -> bytes:
    if len(armored) > LARGEST_SIGNATURE:
        raise ValueError(f"it is larger than {LARGEST_SIGNATURE:,} bytes")
    text = armored.strip()
    if armored.count(_BEGIN) > 1:
        raise ValueError("there is more than one")
    if len(text) < len(_BEGIN) + len(_END) or not (text.startswith(_BEGIN) and text.endswith(_END)):
        raise ValueError("it is no SSH signature, or not whole")
    try:
        return base64.b64decode(b"".join(text[len(_BEGIN) : -len(_END)].split()), validate=True)
    except binascii.Error:
        raise ValueError("it is no SSH signature, or not whole") from None


def _private(secret: str) -> "Ed25519PrivateKey":
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: PLC0415
    from cryptography.hazmat.primitives.serialization import load_ssh_private_key  # noqa: PLC0415

    key = load_ssh_private_key(secret.encode(), password=None)
    if not isinstance(key, Ed25519PrivateKey):
        raise ValueError("it is not a key of the kind Ed25519")  # noqa: TRY004 - the file is wrong
    return key


def _public(private: "Ed25519PrivateKey") -> PublicKey:
    return PublicKey(private.public_key().public_bytes_raw())


def _to_sign(message: bytes, reserved: bytes) -> bytes:
    """Return what the key itself signs: the message's digest, and what it is for."""
    parts = (NAMESPACE.encode(), reserved, _HASH.encode(), hashlib.sha512(message).digest())
    return _MAGIC + b"".join(map(_string, parts))


def _string(data: bytes) -> bytes:
    """Return bytes with their number before them (RFC 4251, 5)."""
    return len(data).to_bytes(4) + data
