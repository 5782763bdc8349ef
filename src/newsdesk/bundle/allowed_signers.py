"""The desks that one trusts, as a file of OpenSSH's: ssh-keygen(1), ALLOWED SIGNERS.

A line has names, options if there are any, and a key, as in ``"The Courier" namespaces="newsdesk-bundle"
ssh-ed25519 AAAA…``. Lines that people wrote stay as they are. Those that mean something else here are kept
and not used: other kinds of keys, names with * or ?, and options other than ``namespaces``.
"""

import re
from collections.abc import Callable

from newsdesk.domain.signing import KEY_TYPE, NAMESPACE, PublicKey, Signer, desk_name

_LINE = re.compile(
    rf"""\s*(?:"(?P<quoted>[^"]*)"|(?P<bare>[^\s"#][^\s"]*))\s+
    (?:namespaces="(?P<spaces>[^"]*)"\s+)?
    {KEY_TYPE}\s+(?P<key>\S+)(?:\s.*)?""",
    re.VERBOSE | re.IGNORECASE,
)
#: A public key's own file ("id_ed25519.pub"): the key, and a remark.
_BARE_KEY = re.compile(rf"\s*{KEY_TYPE}\s+(?P<key>\S+)(?P<remark>\s.*)?")


def signers(text: str) -> tuple[Signer, ...]:
    """Return whom a file trusts to sign bundles, in its order: one for each name in a line."""
    return tuple(signer for line in text.split("\n") for signer in _of_line(line))


def with_signer(text: str, signer: Signer) -> str:
    """Return the file with a line for a desk at its end; as it is if that is there."""
    if signer in signers(text):
        return text
    break_ = "\n" if text and not text.endswith("\n") else ""
    return f"{text}{break_}{signer.line}\n"


def without(text: str, gone: Callable[[Signer], bool]) -> str:
    """Return the file without the lines that name somebody who is to be ``gone``."""
    return "\n".join(line for line in text.split("\n") if not any(map(gone, _of_line(line))))


def handed_over(text: str, name: str = "") -> tuple[Signer, ...]:
    """Return the desks of what another desk sent: such a file, or its public key with the name as a remark.

    ``name`` takes the place of what it calls itself. Empty if there is no key, or no name.
    """
    bare = (
        Signer(desk_name(line["remark"] or ""), key)
        for line in map(_BARE_KEY.fullmatch, text.split("\n"))
        if line and (key := _key(line["key"]))
    )
    named = (Signer(desk_name(name), each.key) if name else each for each in (*signers(text), *bare))
    return tuple(dict.fromkeys(each for each in named if each.name))


def _of_line(line: str) -> list[Signer]:
    found = _LINE.fullmatch(line)
    key = _key(found["key"]) if found else None
    if found is None or key is None or not _is_for_bundles(found["spaces"]):
        return []
    names = (found["quoted"] or found["bare"] or "").split(",")
    # A pattern is nobody's name; what stands for all but one would be everybody.
    return [
        Signer(name, key) for each in names if (name := desk_name(each)) and not re.search(r"[*?!]", each)
    ]


def _is_for_bundles(spaces: str | None) -> bool:
    """Say whether a list of namespaces, None for none, lets a key sign bundles."""
    listed = ["*"] if spaces is None else spaces.split(",")
    return ("*" in listed or NAMESPACE in listed) and not any(each.startswith("!") for each in listed)


def _key(text: str) -> PublicKey | None:
    try:
        return PublicKey.of_text(KEY_TYPE, text)
    except ValueError:
        return None
