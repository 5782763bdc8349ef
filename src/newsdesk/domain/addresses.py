"""The web address that a newsroom's bundles are published under."""

from urllib.parse import SplitResult, quote, urlsplit

from newsdesk.domain.errors import BadInput

#: Room is left for a story's name: a sitemap takes addresses of 2,048 characters.
LONGEST = 500
#: What may stand in the path as it is (RFC 3986 §3.3).
_IN_A_PATH = "/%:@!$&'()*+,;=-._~"


def web_address(typed: str) -> str:
    """Return an address as it is kept: "https://news.example.com/day"; "" for none.

    Without http:// or https:// it is taken for the latter; letters beyond ASCII become what the web makes of
    them, and a stroke at the end is left out. BadInput says what is wrong with anything else.
    """
    line = typed.strip()
    if not line:
        return ""
    parts = _parts(line if "://" in line else f"https://{line}", line)
    where = f"{parts.scheme}://{_host(parts, line)}{quote(parts.path, _IN_A_PATH).rstrip('/')}"
    if len(where) > LONGEST:
        raise BadInput(f"The address has {len(where)} characters. Give one of at most {LONGEST}.")
    return where


def _parts(address: str, typed: str) -> SplitResult:
    try:
        parts = urlsplit(address)
        good = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0
    except ValueError:
        raise _wrong(typed) from None
    if not good or any(each.isspace() or not each.isprintable() for each in typed):
        raise _wrong(typed)
    if parts.query or parts.fragment or "@" in parts.netloc or "?" in typed or "#" in typed:
        raise BadInput(
            f"“{typed}” has more than a place in it. Give the address of the folder alone, "
            "as in https://news.example.com/today."
        )
    return parts


def _host(parts: SplitResult, typed: str) -> str:
    try:
        host = (parts.hostname or "").encode("idna").decode()
    except UnicodeError:
        raise _wrong(typed) from None
    if not all(each.isalnum() or each in ".-" for each in host):
        raise _wrong(typed)
    return f"{host}:{parts.port}" if parts.port else host


def _wrong(typed: str) -> BadInput:
    return BadInput(f"“{typed[:80]}” is no web address. Write it as in https://news.example.com/today.")
