"""Several processes make the stories of a bundle that one would."""

import threading
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsdesk.bundle import BundleContent, Pages, write_bundle
from newsdesk.bundle.hands import Hands
from newsdesk.bundle.kept import Kept
from newsdesk.domain.errors import Refused
from newsdesk.domain.progress import Silent
from newsdesk.domain.story import Revision, StoryText, Why
from newsdesk.text.render import render
from newsdesk.text.rendered import Rendered, plain_fallback
from newsdesk.text.shortcodes import Answers
from newsdesk.text.worker import Renderer
from tests.bundle.writing import ENDLESS, Rendering, contents, copies, with_body
from tests.memory import most_memory


class LongPasts(Mapping[str, tuple[Revision, ...]]):
    """Of each story a past that is a megabyte, and in memory only while somebody has it in hand."""

    def __getitem__(self, uid: str) -> tuple[Revision, ...]:
        text = StoryText(headline="Long", body="steppe " * 150_000)
        return (Revision(uid, 1, datetime(2031, 3, 14, tzinfo=UTC), "Aigul", Why.TYPING, text, "", "d1"),)

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


@pytest.mark.parametrize("name", ["out", "out.zip"])
def test_many_hands_make_the_same(content: BundleContent, pages: Pages, tmp_path: Path, name: str) -> None:
    """The same bytes, with answers, with a picture that is not there, and without sources."""
    many = copies(content, 6)
    one, two, *others = many.stories
    stories = (
        with_body(one, "{{rate KZT}} and <b>more</b>"),
        with_body(two, "![A](media/ab/ab.jpg)"),
        *others,
    )
    answers = {one.uid: {"rate KZT": "516"}}
    for number, for_desks in enumerate((True, False)):
        shown = replace(many, stories=stories, answers=answers, for_desks=for_desks)
        made = []
        for hands, rendering in ((None, Rendering()), (Hands(2, worth=1), Rendering())):
            out = tmp_path / f"{number}-{bool(hands)}" / name
            with hands or Hands():
                made.append(write_bundle(shown, out, pages, rendering, Silent(), hands=hands).sha256)

        assert made[0] == made[1]
        assert len(rendering.asked) < len(stories)


def test_a_story_that_never_ends_stands_as_typed(
    content: BundleContent, pages: Pages, tmp_path: Path
) -> None:
    """And the others with it are made by whoever writes. It is not kept: the next bundle has it right."""
    many = copies(content, 6)
    shown = replace(many, stories=(with_body(many.stories[0], ENDLESS), *many.stories[1:]))
    kept = Kept(tmp_path / "kept")

    def quick(markdown: str, answers: Answers) -> Rendered:
        return render("# An end" if markdown == ENDLESS else markdown, answers)

    for name, rendering in (("slow", Rendering()), ("quick", quick)):
        with Hands(2, worth=1) as hands:
            write_bundle(shown, tmp_path / "out", pages, rendering, Silent(), kept=kept, hands=hands)
        write_bundle(shown, tmp_path / name / "alone", pages, rendering, Silent())

        assert contents(tmp_path / "out") == contents(tmp_path / name / "alone")


@pytest.mark.parametrize("name", ["out", "out.zip"])
def test_what_hands_made_is_kept(content: BundleContent, pages: Pages, tmp_path: Path, name: str) -> None:
    """The next bundle asks nobody, though there is none where this one is."""
    kept, rendering = Kept(tmp_path / "kept"), Rendering()
    many = copies(content, 6)
    with Hands(2, worth=1) as hands:
        first = write_bundle(many, tmp_path / name, pages, rendering, Silent(), kept=kept, hands=hands)
    rendering.asked.clear()
    second = write_bundle(many, tmp_path / "again" / name, pages, rendering, Silent(), kept=kept)

    assert first.sha256 == second.sha256
    assert rendering.asked == []


class Seeing:
    """Sees whether a renderer has a process, at any step of the work."""

    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer
        self.is_started = False

    def step(self, _done: int, _total: int, _what: str) -> None:
        """Look."""
        self.is_started = self.is_started or self._renderer._child is not None


def test_a_few_stories_have_a_process_only_if_one_is_to_be_rendered(
    content: BundleContent, pages: Pages, tmp_path: Path
) -> None:
    """To start it takes as long as a small edition does that is kept."""
    kept, seen = Kept(tmp_path / "kept"), []
    for name in ("first", "again"):
        renderer = Renderer()
        seeing = Seeing(renderer)
        with Hands(renderer=renderer) as hands:
            write_bundle(content, tmp_path / name, pages, hands.render, seeing, kept=kept, hands=hands)
        seen.append(seeing.is_started)
    write_bundle(content, tmp_path / "alone", pages, Rendering(), Silent())

    assert seen == [True, False]
    assert contents(tmp_path / "first") == contents(tmp_path / "again") == contents(tmp_path / "alone")


def as_typed(markdown: str, _answers: Answers) -> Rendered:
    """Render nothing, for want of time."""
    return plain_fallback(markdown)


def test_what_stands_as_typed_is_not_kept(content: BundleContent, pages: Pages, tmp_path: Path) -> None:
    """Nor its files, in a .zip, where all others are: it may only have been that there was no time."""
    kept = Kept(tmp_path / "kept")

    before = write_bundle(content, tmp_path / "a.zip", pages, as_typed, Silent(), kept=kept).sha256
    after = write_bundle(content, tmp_path / "a.zip", pages, Rendering(), Silent(), kept=kept).sha256

    assert before != after == write_bundle(content, tmp_path / "b.zip", pages, Rendering(), Silent()).sha256


def test_what_stands_as_typed_follows_its_text(content: BundleContent, pages: Pages, tmp_path: Path) -> None:
    """On its page and in the feeds: the one before is not taken for it."""
    kept, before = Kept(tmp_path / "kept"), replace(content, base_url="https://example.com")
    first, *others = before.stories
    after = replace(before, stories=(with_body(first, "Another text."), *others))
    for each in (before, after):
        write_bundle(each, tmp_path / "out", pages, as_typed, Silent(), kept=kept)
    write_bundle(after, tmp_path / "alone", pages, as_typed, Silent())

    assert contents(tmp_path / "out") == contents(tmp_path / "alone")


def test_what_is_made_again_as_typed_is_tried_once_more(
    content: BundleContent, pages: Pages, tmp_path: Path
) -> None:
    """A page was taken out of the bundle, and when it was made again there was no time for it."""
    kept, out = Kept(tmp_path / "kept"), tmp_path / "out"
    shown = replace(content, base_url="https://example.com")
    write_bundle(shown, out, pages, Rendering(), Silent(), kept=kept)
    sound = contents(out)
    for entry in (each for each in (tmp_path / "kept").rglob("*") if each.is_file()):
        if b'[["body", ' in entry.read_bytes():
            entry.unlink()
    for name in [*(out / "stories").iterdir(), out / "feed.xml"]:
        name.unlink()

    write_bundle(shown, out, pages, as_typed, Silent(), kept=kept)
    assert contents(out) != sound
    write_bundle(shown, out, pages, Rendering(), Silent(), kept=kept)

    assert contents(out) == sound


def test_long_pasts_are_not_in_memory_together(content: BundleContent, pages: Pages, tmp_path: Path) -> None:
    """They go to the hands as few at a time as fit into what a batch may hold."""
    many = replace(copies(content, 6), revisions=LongPasts())

    def write(time: int) -> None:
        with Hands(1, worth=1) as hands:
            write_bundle(many, tmp_path / str(time), pages, Rendering(), Silent(), hands=hands)

    assert most_memory(write) < 24_000_000
    assert sum(path.stat().st_size for path in (tmp_path / "1/source").rglob("*.json")) > 24_000_000


def test_pasts_are_asked_for_where_the_bundle_is_written(
    content: BundleContent, pages: Pages, tmp_path: Path
) -> None:
    """They are read a few at a time, and two who ask at once would take them from each other."""
    asking = set[threading.Thread]()

    def mark(_uid: str) -> str:
        asking.add(threading.current_thread())
        return ""

    many = copies(content, 6)
    stories = tuple(with_body(each, f"{number} < 2") for number, each in enumerate(many.stories))
    shown = replace(many, stories=stories, mark=mark)
    with Hands(2, worth=1) as hands:
        write_bundle(shown, tmp_path / "out", pages, Rendering(), Silent(), hands=hands)

    assert asking == {threading.current_thread()}


def test_hands_that_cannot_be_started_are_done_without(
    content: BundleContent, pages: Pages, tmp_path: Path
) -> None:
    """Whoever writes the bundle makes its stories, though it takes longer."""
    many, rendering = copies(content, 3), Rendering()
    with Hands(2, worth=1, command=(str(tmp_path / "none"),)) as hands:
        write_bundle(many, tmp_path / "out", pages, rendering, Silent(), hands=hands)
    write_bundle(many, tmp_path / "alone", pages, Rendering(), Silent())

    assert sorted(rendering.asked) == sorted(story.text.body for story in many.stories)
    assert contents(tmp_path / "out") == contents(tmp_path / "alone")


@pytest.mark.parametrize("worth", [1, 100])
def test_a_bundle_that_nobody_can_render_is_refused(
    content: BundleContent, pages: Pages, tmp_path: Path, worth: int
) -> None:
    """No reader is to get a story as it was typed because the desk’s machine is full."""
    nobody = (str(tmp_path / "none"),)
    with (
        Hands(2, worth, Renderer(nobody), nobody) as hands,
        pytest.raises(Refused, match=r"Close other programs, and try again\."),
    ):
        write_bundle(content, tmp_path / "out", pages, hands.render, Silent(), hands=hands)

    assert list(tmp_path.iterdir()) == []


def test_there_are_as_many_hands_as_cores() -> None:
    """One at least, and no more than pay; none is there for a few stories, which are made one by one."""
    with Hands() as hands:
        hands.expect(5)

        assert 1 <= hands.most <= 8
        assert hands.at_once == 1
        assert hands.make(b"", ()) is None
