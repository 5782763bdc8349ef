"""Reading a bundle as a stranger would: trusting nothing in it, and naming everything that is wrong."""

import hashlib
import posixpath
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from io import BytesIO
from itertools import accumulate
from pathlib import Path
from urllib.parse import unquote, urlsplit

from newsdesk.bundle import documents, format_files
from newsdesk.bundle.data import VERSION
from newsdesk.bundle.format_checks import in_pieces
from newsdesk.bundle.shelf import (
    CARD,
    LARGEST_BUNDLE,
    LARGEST_FILE,
    LARGEST_TEXTS,
    MANIFEST,
    MEBIBYTE,
    MOST_FILES,
    SIGNATURE,
    Shelf,
    open_shelf,
    unsafe,
)
from newsdesk.bundle.signing import LARGEST_SIGNATURE, signer_of
from newsdesk.bundle.sound import BESIDE, Sound, looked_into, looked_through, not_understood
from newsdesk.domain.findings import BundleFinding
from newsdesk.domain.signing import PublicKey

_LINE = re.compile(r"([0-9a-f]{64})  (.+)")

#: Bytes of memory for what links lead to, and where from: more than our largest bundles need.
LARGEST_LINKS = 256 * MEBIBYTE
#: Findings after which nobody reads on; a hostile bundle has millions.
MOST_FINDINGS = 1000

#: Bytes of where something is that is in memory already.
_POINTER = 8

_CHANGED = "This file has been changed since the bundle was written."


class _Enough(Exception):
    """It is not read on, and why, as a sentence: there are as many findings as are told, say."""


def _unheard(_done: int, _total: int) -> None:
    pass


def verify_again(
    path: Path, known: Mapping[str, Sound], just_read: Collection[str], hear: Callable[[int, int], None]
) -> tuple[tuple[BundleFinding, ...], Mapping[str, Sound]]:
    """Return what ``examine`` does of the bundle (a folder or a .zip) at ``path``, and what is known by now.

    That is of the files that are sound, by name. BadInput if there is no bundle at all.

    ``known`` is what an earlier reading returned: a file that has the same bytes under the same name is read,
    but need not be understood again; one of those ``just_read`` is not even read. ``hear`` is told before
    each file how many were read, of how many; what it raises ends the reading.
    """
    with open_shelf(path) as shelf:
        examination = _Examination(shelf, known, just_read, hear)
        return examination.result(), examination.sound


def signed_by(shelf: Shelf) -> PublicKey | None:
    """Return the key that signed an open bundle's manifest, None if none did.

    ValueError, with what is wrong as part of a sentence, if there is a signature that is none of it.
    """
    if SIGNATURE not in shelf.sizes:
        return None
    if shelf.sizes[SIGNATURE] > LARGEST_SIGNATURE:
        raise ValueError(f"it is larger than {LARGEST_SIGNATURE:,} bytes")
    try:
        return signer_of(shelf.read(MANIFEST), shelf.read(SIGNATURE))
    except OSError as error:
        raise ValueError(f"it cannot be read: {error}") from error


def examine(shelf: Shelf) -> tuple[BundleFinding, ...]:
    """Return what is wrong with the files of an open bundle, each by itself, and with their links.

    Nothing found means: it is whole, every byte is as it was written, its data can be read, its pages carry
    no script and their links lead somewhere.
    """
    return _Examination(shelf, {}, (), _unheard).result()


class _Examination:
    """One reading of a bundle, from its names to its links."""

    def __init__(
        self,
        shelf: Shelf,
        known: Mapping[str, Sound],
        just_read: Collection[str],
        hear: Callable[[int, int], None],
    ) -> None:
        self._shelf = shelf
        self._known = known
        self._just_read = just_read
        self._hear = hear
        self.sound: dict[str, Sound] = {}
        self._findings = list(shelf.faults)
        self._names: Collection[str] = ()
        self._anchors: dict[str, tuple[str, ...]] = {}
        self._links: dict[str, tuple[str, ...]] = {}
        self._noted: set[str] = set()
        self._room = LARGEST_LINKS

    def result(self) -> tuple[BundleFinding, ...]:
        more: tuple[BundleFinding, ...] = ()
        try:
            self._check_all()
        except _Enough as why:
            more = (BundleFinding("", str(why)),)
        return (*sorted(self._findings, key=lambda finding: (finding.path, finding.message)), *more)

    def _check_all(self) -> None:
        self._check_names()
        self._check_weight()
        if not self._findings:  # what lies about itself is not opened
            self._check_files()
            self._check_links()

    def _find(self, name: str, message: str) -> None:
        self._findings.append(BundleFinding(name, message))
        if len(self._findings) >= MOST_FINDINGS:
            raise _Enough(f"It was not read on after {MOST_FINDINGS:,} findings.")

    def _check_names(self) -> None:
        seen: dict[str, str] = {}
        for name in self._shelf.sizes:
            if fault := unsafe(name):
                self._find(name, fault)
            other = seen.setdefault(name.casefold(), name)
            if other != name:
                self._find(name, f"On many systems this is the same file as {other}.")
        folders = (each for name in seen for each in accumulate(name.split("/")[:-1], "{}/{}".format))
        for name in dict.fromkeys(seen[each] for each in folders if each in seen):
            self._find(name, "Others are in a folder of this name: not every system can hold both.")

    def _check_weight(self) -> None:
        sizes = self._shelf.sizes
        if sum(sizes.values()) > LARGEST_BUNDLE:
            self._find("", f"The bundle holds more than {LARGEST_BUNDLE // MEBIBYTE:,} MiB.")
        texts = sum(
            size for name, size in sizes.items() if name.startswith("source/") and name.endswith(".md")
        )
        if texts > LARGEST_TEXTS:
            self._find("source", f"Its stories are larger than {LARGEST_TEXTS // MEBIBYTE} MiB together.")
        for name, size in sizes.items():
            if size > LARGEST_FILE:
                self._find(name, f"This file is larger than {LARGEST_FILE // MEBIBYTE} MiB.")

    def _check_files(self) -> None:
        sizes = self._shelf.sizes
        if MANIFEST not in sizes:
            self._find(MANIFEST, "The manifest is missing, so nothing can be said about the rest.")
            return
        listed = self._listed(self._shelf.read(MANIFEST))
        self._names = listed.keys()
        for name in sorted(sizes.keys() - listed.keys() - {MANIFEST, SIGNATURE}):
            self._find(name, "This file was added: the manifest does not list it.")
        for number, (name, digest) in enumerate(listed.items()):
            self._hear(number, len(listed))
            if name not in sizes:
                self._find(name, "This file is missing.")
            else:
                self._check_file(name, digest)
        try:
            signed_by(self._shelf)
        except ValueError as error:
            self._find(SIGNATURE, f"The signature does not hold: {error}.")

    def _listed(self, manifest: bytes) -> dict[str, str]:
        """Return the SHA-256 (hex) of each file that the manifest lists."""
        listed: dict[str, str] = {}
        for number, line in enumerate(BytesIO(manifest), 1):
            if number > MOST_FILES:
                self._find(MANIFEST, f"It names more than {MOST_FILES:,} files.")
                break
            found = _LINE.fullmatch(line.decode("utf-8", "replace").rstrip("\r\n"))
            # The names of those that are there were looked at before.
            strange = not found or (found[2] not in self._shelf.sizes and unsafe(found[2]))
            if not found or strange or found[2] in listed or found[2] in {MANIFEST, SIGNATURE}:
                self._find(MANIFEST, f"Line {number} names no file, or one that was named before.")
            else:
                listed[found[2]] = found[1]
        return listed

    def _check_file(self, name: str, digest: str) -> None:
        faults = len(self._findings)
        known = self._known.get(name)
        is_known = known is not None and known.digest == digest and name != CARD  # which speaks of the others
        if in_pieces(name) and not (is_known and name in self._just_read):
            known = self._look_through(name, digest)
        elif not is_known:
            data = self._sound_bytes(name, digest)
            known = None if data is None else self._look_into(name, digest, data)
        elif name not in self._just_read:
            self._sound_bytes(name, digest)
        if known is not None:
            self._note_links(name, known)
            if len(self._findings) == faults:
                self.sound[name] = known

    def _note_links(self, name: str, known: Sound) -> None:
        """Keep what a page has for its links, while there is room; what most pages have is there once."""
        fresh = {*known.anchors, *known.links} - self._noted
        self._noted |= fresh
        each_time = len(known.anchors) + len(known.links)
        self._room -= sum(map(len, fresh)) + BESIDE * len(fresh) + _POINTER * each_time
        if self._room < 0:
            raise _Enough("Its pages have more links, and places for links, than are looked at.")
        if known.anchors:
            self._anchors[name] = known.anchors
        if known.links:
            self._links[name] = known.links

    def _look_through(self, name: str, digest: str) -> Sound | None:
        """Return what there is in a file that is read piece by piece, if it is what the manifest says."""
        found = hashlib.sha256()

        def hashed() -> Iterator[bytes]:
            for piece in self._shelf.pieces(name):
                found.update(piece)
                yield piece

        pieces = hashed()
        try:
            sound, faults = looked_through(name, digest, pieces)
            for _unread in pieces:
                pass
        except OSError as error:
            self._find(name, f"This file cannot be read: {error}.")
            return None
        if found.hexdigest() != digest:
            faults = [_CHANGED]
        for fault in faults:
            self._find(name, fault)
        return None if faults == [_CHANGED] else sound

    def _sound_bytes(self, name: str, digest: str) -> bytes | None:
        """Return a file's bytes if they are what the manifest says; it is found if they are not."""
        try:
            data = self._shelf.read(name)
        except OSError as error:
            self._find(name, f"This file cannot be read: {error}.")
            return None
        if hashlib.sha256(data).hexdigest() != digest:
            self._find(name, _CHANGED)
            return None
        return data

    def _look_into(self, name: str, digest: str, data: bytes) -> Sound:
        """Return what there is in a file, whose digest is known to be right."""
        sound, faults = looked_into(name, digest, data)
        for fault in faults:
            self._find(name, fault)
        if name == CARD and not faults:
            self._check_card(data)
        return sound

    def _check_card(self, data: bytes) -> None:
        """Hold what the bundle says of itself against what is there."""
        card = documents.load(data)
        try:
            version = card.get("version")
            if type(version) is not int or version < 1:  # True is an int to Python, and no version
                self._find(CARD, "It does not say in which version of the format the bundle is written.")
            elif version > VERSION:
                self._find(CARD, "A newer Newsdesk wrote this bundle. Update yours to read it.")
            for file, fault in format_files.missing(card.get("formats"), self._names):
                self._find(file, fault)
        except ValueError as error:
            self._find(CARD, not_understood(error))

    def _check_links(self) -> None:
        sound = defaultdict[str, set[str]](set)  # by folder: most stand on every page
        for name, links in self._links.items():
            folder = posixpath.dirname(name)
            for link in links:
                if link in sound[folder] or link.startswith("https://"):  # as nearly all are that lead out
                    continue
                if self._leads_to_a_file(link, name, folder):
                    sound[folder].add(link)

    def _leads_to_a_file(self, link: str, name: str, folder: str) -> bool:
        """Say whether a link in a file leads to another, or to itself by name; it is found if it is wrong."""
        try:
            parts = urlsplit(link)
        except ValueError:  # half an IPv6 address
            self._find_link(name, link, "nowhere")
            return False
        if parts.scheme in {"http", "https", "mailto", "tel"}:
            return False
        target = posixpath.normpath(posixpath.join(folder, unquote(parts.path))) if parts.path else name
        if parts.scheme or parts.netloc or parts.path.startswith("/") or target not in self._shelf.sizes:
            self._find_link(name, link, "nowhere")
            return False
        if parts.fragment and not _has(self._anchors.get(target, ()), unquote(parts.fragment)):
            self._find_link(name, link, "to a place that is not on the page")
            return False
        return bool(parts.path)

    def _find_link(self, name: str, link: str, where: str) -> None:
        self._find(name, f"The link to “{documents.one_line(link)}” leads {where}.")


def _has(anchors: tuple[str, ...], wanted: str) -> bool:
    """Say whether one is among anchors, which are in order: there may be thousands of them, and of links."""
    place = bisect_left(anchors, wanted)
    return anchors[place : place + 1] == (wanted,)
