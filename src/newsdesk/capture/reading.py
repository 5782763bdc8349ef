"""One input of any kind as candidate stories, with everything else that was found."""

import hashlib
from datetime import date

from newsdesk.capture import documents, levels, lines, markup, soup
from newsdesk.capture.decode import Decoded, decode
from newsdesk.capture.kinds import Source, kind_of, looks_like_html
from newsdesk.capture.lines import Line
from newsdesk.capture.page import tell_apart
from newsdesk.capture.report import Report
from newsdesk.capture.spaces import clean
from newsdesk.copydesk import residue
from newsdesk.domain.capture import Candidate, PageReading
from newsdesk.domain.errors import BadInput


def read_page(data: bytes, name: str) -> PageReading:
    """Read a page copied or saved from a browser, a Markdown file, or a Word document.

    ``name`` is a file's name; with the bytes it says what they are. Every word of the input is in a
    candidate, the ticker or the date, or in what was removed. What stands on a line of HTML or of a Word
    document means nothing to a reader, so there "line" counts paragraphs. BadInput if the bytes hold no text.
    """
    source = kind_of(data, name)
    decoded = Decoded("", "docx") if source is Source.WORD else decode(data, name)
    if source is not Source.WORD and not decoded.text.strip():
        raise BadInput(f"“{name}” is empty. Choose a file with text in it.")
    if source is Source.PAGE and looks_like_html(decoded.text):
        source = Source.HTML
    report = Report("Line" if source in (Source.PAGE, Source.MARKDOWN) else "Paragraph")
    if decoded.remark:
        report.note(decoded.remark)
    candidates: tuple[Candidate, ...]
    match source:
        case Source.PAGE:
            day, candidates = _page(decoded.text, report)
        case Source.MARKDOWN:
            day, candidate = documents.read_markdown(decoded.text, name, report)
            candidates = (candidate,)
        case Source.HTML:
            day, candidates = _html(decoded.text, report)
        case Source.WORD:
            day, candidates = _html(documents.word_as_html(data, name, report), report)
    if not candidates:
        report.note("No story was found.")
    return PageReading(
        name=name,
        digest=hashlib.sha256(data).hexdigest(),
        encoding=decoded.encoding,
        date=day,
        ticker=report.ticker,
        candidates=candidates,
        removed=report.removed,
        remarks=report.remarks,
    )


def _page(text: str, report: Report) -> tuple[date | None, tuple[Candidate, ...]]:
    stripped = residue.strip(text)
    for piece in stripped.pieces:
        report.remove(piece.text, piece.why, piece.line)
    for doubt in stripped.doubts:
        report.remark(doubt.line, f"“{doubt.text}” may be a shortcode; it was left.")
    split = zip(stripped.text.split("\n"), stripped.lines, strict=True)
    return tell_apart(lines.read([Line(clean(text), number) for text, number in split]), report)


def _html(text: str, report: Report) -> tuple[date | None, tuple[Candidate, ...]]:
    document = soup.parse(text)
    blocks, notes = markup.read(document, report)
    day, candidates = tell_apart(levels.settle(blocks, report), report, soup.published(document), notes)
    return day or soup.first_time(document), candidates
