"""Whom a newsroom trusts to sign bundles, and what a bundle's signature is worth here."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from newsdesk.bundle import Card, read_card, verify_bundle
from newsdesk.bundle.allowed_signers import handed_over, signers, with_signer, without
from newsdesk.bundle.shelf import SIGNATURE
from newsdesk.desk.keys import KeyDesk, own_signers
from newsdesk.desk.newsroom import Newsroom
from newsdesk.domain.changes import NOTHING, Done
from newsdesk.domain.errors import BadInput, Refused
from newsdesk.domain.findings import BundleFinding
from newsdesk.domain.signing import Acquaintance, Signature, Signer, same_desk, seen_from_here
from newsdesk.domain.workflow import TRUST
from newsdesk.store.people import People
from newsdesk.store.whole_file import write_whole


@dataclass(frozen=True, slots=True)
class Examined:
    """A bundle as a stranger reads it.

    ``about`` is what it says of itself, and ``signature`` what that is worth here: None where something is
    wrong with it, for then nothing it says counts.
    """

    findings: tuple[BundleFinding, ...]
    about: Card | None = None
    signature: Signature | None = None

    @property
    def sentences(self) -> tuple[str, ...]:
        """What to mind, and who signed it, in words."""
        about = self.about.sentences if self.about else ()
        return (*about, *((self.signature.sentence,) if self.signature else ()))


#: The list's file in the newsroom's folder; ssh-keygen -Y verify reads it as well.
ALLOWED = "allowed_signers"
#: Bytes that what another desk hands over has at most.
LARGEST = 65_536


class TrustDesk:
    """Knows the desks that this newsroom trusts: its file ``allowed_signers``, which people may edit too."""

    def __init__(self, newsroom: Newsroom, keys: KeyDesk) -> None:
        self._newsroom = newsroom
        self._keys = keys

    def all(self) -> tuple[Signer, ...]:
        """Return whom the list trusts, in its order."""
        return signers(_read(self._file))

    def add(self, signer: Signer) -> Done[Signer]:
        """Trust a desk from now on, beside keys of its that are trusted already.

        Refused if whoever is at the desk may not, if the key is trusted under another name, or if the list
        cannot be written.
        """
        self._add((signer,))
        return Done(signer, NOTHING)

    def add_file(self, path: Path, name: str = "") -> Done[tuple[Signer, ...]]:
        """Trust the desks in a file that another desk made ("newsdesk key export", or its .pub).

        ``name`` is what to call it here, "" for what it calls itself. BadInput if it has no key, or the desk
        no name; errors as ``add``.
        """
        try:
            with path.open("rb") as file:
                text = file.read(LARGEST + 1)
        except OSError as error:
            raise BadInput(f"“{path}” cannot be read: {error.strerror or error}.") from error
        found = handed_over(text.decode("utf-8", "replace"), name) if len(text) <= LARGEST else ()
        if not found:
            raise BadInput(
                f"“{path.name}” holds no desk’s key. Ask the desk for the file that “newsdesk key export” "
                "writes; a bare public key of the kind ssh-ed25519 will do with a name for it."
            )
        self._add(found)
        return Done(found, NOTHING)

    def _add(self, desks: Sequence[Signer]) -> None:
        """Trust all of these desks, or none."""
        self._check_right()
        self._note(desks)

    def _note(self, desks: Sequence[Signer]) -> None:
        text = _read(self._file)
        for signer in desks:
            for each in signers(text):
                if each.key == signer.key and not same_desk(each.name, signer.name):
                    raise Refused(
                        f"This key is trusted already, as “{each.name}”. Take that away first, if it shall "
                        f"be called “{signer.name}”."
                    )
            text = with_signer(text, signer)
        self._write(text)

    def remove(self, which: str) -> Done[tuple[Signer, ...]]:
        """Trust a desk no more, by its name, or one key by its fingerprint.

        Refused if whoever is at the desk may not; BadInput if it is not trusted.
        """
        self._check_right()
        text = _read(self._file)

        def goes(signer: Signer) -> bool:
            return same_desk(signer.name, which) or signer.key.fingerprint == which

        gone = tuple(each for each in signers(text) if goes(each))
        if not gone:
            raise BadInput(
                f"“{which}” is not among the desks that are trusted. “newsdesk trust list” shows them."
            )
        self._write(without(text, goes))
        return Done(gone, NOTHING)

    def seen(self, card: Card) -> Signature:
        """Return what the signature of a bundle is worth here."""
        return seen_from_here(card.signer, card.desk, self.all(), self._keys.all_own())

    def asked_about(self, card: Card) -> Signature:
        """Return what ``seen`` does, before somebody is asked whether to trust who signed a bundle.

        Refused if the key is new, and whoever is at the desk may not say that it is trusted.
        """
        seen = self.seen(card)
        if seen.standing is Acquaintance.NEW:
            self._check_right(f"“{seen.name or card.desk}” is not known here yet. ")
        return seen

    def examine(self, path: Path) -> Examined:
        """Read a bundle, as ``examine_in`` does."""
        return examine_in(self._newsroom.folder, self._keys.own, path)

    def let_in(self, card: Card, name: str, *, trust: bool) -> Signature:
        """Return what the signature of a bundle called ``name`` is worth, before anything of it is stored.

        Refused if a known desk's key is another, or missing, or if the key is new and is not to be trusted,
        or not by whoever is at the desk. Once the bundle is here, ``welcome`` trusts a desk that is new.
        """
        seen = self.seen(card)
        refuse(seen, name, trust=trust)
        if seen.standing is Acquaintance.NEW:
            self._check_right()
        return seen

    def welcome(self, seen: Signature, name: str) -> Signature:
        """Trust a desk that is new from now on, whose bundle called ``name`` is here now.

        If that cannot be noted, what came in stays, and the signature that is returned says why.
        """
        if seen.standing is Acquaintance.NEW and seen.key is not None:
            try:
                self._note((Signer(seen.name or name, seen.key),))
            except Refused as error:
                what = f"What was signed as “{seen.name or name}” is here now"
                return replace(seen, trouble=f"{what}, but the desk is not trusted yet. {error}")
        return seen

    def why_not(self) -> str:
        """Return why whoever is at the desk may not say which desks are trusted, or "" if they may."""
        with self._newsroom.archive.reading() as db:
            return TRUST.why_not(People(db).role(self._newsroom.who))

    def _check_right(self, before: str = "") -> None:
        if why := self.why_not():
            raise Refused(f"{before}{why}")

    @property
    def _file(self) -> Path:
        return self._newsroom.folder / ALLOWED

    def _write(self, text: str) -> None:
        if not self._newsroom.writable:
            raise Refused(self._newsroom.refusal)
        try:
            write_whole(self._file, text.encode("utf-8", "surrogateescape"))
        except OSError as error:
            raise Refused(
                f"The list of trusted desks, {self._file}, cannot be written: {error.strerror or error}. "
                "It is as it was."
            ) from error


def refuse(seen: Signature, name: str, *, trust: bool) -> None:
    """Refused if a bundle of this ``name`` must not be taken in; ``trust``: a new signer is welcome."""
    if seen.stops:
        raise Refused(f"“{name}” was not taken in. {seen.sentence}")
    if seen.standing is Acquaintance.NEW and not trust:
        raise Refused(
            f"“{name}” was not taken in. {seen.sentence} Ask the desk for its key’s fingerprint, by another "
            "way than the bundle came; if it is this one, take it in with --trust."
        )


def examine_in(folder: Path, own: Path | None, bundle: Path) -> Examined:
    """Read a bundle as a stranger would, and its signature as whoever is in the newsroom of ``folder``.

    There need be no newsroom; ``own`` is as for ``KeyDesk``. A signature that stops is a finding as well.
    BadInput if there is no bundle.
    """
    if found := verify_bundle(bundle):
        return Examined(found)
    card = read_card(bundle)
    seen = seen_from_here(card.signer, card.desk, signers(_read(folder / ALLOWED)), own_signers(own))
    return Examined((BundleFinding(SIGNATURE, seen.sentence),) if seen.stops else (), card, seen)


def _read(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8", "surrogateescape")  # line ends as they are
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise Refused(
            f"The list of trusted desks, {path}, cannot be read: {error.strerror or error}."
        ) from error
