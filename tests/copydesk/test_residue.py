"""Residue goes, copy stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.copydesk.residue import COMMENT, INNER, SHORTCODE, UNKNOWN, pieces, strip


@pytest.mark.parametrize(
    "residue",
    [
        "[/vc_column_text][/vc_column][/vc_row]",
        '[vc_row][vc_column width="1/2"]',
        '[vc_row css=".vc_custom_1{margin-top: 10px !important;}"]',
        '[et_pb_text admin_label="Text"]',
        "[/et_pb_section]",
        '[fusion_builder_row type="1_1" /]',
        '[gallery ids="1,2"]',
        "[gallery ids=”1,2″]",
        "[gallery]",
        '[audio mp3="https://example.org/a.mp3"]',
        '[video src="a.mp4"/]',
        '[contact-form-7 404 "Not found"]',
        '[elementor-template id="7"]',
    ],
)
def test_known_shortcodes_go(residue: str) -> None:
    """Whatever their attributes, closed or not, one after the other, they are one removed piece."""
    found = strip(f"Rates will not change.{residue}")

    assert found.text == "Rates will not change."
    assert [(piece.text, piece.why, piece.start) for piece in found.pieces] == [(residue, SHORTCODE, 22)]
    assert found.doubts == ()


@pytest.mark.parametrize(
    "copy",
    [
        "“It was [sic] closed.”",
        "“We kept [the old boiler] alive.”",
        "more pay for teachers [and] nurses",
        "no such law.[citation needed]",
        "the [caption competition] was won by [video] artists",
        "[video](https://example.org/film) is a link",
        "[n/a] and [and/or] and [2025]",
        "[a [b] c]",
        r"written as \[vc_row]",
    ],
)
def test_an_editors_brackets_stay(copy: str) -> None:
    """What has not the shape of a shortcode is copy."""
    found = strip(copy)

    assert found.text == copy
    assert found.pieces == ()


def test_a_caption_becomes_a_figure_note() -> None:
    """It is a paragraph of its own, without the picture's tag; all that is taken out is told."""
    found = strip(
        'Before.\n\n[caption id="a" width="1280"]<img src="a.jpg" /> @Courier/A. Li[/caption]\nAfter.'
    )

    assert found.text == "Before.\n\n*Figure: @Courier/A. Li*\n\nAfter."
    assert [(piece.text, piece.why) for piece in found.pieces] == [
        ('[caption id="a" width="1280"]', SHORTCODE),
        ('<img src="a.jpg" />', INNER),
        ("[/caption]", SHORTCODE),
    ]
    assert found.lines == (1, 2, 3, 3, 4)


def test_a_caption_inside_a_sentence_is_set_apart() -> None:
    """A figure note is a paragraph wherever the caption stood; one over two lines is one."""
    found = strip("One.[caption id='a']Two\nlines[/caption]Three.")

    assert found.text == "One.\n\n*Figure: Two lines*\n\nThree."


def test_a_caption_that_is_never_closed_leaves_its_text() -> None:
    """Only the tag goes."""
    assert strip('[caption id="a"]The bridge at noon.').text == "The bridge at noon."


def test_an_empty_caption_leaves_nothing() -> None:
    """A picture without words needs no note."""
    assert strip('One.\n\n[caption id="a"]<img src="a.jpg">[/caption]\n\nTwo.').text == "One.\n\nTwo."


def test_an_embedded_address_becomes_a_link() -> None:
    """And what is embedded and no address stays as text."""
    assert strip("See [embed]https://example.org/a[/embed]").text == "See <https://example.org/a>"
    assert strip("[embed width='9']not an address[/embed]").text == "not an address"


def test_base64_goes_with_its_tags() -> None:
    """A page builder's raw HTML is no copy."""
    found = strip("[vc_raw_html]JTNDc2NyaXB0JTNF[/vc_raw_html]\nText.")

    assert found.text == "Text."
    assert [piece.text for piece in found.pieces] == ["[vc_raw_html]JTNDc2NyaXB0JTNF[/vc_raw_html]"]


def test_unknown_shortcodes_go_if_they_have_the_shape() -> None:
    """Quoted attributes or a closing tag are what no editor writes; they are reported as unknown."""
    found = strip('[foo bar="1"]a [b]bold[/b] word[/quux]')

    assert found.text == "a bold word"
    assert [(piece.text, piece.why) for piece in found.pieces] == [
        ('[foo bar="1"]', UNKNOWN),
        ("[b]", UNKNOWN),
        ("[/b]", UNKNOWN),
        ("[/quux]", UNKNOWN),
    ]


@pytest.mark.parametrize("doubtful", ["[my_shortcode]", "[audio]", "[width=5]"])
def test_what_is_doubtful_stays_and_is_told(doubtful: str) -> None:
    """It may be either, so it is left for an editor to see."""
    found = strip(f"[vc_row]\n\nText.\n{doubtful}")

    assert found.text == f"Text.\n{doubtful}"
    assert [(doubt.text, doubt.line) for doubt in found.doubts] == [(doubtful, 4)]


def test_comments_go() -> None:
    """WordPress writes its blocks as HTML comments; one that is never closed is text."""
    found = strip("<!-- wp:paragraph -->\nText.\n<!-- /wp:paragraph --><!-- open")

    assert found.text == "Text.\n<!-- open"
    assert [(piece.why, piece.line) for piece in found.pieces] == [(COMMENT, 1), (COMMENT, 3)]


def test_words_on_two_sides_of_residue_stay_two() -> None:
    """Columns that touched are paragraphs, and an unknown tag between letters leaves a space."""
    assert strip("one.[/vc_column][vc_column]Two").text == "one.\n\nTwo"
    assert strip('one[x a="1"]two').text == "one two"


def test_a_line_of_residue_leaves_no_empty_line() -> None:
    """Lines are numbered as they stood."""
    found = strip("One.\n\n[vc_row]\n[vc_column]\nTwo.\n[/vc_column]\n\nThree.")

    assert found.text == "One.\n\nTwo.\n\nThree."
    assert found.lines == (1, 2, 5, 7, 8)


PARTS = st.sampled_from(
    [
        *(
            "word",
            " ",
            "\n",
            "\n\n",
            "[sic]",
            "[the]",
            "[vc_row]",
            "[/vc_row]",
            '[foo a="1"]',
            "[/foo]",
            "[b]",
            "[/b]",
        ),
        *(
            '[caption id="a"]',
            "[/caption]",
            "<img>",
            "[embed]",
            "https://example.org",
            "[/embed]",
            "<!--",
            "-->",
            "[",
            "]",
        ),
    ]
)


@given(st.lists(PARTS, max_size=20).map("".join))
def test_every_word_is_kept_or_told(text: str) -> None:
    """Of any mixture nothing vanishes, pieces say where they were, and each line knows where it came from."""
    found = strip(text)

    for word in ("word", "sic", "the", "example"):
        assert text.count(word) == found.text.count(word) + sum(
            piece.text.count(word) for piece in found.pieces
        )
    assert len(found.lines) == found.text.count("\n") + 1
    assert list(found.lines) == sorted(found.lines)
    assert pieces(text) == found.pieces
    for piece in found.pieces:
        assert text.startswith(piece.text, piece.start)
        assert piece.line == text.count("\n", 0, piece.start) + 1


@pytest.mark.parametrize("part", ["[", "[a ", "[caption]", "<!--", "[caption]<"])
def test_two_megabytes_of_a_broken_tag_take_no_time(part: str) -> None:
    """Never the square of the length: that would be hours, and no test would wait for it."""
    text = part * (2_000_000 // len(part))

    assert len(strip(text).text) <= len(text)
