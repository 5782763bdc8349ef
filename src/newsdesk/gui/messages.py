"""What the window says: in the status bar when all is well, in the band when somebody should act."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog

from newsdesk.domain.story import StoryText
from newsdesk.gui.background import Background, Lane
from newsdesk.gui.saving import SaveState
from newsdesk.gui.window import MainWindow
from newsdesk.text.english import counted
from newsdesk.text.words import count
from newsdesk.widgets.banner import BannerKind
from newsdesk.widgets.offer import Offer

#: Milliseconds that a passing sentence stands in the status bar.
PASSING = 8000
#: Milliseconds from the last letter to the count of words.
COUNT_PAUSE = 300


class Messages(QObject):
    """The window's voice. ``copy_wanted`` asks for the open text to be written to a file (``Path``).

    ``offered`` is where something can be done about what was just said.
    """

    copy_wanted = Signal(Path)

    def __init__(self, window: MainWindow, background: Background) -> None:
        super().__init__(window)
        self._window = window
        self._background = background
        self._unsafe = False
        self._text: Callable[[], StoryText] | None = None
        self.offered = Offer(PASSING, window)
        window.ui.status_bar.addWidget(self.offered)
        self.offered.hide()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(COUNT_PAUSE)
        self._pause.timeout.connect(self._count)
        self._band_work: Callable[[], object] | None = None
        self._about = ""
        window.ui.banner.action_wanted.connect(self._answer_band)

    def tell(self, sentence: str, about: str = "") -> None:
        """Say that something was done; trouble ``about`` the same (a word of the caller's) is over then."""
        if about and about == self._about:
            self._about = ""
            self._window.ui.banner.hide()
        self.offered.hide()
        self._window.ui.status_bar.showMessage(sentence, PASSING)

    def offer(self, sentence: str, words: str, work: Callable[[], object]) -> None:
        """Say that something was done, and offer something to do about it (``words`` on a button)."""
        self._window.ui.status_bar.clearMessage()
        self.offered.show_offer(sentence, words, work)

    def trouble(
        self, sentence: str, words: str = "", work: Callable[[], object] | None = None, about: str = ""
    ) -> None:
        """Say that something could not be done; it stays until it is dismissed, or done after all (``tell``).

        ``words`` and ``work`` are a button in the band, and what that does.
        """
        self._show_band(BannerKind.WARNING, sentence, words, work)
        self._about = about

    def inform(self, sentence: str) -> None:
        """Say something that should be read, and stays until it is dismissed."""
        self._show_band(BannerKind.INFO, sentence)

    def _show_band(
        self, kind: BannerKind, sentence: str, words: str = "", work: Callable[[], object] | None = None
    ) -> None:
        self._band_work = work
        self._about = ""
        self._window.ui.banner.show_message(kind, sentence, words)

    def _answer_band(self) -> None:
        if self._band_work is not None:
            self._band_work()

    def notice(self, sentence: str) -> None:
        """Say what the preview had to leave out, or nothing."""
        if sentence:
            self.tell(sentence)

    def show_state(self, state: SaveState) -> None:
        """Say how safe the text is."""
        label, banner = self._window.saved, self._window.ui.banner
        if state.trouble:
            self._unsafe = True
            label.setText("Not saved")
            sentence = (
                f"{state.trouble} Your text is safe in this window, and saving is tried again by itself."
            )
            self._show_band(BannerKind.ERROR, sentence, "Save a copy…", self._ask_for_place)
        elif state.typing:
            label.setText("Typing…")
        elif state.since is not None:
            label.setText(f"All saved {state.since.astimezone():%H:%M:%S}")
            if self._unsafe:
                self._unsafe = False
                banner.hide()

    def count_words(self, text: Callable[[], StoryText]) -> None:
        """Show how long a text is, once typing pauses."""
        self._text = text
        self._pause.start()

    def show_words(self, words: int) -> None:
        """Show a story's length."""
        self._window.words.setText(counted(words, "word"))

    def _count(self) -> None:
        if self._text is not None:
            body = self._text().body
            self._background.run(Lane.READ, lambda: count(body), owner=self, then=self.show_words)

    def _ask_for_place(self) -> None:
        chooser = QFileDialog(self._window, self.tr("Save a copy of the text"))
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setDefaultSuffix("md")
        chooser.setNameFilter("Markdown (*.md)")
        chooser.fileSelected.connect(lambda name: self.copy_wanted.emit(Path(name)))
        chooser.open()
