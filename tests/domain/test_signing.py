"""Names of desks, and what a signature is worth."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.domain.signing import Acquaintance, PublicKey, Signer, desk_name, same_desk, seen_from_here

OLD, NEW, MINE = (PublicKey(bytes([each] * 32)) for each in (1, 2, 3))
TRUSTED = (Signer("The Courier", OLD),)
OWN = (Signer("The Courier", MINE),)


@pytest.mark.parametrize(
    ("key", "claimed", "standing", "name"),
    [
        (None, "The Messenger", Acquaintance.UNSIGNED, "The Messenger"),
        (None, "the  courier", Acquaintance.MISSING, "the courier"),
        (OLD, "The Courier", Acquaintance.KNOWN, "The Courier"),
        (OLD, "Courier, renamed", Acquaintance.KNOWN, "The Courier"),
        (NEW, "The Messenger", Acquaintance.NEW, "The Messenger"),
        (NEW, "ＴＨＥ courier", Acquaintance.CHANGED, "ＴＨＥ courier"),
        (MINE, "The Courier", Acquaintance.OWN, "The Courier"),
        (MINE, "Whoever", Acquaintance.OWN, "The Courier"),
    ],
)
def test_what_a_signature_is_worth(
    key: PublicKey | None, claimed: str, standing: Acquaintance, name: str
) -> None:
    """A key that is known counts for more than what a bundle says of itself."""
    seen = seen_from_here(key, claimed, TRUSTED, OWN)

    assert (seen.standing, seen.name) == (standing, name)
    assert seen.stops == (standing in {Acquaintance.CHANGED, Acquaintance.MISSING})


def test_a_desk_may_have_several_keys() -> None:
    """The desk and its field office sign under one name."""
    both = (*TRUSTED, Signer("The Courier", NEW))

    assert seen_from_here(NEW, "The Courier", both, ()).standing is Acquaintance.KNOWN


def test_a_friend_cannot_sign_for_another() -> None:
    """A trusted key under the name of a desk that has another is a stop as well."""
    both = (*TRUSTED, Signer("The Messenger", NEW))

    assert seen_from_here(NEW, "The Courier", both, ()).standing is Acquaintance.CHANGED


@pytest.mark.parametrize("standing", Acquaintance)
def test_every_standing_is_said(standing: Acquaintance) -> None:
    """In words with the name; what stops says what to do."""
    cases = [(None, "A"), (None, "The Courier"), (OLD, "A"), (NEW, "A"), (NEW, "The Courier"), (MINE, "A")]
    seen = {each.standing: each for each in (seen_from_here(*case, TRUSTED, OWN) for case in cases)}[standing]

    assert f"“{seen.name}”" in seen.sentence
    assert ("trust remove" in seen.sentence) is seen.stops
    assert seen.fingerprint in seen.sentence


def test_whoever_was_new_is_trusted_once_the_bundle_is_here() -> None:
    """That is what is said then; of everybody else, what was said before."""
    new, friend = (seen_from_here(key, "A", TRUSTED, ()) for key in (NEW, OLD))

    assert new.once_taken_in == f"“A” is trusted here from now on ({NEW.fingerprint})."
    assert friend.once_taken_in == friend.sentence


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("  The \n Courier\u202e ", "The Courier"),
        ('Courier, "The"', "Courier The"),
        ("!#*?\\", ""),
        ("Yes! Weekly", "Yes! Weekly"),
        ("x" * 200, "x" * 80),
    ],
)
def test_a_name_is_one_that_openssh_can_list(written: str, name: str) -> None:
    """Nothing in it means anything to OpenSSH, or is unseen."""
    assert desk_name(written) == name


@given(st.text())
def test_a_name_that_was_made_fit_is_one(written: str) -> None:
    """Again gives the same, and it is one with itself."""
    name = desk_name(written)

    assert desk_name(name) == name
    assert same_desk(name, f" {name}  ")
    assert "\n" not in Signer(name, OLD).line
