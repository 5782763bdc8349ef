"""Signatures as OpenSSH makes and takes them, and everything that is none."""

import base64
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.bundle.signing import LARGEST_SIGNATURE, make_secret, public_half, sign, signer_of
from newsdesk.domain.signing import PublicKey, Signer

MANIFEST = b"c0ffee  index.html\n"
Shell = Callable[..., "subprocess.CompletedProcess[bytes]"]


@pytest.fixture(scope="module")
def secret() -> str:
    return make_secret()


@pytest.fixture(scope="module")
def signed(secret: str) -> bytes:
    return sign(MANIFEST, secret)


@pytest.fixture
def ssh_keygen(tmp_path: Path) -> Shell:
    """OpenSSH's own judge, where it is."""
    if (program := shutil.which("ssh-keygen")) is None:
        pytest.skip("OpenSSH is not there: apt-get install openssh-client")

    def run(*arguments: str, given: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
        return subprocess.run(
            [program, *arguments], input=given, capture_output=True, check=False, cwd=tmp_path
        )

    return run


def rearmored(signed: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """Change what is inside a signature."""
    blob = base64.b64decode(b"".join(signed.splitlines()[1:-1]))
    text = base64.b64encode(change(blob))
    return b"-----BEGIN SSH SIGNATURE-----\n" + text + b"\n-----END SSH SIGNATURE-----\n"


def test_who_signed_is_known_again(secret: str, signed: bytes) -> None:
    """By the key's public half."""
    assert signer_of(MANIFEST, signed) == public_half(secret)


def test_the_same_bytes_are_signed_the_same(secret: str, signed: bytes) -> None:
    """An edition that is exported twice is the same bytes, its signature as well."""
    assert sign(MANIFEST, secret) == signed


@pytest.mark.parametrize("desk", ["The Courier", "Степной вестник"])
def test_openssh_takes_it_and_not_after_one_byte(
    desk: str, secret: str, signed: bytes, ssh_keygen: Shell, tmp_path: Path
) -> None:
    """With the line that we write for other desks; and it names the desk by itself."""
    (tmp_path / "allowed_signers").write_text(Signer(desk, public_half(secret)).line + "\n", "utf-8")
    (tmp_path / "manifest.sig").write_bytes(signed)
    who = ("-f", "allowed_signers", "-n", "newsdesk-bundle", "-s", "manifest.sig")
    verify = ("-Y", "verify", "-I", desk, *who)

    assert b"Good" in ssh_keygen(*verify, given=MANIFEST).stdout
    assert ssh_keygen(*verify, given=MANIFEST.replace(b"c", b"d")).returncode != 0
    assert ssh_keygen("-Y", "find-principals", *who, given=MANIFEST).stdout.decode().strip() == desk


def test_what_openssh_signs_is_taken(secret: str, ssh_keygen: Shell, tmp_path: Path) -> None:
    """The private key is one of OpenSSH's, and its fingerprint the one that it prints."""
    (tmp_path / "key").touch(mode=0o600)
    (tmp_path / "key").write_text(secret, "utf-8")
    (tmp_path / "manifest").write_bytes(MANIFEST)

    assert ssh_keygen("-Y", "sign", "-f", "key", "-n", "newsdesk-bundle", "manifest").returncode == 0

    key = signer_of(MANIFEST, (tmp_path / "manifest.sig").read_bytes())
    assert key == public_half(secret)
    assert key.fingerprint.encode() in ssh_keygen("-l", "-f", "key").stdout
    assert (tmp_path / "manifest.sig").read_bytes() == sign(MANIFEST, secret)


def test_another_message_is_not_signed(signed: bytes) -> None:
    """One byte is enough."""
    with pytest.raises(ValueError, match="not of this manifest"):
        signer_of(MANIFEST + b"\n", signed)


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (lambda it: it[:0], "no SSH signature"),
        (lambda it: it[:-40], "not whole"),
        (lambda it: it + it, "more than one"),
        (lambda it: it + b"\nand this", "not whole"),
        (lambda it: it.replace(b"U", b"*", 1), "not whole"),
        (lambda it: it + b" " * LARGEST_SIGNATURE, "larger than 4,096 bytes"),
        (lambda it: rearmored(it, lambda b: b[:-9]), "cut short"),
        (lambda it: rearmored(it, lambda b: b"SSHSIC" + b[6:]), "no SSH signature"),
        (lambda it: rearmored(it, lambda b: b[:9] + b"\x02" + b[10:]), "a version that is not known"),
        (lambda it: rearmored(it, lambda b: b + b"more"), "something after it"),
        (lambda it: rearmored(it, lambda b: b.replace(b"-bundle", b"-basket")), "newsdesk-basket"),
        (lambda it: rearmored(it, lambda b: b.replace(b"sha512", b"sha513")), "sha513"),
        (lambda it: rearmored(it, lambda b: b.replace(b"ed25519", b"rsa4096", 1)), "kind Ed25519"),
        (lambda it: rearmored(it, lambda b: b[::-1].replace(b"91552de", b"6904asr", 1)[::-1]), "Ed25519"),
        (lambda it: rearmored(it, lambda b: b[:10] + b"\xff\xff\xff\xff" + b[14:]), "cut short"),
        (lambda it: rearmored(it, lambda b: b[:-1] + bytes([b[-1] ^ 1])), "not of this manifest"),
    ],
)
def test_what_is_no_signature_is_refused(spoil: Callable[[bytes], bytes], why: str, signed: bytes) -> None:
    """With what is wrong about it."""
    with pytest.raises(ValueError, match=why):
        signer_of(MANIFEST, spoil(signed))


def test_a_signature_that_a_mail_program_wrapped_anew_is_one(secret: str, signed: bytes) -> None:
    """Line ends of Windows, and spaces around it."""
    assert signer_of(MANIFEST, b"\r\n " + signed.replace(b"\n", b"\r\n")) == public_half(secret)


@given(st.binary(max_size=300), st.booleans())
def test_no_bytes_are_an_exception_of_ours(data: bytes, armored: bool) -> None:
    """Only ever a sentence, whether they are armored or not."""
    text = base64.b64encode(b"SSHSIG\x00\x00\x00\x01" + data)
    whole = b"-----BEGIN SSH SIGNATURE-----\n" + text + b"\n-----END SSH SIGNATURE-----"

    with pytest.raises(ValueError):
        signer_of(MANIFEST, whole if armored else data)


@given(st.data())
def test_no_changed_byte_goes_unseen(data: st.DataObject) -> None:
    """Wherever in the signature it is: refused, and never an exception of ours."""
    secret = make_secret()
    place = data.draw(st.integers(0, 150))
    bit = 1 << data.draw(st.integers(0, 7))
    changed = rearmored(
        sign(MANIFEST, secret), lambda b: b[:place] + bytes([b[place] ^ bit]) + b[place + 1 :]
    )

    with pytest.raises(ValueError):
        signer_of(MANIFEST, changed)


@pytest.mark.parametrize("text", ["", "no key", make_secret()[:60]])
def test_what_is_no_private_key_signs_nothing(text: str) -> None:
    """A file that somebody cut short."""
    with pytest.raises(ValueError):
        sign(MANIFEST, text)


def test_a_public_key_is_read_as_it_is_written(secret: str) -> None:
    """And nothing else is one."""
    key = public_half(secret)

    assert PublicKey.of_text(*key.text.split()) == key
    for kind, text in (("ssh-rsa", key.text.split()[1]), ("ssh-ed25519", "AAAA"), ("ssh-ed25519", "é")):
        with pytest.raises(ValueError):
            PublicKey.of_text(kind, text)
