"""Markdown files and Word documents become stories."""

import io
import zipfile
from collections.abc import Callable
from datetime import date
from xml.sax.saxutils import escape

import pytest

from newsdesk.capture.reading import read_page
from newsdesk.domain.capture import Candidate, PageReading
from newsdesk.domain.errors import BadInput

WHOLE = """\
---
title: "Mill Opens: What Now?"
standfirst: Sheep farmers
  are glad.
byline: Aida Bekova
place: Karakol
source: TSC
countries: [KG, Kazakhstan, Narnia]
tags: [wool, prices]
language: en
date: 2025-12-12
status: draft
---

The *mill* is [open](https://example.org).

## What it costs

```
# no heading

at all
```

- wool

  and felt
"""


def read_md(text: str) -> PageReading:
    return read_page(text.encode(), "story.md")


def story(text: str) -> Candidate:
    (candidate,) = read_md(text).candidates
    return candidate


def test_front_matter_fills_the_fields() -> None:
    """Under its usual names; countries as codes or names."""
    reading = read_md(WHOLE)

    (mill,) = reading.candidates
    assert (mill.headline, mill.standfirst, mill.byline) == (
        *("Mill Opens: What Now?", "Sheep farmers are glad.", "Aida Bekova"),
    )
    assert (mill.place, mill.source, mill.language) == ("Karakol", "TSC", "en")
    assert (mill.countries, mill.keywords) == (("KG", "KZ"), ("wool", "prices"))
    assert (reading.date, reading.encoding, mill.doubt) == (date(2025, 12, 12), "utf-8", "")


def test_the_body_is_left_as_it_was_written() -> None:
    """It is Markdown already; code between fences is one block."""
    mill = story(WHOLE)

    assert mill.paragraphs == (
        "The *mill* is [open](https://example.org).",
        "## What it costs",
        "```\n# no heading\n\nat all\n```",
        "- wool",
        "  and felt",
    )
    assert mill.lines == (15, 17, 19, 25, 27)


def test_fields_that_a_story_has_not_are_told() -> None:
    """So is a country that is none, and a date that is none."""
    told = [(part.text, part.line) for part in read_md(WHOLE).removed]

    assert told == [("Narnia", 8), ("status: draft", 12)]
    assert [part.text for part in read_md("---\ndate: soon\nmap: {a: b}\n---\n# A\n").removed] == [
        *("date: soon", "map: {a: b}")
    ]


@pytest.mark.parametrize(
    ("text", "headline", "body"),
    [
        ("# Mill *Opens* #\n\nIt is open.", "Mill Opens", "It is open."),
        ("# Mill Opens\nIt is open.", "Mill Opens", "It is open."),
        ("Mill Opens\n==========\n\nIt is open.", "Mill Opens", "It is open."),
        ("An introduction.\n\n# Mill Opens\n\nIt is open.", "Mill Opens", "An introduction.\n\nIt is open."),
        ("# Mill\n\nIt is.\n\n# Trams\n\nThey run.", "Mill", "It is.\n\n# Trams\n\nThey run."),
        ("---\nheadline: Mill\n---\n# Mill\n\nIt is.", "Mill", "It is."),
        ("---\nheadline: Mill\n---\n# Other\n\nIt is.", "Mill", "# Other\n\nIt is."),
    ],
)
def test_the_first_heading_is_the_headline(text: str, headline: str, body: str) -> None:
    """If the front matter has none, or the same."""
    candidate = story(text)

    assert (candidate.headline, candidate.body) == (headline, body)
    assert len(candidate.lines) == len(candidate.paragraphs)


def test_a_file_without_a_headline_says_so() -> None:
    """An editor gives it one."""
    assert story("## Deeper\n\nIt is open.").doubt == "No headline was found in this file."


def test_what_is_not_said_is_guessed() -> None:
    """An empty list is said; no list is not."""
    assert story("# Mill in Karakol\n\nIt is open.").countries == ("KG",)
    assert story("---\ncountries: []\n---\n# Mill in Karakol\n").countries == ()
    assert story("# Хлеб\n\nПодорожал.").language == "ru"


def test_lists_may_be_words_with_commas() -> None:
    """And authors a list."""
    candidate = story("---\nkeywords: wool, felt\nauthor: [Aida Bekova, Timur Li]\n---\n# Mill\n")

    assert (candidate.keywords, candidate.byline) == (("wool", "felt"), "Aida Bekova, Timur Li")


def docx(*paragraphs: tuple[str, str], document: str = "") -> bytes:
    """Make a Word document of (style, text); an empty style is a plain paragraph."""
    word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name.replace(" ", "")}"><w:name w:val="{name}"/></w:style>'
        for name in ("Title", "heading 1", "heading 2")
    )
    body = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style.replace(" ", "")}"/></w:pPr>'
        f"<w:r><w:t>{escape(text)}</w:t></w:r></w:p>"
        for style, text in paragraphs
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        relationship = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
        archive.writestr(
            "_rels/.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="a" Type="{relationship}" Target="word/document.xml"/></Relationships>',
        )
        archive.writestr("word/styles.xml", f"<w:styles {word}>{styles}</w:styles>")
        archive.writestr(
            "word/document.xml", document or f"<w:document {word}><w:body>{body}</w:body></w:document>"
        )
    return packed.getvalue()


def test_a_word_document_is_read_by_its_headings() -> None:
    """Each with text under it is a story; numbers count paragraphs."""
    reading = read_page(
        docx(
            ("heading 1", "Mill Opens in Osh"),
            ("", "OSH (TSC) — It is <open>."),
            ("heading 1", "Trams Run at Night"),
            ("", "They run in Tashkent."),
        ),
        "stories.docx",
    )

    assert [(each.headline, each.line, each.place, each.body) for each in reading.candidates] == [
        ("Mill Opens in Osh", 1, "Osh", "It is &lt;open>."),
        ("Trams Run at Night", 3, "", "They run in Tashkent."),
    ]
    assert reading.encoding == "docx"


def test_a_note_of_a_word_document_has_no_arrow_behind_it() -> None:
    """It is a note here too; the way back is the reading program's."""
    word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    notes = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    called = "<w:r><w:t>Wool sells.</w:t></w:r><w:r><w:footnoteReference w:id='1'/></w:r>"
    whole = io.BytesIO(docx(document=f"<w:document {word}><w:body><w:p>{called}</w:p></w:body></w:document>"))
    with zipfile.ZipFile(whole, "a") as archive:
        archive.writestr(
            "word/_rels/document.xml.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="n" Type="{notes}" Target="footnotes.xml"/></Relationships>',
        )
        archive.writestr(
            "word/footnotes.xml",
            f"<w:footnotes {word}><w:footnote w:id='1'><w:p><w:r><w:t>Since May.</w:t></w:r></w:p>"
            "</w:footnote></w:footnotes>",
        )

    (candidate,) = read_page(whole.getvalue(), "a.docx").candidates

    assert candidate.paragraphs == ("Wool sells.[^1]", "[^1]: Since May.")


@pytest.mark.parametrize(
    ("runs", "said"),
    [
        ("<w:fldSimple w:instr='DATE'>{a}</w:fldSimple>{b}", "onetwo"),
        ("<w:dir w:val='rtl'>{a}</w:dir><w:bdo w:val='ltr'>{b}</w:bdo>", "onetwo"),
        ("<w:smartTag w:element='x'>{a}</w:smartTag><w:ins>{b}</w:ins>", "onetwo"),
        ("<w:r><w:t>one</w:t><w:cr/><w:t>two</w:t></w:r>", "one  \ntwo"),
        ("<w:r><w:t>one</w:t><w:br /><w:t>two</w:t></w:r>", "one  \ntwo"),
    ],
)
def test_words_in_a_words_own_wrappings_come_in(runs: str, said: str) -> None:
    """A field's date, or what is written from right to left, was left out without a word."""
    word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    paragraph = runs.format(a="<w:r><w:t>one</w:t></w:r>", b="<w:r><w:t>two</w:t></w:r>")

    reading = read_page(
        docx(document=f"<w:document {word}><w:body><w:p>{paragraph}</w:p></w:body></w:document>"), "a.docx"
    )

    assert (reading.candidates[0].body, reading.remarks) == (said, ())


@pytest.mark.parametrize(
    ("hidden", "said"),
    [
        ("<w:vanish/>", "It is open."),
        ("<w:b/><w:vanish w:val='true'/><w:i/>", "It is open."),
        ("<w:vanish w:val='0'/>", "It is not open."),
        ("<w:webHidden/>", "It is not open."),
    ],
)
def test_hidden_text_of_a_word_document_is_told(hidden: str, said: str) -> None:
    """Nobody saw it in Word: a note to oneself was copy, and went out."""
    word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    runs = "<w:r><w:t>It is </w:t></w:r>{}<w:r><w:rPr><w:b w:val='0'/></w:rPr><w:t>open.</w:t></w:r>".format(
        f"<w:r w:rsidR='1'><w:rPr>{hidden}</w:rPr><w:t xml:space='preserve'>not </w:t></w:r>"
    )

    reading = read_page(
        docx(document=f"<w:document {word}><w:body><w:p>{runs}</w:p></w:body></w:document>"), "a.docx"
    )

    told = ("Not taken in from this document: hidden text.",) if "not" not in said else ()
    assert (reading.candidates[0].body, reading.remarks) == (said, told)


def test_a_title_is_the_headline_of_its_document() -> None:
    """Headings under it divide the story."""
    reading = read_page(
        docx(("Title", "Mill Opens"), ("", "It is open. " * 30), ("heading 1", "Costs"), ("", "Much.")),
        "a.docx",
    )

    (mill,) = reading.candidates
    assert (mill.headline, mill.paragraphs[1:]) == ("Mill Opens", ("## Costs", "Much."))


def test_a_word_document_without_styles_is_read_by_shape() -> None:
    """As a page is; its name does not matter."""
    reading = read_page(docx(("", "Mill Opens in Osh"), ("", "It is open.")), "download")

    assert [(each.headline, each.body) for each in reading.candidates] == [
        ("Mill Opens in Osh", "It is open.")
    ]


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[:-30],
        lambda data: data.replace(b"_rels/.rels", b"_rels/.other"),
        lambda _: docx(document="<w:document>"),
        lambda _: docx(document="<p>" * 100_000 + "</p>" * 100_000),
        lambda _: docx(document='<!DOCTYPE a [<!ENTITY b "b"><!ENTITY c "&b;&b;">]><a>&c;</a>'),
    ],
)
def test_a_damaged_word_document_is_refused(damage: Callable[[bytes], bytes]) -> None:
    """Whatever is wrong with it, there is one sentence."""
    with pytest.raises(BadInput, match=r"^“a\.docx” is (a damaged Word document|a ZIP archive|called)"):
        read_page(damage(docx(("", "It is open."))), "a.docx")


def test_a_word_document_that_unpacks_to_too_much_is_refused() -> None:
    """A bomb is told by what it says of itself."""
    with pytest.raises(BadInput, match=r"^“a\.docx” is too large once unpacked\."):
        read_page(docx(document=" " * 60_000_001), "a.docx")


def test_what_is_not_taken_in_from_a_word_document_is_told() -> None:
    """Pictures, comments, deleted text, and what stands in its margins."""
    data = io.BytesIO(docx(("Title", "Mill Opens"), ("", "It is open. " * 30)))
    with zipfile.ZipFile(data) as whole:
        parts = {name: whole.read(name) for name in whole.namelist()}
    drawings = (
        b"<w:p><w:r><w:drawing><a:blip/><a:blip/></w:drawing><w:delText>shut</w:delText></w:r>"
        b"<m:oMathPara xmlns:m='m'><m:oMath><m:r><m:t>5</m:t></m:r></m:oMath></m:oMathPara></w:p></w:body>"
    )
    parts["word/document.xml"] = (
        parts["word/document.xml"]
        .replace(
            b"<w:document ", b'<w:document xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        )
        .replace(b"</w:body>", drawings)
    )
    word = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    parts["word/comments.xml"] = b"<w:comments " + word + b'><w:comment w:id="0"/></w:comments>'
    parts["word/header1.xml"] = b"<w:hdr><w:t>The Courier</w:t></w:hdr>"
    parts["word/footer1.xml"] = b"<w:ftr><w:t> </w:t></w:ftr>"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)

    reading = read_page(packed.getvalue(), "a.docx")

    assert reading.remarks[0] == (
        "Not taken in from this document: 2 pictures, 1 formula, 1 comment, deleted text and headers and "
        "footers."
    )
    assert "shut" not in reading.candidates[0].body
