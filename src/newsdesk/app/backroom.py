"""Whoever works behind a window that is there already: dialogs that are asked for, and quiet upkeep."""

import PySide6
from PySide6.QtCore import QObject, Signal, qVersion

from newsdesk import __version__
from newsdesk.gui.command import Command, Need
from newsdesk.gui.controllers.amounts import AmountsController
from newsdesk.gui.controllers.bin import BinController
from newsdesk.gui.controllers.conversions import ConversionController
from newsdesk.gui.controllers.corrections import CorrectionsController
from newsdesk.gui.controllers.edition_dialogs import EditionDialogs
from newsdesk.gui.controllers.editions import EditionController
from newsdesk.gui.controllers.editor import EditorController
from newsdesk.gui.controllers.finding import FindController
from newsdesk.gui.controllers.focusing import FocusController
from newsdesk.gui.controllers.formatting import FormattingController
from newsdesk.gui.controllers.hardcopy import HardcopyController
from newsdesk.gui.controllers.history import HistoryController
from newsdesk.gui.controllers.house_money import HouseMoneyController
from newsdesk.gui.controllers.intake import IntakeController
from newsdesk.gui.controllers.merges import MergeController
from newsdesk.gui.controllers.outline import OutlineController
from newsdesk.gui.controllers.palette import PaletteController
from newsdesk.gui.controllers.pasting import PasteController
from newsdesk.gui.controllers.people import PeopleController
from newsdesk.gui.controllers.pictures import PictureController
from newsdesk.gui.controllers.proofreading import ProofController
from newsdesk.gui.controllers.quiet_rendering import QuietRendering
from newsdesk.gui.controllers.quiet_upkeep import QuietUpkeep
from newsdesk.gui.controllers.rate_codes import RateCodeController
from newsdesk.gui.controllers.replacing import ReplaceController
from newsdesk.gui.controllers.shortcuts import ShortcutsController
from newsdesk.gui.controllers.signing import SigningController
from newsdesk.gui.controllers.spelling import SpellingController
from newsdesk.gui.controllers.thinning import QuietThinning
from newsdesk.gui.controllers.upkeep import UpkeepController
from newsdesk.gui.controllers.writing import WritingController
from newsdesk.gui.dialogs.about import AboutDialog
from newsdesk.gui.finding.habits import FindMemory
from newsdesk.gui.only_text import OnlyText
from newsdesk.gui.stories.panel import StoryListPanel
from newsdesk.gui.workplace import Workplace


class Backroom(QObject):
    """Makes them and connects them.

    Signals: ``reopen_wanted`` this newsroom has to be opened anew, with what is to be said then;
    ``story_wanted`` the uid of a story to be shown; ``stepped`` something was done that can be taken back
    (``Stepped``); ``place_wanted`` the place of a ``Finding`` is to be seen.
    """

    reopen_wanted = Signal(str)
    story_wanted = Signal(str)
    stepped = Signal(object)
    place_wanted = Signal(object)

    def __init__(
        self,
        place: Workplace,
        editor: EditorController,
        editions: EditionController,
        memory: FindMemory,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._place = place
        self.intake = IntakeController(place, editor)
        self.merges = MergeController(place, editor)
        self.editions = EditionDialogs(place, editions)
        self.history = HistoryController(place, editor)
        self.hardcopy = HardcopyController(place, editor)
        self.corrections = CorrectionsController(place, editor)
        self.people = PeopleController(place)
        self.bin = BinController(place)
        self.writing = WritingController(place)
        self.formatting = FormattingController(place)
        self.spelling = SpellingController(place, editor)
        self.amounts = AmountsController(place, editor)
        self.pictures = PictureController(place)
        self.pasting = PasteController(place, self.pictures)
        self.find = FindController(place, editor, memory)
        self.conversions = ConversionController(place, editor, self.amounts)
        self.house_money = HouseMoneyController(place, self.amounts)
        self.rate_codes = RateCodeController(place, editor)
        self.replacing = ReplaceController(place, editor, memory)
        self.focus = FocusController(place)
        self.only_text = OnlyText(place.window)
        self.proof = ProofController(place)
        self.outline = OutlineController(place, editor)
        self.palette = PaletteController(place, editor, self.outline.headings)
        self.shortcuts = ShortcutsController(place)
        self.signing = SigningController(place)
        self.upkeep = UpkeepController(place, editor.save)
        self.thinning = QuietThinning(place.desk, place.background, self)
        self.quiet = QuietUpkeep(place.desk, place.background, self)
        self.rendering = QuietRendering(place.desk, place.background, place.announcer, self)
        self._connect_intake(place.window.panes.stories)
        editor.typed.connect(self.rendering.hear_key)
        self.palette.story_wanted.connect(self.story_wanted)
        self.editions.stepped.connect(self.stepped)
        self.editions.story_wanted.connect(self.story_wanted)
        self.editions.place_wanted.connect(self.place_wanted)
        self.corrections.stepped.connect(self.stepped)
        self.history.stepped.connect(self.stepped)
        self.merges.stepped.connect(self.stepped)
        self.rate_codes.stepped.connect(self.stepped)
        self.rate_codes.story_wanted.connect(self.story_wanted)
        self.replacing.story_wanted.connect(self.story_wanted)
        self.replacing.stepped.connect(self.stepped)
        self.upkeep.reopen_wanted.connect(self.reopen_wanted)

    def _connect_intake(self, stories: StoryListPanel) -> None:
        stories.pages_dropped.connect(self.intake.take_files)
        stories.copy_dropped.connect(self.intake.take_copy)
        stories.ui.import_button.clicked.connect(self.intake.choose_files)
        self.intake.taken_in.connect(self.story_wanted)
        self.intake.stepped.connect(self.stepped)

    def commands(self) -> tuple[Command, ...]:
        """Return what the menu can ask them for."""
        return (
            Command("about", self._show_about),
            Command("only_text", self._turn_only_text, Need.STORY),
            *self.intake.commands(),
            *self.merges.commands(),
            *self.editions.commands(),
            *self.history.commands(),
            *self.hardcopy.commands(),
            *self.corrections.commands(),
            *self.people.commands(),
            *self.bin.commands(),
            *self.upkeep.commands(),
            *self.writing.commands(),
            *self.formatting.commands(),
            *self.spelling.commands(),
            *self.pictures.commands(),
            *self.pasting.commands(),
            *self.find.commands(),
            *self.amounts.commands(),
            *self.conversions.commands(),
            *self.rate_codes.commands(),
            *self.house_money.commands(),
            *self.replacing.commands(),
            *self.focus.commands(),
            *self.proof.commands(),
            *self.outline.commands(),
            *self.palette.commands(),
            *self.shortcuts.commands(),
            *self.signing.commands(),
        )

    def start(self) -> None:
        """Begin what is done by itself: the day's backup, reading every text again, thinning."""
        self.quiet.trouble.connect(self._place.messages.trouble)
        self.thinning.start()
        self.quiet.start()

    def leave(self) -> None:
        """Hear that the window closes."""
        self.history.leave()
        self.quiet.leave()
        self.rendering.leave()

    def _turn_only_text(self) -> None:
        self.only_text.turn(on=self._place.window.ui.only_text.isChecked())

    def _show_about(self) -> None:
        folder = self._place.desk.newsroom.folder
        details = (f"PySide6 {PySide6.__version__}, Qt {qVersion()}", f"Newsroom {folder}")
        AboutDialog(__version__, details, self._place.window).open()
