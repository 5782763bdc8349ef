"""Taking in from the window: a file, a drop, the clipboard; then the review; then the stories."""

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from newsdesk.desk import Desk
from newsdesk.domain.capture import Candidate, PageReading
from newsdesk.domain.changes import Done
from newsdesk.domain.errors import WorldError
from newsdesk.domain.journal import Stepped
from newsdesk.domain.merges import Fate
from newsdesk.domain.signing import Acquaintance, Signature
from newsdesk.gui.asking import BUNDLES, bundle_of
from newsdesk.gui.background import Lane
from newsdesk.gui.command import Command, Need
from newsdesk.gui.controllers.editor import EditorController
from newsdesk.gui.controllers.merges import WAITING, edition_waiting
from newsdesk.gui.dialogs.review import ReviewDialog
from newsdesk.gui.dialogs.review_draft import ReviewTools
from newsdesk.gui.signing.new_signer import NewSignerDialog
from newsdesk.gui.workplace import Workplace
from newsdesk.text.english import counted, listed

if TYPE_CHECKING:
    from newsdesk.desk.intake import Page, Received, TakenIn

_PAGES = "*.txt *.html *.htm *.md *.markdown *.docx"
FILTER = f"Pages, documents and bundles ({_PAGES} {BUNDLES});;Bundles ({BUNDLES});;All files (*)"
#: What a sentence about pasted or dropped text is about.
COPY = "copy"
#: The most remarks on one bundle that are told.
REMARKS = 4


@dataclass(frozen=True, slots=True)
class Bundle:
    """A bundle that was read, and waits to be taken in."""

    path: Path
    received: "Received"


class IntakeController(QObject):
    """Reads what comes in away from the window's thread, asks the editor, and stores what was ticked.

    Signals: ``taken_in`` the uid of the first story that was stored; ``stepped`` stories that were here are
    other ones now, which can be taken back (``Stepped``).
    """

    taken_in = Signal(str)
    stepped = Signal(object)

    def __init__(self, place: Workplace, editor: EditorController) -> None:
        super().__init__(place.window)
        self._place = place
        self._editor = editor
        self._desk, self._background = place.desk, place.background
        self._messages = place.messages
        self._window = place.window
        self._waiting: deque[Page | Bundle] = deque()
        self._asking = False

    def commands(self) -> tuple[Command, ...]:
        """Return what the menu can ask for."""
        return (
            Command("import_page", self.choose_files, Need.WRITING),
            Command("import_clipboard", self.paste_page, Need.WRITING),
        )

    def paste_page(self) -> None:
        """Read what is on the clipboard."""
        self.take_clipboard(QGuiApplication.clipboard().mimeData())

    def choose_files(self) -> None:
        """Let the editor choose files to take in."""
        chooser = QFileDialog(self._window, self.tr("Import"))
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.setFileMode(QFileDialog.FileMode.ExistingFiles)
        chooser.setNameFilter(FILTER)
        chooser.filesSelected.connect(lambda names: self.take_files([Path(name) for name in names]))
        chooser.open()

    def take_files(self, paths: Sequence[Path]) -> None:
        """Read files one after another; what cannot be read is said, and the others go on."""
        for path in paths:
            # About what it is verified as, too, however it was chosen.
            self._read(partial(self._open, path), bundle_of(path))

    def _open(self, path: Path) -> "Page | Bundle":
        intake, path = self._desk.intake, bundle_of(path)
        return Bundle(path, intake.read_bundle(path)) if intake.is_bundle(path) else intake.read(path)

    def _read(self, read: "Callable[[], Page | Bundle]", about: object) -> None:
        """Read something, and wait for its turn; where it cannot be read, that stands until it can."""

        def wait(page: "Page | Bundle") -> None:
            self._messages.end(about)
            self._waiting.append(page)
            self._next()

        def say(error: WorldError) -> None:
            self._messages.trouble(str(error), about=about)

        self._background.run(Lane.WORLD, read, owner=self, then=wait, failed=say)

    def take_clipboard(self, data: QMimeData) -> None:
        """Read what is on the clipboard: files, else a web page, else plain text."""
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if paths:
            self.take_files(paths)
        elif data.hasText() and data.text().strip():
            # A page's plain text keeps its lines; its HTML brings the browser's own styles.
            self.take_copy(data.text())
        elif data.hasHtml():
            self.take_copy(data.html(), "Clipboard.html")
        else:
            self._messages.trouble(
                "There is no text on the clipboard. Copy a page in the browser first.", about=COPY
            )

    def take_copy(self, text: str, name: str = "Clipboard.txt") -> None:
        """Read text that was pasted or dropped."""
        self._read(lambda: self._desk.intake.read_data(text.encode("utf-8", "surrogatepass"), name), COPY)

    def _next(self) -> None:
        if self._asking or not self._waiting:
            return
        self._asking = True
        waiting = self._waiting.popleft()
        if isinstance(waiting, Bundle):
            self._look_at_signature(waiting)
        else:
            self._review(waiting)

    def _review(self, page: "Page") -> None:
        dialog = ReviewDialog(page.reading, tools(self._desk), page.there, page.known, self._window)
        dialog.accepted.connect(
            lambda: self._take(page, dialog.accepted_reading(), rates=dialog.take_rates())
        )
        dialog.finished.connect(self._finished)
        dialog.open()

    def _finished(self) -> None:
        self._asking = False
        self._next()

    def _take(self, page: "Page", reading: PageReading, *, rates: bool) -> None:
        decided = self._desk.intake.reviewed(page, reading.candidates)
        self._place.write(lambda: self._desk.intake.take(decided, rates=rates), self, self._tell)

    def _look_at_signature(self, bundle: Bundle) -> None:
        """Find out whether somebody has to be asked who signed a bundle."""

        def failed(error: WorldError) -> None:
            self._messages.trouble(str(error), about=bundle.path)
            self._finished()

        self._background.run(
            # After the bundle before, with which the same desk may have come to be trusted.
            Lane.WRITE,
            lambda: self._desk.trust.asked_about(bundle.received.card),
            owner=self,
            then=lambda seen: self._decide(bundle, seen),
            failed=failed,
        )

    def _decide(self, bundle: Bundle, seen: Signature) -> None:
        if seen.standing is not Acquaintance.NEW:
            self._receive(bundle, trust=False)
            self._finished()
            return
        stories = len(bundle.received.stories)
        dialog = NewSignerDialog(bundle.path.name, stories, seen, self._window)
        dialog.accepted.connect(lambda: self._receive(bundle, trust=True))
        left = f"{bundle.path.name} was left. Nothing of it was taken in, and its desk is still a new one."
        dialog.rejected.connect(lambda: self._messages.tell(left))
        dialog.finished.connect(self._finished)
        dialog.open()

    def _receive(self, bundle: Bundle, *, trust: bool) -> None:
        # What was typed takes part in a merge: kept later, it would take the place of what came.
        self._editor.finish()
        receive = partial(self._desk.intake.receive, bundle.received, trust=trust)
        tell = partial(self._tell, received=bundle.received)
        self._place.write(receive, self, tell, about=bundle.path)

    def _tell(self, done: "Done[TakenIn]", received: "Received | None" = None) -> None:
        taken = done.value
        news = (
            (taken.stories, "new story", "new stories"),
            (taken.rates, "rate", "rates"),
            (taken.forward, "story newer there", "stories newer there"),
            (taken.merged, "story merged", "stories merged"),
            (taken.conflicts, "story to be decided on", "stories to be decided on"),
        )
        parts = [counted(len(some), one, more) for some, one, more in news if some] or ["0 new stories"]
        sentence = f"{taken.reading.name}: {listed(parts)} taken in."
        if taken.edition and taken.edition.fate is not Fate.CONFLICT:
            sentence += f" {taken.edition.sentence}".rstrip()
        if taken.duplicates:
            sentence += f" {counted(taken.duplicates, 'story was', 'stories were')} here already."
        if taken.signature:
            sentence += f" {taken.signature.once_taken_in}"
        # Of a page they stood in the review; of a bundle they stand until they are read.
        remarks = taken.reading.remarks
        sentence = sentence if received or taken.stories else " ".join((sentence, *remarks))
        self._messages.tell(sentence)
        if received and remarks:
            more = [f"And {len(remarks) - REMARKS:,} more."] if len(remarks) > REMARKS else []
            self._messages.inform(f"{taken.reading.name}: {' '.join((*remarks[:REMARKS], *more))}")
        if taken.arrived:
            self.taken_in.emit(taken.arrived[0].uid)
        if taken.step:
            self.stepped.emit(Stepped(taken.step, done.changes, sentence))
        if taken.edition and taken.edition.fate is Fate.CONFLICT:
            self._messages.inform(taken.edition.sentence, about=edition_waiting(taken.edition.uid))
        if taken.conflicts:
            stories = counted(len(taken.conflicts), "story", "stories")
            self._messages.inform(
                f"{stories} in {taken.reading.name} had been changed here in the same places. Nothing was "
                "overwritten: File › Merges that wait… shows both texts.",
                about=WAITING,
            )


def tools(desk: Desk) -> ReviewTools:
    """Return what a review can do to a page's candidates."""
    intake = desk.intake

    def decided(reading: PageReading, candidates: tuple[Candidate, ...]) -> PageReading:
        return replace(reading, candidates=candidates)

    return ReviewTools(
        merge=lambda page, row: decided(page, intake.merge(page.candidates, row)),
        split=lambda page, row, paragraph: decided(page, intake.split(page.candidates, row, paragraph)),
        rename=lambda page, row, headline: decided(page, intake.rename(page.candidates, row, headline)),
        with_countries=lambda page, row, codes: decided(
            page, intake.with_countries(page.candidates, row, codes)
        ),
    )
