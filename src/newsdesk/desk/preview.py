"""The page as readers will get it, for the pane beside the editor, and for a browser."""

import mimetypes
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory

from newsdesk.bundle import BundleContent, Pages
from newsdesk.bundle.content import country_names, dateline
from newsdesk.bundle.pictures import Album, Originals, names_in, rooted, sized_blocks
from newsdesk.copydesk import checks
from newsdesk.copydesk.checks import Proof
from newsdesk.desk.editions import existing
from newsdesk.desk.newsroom import Newsroom
from newsdesk.desk.renderings import Renderings, answers_of
from newsdesk.desk.themes import ThemeDesk
from newsdesk.domain.corrections import Correction
from newsdesk.domain.errors import Refused
from newsdesk.domain.story import Status, Story, StoryText
from newsdesk.store.corrections import Corrections
from newsdesk.store.editions import Editions
from newsdesk.store.media import picture_path
from newsdesk.store.stories import Stories
from newsdesk.text.clocks import everywhere
from newsdesk.text.rendered import Rendered
from newsdesk.text.shortcodes import NO_ANSWERS, Answers, may_ask

#: Returns the width and height in pixels of a picture that a text names; None if it is not there.
PictureSize = Callable[[str], tuple[int, int] | None]

#: What a page says where a rule of the checklist finds nothing: the rule, the element's id, the words.
_MISSING = (
    (checks.headline_missing, "headline", "No headline yet"),
    (checks.body_missing, "story-body", "No text yet"),
    (checks.byline_missing, "byline", "No byline yet"),
    (checks.country_missing, "countries", "No country yet"),
)


@dataclass(frozen=True, slots=True)
class Previewed:
    """A story's whole page as HTML, the body in it, block by block, and the corrections in it."""

    html: str
    body: Rendered
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class FrontPage:
    """An edition's front page as HTML, and which story (uid) each of its links to a path leads to."""

    html: str
    stories: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Frame:
    """What a page shows of a story outside its body, and what is still missing there, by the element's id."""

    fields: Mapping[str, str]
    missing: Mapping[str, str]


class PreviewDesk:
    """Renders with the one renderer and the bundle's own pages."""

    def __init__(
        self, newsroom: Newsroom, renderings: Renderings, themes: ThemeDesk, size: PictureSize
    ) -> None:
        self._newsroom = newsroom
        self._renderings = renderings
        self._themes = themes
        self._size = size

    @property
    def _pages(self) -> Pages:
        return self._themes.shown()

    def render(self, text: StoryText) -> Rendered:
        """Render a text's body in the worker process; too hard a one comes back plain, with a notice.

        Its pictures say how large they are, and its shortcodes what its pins say, else today's rates.
        """
        answers = self._answers(text)
        rendered = self._renderings.renderer.render(text.body, answers)
        self._renderings.see(text.body, answers, rendered)
        return sized_blocks(rendered, self._size)

    def _answers(self, text: StoryText) -> Answers:
        if not may_ask(text.body):
            return NO_ANSWERS
        # What knows rates takes long to import, and most stories have none.
        from newsdesk.desk.shortcodes import Shortcodes  # noqa: PLC0415

        return Shortcodes(self._newsroom).answered(text).answers

    def page(self, story: Story) -> Previewed:
        """Return a story's page, with one element for each block of its body."""
        self._renderings.keep_seen()
        body = self.render(story.text)
        corrections = self.corrections(story)
        html = self._pages.preview(story, body, self._newsroom.name, corrections, self.embargo(story))
        return Previewed(html, body, corrections)

    def frame(self, story: Story, text: StoryText) -> Frame:
        """Return what the page of a story shows outside its body, with the text that it has now."""
        proof = Proof(story._replace(text=text), self._newsroom.clock.now())
        fields = {
            "countries": " · ".join(country_names(text)),
            "headline": text.headline,
            "standfirst": text.standfirst,
            "byline": text.byline,
            "dateline": dateline(text),
        }
        return Frame(fields, {place: words for find, place, words in _MISSING if any(find(proof))})

    def front(self, uid: str, typed: Mapping[str, StoryText]) -> FrontPage:
        """Return an edition's front page as it would go out now; ``typed`` are texts by uid, not yet kept.

        BadInput if the edition is not there.
        """
        with self._newsroom.archive.reading() as db:
            edition = existing(Editions(db), uid)
            loaded = Stories(db).many([entry.story for entry in edition.entries])
            corrections = Corrections(db).of_many([story.uid for story in loaded])
        stories = tuple(
            story._replace(text=typed.get(story.uid, story.text))
            for story in loaded
            if story.status is not Status.SPIKED
        )
        content = BundleContent(
            newsroom=self._newsroom.name,
            edition=edition,
            stories=stories,
            revisions={},
            corrections=corrections,
            answers=answers_of(self._newsroom, stories),
        ).legible()
        paths = {f"stories/{content.names[story.uid]}.html": story.uid for story in content.stories}
        return FrontPage(self._pages.front(content, Album(Originals(self._size), content)), paths)

    def write(self, story: Story) -> Path:
        """Write a story's page, with all that it shows, for a browser; return where it is.

        It is there until the desk is closed. Refused if it cannot be written.
        """
        body = self.render(story.text)
        html = self._pages.alone(story, body, self._newsroom.name, self.corrections(story))
        shown = {path: self.asset(path) for path in names_in(html)}
        files = {path: found[0] for path, found in shown.items() if found} | dict(self._pages.assets())
        page = Path(self._loose.name, "stories", f"{story.uid}.html")
        files[f"stories/{page.name}"] = rooted(html, "../").encode()
        try:
            for path, content in files.items():
                file = Path(self._loose.name, path)
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(content)
        except OSError as error:
            raise Refused(f"The page could not be written to {page}: {error.strerror}.") from error
        return page

    @cached_property
    def _loose(self) -> TemporaryDirectory[str]:
        return TemporaryDirectory(prefix="newsdesk-pages-", ignore_cleanup_errors=True)

    def close(self) -> None:
        """Take away the pages that were written for a browser."""
        if "_loose" in vars(self):
            self._loose.cleanup()

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
            found = self._picture(path)
        if found is None:
            return None
        return found, mimetypes.guess_type(path)[0] or "application/octet-stream"

    def _picture(self, path: str) -> bytes | None:
        """Return a picture of the newsroom, and no other file in its folder."""
        file = picture_path(self._newsroom.folder, path)
        try:
            return file.read_bytes() if file else None
        except OSError:  # it was taken away in this moment, or the disk is broken
            return None
