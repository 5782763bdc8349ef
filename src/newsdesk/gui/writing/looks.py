"""How the text looks while it is written: font, column, lines and paper, as they were chosen."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from newsdesk.gui.colors import ThemeColors
from newsdesk.gui.theme import writing_font
from newsdesk.gui.writing.choices import Choices
from newsdesk.gui.writing.papers import paper_colors, paper_palette
from newsdesk.widgets.writing.edit import MarkdownEdit

#: The height of a line that is proofread, in percent of its font's.
PROOF_SPACING = 185


class Looks(QObject):
    """Dresses one editor, and again when something else is chosen, for it or for the whole program."""

    def __init__(self, application: QApplication, body: MarkdownEdit, choices: Choices) -> None:
        super().__init__(body)
        self._application = application
        self._body, self._choices = body, choices
        self._program: ThemeColors | None = None
        self._face: str | None = None
        self._proof = False
        self._fit()
        body.zoomed.connect(lambda points: choices.change(size=points))
        choices.changed.connect(self._follow)

    def set_program(self, program: ThemeColors) -> None:
        """Hear what the program wears."""
        self._program = program
        self._wear()

    def set_proof(self, on: bool) -> None:
        """Look as for proofreading: a face with serifs, and room between the lines for a pencil."""
        self._proof = on
        self._fit()

    def _follow(self) -> None:
        self._fit()
        self._wear()

    def _fit(self) -> None:
        now, body = self._choices.now, self._body
        face = "" if self._proof else now.face
        if face != self._face:
            self._face = face
            font = writing_font()
            if face:
                font.setFamilies([face, *font.families()])
            body.set_writing_font(font)
        body.set_text_size(now.size)
        body.set_column(now.line_width)
        body.set_line_spacing(max(now.line_spacing, PROOF_SPACING) if self._proof else now.line_spacing)

    def _wear(self) -> None:
        if self._program is None:
            return
        paper = paper_colors(self._choices.now.paper, self._program)
        self._body.set_paper(paper_palette(paper, self._application.palette()))
        self._body.set_colors(paper.highlight)
        self._body.layers.set_colors(paper.layers)
        self._body.passages.set_colors(paper.passages)
