"""The page outside the window: on paper, as a PDF, in a browser."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog

from newsdesk.gui.background import Lane
from newsdesk.gui.command import Command, Need
from newsdesk.gui.controllers.editor import EditorController
from newsdesk.gui.outside import open_outside
from newsdesk.gui.workplace import Workplace
from newsdesk.text.slugs import slug

if TYPE_CHECKING:
    from newsdesk.domain.story import Story

#: What is said where there is no page that could be taken out.
NO_PAGE = "There is no page to print: the preview is not running. “Open in the browser” works all the same."


class HardcopyController(QObject):
    """Takes the previewed page out."""

    def __init__(self, place: Workplace, editor: EditorController) -> None:
        pane = place.window.panes.preview
        super().__init__(pane)
        self._place, self._pane, self._editor = place, pane, editor
        self._printer: QPrinter | None = None
        self._pdf: Path | None = None
        pane.printed.connect(self._printed)
        pane.pdf_saved.connect(self._saved)

    def commands(self) -> tuple[Command, ...]:
        """Return what the menu can ask for."""
        return (
            Command("print_story", self.print, Need.STORY),
            Command("save_pdf", self.ask_for_pdf, Need.STORY),
            Command("open_in_browser", self.open_in_browser, Need.STORY),
        )

    def print(self) -> None:
        """Ask for a printer, and print the page that the preview shows."""
        if not self._pane.is_ready:
            self._place.messages.trouble(NO_PAGE, about=self)
            return
        self._printer = printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self._place.window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._pane.print_on(printer))
        QDialog.open(dialog)

    def _printed(self, done: bool) -> None:
        self._printer = None
        if done:
            self._place.messages.tell("The page is on its way to the printer.")
        else:
            self._place.messages.trouble("The page could not be printed.", about=self)

    def ask_for_pdf(self) -> None:
        """Ask where to, and save the page that the preview shows as a PDF."""
        if not self._pane.is_ready:
            self._place.messages.trouble(NO_PAGE, about=self)
            return
        chooser = QFileDialog(self._place.window, self.tr("Save the page as PDF"))
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setDefaultSuffix("pdf")
        chooser.setNameFilter("PDF (*.pdf)")
        chooser.selectFile(f"{slug(self._editor.text().headline)}.pdf")
        chooser.fileSelected.connect(lambda name: self.save_pdf(Path(name)))
        chooser.open()

    def save_pdf(self, path: Path) -> None:
        """Save the page that the preview shows as a PDF."""
        self._pdf = path
        self._pane.save_pdf(path)

    def _saved(self, done: bool) -> None:
        path, self._pdf = self._pdf, None
        if done:
            self._place.messages.end(self)
            self._place.messages.tell(f"The page is in {path}.")
        else:
            self._place.messages.trouble(f"The PDF could not be written to {path}.", about=self)

    def open_in_browser(self) -> None:
        """Write the story's page as it is now where a browser can read it, and open it there."""
        story: Story | None = self._editor.story
        if story is None:
            return
        story = story._replace(text=self._editor.text())
        self._place.background.run(
            Lane.WORLD,
            lambda: self._place.desk.preview.write(story),
            owner=self,
            then=lambda page: open_outside(page, self._place.messages),
        )
