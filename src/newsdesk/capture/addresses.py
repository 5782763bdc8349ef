"""Where a link leads, without what is only there to follow readers around."""

import re
from urllib.parse import parse_qs, urlsplit

#: Parameters that say who sent a reader, and never what is shown; as the senders' own manuals name them.
_TRACKER = re.compile(
    r"utm_\w+|at_(?:medium|campaign|custom\d|creation|format|link_id|ptr_name)|ns_\w+|mtm_\w+|pk_\w+|hsa_\w+"
    r"|_?(?:fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|twclid|ttclid|yclid|ysclid|igshid|igsh|li_fat_id)"
    r"|mc_[ce]id|_hs(?:enc|mi)|__hs\w+|mkt_tok|vero_(?:id|conv)|oly_(?:enc|anon)_id|wickedid|_openstat"
    r"|_g[al]|ref_(?:src|url)|s_cid|cmpid|CMP|guc(?:counter|e_referrer\w*)|rb_clickid|srsltid|smid|sfnsn|mibextid",
    re.IGNORECASE,
)
#: Pages that only lead on: what a host's name ends with, its path, and the parameter with the real address.
_LEADING_ON = (
    ("google.com", "/url", ("q", "url")),
    ("facebook.com", "/l.php", ("u",)),
    ("instagram.com", "/", ("u",)),
    ("safelinks.protection.outlook.com", "/", ("url",)),
    ("vk.com", "/away.php", ("to",)),
    ("youtube.com", "/redirect", ("q",)),
)
#: A place in a page that a browser marks for one reader (https://wicg.github.io/scroll-to-text-fragment/).
_MARKED = re.compile(r"#?:~:.*$", re.DOTALL)
_WEB = re.compile(r"https?://[^\s/?#]", re.IGNORECASE)
#: How many pages that lead on may stand one behind the other.
_DEEPEST = 3


def clean(address: str) -> tuple[str, tuple[str, ...]]:
    """Return an address without trackers, and what was taken off it, piece by piece."""
    removed: list[str] = []
    for _page in range(_DEEPEST):
        onward = _led_on(address)
        if not onward:
            break
        removed.append(address.partition("?")[0])
        address = onward
    head, mark, fragment = address.partition("#")
    place = mark + fragment
    if (marked := _MARKED.search(place)) is not None:
        removed.append(marked[0])
        place = place[: marked.start()]
    page, question, query = head.partition("?")
    pieces = query.split("&") if question else []
    kept = [piece for piece in pieces if not _TRACKER.fullmatch(piece.partition("=")[0])]
    removed += [piece for piece in pieces if _TRACKER.fullmatch(piece.partition("=")[0])]
    if len(kept) == len(pieces):
        return page + question + query + place, tuple(removed)
    return page + ("?" + "&".join(kept) if kept else "") + place, tuple(removed)


def _led_on(address: str) -> str:
    """Return where a page that only leads on leads; "" for any other."""
    if "?" not in address:
        return ""
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
        for end, path, names in _LEADING_ON:
            if (host == end or host.endswith(f".{end}")) and parts.path in {path, path.rstrip("/")}:
                said = parse_qs(parts.query, max_num_fields=100)
                found = [value for name in names for value in said.get(name, ()) if _WEB.match(value)]
                return found[0] if found else ""
    except ValueError:  # no address after all
        return ""
    return ""
