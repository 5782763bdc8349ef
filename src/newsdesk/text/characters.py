"""Which characters may stand in a page or a feed (XML 1.0 §2.2, and HTML's parse errors)."""

import re

#: The last two code points of every plane.
_NONCHARACTERS = "".join(chr(0x10000 * plane - back) for plane in range(1, 18) for back in (2, 1))
_BROKEN = re.compile(f"[\ud800-\udfff\ufdd0-\ufdef{_NONCHARACTERS}]")
_CONTROLS = dict.fromkeys(
    code for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\t\n\v\f\x85"
) | dict.fromkeys(map(ord, "\v\f\x85"), " ")
#: What would move a terminal's cursor, or recolour it.
_ORDERS = dict.fromkeys(
    (code for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\t\n"), "\ufffd"
)
#: A text with nothing to mend, as nearly all are: looking is fifty times as fast as mending.
_SOUND = re.compile(
    "[\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0001fffd\U00020000-\U0002fffd]*"
)


def for_terminal(text: str) -> str:
    """Return ``text`` with U+FFFD for whatever a terminal would take for an order, but tabs and line ends."""
    return text.translate(_ORDERS)


def legal(text: str) -> str:
    """Return ``text`` with Unix line ends and only characters that HTML and XML can carry.

    Control characters are left out; halves of surrogate pairs and noncharacters become U+FFFD.
    """
    if _SOUND.fullmatch(text):
        return text
    return _BROKEN.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n").translate(_CONTROLS))
