"""What was rendered while it was written is not rendered again for a bundle."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from newsdesk.bundle.hands import Hands
from newsdesk.desk import Desk
from newsdesk.desk.publishing import Publishing
from newsdesk.desk.renderings import FOLDER
from newsdesk.domain.errors import Cancelled
from newsdesk.domain.progress import Silent
from newsdesk.domain.story import Story, StoryText
from newsdesk.text.rendered import Rendered
from newsdesk.text.shortcodes import NO_ANSWERS, Answers
from newsdesk.text.worker import Renderer


class Watched(Renderer):
    """Remembers what it was asked for, with what another was."""

    def __init__(self, asked: list[str]) -> None:
        super().__init__()
        self.asked = asked

    def typeset(self, markdown: str, answers: Answers = NO_ANSWERS) -> Rendered:
        self.asked.append(markdown)
        return super().typeset(markdown, answers)


@pytest.fixture
def renderer(desk: Desk) -> Iterator[Watched]:
    """The desk's own renderer, watched with those that its exports have."""
    with Watched([]) as watched:
        vars(desk)["_renderer"] = watched
        vars(desk)["publishing"] = Publishing(
            desk.newsroom,
            desk.renderings,
            desk.themes,
            desk.pictures,
            desk.keys,
            lambda: Hands(renderer=Watched(watched.asked)),
        )
        yield watched


@pytest.fixture
def stories(desk: Desk) -> list[Story]:
    """Three that may go out."""
    texts = [
        StoryText(f"Snow in {month}", "", f"It *snowed* in {month}.", "A", countries=("KG",))
        for month in ("May", "June", "July")
    ]
    return [desk.stories.new(text).value for text in texts]


def export(desk: Desk, stories: list[Story], out: Path) -> None:
    """Write a bundle of some stories."""
    desk.publishing.export_selection(desk.publishing.selection([each.uid for each in stories]), out, Silent())


def test_what_was_seen_in_the_preview_is_kept(
    desk: Desk, renderer: Watched, stories: list[Story], tmp_path: Path
) -> None:
    """Each story that somebody had open, as it was left, not as it was typed."""
    typed = stories[0].text.with_(body="It snow")
    desk.preview.page(stories[0]._replace(text=typed))
    desk.preview.render(stories[0].text)
    desk.preview.page(stories[1])
    seen = list(renderer.asked)

    export(desk, stories, tmp_path / "out")

    assert seen == ["It snow", stories[0].text.body, stories[1].text.body]
    assert renderer.asked[len(seen) :] == [stories[2].text.body]
    kept = [path for path in (desk.newsroom.folder / FOLDER).rglob("*") if path.is_file()]
    assert len(kept) == 3 + 3 + 1 + 1  # bodies, what each text lacks, what all do, the bundle


def test_stories_that_nobody_opened_can_be_prepared(
    desk: Desk, renderer: Watched, stories: list[Story], tmp_path: Path
) -> None:
    """Then a bundle renders nothing; nor does preparing them twice."""
    uids = [each.uid for each in stories]
    desk.preparing.prepare([*uids, "gone"])
    desk.preparing.prepare(uids)

    export(desk, stories, tmp_path / "out")

    assert renderer.asked == [each.text.body for each in stories]


def test_a_second_bundle_renders_what_changed(
    desk: Desk, renderer: Watched, stories: list[Story], tmp_path: Path
) -> None:
    """Also after the newsroom was closed in between."""
    export(desk, stories, tmp_path / "out")
    renderer.asked.clear()
    changed = stories[1].text.with_(body="It *rained*.")
    desk.stories.save(stories[1].uid, changed)

    export(desk, stories, tmp_path / "out")

    assert renderer.asked == ["It *rained*."]


class Stopping:
    """Stops the work at once."""

    def step(self, _done: int, _total: int, _what: str) -> None:
        """Stop it."""
        raise Cancelled


def test_an_export_that_is_stopped_leaves_the_preview_alone(
    desk: Desk, renderer: Watched, stories: list[Story], tmp_path: Path
) -> None:
    """Whoever goes on writing has the process that knows the page."""
    desk.preview.page(stories[0])
    child = renderer._child
    selection = desk.publishing.selection([each.uid for each in stories])

    with pytest.raises(Cancelled):
        desk.publishing.export_selection(selection, tmp_path / "out", Stopping())

    assert desk.preview.page(stories[1]).body.html == "<p>It <em>snowed</em> in June.</p>"
    assert renderer._child is child
