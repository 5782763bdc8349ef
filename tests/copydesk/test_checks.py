from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.copydesk.checklist import Checklist, for_readers
from newsdesk.copydesk.checks import Proof, text_rules
from newsdesk.domain.findings import Finding, Severity
from newsdesk.domain.story import HOUSE_HEADLINE, Story

MakeStory = Callable[..., Story]

#: Pieces that the rules care about, so that random texts are full of findings.
PIECES = st.sampled_from(
    [
        "the",
        "The",
        "had",
        "Pago",
        "a",
        "é",
        "🐎",
        "TK",
        "XXX",
        "1",
        " ",
        "  ",
        "\t",
        "\n",
        "\n\n",
        "\r\n",
        ",",
        ".",
        " .",
        "?",
        "“",
        "”",
        "‘",
        "’",
        '"',
        "'",
        "`",
        "```\n",
        "    ",
        "- ",
        "> ",
        "| ",
        "[",
        "](",
        ")",
        "<b>",
        "http://a.b/c  d",
        "[/vc_row]",
        "[vc_column width=“1/2”]",
        "[caption]",
        "[sic]",
    ]
)
TEXTS = st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=60)


def check(story: Story) -> tuple[Finding, ...]:
    return Checklist(for_readers()).check(Proof(story, story.created))


def names(story: Story) -> list[str]:
    return [each.rule for each in check(story)]


def fixed(story: Story, finding: Finding) -> Story:
    text = getattr(story.text, finding.field)
    whole = f"{text[: finding.start]}{finding.fix}{text[finding.end :]}"
    return Story(
        story.uid,
        story.slug,
        story.text.with_(**{finding.field: whole}),
        story.status,
        story.created,
        story.updated,
        story.words,
    )


def test_a_sound_story_has_no_findings(make_story: MakeStory) -> None:
    """The desk has nothing to say where there is nothing to say."""
    assert check(make_story()) == ()


@pytest.mark.parametrize(
    ("fields", "rule", "severity"),
    [
        ({"headline": " "}, "headline-missing", Severity.ERROR),
        ({"headline": "A" * 121}, "headline-long", Severity.WARNING),
        ({"body": "\n"}, "body-missing", Severity.ERROR),
        ({"byline": ""}, "byline-missing", Severity.WARNING),
        ({"countries": ()}, "country-missing", Severity.WARNING),
        ({"body": "Over.[/vc_row]"}, "residue", Severity.ERROR),
        ({"standfirst": "Some TK words."}, "to-come", Severity.ERROR),
        ({"body": "On the the bridge."}, "doubled-word", Severity.WARNING),
        ({"headline": "A  Bridge"}, "double-space", Severity.WARNING),
        ({"body": "Open , at last."}, "early-space", Severity.WARNING),
        ({"headline": "“A Bridge”", "body": "It's open."}, "straight-quote", Severity.WARNING),
        ({"body": "“It is open."}, "loose-quote", Severity.WARNING),
    ],
)
def test_each_rule_finds_its_own(
    make_story: MakeStory, fields: dict[str, str], rule: str, severity: Severity
) -> None:
    """One fault gives one finding, of the rule that is about it and in the field where it is."""
    (finding,) = check(make_story(**fields))

    assert (finding.uid, finding.rule, finding.severity) == ("uid-1", rule, severity)
    assert finding.message.endswith(".")


def test_every_rule_is_tried(make_story: MakeStory) -> None:
    """The rules have names of their own, and the list above leaves none out."""
    marks = test_each_rule_finds_its_own.pytestmark  # type: ignore[attr-defined]
    tried = {rule for _, rule, _ in marks[0].args[1]}

    assert sorted(each.name for each in text_rules()) == sorted(tried)


def test_a_source_will_do_for_a_byline(make_story: MakeStory) -> None:
    """Agency copy names its source and has no byline."""
    assert check(make_story(byline="", source="TSC")) == ()


def test_a_long_headline_says_how_long(make_story: MakeStory) -> None:
    """The message counts, and the place is what is too much."""
    (finding,) = check(make_story(headline="A" * 131))

    assert finding.message == "Headline 131 of 120 characters."
    assert (finding.start, finding.end) == (HOUSE_HEADLINE, 131)


def test_a_headline_of_the_full_length_is_right(make_story: MakeStory) -> None:
    """120 characters are allowed, counted as readers count them and not as UTF-16."""
    assert check(make_story(headline="🐎" * HOUSE_HEADLINE)) == ()


def test_findings_come_in_reading_order(make_story: MakeStory) -> None:
    """Headline before body, then by place, whatever the order of the rules."""
    found = names(make_story(headline="A  Bridge", body="Open , and the the rest is TK.", byline=""))

    assert found == ["double-space", "early-space", "doubled-word", "to-come", "byline-missing"]


def test_code_and_addresses_are_left_alone(make_story: MakeStory) -> None:
    """Nothing is found in code, links or HTML attributes."""
    body = (
        'Use `a  b , the the` and [this](https://example.org/TK/the-the "It\'s").\n\n'
        '```\nthe the  TK "x"\n```\n\n    the the\n\n<a title="TK">there</a> “so”.'
    )

    assert check(make_story(body=body)) == ()


@given(headline=TEXTS, standfirst=TEXTS, body=TEXTS)
def test_places_lie_inside_the_text(make_story: MakeStory, headline: str, standfirst: str, body: str) -> None:
    """Whatever the text, every finding's place is in the field it names."""
    story = make_story(headline=headline, standfirst=standfirst, body=body)

    for finding in check(story):
        field = getattr(story.text, finding.field)
        assert 0 <= finding.start <= finding.end <= len(field)


@given(body=TEXTS)
def test_a_fix_removes_what_it_fixes(make_story: MakeStory, body: str) -> None:
    """After a fix its rule has nothing left to say about that place."""
    story = make_story(body=body)

    for finding in check(story):
        if finding.fix is not None:
            after = check(fixed(story, finding))
            assert (finding.rule, finding.start) not in [(each.rule, each.start) for each in after]


def test_all_residue_in_a_row_is_one_finding(make_story: MakeStory) -> None:
    """What a page builder left at the end of a story goes at one stroke; copy in brackets stays."""
    body = "[The] end [sic], with [video](https://a.example).[/vc_column_text][/vc_column][/vc_row]"

    (finding,) = check(make_story(body=body))

    assert body[finding.start : finding.end] == "[/vc_column_text][/vc_column][/vc_row]"
    assert finding.fix == ""


def test_taking_residue_out_joins_no_words(make_story: MakeStory) -> None:
    """Where a shortcode is all that parts two words, a space takes its place."""
    story = make_story(body="One[/vc_row][vc_row]two.")

    (finding,) = check(story)

    assert fixed(story, finding).text.body == "One two."


def test_an_editors_comment_is_no_residue(make_story: MakeStory) -> None:
    """A comment in the source is seen by no reader."""
    assert check(make_story(body="It opened. <!-- who? -->")) == ()
