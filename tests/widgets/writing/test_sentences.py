"""Where sentences end: what Unicode's rules say, and what newsrooms write all the same."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.widgets.utf16 import from_utf16
from newsdesk.widgets.writing.sentences import boundaries, sentences_around


def parts(text: str) -> list[str]:
    """The sentences of a paragraph."""
    bounds = [from_utf16(text, each) for each in boundaries(text)]
    return [text[start:end] for start, end in pairwise(bounds)]


@pytest.mark.parametrize(
    "sentences",
    [
        ("The U.S. Embassy in Bishkek said growth was 5.3 percent. ", "It will rise."),
        ("Dr. Asel Tokoeva left. ", "J. K. Osmonov stayed!"),
        ("В 2024 г. Казахстан вырос на 5,3%. ", "Потом рост замедлился…"),
        ("Школа им. Абая закрыта. ", "Ремонт стоит 3 млн. тенге."),
        ("«Да!» — сказал он. ", "Потом ушёл."),
        ("“Why?” she asked. ", "“No reason.”"),
        ("Ол кетті ме? ", "Иә!"),
        ("Fine 👍🏽. ", "Good."),
        ("One line\nand the next. ", "Two."),
    ],
)
def test_a_paragraph_has_these_sentences(sentences: tuple[str, ...]) -> None:
    """Abbreviations, initials, numbers and what follows a quotation end none."""
    assert parts("".join(sentences)) == list(sentences)


@given(st.text(alphabet="aБ.?! \n👍“”—", max_size=60))
def test_the_sentences_are_the_paragraph(text: str) -> None:
    """Nothing is in no sentence, or in two."""
    assert "".join(parts(text)) == text


@given(st.text(alphabet="aБ.?! \n👍“”—", max_size=60), st.data())
def test_a_selection_is_within_its_sentences(text: str, data: st.DataObject) -> None:
    """Whatever is selected stands out, from the beginning of a sentence to the end of one."""
    units = len(text.encode("utf-16-le")) // 2
    start = data.draw(st.integers(0, units))
    end = data.draw(st.integers(start, units))

    begins, ends = sentences_around(text, start, end)

    assert begins <= start <= end <= ends
    assert {begins, ends} <= {0, *boundaries(text)}


def test_the_caret_between_two_sentences_is_in_the_second() -> None:
    """There it goes on writing; at the very end, in the last."""
    text = "One. Two."

    assert sentences_around(text, 5, 5) == (5, 9)
    assert sentences_around(text, 9, 9) == (5, 9)
