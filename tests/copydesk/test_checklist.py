"""The checklist: every rule that the workflow's table names, and what it says."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.copydesk.checklist import Checklist, for_readers, only_errors, rules
from newsdesk.copydesk.checks import Places, Proof
from newsdesk.copydesk.typos import Spot
from newsdesk.domain.findings import Finding, Severity
from newsdesk.domain.story import Status, Story
from newsdesk.domain.workflow import TRANSITIONS

MakeStory = Callable[..., Story]


def findings(story: Story, **facts: Any) -> tuple[Finding, ...]:
    return Checklist(for_readers()).check(Proof(story, story.created, **facts))


def test_the_table_and_the_rules_name_each_other() -> None:
    """No transition asks for a rule that is not there, and no rule is there for nothing."""
    asked = {each.rule for way in TRANSITIONS for each in way.requires}

    assert asked == {rule.name for rule in rules()}
    assert len({rule.name for rule in rules()}) == len(rules())


def test_a_transition_asks_for_a_rule_once() -> None:
    """With one severity."""
    for way in TRANSITIONS:
        names = [each.rule for each in way.requires]
        assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("body", "rule", "severity", "message"),
    [
        ('![](media/a.jpg "TSC")', "image-alt", Severity.ERROR, "The picture has no description (alt text)."),
        ("![A ferry](media/a.jpg)", "image-credit", Severity.WARNING, "The picture has no credit."),
    ],
)
def test_a_picture_has_words_and_a_credit(
    make_story: MakeStory, body: str, rule: str, severity: Severity, message: str
) -> None:
    """What is missing is found at the picture itself."""
    (finding,) = findings(make_story(body=f"One.\n\n{body}"))

    assert (finding.rule, finding.severity, finding.message) == (rule, severity, message)
    assert (finding.field, finding.start, finding.end) == ("body", 6, 6 + len(body))


@pytest.mark.parametrize(
    ("notes", "message"),
    [(1, "1 note to the desk is not resolved."), (3, "3 notes to the desk are not resolved.")],
)
def test_open_notes_hold_back(make_story: MakeStory, notes: int, message: str) -> None:
    """Somebody still wants something."""
    (finding,) = findings(make_story(), open_notes=notes)

    assert (finding.rule, finding.severity, finding.field) == ("note-open", Severity.ERROR, "notes")
    assert finding.message == message


@pytest.mark.parametrize(
    ("hours", "rule", "severity", "said"),
    [
        (1, "embargo", Severity.ERROR, "07:30 UTC"),
        (0, "embargo-past", Severity.WARNING, "06:30 UTC"),
        (-1, "embargo-past", Severity.WARNING, "05:30 UTC"),
    ],
)
def test_an_embargo_is_on_or_over(
    make_story: MakeStory, hours: int, rule: str, severity: Severity, said: str
) -> None:
    """To the very moment, and never both."""
    story = make_story()

    (finding,) = findings(story._replace(embargo=story.created + timedelta(hours=hours)))

    assert (finding.rule, finding.severity, finding.field) == (rule, severity, "embargo")
    assert said in finding.message


def test_the_house_says_how_long_a_headline_is(make_story: MakeStory) -> None:
    """The message has the value and the limit, and leads to what is too much."""
    (finding,) = findings(make_story(headline="A" * 71), headline_limit=64)

    assert finding.message == "Headline 71 of 64 characters."
    assert (finding.field, finding.start, finding.end) == ("headline", 64, 71)


def test_only_errors_are_asked_for_where_only_they_matter(make_story: MakeStory) -> None:
    """What holds back a hundred thousand stories is found without looking for straight quotes."""
    story = make_story(byline="", body="The the end is TK.")

    found = Checklist(only_errors(for_readers())).check(Proof(story, story.created))

    assert [each.rule for each in found] == ["to-come"]


@given(
    st.lists(st.sampled_from(["the the ", "“", "20,000 tenge ($60)", "{{rate KZT}}", "![](a.jpg)", "TK "]))
)
def test_what_a_text_lacks_it_lacks_at_any_time(make_story: MakeStory, words: list[str]) -> None:
    """Whatever the clock says, and whoever knows of rates and notes: so it may be kept."""
    story, checklist = make_story(body="".join(words)), Checklist(for_readers())

    def misrated(_story: Story) -> Places:
        yield "body", Spot(0, 1, "Off.")

    later = Proof(
        story._replace(embargo=story.created, revision="9", status=Status.PUBLISHED),
        story.created + timedelta(days=1),
        open_notes=2,
        misrated=misrated,
        unanswered=lambda _story: {"rate KZT": "There is none."},
    )

    assert checklist.in_text(Proof(story, story.created)) == checklist.in_text(later)
    assert {"conversion", "note-open", "embargo-past"} <= {each.rule for each in checklist.check(later)}
