"""Editions are laid out step by step, and every step can be taken back."""

from collections.abc import Callable
from datetime import date

import pytest

from newsdesk.desk import Desk
from newsdesk.desk.makeup import LONGEST_NOTE, LONGEST_TITLE
from newsdesk.domain.days import day
from newsdesk.domain.edition import Edition, Entry, Layout
from newsdesk.domain.errors import BadInput, Refused
from newsdesk.domain.journal import Stepped
from newsdesk.domain.layout import LONGEST_SECTION
from newsdesk.domain.story import StoryText

DAY = date(2025, 12, 12)

Work = Callable[[Desk, str, dict[str, str]], Stepped]


@pytest.fixture
def uids(desk: Desk) -> dict[str, str]:
    """Five stories by their headlines."""
    return {name: desk.stories.new(StoryText(headline=name)).value.uid for name in "ABCDE"}


@pytest.fixture
def edition(desk: Desk, uids: dict[str, str]) -> Edition:
    """A and B at the front, C and D under Culture; E is not in it."""
    made = desk.editions.new(DAY, "Friday", [uids[name] for name in "ABCD"]).value
    desk.makeup.begin_section(made.uid, "Culture", uids["C"])
    return desk.editions.get(made.uid)


def told(desk: Desk, uids: dict[str, str]) -> str:
    """Write the layout as one line: "A B | Culture: C D"."""
    names = {uid: name for name, uid in uids.items()}
    words, section = list[str](), ""
    for entry in desk.editions.on(DAY).entries:
        if entry.section != section:
            section = entry.section
            words += ["|", f"{section}:"]
        words.append(names[entry.story])
    return " ".join(words)


STEPS: list[tuple[Work, str]] = [
    (lambda desk, uid, _: desk.makeup.name(uid, " The  Weekend "), "Call the edition of {} “The Weekend”"),
    (lambda desk, uid, _: desk.makeup.name(uid, ""), "Take the title off the edition of {}"),
    (lambda desk, uid, _: desk.makeup.write_note(uid, "Snow."), "Change the note of the edition of {}"),
    (
        lambda desk, uid, _: desk.makeup.show_strip(uid, shown=False),
        "Hide the strip of rates in the edition of {}",
    ),
    (lambda desk, uid, of: desk.makeup.lead(uid, of["D"]), "Let “D” lead the edition of {}"),
    (
        lambda desk, uid, of: desk.makeup.show_pictures(uid, [of["A"], of["C"]], shown=False),
        "Show 2 stories without pictures in the edition of {}",
    ),
    (
        lambda desk, uid, of: desk.makeup.arrange(uid, [Entry(of[name]) for name in "BA"]),
        "Move “B” in the edition of {}",
    ),
    (
        lambda desk, uid, of: desk.makeup.arrange(uid, [Entry(of[name]) for name in "BA"], of["A"]),
        "Move “A” in the edition of {}",
    ),
    (lambda desk, uid, of: desk.makeup.place(uid, [of["A"]], "Culture"), "Move “A” in the edition of {}"),
    (
        lambda desk, uid, of: desk.makeup.place(uid, [of["E"]], "Culture", of["D"]),
        "Add “E” to the edition of {}",
    ),
    (lambda desk, uid, of: desk.makeup.take_out(uid, [of["A"]]), "Take “A” out of the edition of {}"),
    (
        lambda desk, uid, of: desk.makeup.begin_section(uid, "Sport", of["D"]),
        "Begin the section “Sport” in the edition of {}",
    ),
    (
        lambda desk, uid, of: desk.makeup.place(uid, [of["C"], of["D"]]),
        "Move 2 stories in the edition of {}, and drop the heading “Culture”",
    ),
    (
        lambda desk, uid, of: desk.makeup.place(uid, [of["C"], of["D"], of["E"]]),
        "Add “E” to the edition of {}, and drop the heading “Culture”",
    ),
    (
        lambda desk, uid, of: desk.makeup.take_out(uid, [of["C"], of["D"]]),
        "Take 2 stories out of the edition of {}, and drop the heading “Culture”",
    ),
    (
        lambda desk, uid, of: desk.makeup.begin_section(uid, "Arts", of["C"]),
        "Begin the section “Arts” in the edition of {}, and drop the heading “Culture”",
    ),
    (
        lambda desk, uid, _: desk.makeup.rename_section(uid, "Culture", "Arts"),
        "Call the section “Culture” “Arts”",
    ),
    (
        lambda desk, uid, _: desk.makeup.remove_section(uid, "Culture"),
        "Take the heading “Culture” out of the edition of {}",
    ),
]


@pytest.mark.parametrize(("work", "label"), STEPS, ids=[label for _work, label in STEPS])
def test_every_change_is_a_step(
    desk: Desk, edition: Edition, uids: dict[str, str], work: Work, label: str
) -> None:
    """It is named, taken back as a whole, and taken again."""
    done = work(desk, edition.uid, uids)
    after = desk.editions.get(edition.uid).layout

    assert done.step.label == label.format(day(DAY))
    assert done.changes.editions == {edition.uid}
    assert after != edition.layout
    assert desk.workflow.undo(done.step.number).changes.editions == {edition.uid}
    assert desk.editions.get(edition.uid).layout == edition.layout
    desk.workflow.redo(done.step.number)
    assert desk.editions.get(edition.uid).layout == after


@pytest.mark.parametrize("work", [work for work, _label in STEPS[:3]], ids=["title", "no title", "note"])
def test_what_is_so_already_is_no_step(
    desk: Desk, edition: Edition, uids: dict[str, str], work: Work
) -> None:
    """Nothing is there to be taken back that nobody did."""
    work(desk, edition.uid, uids)

    with pytest.raises(Refused, match="nothing to change"):
        work(desk, edition.uid, uids)


def test_sections_are_put_in_order(desk: Desk, edition: Edition, uids: dict[str, str]) -> None:
    """By their names, or by dragging one with all its stories: then the step says which."""
    desk.makeup.place(edition.uid, [uids["E"]], "Sport")
    desk.makeup.order_sections(edition.uid, ["Sport"])
    assert told(desk, uids) == "A B | Sport: E | Culture: C D"

    entries = desk.editions.get(edition.uid).entries
    for held in ("Sport", "Culture"):
        done = desk.makeup.arrange(edition.uid, [*entries[:2], *entries[3:], entries[2]], held)

        assert done.step.label.startswith(f"Move the section “{held}”")
        assert told(desk, uids) == "A B | Culture: C D | Sport: E"
        desk.workflow.undo(done.step.number)


def test_stories_that_an_order_forgets_stay(desk: Desk, edition: Edition, uids: dict[str, str]) -> None:
    """Somebody added one while another was being dragged: nobody loses it."""
    desk.makeup.arrange(edition.uid, [Entry(uids["B"])])

    assert told(desk, uids) == "B A | Culture: C D"


def test_a_lead_that_is_taken_out_leads_no_more(desk: Desk, edition: Edition, uids: dict[str, str]) -> None:
    """The first story does, until the step is taken back."""
    desk.makeup.lead(edition.uid, uids["D"])

    step = desk.makeup.take_out(edition.uid, [uids["D"]]).step

    assert desk.editions.get(edition.uid).leading == uids["A"]
    desk.workflow.undo(step.number)
    assert desk.editions.get(edition.uid).leading == uids["D"]


def test_a_note_keeps_its_paragraphs(desk: Desk, edition: Edition) -> None:
    """Blank lines and nothing else: no blanks around, none doubled."""
    desk.makeup.write_note(edition.uid, "\n One  line \r\n\r\n another\t\n")

    assert desk.editions.get(edition.uid).note == "One line\n\nanother"


@pytest.mark.parametrize(
    ("work", "sentence"),
    [
        (lambda desk, uid, _: desk.makeup.name(uid, "x" * (LONGEST_TITLE + 1)), "title has 121 of 120"),
        (
            lambda desk, uid, _: desk.makeup.write_note(uid, "x" * (LONGEST_NOTE + 1)),
            "has 1,001 of 1,000",
        ),
        (
            lambda desk, uid, of: desk.makeup.begin_section(uid, "x" * (LONGEST_SECTION + 1), of["A"]),
            "name has 61 of 60",
        ),
        (lambda desk, uid, of: desk.makeup.begin_section(uid, " ", of["A"]), "needs a name"),
        (
            lambda desk, uid, _: desk.makeup.rename_section(uid, "Sport", "Arts"),
            r"“Sport” in .*“Culture”",
        ),
        (lambda desk, uid, _: desk.makeup.place(uid, ["nobody"]), "no story nobody"),
        (lambda desk, uid, _: desk.makeup.lead(uid, "nobody"), "no story nobody"),
        (lambda desk, _uid, _: desk.makeup.name("gone", "x"), "not there any more"),
    ],
)
def test_what_makes_no_sense_changes_nothing(
    desk: Desk, edition: Edition, uids: dict[str, str], work: Work, sentence: str
) -> None:
    """The sentence names the limit and the value."""
    with pytest.raises(BadInput, match=sentence):
        work(desk, edition.uid, uids)

    assert desk.editions.get(edition.uid) == edition


@pytest.mark.parametrize(
    ("work", "sentence"),
    [
        (lambda desk, uid, of: desk.makeup.begin_section(uid, "Culture", of["A"]), "“Culture” already"),
        (lambda desk, uid, of: desk.makeup.lead(uid, of["E"]), "“E” is not in the edition"),
        (lambda desk, uid, of: desk.makeup.take_out(uid, [of["E"]]), "“E” is not in the edition"),
        (
            lambda desk, uid, of: desk.makeup.place(uid, [of["E"]], "Culture", of["A"]),
            "“A” does not stand",
        ),
    ],
)
def test_what_cannot_be_is_refused(
    desk: Desk, edition: Edition, uids: dict[str, str], work: Work, sentence: str
) -> None:
    """And the edition stays as it was."""
    with pytest.raises(Refused, match=sentence):
        work(desk, edition.uid, uids)

    assert desk.editions.get(edition.uid) == edition


def test_a_step_is_not_taken_back_over_a_later_one(
    desk: Desk, edition: Edition, uids: dict[str, str]
) -> None:
    """What was done since would be lost; what touches something else stands in nobody's way."""
    moved = desk.makeup.place(edition.uid, [uids["A"]], "Culture").step
    desk.makeup.name(edition.uid, "Late edition")
    desk.workflow.undo(moved.number)
    desk.workflow.redo(moved.number)
    desk.makeup.take_out(edition.uid, [uids["B"]])

    with pytest.raises(Refused, match="the edition changed since"):
        desk.workflow.undo(moved.number)

    assert told(desk, uids) == "| Culture: C D A"
    assert desk.editions.get(edition.uid).title == "Late edition"


def test_a_story_that_is_gone_for_good_is_not_brought_back(
    desk: Desk, edition: Edition, uids: dict[str, str]
) -> None:
    """The step that took it out of the edition cannot be taken back then."""
    step = desk.makeup.take_out(edition.uid, [uids["D"]]).step
    desk.workflow.act((uids["D"],), "spike")
    desk.bin.empty()

    with pytest.raises(Refused, match="a story of the edition is not there"):
        desk.workflow.undo(step.number)


def test_a_story_knows_that_it_came_and_went(desk: Desk, edition: Edition, uids: dict[str, str]) -> None:
    """Its journal says so, and that it was taken back."""
    desk.makeup.place(edition.uid, [uids["E"]])
    step = desk.makeup.take_out(edition.uid, [uids["E"]]).step
    desk.workflow.undo(step.number)

    assert [each.what for each in desk.workflow.journal(uids["E"])][:3] == [
        f"took back “Take “E” out of the edition of {day(DAY)}”",
        f"took it out of the edition of {day(DAY)}",
        f"added it to the edition of {day(DAY)}",
    ]


def test_a_layout_is_what_an_editor_sets(edition: Edition) -> None:
    """No more and no less."""
    assert edition.layout == Layout("Friday", "", "", True, edition.entries)
