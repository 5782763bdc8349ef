"""What it takes to watch a bundle being written, and to look at all of it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from newsdesk.bundle import BundleContent
from newsdesk.domain.edition import Entry
from newsdesk.domain.errors import Cancelled
from newsdesk.domain.story import Story
from newsdesk.text.render import render
from newsdesk.text.rendered import Rendered, plain_fallback
from newsdesk.text.shortcodes import Answers

Write = Callable[[BundleContent, Path], Path]
#: Files of a bundle, by their names in it.
Files = dict[str, bytes]
#: Takes the renderer minutes.
ENDLESS = "![[]()" * 4000


class Watcher:
    """Remembers what it was told, and stops the work at a given step.

    A story that is named once more, because it is waited for, is no new step.
    """

    def __init__(self, stop_at: int = -1) -> None:
        self.steps: list[tuple[int, int]] = []
        self.said: list[str] = []
        self._stop_at = stop_at

    def step(self, done: int, total: int, what: str) -> None:
        """Take a step to heart; raise ``Cancelled`` at the one asked for."""
        if what.startswith("Rendering") and (self.steps[-1:], self.said[-1:]) == ([(done, total)], [what]):
            return
        self.steps.append((done, total))
        self.said.append(what)
        if len(self.steps) == self._stop_at:
            raise Cancelled


class Rendering:
    """Renders what the hands do not, and remembers it."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, markdown: str, answers: Answers) -> Rendered:
        self.asked.append(markdown)
        return plain_fallback(markdown) if markdown == ENDLESS else render(markdown, answers)


def contents(folder: Path) -> Files:
    """Return every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def copies(content: BundleContent, count: int) -> BundleContent:
    """Return an edition with each of its stories so many times."""
    stories = [
        story._replace(uid=f"{story.uid[:-4]}{number:04x}", slug=f"{story.slug}-{number}")
        for number, story in enumerate(tuple(content.stories) * count)
    ]
    entries = tuple(Entry(story.uid) for story in stories)
    return replace(content, stories=tuple(stories), edition=replace(content.edition, entries=entries))


def with_body(story: Story, body: str) -> Story:
    """Return a story with another text."""
    return story._replace(text=story.text.with_(body=body))
