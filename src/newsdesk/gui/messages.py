"""What the window says: in the status bar when all is well, in the band when somebody should act."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog

from newsdesk.gui.band import Band
from newsdesk.gui.saving import SaveState
from newsdesk.gui.window import MainWindow
from newsdesk.widgets.banner import BannerKind
from newsdesk.widgets.offer import Offer

#: Milliseconds that a passing sentence stands in the status bar.
PASSING = 8000
#: What a sentence about text that could not be kept is about.
SAVING = "saving"


class Messages(QObject):
    """The window's voice. ``copy_wanted`` asks for the open text to be written to a file (``Path``).

    ``offered`` is where something can be done about what was just said.
    """

    copy_wanted = Signal(Path)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._hinted = ""
        self.offered = Offer(PASSING, window)
        window.ui.status_bar.addWidget(self.offered)
        self.offered.hide()
        self._band = Band(window.ui.banner)

    def tell(self, sentence: str) -> None:
        """Say that something was done."""
        self.offered.hide()
        self._window.ui.status_bar.showMessage(sentence, PASSING)

    def hint(self, words: str) -> None:
        """Say what the mouse is over, until it is said that it is over nothing ("")."""
        bar = self._window.ui.status_bar
        if words:
            bar.showMessage(words)
        elif bar.currentMessage() == self._hinted:  # a page that is new has nothing under the mouse, either
            bar.clearMessage()
        self._hinted = words

    def offer(self, sentence: str, words: str, work: Callable[[], object]) -> None:
        """Say that something was done, and offer something to do about it (``words`` on a button)."""
        self._window.ui.status_bar.clearMessage()
        self.offered.show_offer(sentence, words, work)

    def trouble(
        self,
        sentence: str,
        words: str = "",
        work: Callable[[], object] | None = None,
        about: object = None,
    ) -> None:
        """Say that something could not be done; it stays until it is dismissed, or done after all (``end``).

        ``words`` and ``work`` are a button in the band, and what that does. ``about`` is what was tried:
        another sentence about that takes the place of this one.
        """
        self._band.say(BannerKind.WARNING, sentence, sentence if about is None else about, words, work)

    def inform(self, sentence: str, about: object = None) -> None:
        """Say something that should be read, and stays until it is dismissed."""
        self._band.say(BannerKind.INFO, sentence, sentence if about is None else about)

    def end(self, about: object) -> None:
        """Hear that something was done: trouble about it is over."""
        self._band.end(about)

    def notice(self, sentence: str) -> None:
        """Say what the preview had to leave out, or nothing."""
        if sentence:
            self.tell(sentence)

    def show_state(self, state: SaveState) -> None:
        """Say how safe the text is."""
        label = self._window.saved
        if state.trouble:
            label.setText("Not saved")
            sentence = (
                f"{state.trouble} Your text is safe in this window, and saving is tried again by itself."
            )
            self._band.say(BannerKind.ERROR, sentence, SAVING, "Save a copy…", self._ask_for_place)
        elif state.typing:
            label.setText("Typing…")
        elif state.since is not None:
            words = "Kept beside the newsroom" if state.aside else "All saved"
            label.setText(f"{words} {state.since.astimezone():%H:%M:%S}")
            self._band.end(SAVING)

    def _ask_for_place(self) -> None:
        chooser = QFileDialog(self._window, self.tr("Save a copy of the text"))
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setDefaultSuffix("md")
        chooser.setNameFilter("Markdown (*.md)")
        chooser.fileSelected.connect(lambda name: self.copy_wanted.emit(Path(name)))
        chooser.open()
