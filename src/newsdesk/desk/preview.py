"""The page as readers will get it, for the pane beside the editor."""

import mimetypes
from dataclasses import dataclass

from newsdesk.bundle import Pages
from newsdesk.desk.newsroom import Newsroom
from newsdesk.domain.corrections import Correction
from newsdesk.domain.story import Story
from newsdesk.store import Corrections
from newsdesk.text.clocks import everywhere
from newsdesk.text.rendered import Rendered
from newsdesk.text.worker import Renderer


@dataclass(frozen=True, slots=True)
class Previewed:
    """A story's whole page as HTML, the body in it, block by block, and the corrections in it."""

    html: str
    body: Rendered
    corrections: tuple[Correction, ...] = ()


class PreviewDesk:
    """Renders with the one renderer and the bundle's own pages."""

    def __init__(self, newsroom: Newsroom, renderer: Renderer, pages: Pages) -> None:
        self._newsroom = newsroom
        self._renderer = renderer
        self._pages = pages

    def render(self, body: str) -> Rendered:
        """Render a body in the worker process; too hard a text comes back plain, with a notice."""
        return self._renderer.render(body)

    def page(self, story: Story) -> Previewed:
        """Return a story's page, with one element for each block of its body."""
        body = self._renderer.render(story.text.body)
        corrections = self.corrections(story)
        html = self._pages.preview(story, body, self._newsroom.name, corrections, self.embargo(story))
        return Previewed(html, body, corrections)

    def corrections(self, story: Story) -> tuple[Correction, ...]:
        """Return what the story's page says of corrections now."""
        with self._newsroom.archive.reading() as db:
            return Corrections(db).of(story.uid)

    def embargo(self, story: Story) -> str:
        """Return what a preview says above a story that no reader may have yet, or ""."""
        if story.embargo is None or story.embargo <= self._newsroom.clock.now():
            return ""
        return f"Embargoed until {everywhere(story.embargo)}."

    def asset(self, path: str) -> tuple[bytes, str] | None:
        """Return what a page of this newsroom may load from ``path``: its bytes and MIME type, or None."""
        found = self._pages.assets().get(path)
        if found is None:
            return None
        return found, mimetypes.guess_type(path)[0] or "application/octet-stream"
