"""A desk signs what it sends, and another knows it again."""

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from newsdesk.desk import Desk, Newsroom
from newsdesk.desk.trust import examine_in
from newsdesk.domain.clock import Clock
from newsdesk.domain.errors import BadInput, Refused
from newsdesk.domain.people import Role
from newsdesk.domain.progress import Silent
from newsdesk.domain.query import Query, Sort
from newsdesk.domain.signing import Acquaintance, Signer
from newsdesk.domain.story import Status
from tests.hand_clock import HandClock

SIGNATURE = "manifest-sha256.txt.sig"


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    """A desk with a place for its key."""
    desk = Desk(Newsroom.create(tmp_path / "newsroom", clock, "Aigul", "The Courier"), tmp_path / "own")
    yield desk
    desk.close()


@pytest.fixture
def send(desk: Desk, story: Callable[..., str], tmp_path: Path) -> Callable[..., Path]:
    """Write a bundle of a new story."""

    def sent(name: str = "out.zip", **fields: str) -> Path:
        chosen = desk.publishing.selection((story(Status.READY, **fields),))
        desk.publishing.export_selection(chosen, tmp_path / name, Silent())
        return tmp_path / name

    return sent


def receive(desk: Desk, bundle: Path, *, trust: bool = False) -> Acquaintance:
    signature = desk.intake.receive(desk.intake.read_bundle(bundle), trust=trust).value.signature
    assert signature is not None
    return signature.standing


def number(desk: Desk) -> int:
    return len(desk.finding.rows(Query(), Sort()))


@pytest.mark.parametrize("name", ["out", "out.zip"])
def test_what_a_desk_with_a_key_sends_is_signed(
    name: str, desk: Desk, send: Callable[..., Path], tmp_path: Path
) -> None:
    """By the name it gave itself; sound, and the same bytes when it is sent again."""
    mine = desk.keys.make("Field desk").value
    uid = send(name)
    examined = desk.trust.examine(uid)

    assert examined.findings == ()
    assert examined.about is not None
    assert (examined.about.desk, examined.about.signer) == ("Field desk", mine.signer.key)
    assert examined.signature is not None
    assert examined.signature.standing is Acquaintance.OWN


def test_an_edition_that_is_sent_again_is_the_same_bytes(
    desk: Desk, story: Callable[..., str], tmp_path: Path
) -> None:
    """Over the bundle that is there, and its signature with it; who signed is told."""
    mine = desk.keys.make("Field desk").value
    chosen = desk.publishing.selection((story(Status.READY),))
    first = desk.publishing.export_selection(chosen, tmp_path / "out", Silent()).value
    before = {path: path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file()}

    desk.publishing.export_selection(chosen, tmp_path / "out", Silent())

    assert first.signer == mine.signer
    assert first.written.files == len(before)
    assert {path: path.read_bytes() for path in before} == before
    assert tmp_path / "out" / SIGNATURE in before


def test_a_desk_without_a_key_sends_what_it_always_sent(desk: Desk, send: Callable[..., Path]) -> None:
    """No signature, no word of one in the card; and it is said where it is taken in."""
    out = send("out")
    seen = desk.trust.examine(out).signature

    assert not (out / SIGNATURE).exists()
    assert "signed_as" not in json.loads((out / "bundle.json").read_bytes())
    assert seen is not None
    assert (seen.standing, seen.name) == (Acquaintance.UNSIGNED, "The Courier")


def test_a_new_desk_is_trusted_once(desk: Desk, other_desk: Desk, send: Callable[..., Path]) -> None:
    """Not before somebody says so, and then without a word."""
    mine = desk.keys.make("The Courier").value
    first, second = send("1.zip"), send("2.zip")

    with pytest.raises(Refused, match="not known here yet"):
        receive(other_desk, first)
    assert (number(other_desk), other_desk.trust.all()) == (0, ())

    assert receive(other_desk, first, trust=True) is Acquaintance.NEW
    assert other_desk.trust.all() == (mine.signer,)
    assert receive(other_desk, second) is Acquaintance.KNOWN
    assert number(other_desk) == 2


def test_nobody_is_trusted_for_what_did_not_come_in(
    desk: Desk, other_desk: Desk, send: Callable[..., Path]
) -> None:
    """The disk was full: the next try asks again whether the key is the desk’s."""
    desk.keys.make("The Courier")
    out = send(body="A sentence of five words.\n\n" * 2000)
    archive = other_desk.newsroom.archive
    with archive.writing() as db:
        db.execute_sql(f"PRAGMA max_page_count = {db.pragma('page_count') + 10}")

    with pytest.raises(Refused, match="The disk is full"):
        receive(other_desk, out, trust=True)
    assert (number(other_desk), other_desk.trust.all()) == (0, ())

    with archive.writing() as db:
        db.execute_sql("PRAGMA max_page_count = 100000")
    assert receive(other_desk, out, trust=True) is Acquaintance.NEW
    assert len(other_desk.trust.all()) == 1


def test_what_came_in_stays_where_the_trust_cannot_be_noted(
    desk: Desk,
    other_desk: Desk,
    send: Callable[..., Path],
    small_files: Callable[[int], AbstractContextManager[None]],
) -> None:
    """A sentence says so, and the next bundle asks again."""
    desk.keys.make("The Courier")
    bundle = other_desk.intake.read_bundle(send())
    path = other_desk.newsroom.folder / "allowed_signers"
    path.write_text(f"# {'x' * 9_000_000}\n", "utf-8")  # which no database of a test is as large as

    with small_files(8_000_000):
        signature = other_desk.intake.receive(bundle, trust=True).value.signature

    assert (number(other_desk), other_desk.trust.all()) == (1, ())
    assert signature is not None
    assert signature.once_taken_in.startswith(
        "What was signed as “The Courier” is here now, but the desk is not trusted yet. "
        f"The list of trusted desks, {path}, cannot be written: "
    )


@pytest.mark.parametrize("role", [Role.REPORTER, Role.PRODUCER])
def test_only_an_editor_says_whom_to_trust(
    desk: Desk, other_desk: Desk, send: Callable[..., Path], role: Role, tmp_path: Path
) -> None:
    """By the list or by taking a bundle in; what a trusted desk signed anybody takes in."""
    desk.keys.make("The Courier")
    desk.keys.export(tmp_path / "courier.pub")
    one, two = send("1.zip"), send("2.zip")
    card = other_desk.intake.read_bundle(one).card
    other_desk.people.set_role("Bolot", Role.EDITOR)
    other_desk.people.set_role(other_desk.newsroom.who, role)

    for work in (
        lambda: other_desk.trust.add_file(tmp_path / "courier.pub"),
        lambda: other_desk.trust.remove("The Courier"),
        lambda: other_desk.trust.asked_about(card),
        lambda: receive(other_desk, one, trust=True),
    ):
        with pytest.raises(Refused, match="To say which desks are trusted to sign bundles is for an editor"):
            work()
    assert (other_desk.trust.all(), number(other_desk)) == ((), 0)

    other_desk.newsroom.who = "Bolot"
    receive(other_desk, one, trust=True)
    other_desk.newsroom.who = "Timur"
    assert receive(other_desk, two) is Acquaintance.KNOWN


def test_a_changed_key_is_a_stop(desk: Desk, other_desk: Desk, send: Callable[..., Path]) -> None:
    """Whatever is said, until the old one is taken away."""
    desk.keys.make("The Courier")
    receive(other_desk, send("1.zip"), trust=True)
    desk.keys.make("The Courier", replace=True)
    changed = send("2.zip")

    for trust in (False, True):
        with pytest.raises(Refused, match="known by another key"):
            receive(other_desk, changed, trust=trust)
    assert number(other_desk) == 1
    [finding] = other_desk.trust.examine(changed).findings
    assert (finding.path, "trust remove" in finding.message) == (SIGNATURE, True)

    other_desk.trust.remove("the courier")
    assert receive(other_desk, changed, trust=True) is Acquaintance.NEW
    assert number(other_desk) == 2


def test_taking_the_signature_away_is_a_stop(desk: Desk, other_desk: Desk, send: Callable[..., Path]) -> None:
    """A desk that signs is not believed to have sent what is not signed."""
    desk.keys.make("The Courier")
    out = send("out")
    receive(other_desk, out, trust=True)
    (out / SIGNATURE).unlink()

    with pytest.raises(Refused, match="is not signed"):
        receive(other_desk, out, trust=True)


@pytest.mark.parametrize("change", ["cut", "other", "two", "huge"])
def test_a_signature_that_does_not_hold_is_a_finding(
    change: str, desk: Desk, other_desk: Desk, send: Callable[..., Path]
) -> None:
    """And nothing is taken in, though every file is as its manifest says."""
    desk.keys.make("The Courier")
    out, other = send("out"), send("another")
    signed = (out / SIGNATURE).read_bytes()
    (out / SIGNATURE).write_bytes(
        {
            "cut": signed[:100],
            "other": (other / SIGNATURE).read_bytes(),
            "two": signed * 2,
            "huge": signed + b"\n" * 5000,
        }[change]
    )

    [finding] = other_desk.trust.examine(out).findings
    assert (finding.path, finding.message.split(":")[0]) == (SIGNATURE, "The signature does not hold")
    with pytest.raises(BadInput, match="does not hold"):
        receive(other_desk, out, trust=True)


def test_a_manifest_cannot_list_its_own_signature(desk: Desk, send: Callable[..., Path]) -> None:
    """It is over the manifest, so it cannot be in it."""
    out = send("out")
    with (out / "manifest-sha256.txt").open("a") as manifest:
        manifest.write(f"{'0' * 64}  {SIGNATURE}\n")

    assert [each.path for each in desk.trust.examine(out).findings] == ["manifest-sha256.txt"]


def test_verifying_needs_no_newsroom(desk: Desk, send: Callable[..., Path], tmp_path: Path) -> None:
    """Who signed is said all the same; where there is none, nobody is trusted."""
    desk.keys.make("The Courier")
    examined = examine_in(tmp_path / "nowhere", None, send())

    assert examined.signature is not None
    assert examined.signature.standing is Acquaintance.NEW


def test_a_key_is_made_once(desk: Desk, tmp_path: Path) -> None:
    """Another takes its place only if that is said, and only its own secret goes."""
    assert desk.keys.mine() is None
    first = desk.keys.make(" The\nCourier ").value
    assert (first.signer.name, first.in_keyring) == ("The Courier", False)

    with pytest.raises(Refused, match="signs as “The Courier” already"):
        desk.keys.make("Field")
    with pytest.raises(BadInput, match="Give the desk a name"):
        desk.keys.make("*", replace=True)
    assert desk.keys.mine() == first

    second = desk.keys.make("Field", replace=True).value
    assert desk.keys.mine() == second
    assert len(list((tmp_path / "own" / "keys").iterdir())) == 2
    assert desk.keys.all_own() == (second.signer,)

    desk.keys.remove()
    assert (desk.keys.mine(), desk.keys.seal()) == (None, None)
    assert list((tmp_path / "own" / "keys").iterdir()) == []
    with pytest.raises(Refused, match="has no signing key"):
        desk.keys.remove()


def test_no_copy_of_a_newsroom_has_its_key(desk: Desk, tmp_path: Path, clock: HandClock) -> None:
    """Neither in its folder nor in a backup; and another newsroom of this computer has another."""
    desk.keys.make("The Courier")
    desk.upkeep.backup()
    clock.pass_(hours=1)
    other = Desk(Newsroom.create(tmp_path / "second", clock, "Aigul", "Second"), tmp_path / "own")

    inside = [path.read_bytes() for path in (tmp_path / "newsroom").rglob("*") if path.is_file()]
    assert not any(b"OPENSSH PRIVATE KEY" in data for data in inside)
    assert other.keys.mine() is None
    other.close()


@pytest.mark.parametrize("damage", ["gone", "cut", "another"])
def test_a_key_without_its_secret_holds_the_export_back(
    damage: str, desk: Desk, send: Callable[..., Path], tmp_path: Path
) -> None:
    """Whoever trusts it would stop at a bundle that is not signed."""
    desk.keys.make("The Courier")
    keys = tmp_path / "own" / "keys"
    [secret] = [path for path in keys.iterdir() if path.suffix != ".pub"]
    if damage == "gone":
        secret.unlink()
    elif damage == "cut":
        secret.write_text(secret.read_text("utf-8")[:90], "utf-8")
    else:
        earlier = secret.read_text("utf-8")
        desk.keys.make("Another", replace=True)
        [secret] = [path for path in keys.iterdir() if path.suffix != ".pub"]
        secret.write_text(earlier, "utf-8")

    with pytest.raises(Refused, match="secret half"):
        send()
    assert not (tmp_path / "out.zip").exists()


def test_a_desk_is_trusted_by_the_line_it_hands_over(
    desk: Desk, other_desk: Desk, send: Callable[..., Path], tmp_path: Path
) -> None:
    """Before any bundle came; the name may be the receiver’s own."""
    mine = desk.keys.make("The Courier").value
    (tmp_path / "courier").write_text(desk.keys.line(), "utf-8")

    assert other_desk.trust.add_file(tmp_path / "courier").value == (mine.signer,)
    assert receive(other_desk, send("1.zip")) is Acquaintance.KNOWN
    with pytest.raises(Refused, match="trusted already, as “The Courier”"):
        other_desk.trust.add_file(tmp_path / "courier", "Bishkek")
    assert other_desk.trust.remove(mine.signer.key.fingerprint).value == (mine.signer,)
    assert other_desk.trust.add_file(tmp_path / "courier", "Bishkek").value == (
        Signer("Bishkek", mine.signer.key),
    )


def test_all_desks_of_a_file_are_trusted_or_none(desk: Desk, other_desk: Desk, tmp_path: Path) -> None:
    """One of them is trusted under another name: the one above it does not come in either."""
    known = desk.keys.make("The Courier").value.signer
    fresh = desk.keys.make("Field desk", replace=True).value.signer
    other_desk.trust.add(known)
    (tmp_path / "both").write_text(f"{fresh.line}\n{Signer('Bishkek', known.key).line}\n", "utf-8")

    with pytest.raises(Refused, match="trusted already, as “The Courier”"):
        other_desk.trust.add_file(tmp_path / "both")

    assert other_desk.trust.all() == (known,)


@pytest.mark.parametrize("data", [b"", b"hello", b"\xff\xfe\x00", b"x" * 70_000])
def test_what_holds_no_key_is_trusted_by_nobody(data: bytes, desk: Desk, tmp_path: Path) -> None:
    """A sentence says what to ask for."""
    (tmp_path / "file").write_bytes(data)

    for path in (tmp_path / "file", tmp_path / "nothing", tmp_path):
        with pytest.raises(BadInput, match=r"holds no desk’s key|cannot be read"):
            desk.trust.add_file(path)
    with pytest.raises(BadInput, match="not among the desks"):
        desk.trust.remove("The Courier")


def test_lines_written_by_hand_stay(desk: Desk, other_desk: Desk, tmp_path: Path) -> None:
    """Whoever is added and taken away, with bytes that are no text."""
    mine = desk.keys.make("The Courier").value
    by_hand = b'# ours \xff\r\n\ngit@example namespaces="git" ssh-rsa AAAA\n'
    path = other_desk.newsroom.folder / "allowed_signers"
    path.write_bytes(by_hand)

    other_desk.trust.add(mine.signer)
    assert path.read_bytes() == by_hand + mine.signer.line.encode() + b"\n"

    other_desk.trust.remove("The Courier")
    assert path.read_bytes() == by_hand
