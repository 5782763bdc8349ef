"""Brings pictures into the text: from a file, a drop or the clipboard; and changes what is said of them."""

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, QObject, QStandardPaths, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QMenu

from newsdesk.domain.errors import WorldError
from newsdesk.domain.pictures import Picture, PictureWords
from newsdesk.gui.background import Lane
from newsdesk.gui.command import Command, Need
from newsdesk.gui.pictures.dialog import PictureDialog
from newsdesk.gui.workplace import Workplace
from newsdesk.text import figures
from newsdesk.text.figures import Figure
from newsdesk.widgets.writing.margin_pictures import LARGE, MarginPictures
from newsdesk.widgets.writing.pasting import FigureInText, KeptPlace

if TYPE_CHECKING:
    from newsdesk.desk.pictures import PictureDesk

#: What files are called that are taken for pictures when they are dropped; what they are, their bytes say.
SUFFIXES = frozenset(
    {
        *(
            ".apng",
            ".avif",
            ".bmp",
            ".gif",
            ".heic",
            ".heif",
            ".jpe",
            ".jpeg",
            ".jpg",
            ".png",
            ".svg",
            ".tif",
        ),
        *(".tiff", ".webp"),
    }
)
FILTER = "Pictures (*.jpg *.jpeg *.png *.webp *.gif *.tif *.tiff *.bmp *.avif);;All files (*)"
#: The side of the square, in pixels, that a picture fits into: in the dialog, in the margin of a fine screen.
_IN_DIALOG, _IN_MARGIN = 480, 2 * LARGE
#: What a pasted picture is called.
PASTED = "The pasted picture"


@dataclass(frozen=True, slots=True)
class _Read:
    """A picture that waits for its words, and how it looks, small."""

    picture: Picture
    look: QImage


class PictureController(QObject):
    """Stands between the text, the dialog and the desk."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(place.window)
        self._desk, self._background, self._messages = place.desk, place.background, place.messages
        self._window, self._choices = place.window, place.choices
        self._body = place.window.panes.editor.body
        self._waiting: deque[tuple[_Read, KeptPlace]] = deque()
        self._dialog: PictureDialog | None = None
        self._margin = MarginPictures(self._body)
        self._margin.wanted.connect(self._fetch_small)
        self._margin.chosen.connect(self.change_at)
        self._body.menu_wanted.connect(self._offer)

    def commands(self) -> tuple[Command, ...]:
        """Return what the menu can ask for."""
        return (Command("picture", self.choose, Need.STORY | Need.WRITING),)

    # -- where pictures come from -------------------------------------------------------------------------

    def choose(self) -> None:
        """Change the picture at the caret; where there is none, let a file be chosen."""
        if not self.change_at(self._body.textCursor().position()):
            self.choose_file()

    def choose_file(self) -> None:
        """Let files be chosen, and put their pictures below the caret's paragraph."""
        place = KeptPlace(self._body)
        chooser = QFileDialog(self._window, self.tr("Picture"), self._folder())
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.setFileMode(QFileDialog.FileMode.ExistingFiles)
        chooser.setNameFilter(FILTER)
        chooser.filesSelected.connect(lambda names: self._take_chosen([Path(name) for name in names], place))
        chooser.open()

    def _folder(self) -> str:
        """Return where pictures were chosen last, or else where this computer keeps them."""
        last = self._choices.now.picture_folder
        if last and Path(last).is_dir():
            return last
        usual = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        # Of a folder that is not there, Qt would write the last part where the file's name goes.
        return usual if Path(usual).is_dir() else str(Path.home())

    def _take_chosen(self, paths: list[Path], place: KeptPlace) -> None:
        self._choices.change(picture_folder=str(paths[0].parent))
        self.take_files(paths, place)

    @staticmethod
    def wants(source: QMimeData) -> bool:
        """Say whether what is pasted or dropped is pictures: files, or pixels and no words."""
        paths = [Path(url.toLocalFile()) for url in source.urls() if url.isLocalFile()]
        if paths:
            return any(path.suffix.lower() in SUFFIXES for path in paths)
        return source.hasImage() and not source.text().strip()

    def take(self, source: QMimeData) -> None:
        """Take pictures that were pasted or dropped, at the caret."""
        place = KeptPlace(self._body)
        paths = [Path(url.toLocalFile()) for url in source.urls() if url.isLocalFile()]
        if paths:
            self.take_files(paths, place)
            return
        image = QImage(source.imageData())
        self._read(lambda desk: desk.read_data(_as_png(image), PASTED), place, PASTED)

    def take_files(self, paths: Sequence[Path], place: KeptPlace) -> None:
        """Read files one after another; what cannot be read is said, and the others go on."""
        for path in paths:
            self._read(partial(_read_file, path), place, path)

    def _read(self, read: "Callable[[PictureDesk], Picture]", place: KeptPlace, about: object) -> None:
        def work() -> _Read:
            picture = read(self._desk.pictures)
            return _Read(picture, QImage.fromData(self._desk.pictures.small_of(picture.data, _IN_DIALOG)))

        def wait(found: _Read) -> None:
            self._messages.end(about)
            self._waiting.append((found, place))
            self._next()

        def say(error: WorldError) -> None:
            self._messages.trouble(str(error), about=about)

        self._background.run(Lane.WORLD, work, owner=self, then=wait, failed=say)

    # -- what is asked of one, and where it goes ----------------------------------------------------------

    def _next(self) -> None:
        if self._dialog is not None or not self._waiting:
            return
        found, place = self._waiting.popleft()
        picture = found.picture
        facts = f"{picture.width:,} × {picture.height:,} pixels, {len(picture.data) / 1e6:,.1f} MB"
        dialog = PictureDialog(found.look, picture.words, facts, picture.remarks, self._window)
        self._dialog = dialog
        dialog.settled.connect(lambda words: self._keep(picture, words, place))
        dialog.finished.connect(self._finished)
        dialog.open()

    def _finished(self) -> None:
        self._dialog = None
        self._next()

    def _keep(self, picture: Picture, words: PictureWords, place: KeptPlace) -> None:
        """Keep a picture, then put it into the text: a text never names what is not there."""
        self._background.run(
            Lane.WRITE,
            lambda: self._desk.pictures.keep(picture),
            owner=self,
            then=lambda name: self._put(Figure(name, words.alt, words.caption, words.credit), place),
            failed=lambda error: self._messages.trouble(str(error), about=picture.name),
        )

    def _put(self, figure: Figure, place: KeptPlace) -> None:
        self._margin.forget(figure.path)
        if not place.is_there:
            self._messages.trouble(
                "Another story is open by now, so the picture was not put into it. Add it again."
            )
            return
        place.put_below(figures.write(figure))
        self._body.setFocus(Qt.FocusReason.OtherFocusReason)
        self._messages.tell("The picture is in the text.")

    # -- a picture that is there --------------------------------------------------------------------------

    def change_at(self, position: int) -> bool:
        """Ask again what is said of the picture at a place (UTF-16) in the text; False if there is none."""
        there = FigureInText(self._body, position)
        if there.figure is None or self._body.isReadOnly():
            return False
        figure = there.figure
        self._look_up(figure.path, _IN_DIALOG, lambda look: self._ask_again(there, figure, look))
        return True

    def _ask_again(self, there: FigureInText, figure: Figure, look: QImage) -> None:
        if self._dialog is not None or not there.is_there:
            return
        words = PictureWords(figure.alt, figure.caption, figure.credit)
        dialog = PictureDialog(look, words, parent=self._window, is_new=False)
        self._dialog = dialog
        dialog.settled.connect(
            lambda now: self._change(there, Figure(figure.path, now.alt, now.caption, now.credit))
        )
        dialog.finished.connect(self._finished)
        dialog.open()

    def _change(self, there: FigureInText, figure: Figure) -> None:
        if not there.change(figure):
            self._messages.trouble(
                "The picture is not where it was, so what is said of it stays. Change it again in its story."
            )

    def _offer(self, menu: QMenu, position: int) -> None:
        if FigureInText(self._body, position).figure is not None and not self._body.isReadOnly():
            first = next(iter(menu.actions()), None)
            action = menu.addAction(self.tr("&Picture…"), partial(self.change_at, position))
            if first is not None:
                menu.insertAction(first, action)
                menu.insertSeparator(first)

    def _fetch_small(self, name: str) -> None:
        self._look_up(name, _IN_MARGIN, lambda look: self._margin.learn(name, look))

    def _look_up(self, name: str, side: int, then: Callable[[QImage], None]) -> None:
        """Get a picture small; one that is not there, or damaged, comes as a null image."""
        self._background.run(
            Lane.WORLD,
            lambda: QImage.fromData(self._desk.pictures.small(name, side)),
            owner=self,
            then=then,
            failed=lambda _error: then(QImage()),
        )


def _read_file(path: Path, desk: "PictureDesk") -> Picture:
    return desk.read_file(path)


def _as_png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload] # a device is as good as a name
    return bytes(buffer.data().data())
