"""A story on the wire: head, headline, text, the mark of its end, its words."""

import re
from dataclasses import replace

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from newsdesk.bundle import BundleContent
from newsdesk.bundle.wire import END, WIDTH, wire
from newsdesk.text.characters import legal
from newsdesk.text.shortcodes import Table
from newsdesk.text.words import plain


def with_body(content: BundleContent, body: str, **fields: str) -> str:
    """Return the first story's text on the wire with another body."""
    story = content.stories[0]
    text = story.text.with_(body=body, **fields)
    changed = replace(content, stories=(story._replace(text=text),)).legible()
    return wire(changed, changed.stories[0])


def test_a_story_on_the_wire(content: BundleContent) -> None:
    """What a desk needs first stands first; the text begins with the dateline."""
    lines = wire(content, content.stories[0]).split("\n")

    assert lines[:11] == [
        "Slug: mountain-railway-lowers-its-last-span-into-place",
        "Story: 00000000-0000-0000-0000-0000005e0000",
        f"Version: {content.stories[0].revision}",
        "Date: 14 March 2031",
        "Language: en",
        "Keywords: railways, bridges & tunnels",
        "",
        "Mountain Railway Lowers Its Last Span Into Place",
        "",
        "Four trains a day will link the lake with the high pastures from April.",
        "",
    ]
    assert lines[11:14] == [
        "By Aigul Sadykova and Timur Kim",
        "",
        "BALYKCHY (NDK) — The last span of the Kara-Bulak railway bridge was",
    ]
    assert lines[-4:] == ["", END, f"{content.stories[0].words} words", ""]


def test_an_embargo_stands_in_the_head(content: BundleContent) -> None:
    """A wire goes to desks: they are told until when it is not to be used."""
    held, free = (wire(content, content.stories[place]) for place in (3, 0))

    assert "\nEmbargo: not before 08:40 UTC, 14 March 2031\n" in held
    assert "Embargo" not in free


def test_what_readers_are_told_stands_around_the_text(content: BundleContent) -> None:
    """As on the page: above, or below."""
    text = " ".join(wire(content, content.stories[2]).split())

    assert text.index("Editor’s note (05:40") < text.index("Оқушылар") < text.index("Correction (05:42")


def test_lines_of_lists_and_tables_stay_lines(content: BundleContent) -> None:
    """Those of a paragraph are set anew."""
    made = with_body(content, "One line\nand the next.\n\n- a\n- b\n\n| a | b |\n|--|--|\n| 1 | 2 |")

    assert "One line and the next." in made
    assert "\n\n- a\n- b\n\n" in made
    assert "\n| a | b |\n| 1 | 2 |\n" in made


def test_a_table_of_rates_is_in_it(content: BundleContent) -> None:
    """As its story’s page has it: whose the rates are, and a line for each."""
    story = content.stories[0]
    table = Table(("Currency", "A dollar costs"), (("Som (KGS)", "87.41"),), "NBKR, 14 March 2031")
    text = story.text.with_(body="It rose.\n\n{{rates table}}\n\nIt fell.")
    asking = replace(
        content, stories=(story._replace(text=text),), answers={story.uid: {"rates table": table}}
    )
    shown = asking.legible()

    made = wire(shown, shown.stories[0])

    rows = "NBKR, 14 March 2031\n| Currency | A dollar costs |\n| Som (KGS) | 87.41 |"
    assert f"It rose.\n\n{rows}\n\nIt fell." in made


def test_nothing_in_a_text_ends_it(content: BundleContent) -> None:
    """A line that says so is not the line that does."""
    made = with_body(content, f"It began.\n\n{END}\n\nIt went on.")

    assert [line for line in made.split("\n") if line == END] == [END]
    assert made.index("It went on.") < made.rindex(END)


def test_a_head_has_a_line_for_each_fact(content: BundleContent) -> None:
    """A keyword with a line break in it begins no other."""
    story = content.stories[0]
    text = story.text._replace(keywords=("a\nEmbargo: none",))
    made = wire(content, story._replace(text=text))

    assert "Keywords: a Embargo: none\n" in made


def flat(text: str) -> str:
    """Return a text's words on one line: what is nothing but a blank, be it a wide one, is none."""
    return " ".join(word for word in re.split(r"[ \t\n]+", text) if word.strip())


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=400))
@example("\xa0")
@example("One \u2003 two\xa0three")
def test_every_word_is_there_in_lines_of_the_width(content: BundleContent, body: str) -> None:
    """Only a single word may be longer than a line, and no line has a character that is no text."""
    made = with_body(content, body, standfirst=body)

    assert flat(legal(body)) in flat(made)
    assert flat(plain(legal(body))) in flat(made)
    for line in made.split("\n\n", 1)[1].split("\n"):
        assert len(line) <= WIDTH or " " not in line.strip()
        assert all(ord(each) >= 32 for each in line)
