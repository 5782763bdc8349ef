"""Blocks that are put into a text stay blocks, and so does what is around them."""

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from newsdesk.text.figures import Figure, write
from newsdesk.widgets.writing.edit import MarkdownEdit
from newsdesk.widgets.writing.pasting import FigureInText, KeptPlace, Surroundings, fitted

NAME = f"media/ab/{'ab' * 32}.jpg"
FIGURE = Figure(NAME, "A mill", "In *Osh*", "Aida")


@pytest.fixture
def edit(qtbot: QtBot) -> MarkdownEdit:
    made = MarkdownEdit()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize(
    ("blocks", "around", "made"),
    [
        (["words"], Surroundings("Some ", " more"), "words"),
        (["words"], Surroundings("", "", "Above", "Below"), "words"),
        (["one", "two"], Surroundings("Some ", " more"), "one\n\ntwo"),
        (["# Head", "two"], Surroundings("Some ", " more"), "\n\n# Head\n\ntwo"),
        (["one", "- two"], Surroundings("Some ", " more"), "one\n\n- two\n\n"),
        (["- one"], Surroundings("", "", "Above", "Below"), "\n- one\n"),
        (["one", "two"], Surroundings("", "", "Above", "Below"), "\none\n\ntwo\n"),
        (["| a |\n| --- |"], Surroundings("", ""), "| a |\n| --- |"),
        (["one", "***", "two"], Surroundings("Some ", ""), "one\n\n***\n\ntwo"),
        (["one", "[^1]: note"], Surroundings("Some ", " more"), "one\n\n[^1]: note\n\n"),
        ([], Surroundings("Some ", ""), ""),
    ],
)
def test_blocks_fit_in(blocks: list[str], around: Surroundings, made: str) -> None:
    """Words go on in the line they are put into; a heading, a list, a table stands apart from it."""
    assert fitted(blocks, around) == made


def test_what_is_selected_is_replaced_in_one_step(edit: MarkdownEdit) -> None:
    """Over several lines, and beside letters of two units."""
    edit.load("\U0001f411 one\n\ntwo three")
    edit.mark(2, 10)

    KeptPlace(edit).put(["## Wool", "felt"])

    assert edit.text() == "\U0001f411 \n\n## Wool\n\nfelt three"
    edit.undo()
    assert edit.text() == "\U0001f411 one\n\ntwo three"


def test_footnotes_come_to_the_end_with_numbers_of_their_own(edit: MarkdownEdit) -> None:
    """Below what is written, in the same step; the caret stays behind what was put."""
    edit.load("Some[^1] more\n\n[^1]: old\n")
    edit.mark(9, 9)

    KeptPlace(edit).put(["wool[^1] `[^1]` felt[^x] "], ["[^1]: one", "[^x]: two\n\n    three"])

    assert edit.text() == (
        "Some[^1] wool[^2] `[^1]` felt[^3] more\n\n[^1]: old\n\n[^2]: one\n\n[^3]: two\n\n    three\n"
    )
    assert edit.textCursor().position() == len("Some[^1] wool[^2] `[^1]` felt[^3] ")
    edit.undo()
    assert edit.text() == "Some[^1] more\n\n[^1]: old\n"


def test_the_caret_stays_before_footnotes_at_the_very_end(edit: MarkdownEdit) -> None:
    """Somebody writes on where the paste ended."""
    edit.load("Some ")
    edit.mark(5, 5)

    KeptPlace(edit).put(["wool[^1]"], ["[^1]: one"])
    QTest.keyClicks(edit, "!")

    assert edit.text() == "Some wool[^1]!\n\n[^1]: one"


def test_a_place_goes_along_and_the_caret_stays(edit: MarkdownEdit) -> None:
    """What is typed meanwhile before it moves it; the caret is not carried off."""
    edit.load("one two")
    edit.mark(4, 7)
    place = KeptPlace(edit)
    edit.mark(0, 0)
    QTest.keyClicks(edit, "X")

    place.put(["three"])

    assert edit.text() == "Xone three"
    assert edit.textCursor().position() == 1


def test_a_place_is_gone_with_its_text(edit: MarkdownEdit) -> None:
    """Another story is shown, or nothing may be changed."""
    edit.open("a", "one")
    place = KeptPlace(edit)
    before = place.is_there

    edit.open("b", "two")
    in_another = place.is_there
    edit.open("a", "one")
    back = place.is_there
    edit.setReadOnly(True)

    assert (before, in_another, back, place.is_there) == (True, False, True, False)


def test_very_much_is_put_in_by_and_by(edit: MarkdownEdit, qtbot: QtBot) -> None:
    """Where it was asked for, though the caret has gone on."""
    edit.load("one two")
    edit.mark(4, 7)
    place = KeptPlace(edit)
    edit.mark(0, 0)
    blocks = ["Wool and felt from Osh."] * 10_000

    with qtbot.waitSignal(edit.insert_ended):
        place.put(blocks)

    assert edit.text() == "one " + "\n\n".join(blocks)


def test_very_long_footnotes_are_put_in_by_and_by(edit: MarkdownEdit, qtbot: QtBot) -> None:
    """Right below what calls them, with numbers of their own all the same."""
    edit.load("one[^1]\n\n[^1]: old")
    edit.mark(7, 7)
    note = "\n\n    ".join(["Wool and felt from Osh."] * 10_000)

    with qtbot.waitSignal(edit.insert_ended):
        KeptPlace(edit).put([" two[^1]"], [f"[^1]: {note}"])

    assert edit.text() == f"one[^1] two[^2]\n\n[^2]: {note}\n\n[^1]: old"


@pytest.mark.parametrize(
    ("text", "caret", "made"),
    [
        ("one\ntwo\n\nthree", 1, "one\ntwo\n\n{}\n\nthree"),
        ("one\n\nthree", 4, "one\n\n{}\n\nthree"),
        ("", 0, "{}"),
        ("one", 3, "one\n\n{}"),
    ],
)
def test_a_block_stands_below_the_caret_s_paragraph(
    edit: MarkdownEdit, text: str, caret: int, made: str
) -> None:
    """With an empty line on both sides; one that is there is taken."""
    edit.load(text)
    edit.mark(caret, caret)

    KeptPlace(edit).put_below("![A mill](media/a.jpg)\nCaption")

    assert edit.text() == made.format("![A mill](media/a.jpg)\nCaption")


@pytest.mark.parametrize(
    ("words", "there"), [("A mill", True), ("In *Osh*", True), ("Before", False), ("After", False)]
)
def test_a_figure_is_found_by_any_place_in_it(edit: MarkdownEdit, words: str, there: bool) -> None:
    """Its picture or its caption, and not the text around it."""
    text = f"Before\n\n{write(FIGURE)}\n\nAfter"
    edit.load(text)

    assert FigureInText(edit, text.index(words)).figure == (FIGURE if there else None)


def test_a_figure_is_changed_in_one_step(edit: MarkdownEdit) -> None:
    """Unless it is another by then."""
    text = f"Before\n\n{write(FIGURE)}\n\nAfter"
    edit.load(text)
    found, again = (FigureInText(edit, text.index("mill")) for _ in range(2))

    found.change(Figure(NAME, "A dam"))
    assert edit.text() == f"Before\n\n![A dam]({NAME})\n\nAfter"
    again.change(Figure(NAME, "A pass"))
    assert edit.text() == f"Before\n\n![A dam]({NAME})\n\nAfter"
    edit.undo()
    assert edit.text() == text
