"""Stories written elsewhere: one in Markdown, and those in a Word document."""

import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO

import mammoth

from newsdesk.capture import countries, dates, front, languages
from newsdesk.capture.report import Report
from newsdesk.domain.capture import Candidate
from newsdesk.domain.errors import BadInput
from newsdesk.text.english import counted, listed
from newsdesk.text.words import plain

#: What a field of the front matter may be called, and which of a story's it is.
_NAMES = {"title": "headline", "author": "byline", "tags": "keywords", "lang": "language"}
_TEXTS = frozenset({"headline", "standfirst", "byline", "place", "source", "language"})
_LISTS = frozenset({"countries", "keywords"})
_CODE = re.compile(r"[A-Za-z]{2}")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r" {0,3}#[ \t]+(?P<text>\S.*)")
_CLOSING = re.compile(r"[ \t]#+$")
_UNDERLINE = re.compile(r" {0,3}=+[ \t]*")
#: A Word document's text, unpacked; more is an attack, or a telephone book.
_MOST_XML = 60_000_000
_XML = (".xml", ".rels")
#: Parts of a document (ECMA-376 part 1) that its HTML will not have.
_BLIP = re.compile(rb"<a:blip\b")
_FORMULA = re.compile(rb"<m:oMath\b")
_COMMENT = re.compile(rb"<w:comment\b")
_DELETION = re.compile(rb"<w:delText\b")
_MARGIN = re.compile(r"word/(?:header|footer)\d*\.xml")
_SAYS = re.compile(rb"<w:t\b[^>]*>[^<]*\w")
#: The parts with copy in them; what mammoth passes over though there are words in it, and a line's end of
#: another name.
_COPY = frozenset({"word/document.xml", "word/endnotes.xml", "word/footnotes.xml"})
_WRAPPING = re.compile(rb"</?w:(?:bdo|dir|fldSimple)(?:\s[^<>]*)?>")
#: A run that Word does not show. One with others in it, a drawing's, is left.
_HIDDEN = re.compile(
    rb"""
    <w:r(?:\s[^<>]*)?>\s*<w:rPr>
        (?:(?!</w:rPr>|<w:r[\s>]|<w:vanish\b).)*
        <w:vanish (?:\s+w:val=["'](?:1|true|on)["'])? \s*/>
    (?:(?!<w:r[\s>]|</w:r>).)*
    </w:r>
    """,
    re.VERBOSE | re.DOTALL,
)
_LINE_END = re.compile(rb"<w:cr\s*/>")
_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='heading 1'] => h2:fresh
p[style-name='heading 2'] => h3:fresh
p[style-name='heading 3'] => h4:fresh
p[style-name='Heading 1'] => h2:fresh
p[style-name='Heading 2'] => h3:fresh
p[style-name='Heading 3'] => h4:fresh
"""


@dataclass(slots=True)
class _Fields:
    """What the front matter says, by a story's own names; what it does not name is not there."""

    texts: dict[str, str] = field(default_factory=dict)
    lists: dict[str, tuple[str, ...]] = field(default_factory=dict)
    day: date | None = None


def read_markdown(text: str, name: str, report: Report) -> tuple[date | None, Candidate]:
    """Return a Markdown file's date and its one story; the body is left as it was written.

    The headline is the front matter's, or the first heading of the first level. BadInput if the front matter
    cannot be read.
    """
    found, start = front.split(text, name)
    fields = _sort(found, report)
    paragraphs = list(_paragraphs(text[start:], 1 + text.count("\n", 0, start)))
    headline, line = _take_headline(paragraphs, fields.texts.get("headline", ""), report)
    body = plain("\n\n".join(paragraph for paragraph, _ in paragraphs))
    candidate = Candidate(
        headline=headline,
        paragraphs=tuple(paragraph for paragraph, _ in paragraphs),
        line=line,
        place=fields.texts.get("place", ""),
        source=fields.texts.get("source", ""),
        standfirst=fields.texts.get("standfirst", ""),
        byline=fields.texts.get("byline", ""),
        countries=fields.lists.get("countries", countries.guess(headline, body)),
        keywords=fields.lists.get("keywords", ()),
        language=fields.texts.get("language") or languages.guess(f"{headline} {body}"),
        doubt="" if headline else "No headline was found in this file.",
        lines=tuple(line for _, line in paragraphs),
    )
    return fields.day, candidate


def _sort(found: Sequence[front.Field], report: Report) -> _Fields:
    """Put each field where a story has it; report those that a story has not."""
    fields = _Fields()
    for each in found:
        label = _NAMES.get(each.name, each.name)
        if each.values is None or label in fields.texts or label in fields.lists:
            report.remove(each.said, "front matter without a place in a story", each.line)
        elif label in _TEXTS:
            fields.texts[label] = ", ".join(each.values)
        elif label in _LISTS:
            alone = each.values[0].split(",") if len(each.values) == 1 else each.values
            values = [value.strip() for value in alone if value.strip()]
            fields.lists[label] = tuple(_codes(values, each, report) if label == "countries" else values)
        elif (
            label == "date"
            and each.values
            and (day := dates.read(each.values[0][:10]) or dates.read(each.values[0]))
        ):
            fields.day = day
        elif each.values:
            report.remove(each.said, "front matter without a place in a story", each.line)
    return fields


def _codes(values: Sequence[str], said: front.Field, report: Report) -> Iterator[str]:
    """Yield countries' codes for codes or names; report what is neither."""
    for value in values:
        codes = (value.upper(),) if _CODE.fullmatch(value) else countries.guess("", value)
        yield from codes
        if not codes:
            report.remove(value, "country that is not known", said.line)


def _paragraphs(text: str, line: int) -> Iterator[tuple[str, int]]:
    """Yield each block between empty lines with its line; fenced code is one, whatever is in it."""
    waiting: list[str] = []
    fence = ""
    for number, each in enumerate(text.split("\n"), line):
        mark = _FENCE.match(each)
        if not fence and not each.strip():
            if waiting:
                yield "\n".join(waiting).rstrip(), number - len(waiting)
                waiting = []
            continue
        if mark and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1]
        waiting.append(each)
    if waiting:
        yield "\n".join(waiting).rstrip(), line + text.count("\n") + 1 - len(waiting)


def _take_headline(paragraphs: list[tuple[str, int]], known: str, report: Report) -> tuple[str, int]:
    """Return the headline and its line; a first heading that says it is taken out of the paragraphs."""
    for at, (block, line) in enumerate(paragraphs):
        text, rest = _first_heading(block)
        headline = " ".join(plain(text).split())
        if not headline:
            continue
        if known and known != headline:
            break
        if known:
            report.remove(text, "headline again", line)
        paragraphs[at : at + 1] = [(rest, line + block.count("\n") - rest.count("\n"))] if rest else []
        return headline, line
    return known, 1


def _first_heading(block: str) -> tuple[str, str]:
    """Return the text of a heading of the first level that begins a block, and the rest; "" if none does."""
    lines = block.split("\n")
    if found := _HEADING.fullmatch(lines[0]):
        return _CLOSING.sub("", found["text"].rstrip()).rstrip(), "\n".join(lines[1:])
    if len(lines) > 1 and _UNDERLINE.fullmatch(lines[1]):
        return lines[0].strip(), "\n".join(lines[2:])
    return "", block


def word_as_html(data: bytes, name: str, report: Report) -> str:
    """Return a Word document as HTML: its title is an h1, its headings h2 and below.

    What is not in it is noted in ``report``. BadInput if it cannot be read, or is too large unpacked.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            unpacked = sum(part.file_size for part in archive.infolist() if part.filename.endswith(_XML))
            left_out = list(_left_out(archive)) if unpacked <= _MOST_XML else []
            readable = _readable(archive) if unpacked <= _MOST_XML else b""
        if left_out:
            report.note(f"Not taken in from this document: {listed(left_out)}.")
        if unpacked <= _MOST_XML:
            return str(
                mammoth.convert_to_html(
                    BytesIO(readable),
                    style_map=_STYLES,
                    include_embedded_style_map=False,
                    convert_image=mammoth.images.img_element(lambda _: {"src": ""}),
                ).value
            )
    except Exception as error:  # on a damaged document mammoth stumbles in its own ways
        raise BadInput(f"“{name}” is a damaged Word document. Open it in Word and save it again.") from error
    raise BadInput(f"“{name}” is too large once unpacked. Save only its text, as .docx or .txt.")


def _readable(archive: zipfile.ZipFile) -> bytes:
    """Return a Word document without what mammoth would leave out with all its words, or never reads."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as copy:
        for name in dict.fromkeys(part for part in archive.namelist() if part.endswith(_XML)):
            part = archive.read(name)
            copy.writestr(name, _with_its_words(part) if name in _COPY else part)
    return made.getvalue()


def _with_its_words(part: bytes) -> bytes:
    return _LINE_END.sub(b"<w:br/>", _WRAPPING.sub(b"", _HIDDEN.sub(b"", part)))


def _left_out(archive: zipfile.ZipFile) -> Iterator[str]:
    """Say what a Word document holds that its HTML will not: "2 pictures", "1 comment"."""
    text = archive.read("word/document.xml")
    parts = archive.namelist()
    comments = archive.read("word/comments.xml") if "word/comments.xml" in parts else b""
    if pictures := len(_BLIP.findall(text)):
        yield counted(pictures, "picture")
    if formulas := len(_FORMULA.findall(text)):
        yield counted(formulas, "formula")
    if remarks := len(_COMMENT.findall(comments)):
        yield counted(remarks, "comment")
    if _DELETION.search(text):
        yield "deleted text"
    if _HIDDEN.search(text):
        yield "hidden text"
    if any(_MARGIN.fullmatch(part) and _SAYS.search(archive.read(part)) for part in parts):
        yield "headers and footers"
