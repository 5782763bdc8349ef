"""Reading a bundle as a stranger would: trusting nothing in it, and naming everything that is wrong."""

import hashlib
import posixpath
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from urllib.parse import unquote, urlsplit

from newsdesk.bundle import documents, source
from newsdesk.bundle.data import VERSION
from newsdesk.bundle.shelf import (
    CARD,
    LARGEST_BUNDLE,
    LARGEST_FILE,
    MANIFEST,
    MEBIBYTE,
    SIGNATURE,
    Shelf,
    open_shelf,
    unsafe,
)
from newsdesk.bundle.signing import LARGEST_SIGNATURE, signer_of
from newsdesk.domain.findings import BundleFinding
from newsdesk.domain.signing import PublicKey
from newsdesk.text.figures import KEPT

_LINE = re.compile(r"([0-9a-f]{64})  (.+)")
_ATOM = "{http://www.w3.org/2005/Atom}feed"
#: A tag and its attributes. Pages of a bundle write every other < and > as an entity.
_TAG = re.compile(r"<([a-z][a-z0-9]*)((?:\s[^<>]*)?)>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r'\s([\w:-]+)(?:="([^"]*)")?')


def verify_bundle(path: Path) -> tuple[BundleFinding, ...]:
    """Return everything that is wrong with the bundle (a folder or a .zip) at ``path``, by file.

    Nothing found means: it is whole, every byte is as it was written, its data can be read, its pages
    carry no script and their links lead somewhere. BadInput if there is no bundle at all.
    """
    with open_shelf(path) as shelf:
        return examine(shelf)


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
    """Return what is wrong with an open bundle."""
    return _Examination(shelf).result()


class _Examination:
    """One reading of a bundle, from its names to its links."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._findings = list(shelf.faults)
        self._anchors: dict[str, set[str]] = {}
        self._links: list[tuple[str, str]] = []

    def result(self) -> tuple[BundleFinding, ...]:
        self._check_names()
        self._check_weight()
        if not self._findings:  # what lies about itself is not opened
            self._check_files()
            self._check_links()
        return tuple(sorted(self._findings, key=lambda finding: (finding.path, finding.message)))

    def _find(self, name: str, message: str) -> None:
        self._findings.append(BundleFinding(name, message))

    def _check_names(self) -> None:
        seen: dict[str, str] = {}
        for name in self._shelf.sizes:
            if fault := unsafe(name):
                self._find(name, fault)
            other = seen.setdefault(name.casefold(), name)
            if other != name:
                self._find(name, f"On many systems this is the same file as {other}.")

    def _check_weight(self) -> None:
        sizes = self._shelf.sizes
        if sum(sizes.values()) > LARGEST_BUNDLE:
            self._find("", f"The bundle holds more than {LARGEST_BUNDLE // MEBIBYTE:,} MiB.")
        for name, size in sizes.items():
            if size > LARGEST_FILE:
                self._find(name, f"This file is larger than {LARGEST_FILE // MEBIBYTE} MiB.")

    def _check_files(self) -> None:
        sizes = self._shelf.sizes
        if MANIFEST not in sizes:
            self._find(MANIFEST, "The manifest is missing, so nothing can be said about the rest.")
            return
        listed = self._listed(self._shelf.read(MANIFEST).decode("utf-8", "replace"))
        for name in sizes.keys() - listed.keys() - {MANIFEST, SIGNATURE}:
            self._find(name, "This file was added: the manifest does not list it.")
        for name, digest in listed.items():
            if name not in sizes:
                self._find(name, "This file is missing.")
            else:
                self._check_file(name, digest)
        try:
            signed_by(self._shelf)
        except ValueError as error:
            self._find(SIGNATURE, f"The signature does not hold: {error}.")

    def _listed(self, manifest: str) -> dict[str, str]:
        """Return the SHA-256 (hex) of each file that the manifest lists."""
        listed: dict[str, str] = {}
        for number, line in enumerate(manifest.splitlines(), 1):
            found = _LINE.fullmatch(line)
            if not found or unsafe(found[2]) or found[2] in listed or found[2] in {MANIFEST, SIGNATURE}:
                self._find(MANIFEST, f"Line {number} names no file, or one that was named before.")
            else:
                listed[found[2]] = found[1]
        return listed

    def _check_file(self, name: str, digest: str) -> None:
        try:
            data = self._shelf.read(name)
        except OSError as error:
            self._find(name, f"This file cannot be read: {error}.")
            return
        if hashlib.sha256(data).hexdigest() != digest:
            self._find(name, "This file has been changed since the bundle was written.")
            return
        if (kept := KEPT.fullmatch(name)) and kept["digest"] != digest:
            self._find(name, "This picture is another than its name says.")
        try:
            if name.endswith(".json"):
                self._check_json(name, data)
            elif name.endswith(".xml"):
                _check_feed(data)
            elif name.endswith(".html"):
                self._check_page(name, data.decode())
            source.check(name, data)
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            self._find(name, f"This file cannot be understood: {documents.said(error)}.")

    def _check_json(self, name: str, data: bytes) -> None:
        card = documents.load(data)
        if name == CARD and (not isinstance(card.get("version"), int) or card["version"] > VERSION):
            self._find(name, "A newer Newsdesk wrote this bundle. Update yours to read it.")

    def _check_page(self, name: str, page: str) -> None:
        anchors = self._anchors[name] = set()
        for tag, rest in _TAG.findall(page):
            attributes = dict(_ATTRIBUTE.findall(rest))
            if tag.lower() == "script" and attributes.get("type") != "application/ld+json":
                self._find(name, "This page carries a script.")
            if any(attribute.lower().startswith("on") for attribute in attributes):
                self._find(name, "This page carries a script in an attribute.")
            anchors.add(attributes.get("id", ""))
            self._links += [(name, attributes[each]) for each in ("href", "src") if each in attributes]

    def _check_links(self) -> None:
        for name, link in self._links:
            parts = urlsplit(link)
            if parts.scheme in {"http", "https", "mailto", "tel"}:
                continue
            folder = posixpath.dirname(name)
            target = posixpath.normpath(posixpath.join(folder, unquote(parts.path))) if parts.path else name
            if parts.scheme or parts.netloc or parts.path.startswith("/") or target not in self._shelf.sizes:
                self._find(name, f"The link to “{link}” leads nowhere.")
            elif parts.fragment and unquote(parts.fragment) not in self._anchors.get(target, ()):
                self._find(name, f"The link to “{link}” leads to a place that is not on the page.")


def _check_feed(data: bytes) -> None:
    """ValueError if this is no Atom feed. A document type is refused: it is how XML does harm."""
    text = data.decode()  # and nothing else, or a document type could be written in other letters
    if "<!DOCTYPE" in text:
        raise ValueError("it has a document type")
    try:
        root = ET.fromstring(text)  # noqa: S314 - without a document type there are no entities to fear
    except ET.ParseError as error:
        raise ValueError(str(error)) from error
    if root.tag != _ATOM:
        raise ValueError("it is no Atom feed")
