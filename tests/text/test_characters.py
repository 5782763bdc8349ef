"""What a page or a feed can carry."""

import xml.etree.ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from newsdesk.text.characters import legal


@given(st.text(st.characters(exclude_categories=())))
def test_what_is_legal_can_stand_in_a_feed(text: str) -> None:
    """An XML parser takes it, and a second cleaning changes nothing."""
    clean = legal(text)
    element = ET.Element("x")
    element.text = clean

    assert ET.fromstring(ET.tostring(element, encoding="unicode")).text == (clean or None)
    assert legal(clean) == clean


def test_lines_and_words_stay_apart() -> None:
    """Line ends are made one kind; a form feed is a space; what is not seen goes."""
    assert legal("a\r\nb\rc\x0cd\x85e\x07f\x9fg") == "a\nb\nc d efg"
    assert legal("x\ud800y\ufffez\U0001ffff") == "x\ufffdy\ufffdz\ufffd"
