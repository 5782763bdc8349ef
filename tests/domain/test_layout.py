"""Stories and sections stand in an edition by rules that lose none of them."""

from hypothesis import given
from hypothesis import strategies as st

from newsdesk.domain.edition import Entry, Layout
from newsdesk.domain.layout import (
    arranged,
    begun,
    dissolved,
    grouped,
    pictured,
    placed,
    renamed,
    sections,
    sections_in_order,
    sound,
    without,
)

#: a, b at the front; c, d under Culture; e under Region.
PAGE = tuple(Entry(story, section) for story, section in zip("abcde", ("", "", *"CC", "R"), strict=True))

ENTRIES = st.lists(
    st.builds(Entry, st.sampled_from("abcdefgh"), st.sampled_from(("", "C", "R", "S")), st.booleans()),
    unique_by=lambda entry: entry.story,
).map(tuple)


def told(entries: tuple[Entry, ...]) -> str:
    """Write entries as one line: "a b | C: c d"."""
    named = ((f"{name}: " if name else "", name) for name in ("", *sections(entries)))
    return " | ".join(
        heading + " ".join(entry.story for entry in entries if entry.section == name)
        for heading, name in named
    )


def test_a_story_is_moved_within_its_section_and_into_another() -> None:
    """In front of another, or to the end; what is new comes in there."""
    assert told(placed(PAGE, ["b"], "", "a")) == "b a | C: c d | R: e"
    assert told(placed(PAGE, ["a"], "C", "d")) == "b | C: c a d | R: e"
    assert told(placed(PAGE, ["a", "e"], "C")) == "b | C: c d a e"
    assert told(placed(PAGE, ["x"], "New")) == "a b | C: c d | R: e | New: x"


def test_a_section_begins_at_a_story() -> None:
    """It has what stood below it, to the end of its old section, and stands there."""
    assert told(begun(PAGE, "b", "N")) == "a | N: b | C: c d | R: e"
    assert told(begun(PAGE, "c", "N")) == "a b | N: c d | R: e"
    assert told(begun(PAGE, "nobody", "N")) == "a b | C: c d | R: e"


def test_sections_are_renamed_dissolved_and_put_in_order() -> None:
    """The stories of one that is dissolved join what is above it."""
    assert told(renamed(PAGE, "C", "Arts")) == "a b | Arts: c d | R: e"
    assert told(renamed(PAGE, "R", "C")) == "a b | C: c d e"
    assert told(dissolved(PAGE, "C")) == "a b c d | R: e"
    assert told(dissolved(PAGE, "R")) == "a b | C: c d e"
    assert told(sections_in_order(PAGE, ["R"])) == "a b | R: e | C: c d"


def test_pictures_are_a_matter_of_each_story() -> None:
    """Moving a story does not give it back the one that was taken away."""
    bare = pictured(PAGE, ["a"], shown=False)

    assert [entry.story for entry in placed(bare, ["a"], "C") if not entry.picture] == ["a"]


def test_what_leads_is_in_the_edition() -> None:
    """A lead that was taken out leads no more."""
    assert sound(Layout(lead="a", entries=PAGE)).lead == "a"
    assert not sound(Layout(lead="a", entries=without(PAGE, ["a"]))).lead


@given(ENTRIES, ENTRIES, st.sampled_from("abcdefgh"), st.sampled_from(("", "C", "N")))
def test_no_story_is_lost_or_doubled(
    entries: tuple[Entry, ...], wanted: tuple[Entry, ...], story: str, name: str
) -> None:
    """Whatever is moved where, all are there once, the front first, each section in one piece."""
    there = {entry.story for entry in entries}
    for done, expected in (
        (grouped(entries), there),
        (arranged(entries, wanted), there | {entry.story for entry in wanted}),
        (placed(entries, [story], name, "a"), there | {story}),
        (begun(entries, story, name), there),
        (sections_in_order(entries, ["S", "C"]), there),
    ):
        assert sorted(entry.story for entry in done) == sorted(expected)
        assert done == grouped(done)


@given(ENTRIES, ENTRIES, ENTRIES)
def test_a_move_undoes_nothing_that_was_done_meanwhile(
    now: tuple[Entry, ...], moved: tuple[Entry, ...], seen: tuple[Entry, ...]
) -> None:
    """What was taken out stays out, what came in stays in, and pictures are as they are."""
    done = arranged(now, moved, seen)

    new = {each.story for each in moved} - {each.story for each in seen}
    assert {each.story for each in done} == {each.story for each in now} | new
    pictures = {each.story: each.picture for each in now}
    assert all(
        each.picture == pictures.get(each.story, each.picture) for each in done if each.story not in new
    )
    assert done == arranged(done, done, done) == grouped(done)
