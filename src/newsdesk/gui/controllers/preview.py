"""Keeps the preview like the text: one rendering at a time, and the latest wins."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject

from newsdesk.domain.changes import Changes
from newsdesk.domain.corrections import Correction
from newsdesk.domain.errors import WorldError
from newsdesk.domain.story import Story, StoryText
from newsdesk.gui.background import Lane
from newsdesk.gui.controllers.links import LinkOpener
from newsdesk.gui.controllers.together import ScrollTogether
from newsdesk.gui.workplace import Workplace
from newsdesk.text.rendered import Rendered
from newsdesk.text.shortcodes import may_ask
from newsdesk.text.spots import spot
from newsdesk.widgets.waiting import once
from newsdesk.widgets.writing.places import go_behind, lines_of

if TYPE_CHECKING:
    from newsdesk.desk.preview import Previewed

#: Milliseconds from a key to the rendering it starts.
PAUSE = 60
#: Lines of a long block in which a clicked word is looked for.
LOOKED_THROUGH = 400


class PreviewController(QObject):
    """Stands between the editor and the preview's pane."""

    def __init__(self, place: Workplace) -> None:
        pane = place.window.panes.preview
        super().__init__(pane)
        self._desk, self._background = place.desk, place.background
        self._messages = place.messages
        self._pane, self._editor = pane, place.window.panes.editor
        self._story: Story | None = None
        self._text: Callable[[], StoryText] | None = None
        self._framed: StoryText | None = None
        self._line = 1
        self._said: tuple[Correction, ...] = ()
        self._rendering = False
        self._resting = False
        self._pause = once(self, self._render)
        self._took = QElapsedTimer()
        self._together = ScrollTogether(self._editor.body, pane, place.choices)
        self._links = LinkOpener(pane, place.choices, place.messages)
        pane.link_clicked.connect(self._links.open)
        pane.link_hovered.connect(self._messages.hint)
        pane.text_clicked.connect(self._go_to_text)
        pane.field_clicked.connect(self._go_to_field)
        place.announcer.changed.connect(self._hear)

    def _hear(self, changes: Changes, _asker: object) -> None:
        """Show the rates as they are by now, if the text asks for any, and the look that pages have."""
        if changes.looks and not self._resting:
            self.resume()
        if changes.rates and self._story is not None and may_ask(self._editor.body.text()):
            self.follow(self._editor.text)

    def rest(self) -> None:
        """Leave the pane to somebody else, until ``resume``."""
        self._resting = True

    def resume(self) -> None:
        """Show the story again, as it is by now."""
        self._resting = False
        if self._story is not None:
            self._open(self._story._replace(text=self._editor.text()))

    def show_story(self, story: Story) -> None:
        """Show a story that was just opened."""
        self._story = story
        self._text = None
        self._line = 1
        if not self._resting:
            self._open(story)

    def renew(self, story: Story) -> None:
        """Show what has changed about the open story besides its text: its embargo, its corrections."""
        if self._story is None or self._story.uid != story.uid:
            return
        self._story = story
        self.show_embargo()
        self._background.run(
            Lane.READ,
            lambda: self._desk.preview.corrections(story),
            owner=self,
            then=lambda said: self._show_corrections(story, said),
        )

    def show_embargo(self) -> None:
        """Say above the page whether its readers may have it yet."""
        if self._story is not None and not self._resting:
            self._pane.set_fields({"embargo": self._desk.preview.embargo(self._story)})

    def _show_corrections(self, story: Story, said: tuple[Correction, ...]) -> None:
        if self._story is story and said != self._said:
            # They stand outside the blocks that can be replaced.
            self._framed = None
            self.follow(self._editor.text)

    def _open(self, story: Story) -> None:
        self._pane.expect()
        self._background.run(
            Lane.READ,
            lambda: self._desk.preview.page(story),
            owner=self,
            then=lambda page: self._show_page(story, page),
            failed=self._say,
        )

    def _show_page(self, story: Story, page: "Previewed") -> None:
        if self._resting or self._story is None or self._story.uid != story.uid:
            return
        self._said, self._framed = page.corrections, story.text
        self._pane.show_page(page.html, page.body.blocks)
        self._show_frame(story.text)
        self._messages.notice(page.body.notice)
        self.show_line(self._line)
        if self._text is not None or self._editor.text() != story.text:
            # What was typed while the page was on its way may have been shown before it came.
            self.follow(self._editor.text)

    def follow(self, text: Callable[[], StoryText]) -> None:
        """Bring the page up to date with what is being typed; it is asked for a moment later."""
        self._text = text
        # Not again at each key: who types without a pause wants to see it, too.
        if not self._pause.isActive():
            self._pause.start(PAUSE)

    def show_line(self, line: int) -> None:
        """Mark the block that is being edited."""
        self._line = line
        if not self._resting:
            self._pane.mark(line)

    def _render(self) -> None:
        if self._rendering or self._text is None or self._resting:
            return
        text, self._text = self._text(), None
        if _frame_of(text) != (self._framed and _frame_of(self._framed)):
            self._renew_page(text)
            return
        self._rendering = True
        self._pane.expect()
        self._took.start()
        self._show_frame(text)
        story = self._story
        self._background.run(
            Lane.READ,
            lambda: self._desk.preview.render(text),
            owner=self,
            then=lambda body: self._show_body(story, body),
            failed=self._fail,
        )

    def _show_frame(self, text: StoryText) -> None:
        if self._story is not None:
            frame = self._desk.preview.frame(self._story, text)
            self._pane.set_fields(frame.fields, frame.missing)

    def _renew_page(self, text: StoryText) -> None:
        """Show what stands around the body anew, and the body with it."""
        if self._story is None:
            return
        story = self._story._replace(text=text)
        self._rendering = True
        self._pane.expect()
        self._background.run(
            Lane.READ,
            lambda: self._desk.preview.page(story),
            owner=self,
            then=lambda page: self._show_renewed(story, page),
            failed=self._fail,
        )

    def _fail(self, error: WorldError) -> None:
        """Say why there is no page of what was typed last; what is typed next is tried again."""
        self._rendering = False
        self._say(error)

    def _say(self, error: WorldError) -> None:
        self._pane.expect_nothing()
        self._messages.trouble(str(error))

    def _show_renewed(self, story: Story, page: "Previewed") -> None:
        self._rendering = False
        if not self._resting and self._story is not None and self._story.uid == story.uid:
            self._said, self._framed = page.corrections, story.text
            self._show_frame(story.text)
            self._pane.renew_page(page.html, page.body.blocks)
        self._render()

    def _show_body(self, story: Story | None, body: Rendered) -> None:
        self._rendering = False
        here = self._story is not None and story is not None and self._story.uid == story.uid
        if here and not self._resting:
            self._pane.update_blocks(body.blocks)
            self._together.follow()
            self._messages.notice(body.notice)
        if self._text is not None:
            # As long again: keys go first, and a long text is rendered half of the time at most.
            self._pause.start(self._took.elapsed())

    def _go_to_text(self, line: int, words: str) -> None:
        """Put the caret where a block was clicked."""
        following = self._pane.lines.holding(line).next
        last = min(following or line + LOOKED_THROUGH, line + LOOKED_THROUGH) - 1
        body = self._editor.body
        source = lines_of(body, line, last)
        go_behind(body, line, source[: spot(source, words)])
        self._together.stay()

    def _go_to_field(self, field: str) -> None:
        self._editor.go_to({"dateline": "place"}.get(field, field), 0, 0)


def _frame_of(text: StoryText) -> tuple[object, ...]:
    """Return what stands on a page and can be changed with the page as a whole only."""
    return text.source, text.keywords, text.language
