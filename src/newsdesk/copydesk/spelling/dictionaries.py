"""Which dictionaries there are: those that the build packed, and those in a folder of the user's."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError

from newsdesk.assets import dictionary_folder
from newsdesk.domain.errors import BadInput
from newsdesk.domain.spelling import Dictionary, DictionaryShelf


def find_dictionaries(own: Path | None) -> DictionaryShelf:
    """Return all dictionaries there are, ours first.

    ``own`` is the user's folder, which need not be there; a dictionary of a code that we have as well takes
    its place. One that cannot be read is among the missing, with the reason.
    """
    folder = dictionary_folder()
    listed = json.loads((folder / "dictionaries.json").read_text("utf-8"))
    found: dict[str, Dictionary] = {}
    missing: list[tuple[str, str]] = []
    for entry in listed["dictionaries"]:
        if _is_there(folder, entry["code"]):
            found[entry["code"]] = _ours(entry, folder)
        else:
            missing.append((entry["name"], "its dictionary was left out when the program was built"))
    for each in _theirs(own):
        try:
            utf8(each)
        except (BadInput, OSError) as error:
            missing.append((each.name, str(error)))
        else:
            found[each.code] = each
    spoken = {each.language for each in found.values()}
    missing += [(each["name"], each["why"]) for each in listed["missing"] if each["language"] not in spoken]
    return DictionaryShelf(tuple(found.values()), _ours(listed["names"], folder), tuple(missing), own)


def utf8(dictionary: Dictionary) -> tuple[str, str] | None:
    """Return .aff and .dic of a dictionary as UTF-8 says them, or None where that is what the files are in.

    chunspell takes what it is asked about for words in the dictionary's own encoding, and raises where it has
    no such letter. BadInput where nobody knows the encoding, or the files are in another than they say.
    """
    aff, dic = (dictionary.folder / f"{dictionary.code}{ending}" for ending in (".aff", ".dic"))
    raw = aff.read_bytes()
    named = next(
        (line for line in raw.splitlines() if line.removeprefix(b"\xef\xbb\xbf").startswith(b"SET")), b""
    )
    encoding = named.removeprefix(b"\xef\xbb\xbf").removeprefix(b"SET").strip().decode("ascii", "replace")
    if encoding.upper() in {"UTF-8", "UTF8"}:
        return None
    known = encoding.replace("microsoft-cp", "cp") or "iso8859-1"
    try:
        rules, words = raw.decode(known), dic.read_bytes().decode(known)
    except (LookupError, UnicodeDecodeError):
        raise BadInput(
            f"The dictionary {aff.name} says that it is in “{encoding}”, and cannot be read so. "
            "Save both of its files in UTF-8, with “SET UTF-8” in the first."
        ) from None
    lines = [line for line in rules.splitlines() if not line.startswith("SET")]
    # A flag may be any letter, and beyond ASCII it is more than one byte now.
    flags = [] if any(line.startswith("FLAG") for line in lines) else ["FLAG UTF-8"]
    return "\n".join(["SET UTF-8", *flags, *lines, ""]), words


def _is_there(folder: Path, code: str) -> bool:
    return all((folder / f"{code}{ending}").is_file() for ending in (".aff", ".dic"))


def _ours(entry: dict[str, Any], folder: Path) -> Dictionary:
    return Dictionary(entry["code"], entry["name"], folder, entry["licence"], entry["by"])


def _theirs(own: Path | None) -> Iterator[Dictionary]:
    """Yield what is in the user's folder: every .aff that has its .dic."""
    for path in sorted(own.glob("*.aff")) if own is not None and own.is_dir() else ():
        if not _is_there(path.parent, path.stem):
            continue
        try:
            name = Locale.parse(path.stem.replace("-", "_")).get_display_name("en") or path.stem
        except (UnknownLocaleError, ValueError):
            name = path.stem
        yield Dictionary(path.stem, name, path.parent, own=True)
