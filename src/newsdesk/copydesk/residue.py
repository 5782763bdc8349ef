"""What a page builder leaves in copied text: shortcodes ("[vc_row]", '[gallery ids="1,2"]') and comments.

Shortcodes are read as WordPress reads them (developer.wordpress.org/apis/shortcode): a name, attributes that
hold no square bracket, and perhaps a closing tag. Brackets that an editor wrote, "[sic]" or "[the ministry]",
do not have that shape and stay.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

SHORTCODE = "page-builder residue"
UNKNOWN = "unknown shortcode"
COMMENT = "comment in the page’s source"
INNER = "HTML in a caption"

#: How the shortcodes of page builders, sliders and form plugins begin.
_FAMILY = re.compile(
    "vc_|wpb_|et_pb_|fusion_|elementor|av_|cs_|kc_|mk_|ux_|us_|su_|tatsu_|nectar_|porto_|td_|tdb_|tdc_|tve_|thrive_|"
    "rev_slider|layerslider|smartslider|contact-form|gravityform|ninja_form|wpforms|mc4wp_|woocommerce_|wp_"
)
#: WordPress's own. Some are English words too, so these need attributes or a closing tag, …
_OWN = frozenset({"audio", "caption", "embed", "gallery", "playlist", "video"})
#: … but for those that are used alone.
_ALONE = frozenset({"gallery", "playlist"})
_CAPTIONS = frozenset({"caption", "wp_caption"})
#: Their content is base64, not copy.
_CODED = frozenset({"vc_raw_html", "vc_raw_js"})

# A name, then attributes that reach to the next bracket. "[video](…)" is a link in Markdown, "\[" a bracket.
# It looks back only once it has met its bracket: that is found quickly.
_TAG = re.compile(r"\[(?<!\\\[)(?P<slash>/?)(?P<name>[A-Za-z][\w-]*+)(?P<rest>[\s=][^\[\]]*+|/)?\](?!\()")
# Typography may have turned an attribute's quotation marks into curly ones or primes.
_QUOTED = re.compile(r"\s[\w-]+\s?=\s?[\"'“”„‘’″′]")
_HTML = re.compile(r"<[^<>]+>")
_ADDRESS = re.compile(r"https?://[^\s<>]+")
_BASE64 = re.compile(r"[A-Za-z0-9+/=%\s]+")
_LINE_ENDS = re.compile(r"\n+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A part that was taken out: what it said, why, its offset (in code points) and its line (from 1)."""

    text: str
    why: str
    start: int
    line: int


@dataclass(frozen=True, slots=True)
class Stripped:
    """Text without residue, and what was taken out of it.

    ``lines`` has for each line of ``text`` the number (from 1) of the line it stood on before. ``doubts`` are
    pieces that may be shortcodes and were left in ``text``.
    """

    text: str
    pieces: tuple[Piece, ...]
    lines: tuple[int, ...]
    doubts: tuple[Piece, ...]


#: Where something stands that goes: start, end, and why.
_Part = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class _Cut:
    """From ``start`` to ``end`` the text is replaced by ``kept``; ``parts`` of it are residue.

    ``apart`` says that what stood before and after were two blocks.
    """

    start: int
    end: int
    parts: tuple[_Part, ...]
    kept: str = ""
    apart: bool = False


def strip(text: str) -> Stripped:
    r"""Take page-builder residue out of ``text``, whose lines end with "\n".

    A caption stays as a paragraph ``*Figure: …*``, an embedded address as a Markdown link ``<https://…>``.
    Words on the two sides of a removed piece are kept apart.
    """
    cuts = _in_order(text)
    chunks: list[tuple[str, int]] = []
    end = 0
    for cut in _joined(cuts):
        chunks.append((text[end : cut.start], end))
        chunks.append((_filling(text, cut), cut.start))
        end = cut.end + _empty_lines(text, cut)
    chunks.append((text[end:], end))
    clean = "".join(chunk for chunk, _ in chunks)
    doubtful = [(tag.start(), tag.end(), UNKNOWN) for tag in _TAG.finditer(clean) if _doubtful(tag)]
    lines = tuple(_lines(text, chunks))
    doubts = tuple(replace(each, line=lines[each.line - 1]) for each in _pieces(clean, doubtful))
    return Stripped(clean, _of_cuts(text, cuts), lines, doubts)


def pieces(text: str) -> tuple[Piece, ...]:
    """Return what ``strip`` would take out of ``text``."""
    return _of_cuts(text, _in_order(text))


def _of_cuts(text: str, cuts: Iterable[_Cut]) -> tuple[Piece, ...]:
    return tuple(_pieces(text, [part for cut in cuts for part in cut.parts]))


def _in_order(text: str) -> list[_Cut]:
    """Return what has to go, in the text's order; of two that overlap, the first."""
    cuts: list[_Cut] = []
    for cut in sorted([*_shortcodes(text), *_comments(text)], key=lambda cut: cut.start):
        if not cuts or cut.start >= cuts[-1].end:
            cuts.append(cut)
    return cuts


def _shortcodes(text: str) -> Iterator[_Cut]:
    tags = list(_TAG.finditer(text))
    closings = _closings(tags)
    last_closing = {tag["name"]: number for number, tag in enumerate(tags) if tag["slash"]}
    number = 0
    while number < len(tags):
        tag = tags[number]
        whole = _whole(text, tag, tags[closings[number]]) if number in closings else None
        if whole:
            yield whole
            number = closings[number]
        elif why := _why(tag, paired=number < last_closing.get(tag["name"], -1)):
            yield _Cut(tag.start(), tag.end(), ((*tag.span(), why),), apart=why == SHORTCODE)
        number += 1


def _closings(tags: Sequence[re.Match[str]]) -> dict[int, int]:
    """Return for each opening tag the number of its closing one, where no other of its name is between."""
    following: dict[str, int] = {}
    found: dict[int, int] = {}
    for number in reversed(range(len(tags))):
        tag = tags[number]
        after = following.get(tag["name"])
        if after is not None and tags[after]["slash"] and not tag["slash"]:
            found[number] = after
        following[tag["name"]] = number
    return found


def _whole(text: str, tag: re.Match[str], closing: re.Match[str]) -> _Cut | None:
    """Return the cut for a shortcode whose content is more, or less, than copy; None for any other."""
    name, inside = tag["name"], (tag.end(), closing.start())
    ends = ((*tag.span(), SHORTCODE), (*closing.span(), SHORTCODE))
    if name in _CAPTIONS:
        inner = [(*found.span(), INNER) for found in _HTML.finditer(text, *inside)]
        note = " ".join(_HTML.sub(" ", text[slice(*inside)]).split())
        kept = f"*Figure: {note}*" if note else ""
        return _Cut(tag.start(), closing.end(), (ends[0], *inner, ends[1]), kept, apart=True)
    if name == "embed" and _ADDRESS.fullmatch(text[slice(*inside)].strip()):
        return _Cut(tag.start(), closing.end(), ends, f"<{text[slice(*inside)].strip()}>")
    if name in _CODED and _BASE64.fullmatch(text, *inside):
        return _Cut(tag.start(), closing.end(), ((tag.start(), closing.end(), SHORTCODE),), apart=True)
    return None


def _why(tag: re.Match[str], *, paired: bool) -> str:
    """Return why a tag goes; "" if it stays."""
    name, rest = tag["name"], tag["rest"] or ""
    bare = not rest.strip(" /")
    ends = bool(tag["slash"]) and bare
    begins = paired and not tag["slash"] and (bare or rest.startswith("="))
    if _FAMILY.match(name):
        return SHORTCODE
    if name in _OWN:
        return SHORTCODE if ends or begins or "=" in rest or (bare and name in _ALONE) else ""
    return UNKNOWN if ends or begins or _QUOTED.search(rest) else ""


def _doubtful(tag: re.Match[str]) -> bool:
    """Say whether brackets that were left look more like a shortcode than like an editor's."""
    rest = tag["rest"] or ""
    return "=" in rest or bool(tag["slash"]) or (not rest and ("_" in tag["name"] or tag["name"] in _OWN))


def _comments(text: str) -> Iterator[_Cut]:
    """Yield HTML comments, WordPress's "<!-- wp:paragraph -->" among them."""
    start = text.find("<!--")
    while start >= 0:
        end = text.find("-->", start + 4)
        if end < 0:
            return
        yield _Cut(start, end + 3, ((start, end + 3, COMMENT),))
        start = text.find("<!--", end + 3)


def _joined(cuts: Sequence[_Cut]) -> Iterator[_Cut]:
    """Make one cut of those that touch, so that what stands around them is seen."""
    waiting: _Cut | None = None
    for cut in cuts:
        if waiting and waiting.end == cut.start and not waiting.kept and not cut.kept:
            waiting = _Cut(waiting.start, cut.end, (), apart=waiting.apart or cut.apart)
            continue
        if waiting:
            yield waiting
        waiting = cut
    if waiting:
        yield waiting


def _filling(text: str, cut: _Cut) -> str:
    """Return what stands in a cut's place: what is kept of it, apart from what is around it."""
    before, after = text[max(cut.start - 2, 0) : cut.start], text[cut.end : cut.end + 2]
    touches = before[-1:].strip() and after[:1].strip()
    if cut.kept and cut.apart:
        above = "\n" * (2 - len(before) + len(before.rstrip("\n"))) if before else ""
        below = "\n" * (2 - len(after) + len(after.lstrip("\n"))) if after else ""
        return above + cut.kept + below
    if cut.kept:
        return (" " if before[-1:].strip() else "") + cut.kept + (" " if after[:1].isalnum() else "")
    if cut.apart:
        return "\n\n" if touches else ""
    return " " if touches and (before[-1] + after[0]).isalnum() else ""


def _empty_lines(text: str, cut: _Cut) -> int:
    """Return how many line ends after a cut go with it, so that it leaves no empty line of its own."""
    before = text[max(cut.start - 2, 0) : cut.start]
    following = _LINE_ENDS.match(text, cut.end)
    if cut.kept or not following:
        return 0
    if before in ("", "\n\n"):
        return len(following[0])
    return 1 if before.endswith("\n") else 0


def _pieces(text: str, parts: Iterable[_Part]) -> Iterator[Piece]:
    """Make pieces of parts that are in the text's order; parts that touch are one."""
    touching: list[_Part] = []
    for start, end, why in parts:
        if touching and touching[-1][1:] == (start, why):
            start = touching.pop()[0]  # noqa: PLW2901 - the part grows
        touching.append((start, end, why))
    line, counted = 1, 0
    for start, end, why in touching:
        line += text.count("\n", counted, start)
        counted = start
        yield Piece(text[start:end], why, start, line)


def _lines(text: str, chunks: Iterable[tuple[str, int]]) -> Iterator[int]:
    """Yield for each line of the joined chunks the line of ``text`` on which it began.

    A chunk is what is said and the offset in ``text`` where that stood.
    """
    line, counted, begins = 1, 0, True
    for chunk, offset in chunks:
        kept = text.startswith(chunk, offset)
        at = offset
        for part in chunk.splitlines(keepends=True):
            line, counted = line + text.count("\n", counted, at), at
            if begins:
                yield line
            begins = part.endswith("\n")
            at += len(part) if kept else 0
    if begins:
        yield line + text.count("\n", counted)
