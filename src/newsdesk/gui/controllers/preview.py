"""Keeps the preview like the text: one rendering at a time, and the latest wins."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox

from newsdesk.domain.corrections import Correction
from newsdesk.domain.story import Story, StoryText, titled
from newsdesk.gui.background import Lane
from newsdesk.gui.workplace import Workplace
from newsdesk.text.rendered import Rendered

if TYPE_CHECKING:
    from newsdesk.desk.preview import Previewed

#: Milliseconds from a key to the rendering it starts.
PAUSE = 60


class PreviewController(QObject):
    """Stands between the editor and the preview's pane."""

    def __init__(self, place: Workplace) -> None:
        pane = place.window.panes.preview
        super().__init__(pane)
        self._desk, self._background = place.desk, place.background
        self._messages = place.messages
        self._pane = pane
        self._story: Story | None = None
        self._text: Callable[[], StoryText] | None = None
        self._line = 1
        self._said: tuple[Correction, ...] = ()
        self._rendering = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._render)
        pane.link_clicked.connect(self._ask_to_open)

    def show_story(self, story: Story) -> None:
        """Show a story that was just opened."""
        self._story = story
        self._text = None
        self._line = 1
        self._background.run(
            Lane.READ,
            lambda: self._desk.preview.page(story),
            owner=self,
            then=lambda page: self._show_page(story, page),
        )

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
        if self._story is not None:
            self._pane.set_fields({"embargo": self._desk.preview.embargo(self._story)})

    def _show_corrections(self, story: Story, said: tuple[Correction, ...]) -> None:
        if self._story is story and said != self._said:
            # They stand outside the blocks that can be replaced.
            text, line = self._text, self._line
            self.show_story(story)
            self._text, self._line = text, line

    def _show_page(self, story: Story, page: "Previewed") -> None:
        if self._story is not None and self._story.uid == story.uid:
            self._said = page.corrections
            self._pane.show_page(page.html, page.body.blocks)
            self._messages.notice(page.body.notice)
            self.show_line(self._line)
            if self._text is not None:
                self._pause.start()

    def follow(self, text: Callable[[], StoryText]) -> None:
        """Bring the page up to date with what is being typed; it is asked for once typing pauses a little."""
        self._text = text
        self._pause.start()

    def show_line(self, line: int) -> None:
        """Mark the block that is being edited."""
        self._line = line
        self._pane.reveal(line)

    def _render(self) -> None:
        if self._rendering or self._text is None:
            return
        text, self._text = self._text(), None
        self._rendering = True
        self._pane.set_fields(fields(text))
        self._background.run(
            Lane.READ, lambda: self._desk.preview.render(text.body), owner=self, then=self._show_body
        )

    def _show_body(self, body: Rendered) -> None:
        self._rendering = False
        self._pane.update_blocks(body.blocks)
        self._pane.reveal(self._line)
        self._messages.notice(body.notice)
        self._render()

    def _ask_to_open(self, url: QUrl) -> None:
        answer = QMessageBox.question(
            self._pane,
            self.tr("Open the link?"),
            self.tr("Open this address in your browser?\n\n%s") % url.toDisplayString(),
        )
        if answer == QMessageBox.StandardButton.Yes:
            QDesktopServices.openUrl(url)


def fields(text: StoryText) -> dict[str, str]:
    """Return what the page shows of a story outside its body, by the element's id."""
    dateline = f"{text.place.upper()} ({text.source})" if text.source else text.place.upper()
    return {
        "headline": titled(text.headline),
        "standfirst": text.standfirst,
        "byline": text.byline,
        "dateline": f"{dateline} — " if text.place else "",
    }
