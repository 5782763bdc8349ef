"""The sample newsroom is copy that our own desk has nothing to say about."""

import json
import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import yaml

from newsdesk.copydesk.checklist import Checklist, for_readers
from newsdesk.copydesk.checks import Proof
from newsdesk.domain.countries import CENTRAL_ASIA, TICKER
from newsdesk.domain.findings import Finding
from newsdesk.domain.rates import RateKind
from newsdesk.domain.story import Status, Story
from newsdesk.rates.files import read_rates

MakeStory = Callable[..., Story]

SAMPLE = Path(__file__).parents[2] / "resources" / "sample"
STORIES = sorted((SAMPLE / "stories").glob("*.md"))
DAY = date(2025, 11, 14)


def check(story: Story) -> tuple[Finding, ...]:
    return Checklist(for_readers()).check(Proof(story, story.created))


def page() -> tuple[list[str], list[str]]:
    """Return the captured page's lines down to the date, and its blocks after that."""
    head, found, rest = (SAMPLE / "capture.txt").read_text(encoding="utf-8").partition("14 November 2025\n")
    return [*head.splitlines(), found.strip()], rest.strip().split("\n\n")


@pytest.mark.parametrize("path", STORIES, ids=lambda each: each.stem)
def test_a_sample_story_is_clean_copy(make_story: MakeStory, path: Path) -> None:
    """Front matter as other desks write it, 120 to 450 words, no finding."""
    _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    fields = yaml.safe_load(front)

    story = make_story(
        headline=fields["headline"],
        standfirst=fields["standfirst"],
        byline=fields["byline"],
        countries=tuple(fields["countries"]),
        body=body.strip(),
    )

    assert check(story) == ()
    assert 120 <= len(body.split()) <= 450
    assert fields["status"] in set(Status)
    assert fields["date"] <= DAY


def test_the_sample_covers_the_region() -> None:
    """At least eight stories, about all five countries, in several states."""
    fields = [yaml.safe_load(path.read_text(encoding="utf-8").split("---\n", 2)[1]) for path in STORIES]

    assert len(fields) >= 8
    assert {country for each in fields for country in each["countries"]} == set(CENTRAL_ASIA)
    assert {each["status"] for each in fields} == {"draft", "in edit", "ready", "published"}


def test_the_sample_capture_has_a_ticker_ten_times_over() -> None:
    """Five lines, ten times; the first is not indented, the others are, as a browser copies a list."""
    lines, _ = page()

    assert len(lines) == 51
    assert set(lines[5:10]) == set(lines[45:50])
    assert [
        line for line in lines[:50] if not re.fullmatch(r"  • [A-Z]{3}/USD = 0\.\d{5} -?[0-9.]+%", line)
    ] == ["• KGS/USD = 0.01143 0%"]


def test_the_sample_capture_holds_six_clean_stories(make_story: MakeStory) -> None:
    """Six headlines, 120 words or more under each, and no finding but the page builder's residue."""
    _, blocks = page()
    starts = [n for n, block in enumerate(blocks) if len(block) < 90 and block[-1] not in ".”"]
    stories = [
        make_story(headline=blocks[start], body="\n\n".join(blocks[start + 1 : end]))
        for start, end in zip(starts, [*starts[1:], len(blocks)], strict=True)
    ]

    assert [len(story.text.body.split()) >= 120 for story in stories] == [True] * 6
    assert {finding.rule for story in stories for finding in check(story)} == {"residue"}


def test_the_sample_rates_are_a_fortnight() -> None:
    """Ten working days of five currencies, the manat pegged, up to the day of the page."""
    data = (SAMPLE / "rates.csv").read_bytes()

    rates = read_rates(data, "rates.csv", datetime(2025, 11, 14, 12, tzinfo=UTC))

    assert len(rates) == 50
    assert {each.effective.isoweekday() for each in rates} == {1, 2, 3, 4, 5}
    assert [each.quote for each in rates if each.effective == DAY] == list(TICKER)
    assert max(each.effective for each in rates) == DAY
    assert {each.value for each in rates if each.kind is RateKind.PEG} == {"3.5"}
    assert all(each.source.endswith("(sample)") for each in rates)


def test_the_sample_names_what_it_is_made_of() -> None:
    """newsroom.json leads to every part, and says that all of it is invented."""
    newsroom = json.loads((SAMPLE / "newsroom.json").read_text(encoding="utf-8"))

    assert newsroom["name"] == "The Steppe Courier"
    assert "invented" in newsroom["about"]
    assert (SAMPLE / newsroom["capture"]).is_file()
    assert (SAMPLE / newsroom["stories"]).is_dir()
    assert (SAMPLE / newsroom["rates"]).is_file()
    assert date.fromisoformat(newsroom["edition"]["date"]) == DAY
