"""Stories whose bodies lie on the disk are the same stories."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from newsdesk.bundle import BundleContent, Pages, write_bundle
from newsdesk.bundle.aside import Aside, heads
from newsdesk.bundle.spool import Spool
from newsdesk.domain.formats import Format
from newsdesk.domain.progress import Silent
from newsdesk.domain.story import Story
from newsdesk.text.render import render
from newsdesk.text.rendered import Block, Rendered
from newsdesk.text.shortcodes import Answers
from tests.bundle.writing import contents
from tests.memory import most_memory


@pytest.fixture
def aside(tmp_path: Path) -> Iterator[Aside]:
    """Have nothing aside yet."""
    with closing(Spool(tmp_path)) as spool:
        yield Aside(spool)


def test_each_is_whole_when_it_is_asked_for(content: BundleContent, aside: Aside) -> None:
    aside.extend(content.stories[:1])
    assert aside[-1] == content.stories[0]
    aside.extend(content.stories[1:])

    assert tuple(aside) == (*aside[:2], *aside[2:]) == content.stories
    assert aside[-1] == content.stories[-1]
    assert len(aside) == len(content.stories)
    with pytest.raises(IndexError):
        aside[len(aside)]


def test_heads_are_the_stories_but_for_their_bodies(content: BundleContent, aside: Aside) -> None:
    aside.extend(content.stories)

    whole = [
        head._replace(text=head.text.with_(body=story.text.body))
        for head, story in zip(heads(aside), content.stories, strict=True)
    ]

    assert {head.text.body for head in heads(aside)} == {""}
    assert whole == list(content.stories)
    assert heads(content.stories) is content.stories


def test_what_is_changed_leaves_the_others_as_they_lie(content: BundleContent, aside: Aside) -> None:
    aside.extend(content.stories)

    def louder(story: Story) -> Story:
        if story.uid != content.stories[1].uid:
            return story
        return story._replace(text=story.text.with_(body=story.text.body.upper()))

    changed = aside.changed(louder)

    assert tuple(changed) == tuple(map(louder, content.stories))
    assert tuple(aside) == content.stories
    assert aside.changed(lambda story: story) is aside


@pytest.mark.parametrize("name", ["out", "out.zip"])
def test_a_bundle_of_them_is_the_same_bytes(
    content: BundleContent, pages: Pages, aside: Aside, tmp_path: Path, name: str
) -> None:
    aside.extend(content.stories)
    whole = replace(content, formats=frozenset(Format), base_url="https://example.com")
    for number, each in enumerate((whole, replace(whole, stories=aside))):
        write_bundle(each, tmp_path / f"{number}" / name, pages, render, Silent())

    assert contents(tmp_path / "1" / name) == contents(tmp_path / "0" / name)


def test_their_bodies_are_not_in_memory_at_once(
    content: BundleContent, pages: Pages, aside: Aside, tmp_path: Path
) -> None:
    """Twenty-four megabytes of them go out in ten."""
    first = content.stories[0]
    for number in range(120):
        text = first.text.with_(body=f"{number} " + "wool " * 40_000)
        aside.extend([first._replace(uid=f"{number:032}", slug=f"story-{number}", text=text)])

    def short(_markdown: str, _answers: Answers) -> Rendered:
        return Rendered((Block(1, "<p>Wool.</p>"),))

    many = replace(content, stories=aside, for_desks=False)

    most = most_memory(lambda time: write_bundle(many, tmp_path / str(time), pages, short, Silent()))

    assert most < 10_000_000
