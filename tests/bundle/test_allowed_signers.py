"""A file of OpenSSH's that people edit by hand, too."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.bundle.allowed_signers import handed_over, signers, with_signer, without
from newsdesk.domain.signing import PublicKey, Signer

ONE, TWO = PublicKey(bytes(32)), PublicKey(bytes(range(32)))
COURIER, MESSENGER = Signer("The Courier", ONE), Signer("Вестник", TWO)
#: Remarks, an empty line, Windows' line end, two names for one key, what is for others.
BY_HAND = f"""# Whom we trust

aigul@courier.example,desk@courier.example {ONE.text} since 2025\r
"Вестник" namespaces="file,newsdesk-bundle" {TWO.text}
   indented namespaces="*" {TWO.text}
git@courier.example namespaces="git" {ONE.text}
*@courier.example {ONE.text}
"all,!but one" {ONE.text}
old@courier.example valid-before="20200101" {ONE.text}
ca@courier.example cert-authority {ONE.text}
rsa@courier.example ssh-rsa AAAAB3NzaC1yc2E=
broken@courier.example ssh-ed25519 AAAA
"never closed {ONE.text}
"""


def test_who_is_trusted_to_sign_bundles() -> None:
    """Everybody a line names for this purpose, or for any; and nobody by a pattern or an option."""
    assert signers(BY_HAND) == (
        Signer("aigul@courier.example", ONE),
        Signer("desk@courier.example", ONE),
        MESSENGER,
        Signer("indented", TWO),
        Signer("all", ONE),
    )


def test_lines_of_people_stay() -> None:
    """Whatever is added or taken away, byte for byte."""
    more = with_signer(BY_HAND, COURIER)

    assert more == f'{BY_HAND}"The Courier" namespaces="newsdesk-bundle" {ONE.text}\n'
    assert with_signer(more, COURIER) == more
    assert without(more, lambda each: each == COURIER) == BY_HAND
    assert with_signer("# no line end", COURIER).startswith('# no line end\n"The')


def test_nobody_is_trusted_where_there_is_nothing() -> None:
    """An empty file, and the first desk in it."""
    assert signers("") == ()
    assert with_signer("", COURIER) == COURIER.line + "\n"
    assert without("", lambda _each: True) == ""


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        (COURIER.line, "", (COURIER,)),
        (f"{ONE.text} The Courier\n", "", (COURIER,)),
        (f"{ONE.text}\n", "", ()),
        (f"{ONE.text}\n", "The Courier", (COURIER,)),
        (COURIER.line, "Field", (Signer("Field", ONE),)),
        ("hello", "Field", ()),
    ],
)
def test_what_another_desk_hands_over(text: str, name: str, found: tuple[Signer, ...]) -> None:
    """Its line, or its public key; the name that one gives it is the one that counts."""
    assert handed_over(text, name) == found


@given(st.text(), st.text())
def test_any_text_is_a_file(text: str, name: str) -> None:
    """It is read, and what was there before is there after."""
    assert with_signer(text, COURIER).startswith(text)
    assert COURIER in signers(with_signer(text, COURIER))
    handed_over(text, name)
