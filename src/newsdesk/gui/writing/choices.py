"""What a writer can choose: every switch and figure of the editor, and what holds until then.

To add one: a field of ``WritingChoices`` with its default, and in ``ui/writing.ui`` a widget of the same name
(a QCheckBox for a bool, a QSpinBox for an int, a QDoubleSpinBox for a float, a QLineEdit for a str). The
dialog and the settings find it by that name.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from newsdesk.domain.spelling import USUAL_LANGUAGES
from newsdesk.gui.preview.looks import PageColors, PageWidth
from newsdesk.gui.stored import Stored
from newsdesk.widgets.writing.focus_kinds import Focus
from newsdesk.widgets.writing.switches import Switches


class Paper(StrEnum):
    """What the text is written on."""

    PROGRAM = "program"
    LIGHT = "light"
    DARK = "dark"
    SEPIA = "sepia"
    CONTRAST = "contrast"


@dataclass(frozen=True, slots=True)
class WritingChoices(Switches, Stored):
    """Everything that can be chosen about writing. Sizes are in points, widths in characters."""

    paper: Paper = Paper.PROGRAM
    #: The family of the font; "" is the first of the program's own that there is.
    face: str = ""
    size: float = 12.5
    line_width: int = 72
    #: The height of a line, in percent of its font's.
    line_spacing: int = 135
    #: Mark misspelt words.
    check_spelling: bool = True
    #: Mark amounts of money, and conversions that are off.
    mark_amounts: bool = True
    #: The codes of the dictionaries that are asked, whatever a story's language.
    spelling_languages: tuple[str, ...] = USUAL_LANGUAGES
    #: How many words a story is written to; 0: as many as it takes.
    target: int = 0
    #: The preview: whether it and the text scroll together, what screen and which colours it is shown for,
    #: and whether somebody is asked before one of its links opens in the browser.
    follow_scroll: bool = True
    page_width: PageWidth = PageWidth.PAGE
    page_colors: PageColors = PageColors.WINDOW
    ask_before_links: bool = True
    #: What stands out around the caret; whether its line is kept at one height of the window, and at which,
    #: in percent from the top.
    focus: Focus = Focus.OFF
    typewriter: bool = False
    typewriter_height: int = 50
    #: Where pictures were chosen last.
    picture_folder: str = ""


class Choices(QObject):
    """Holds what is chosen now. ``changed`` brings the new ``WritingChoices``, and only when it is new."""

    changed = Signal(object)

    def __init__(self, now: WritingChoices | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = now or WritingChoices()

    @property
    def now(self) -> WritingChoices:
        """What is chosen."""
        return self._now

    def choose(self, choices: WritingChoices) -> None:
        """Let this hold from now on."""
        if choices != self._now:
            self._now = choices
            self.changed.emit(choices)

    def change(self, **some: object) -> None:
        """Let these fields hold other values from now on."""
        self.choose(replace(self._now, **some))  # type: ignore[arg-type]
