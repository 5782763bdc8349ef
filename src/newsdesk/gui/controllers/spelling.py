"""Checks the spelling of the open story while it is written, and offers what may have been meant."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QTextCursor
from PySide6.QtWidgets import QMenu

from newsdesk.domain.spelling import DictionaryShelf, OwnWords, WordList, with_language
from newsdesk.domain.story import Story
from newsdesk.gui.background import Lane
from newsdesk.gui.command import Command, Need
from newsdesk.gui.controllers.editor import EditorController
from newsdesk.gui.outside import open_outside
from newsdesk.gui.spelling.dialog import SpellingDialog
from newsdesk.gui.workplace import Workplace
from newsdesk.widgets.writing.plain import PlainEdit
from newsdesk.widgets.writing.spelling import SpellingMarks
from newsdesk.widgets.writing.spelling_round import SpellingRound
from newsdesk.widgets.writing.verdicts import Verdicts

_ADD = {
    WordList.PERSONAL: "Add to &your words",
    WordList.NEWSROOM: "Add to the &newsroom’s words",
    WordList.STORY: "Right in &this story",
}


class SpellingController(QObject):
    """Stands between the marks in the text, the dialog and the desk.

    Hunspell works in a process of its own and is waited for in the lane of the world: reading the archive
    must not wait behind it.
    """

    def __init__(self, place: Workplace, editor: EditorController) -> None:
        super().__init__(place.window)
        self._place = place
        self._desk, self._background = place.desk, place.background
        self._editor = editor
        pane = place.window.panes.editor
        self._action = place.window.ui.check_spelling
        self.verdicts = Verdicts(self)
        #: Those of the text itself.
        self.marks = SpellingMarks(pane.body, self.verdicts)
        self._fields = (*(SpellingMarks(each, self.verdicts) for each in pane.form.prose()), self.marks)
        self._round = SpellingRound(self._fields, self)
        self._want: tuple[str, ...] = ()
        self._own = OwnWords()
        self._dialog: SpellingDialog | None = None
        #: What is not to be marked until the program ends, by story.
        self._ignored: dict[str, frozenset[str]] = {}
        self.verdicts.words_wanted.connect(self._judge)
        self._round.ended.connect(self._arrive)
        for each in self._fields:
            each.edit.menu_wanted.connect(
                lambda menu, at, marks=each: self._offer(menu, marks, marks.misspelt_at(at))
            )
        place.choices.changed.connect(self._follow)
        editor.opened.connect(self._open)
        pane.form.language_changed.connect(self._follow)
        if editor.story is None:
            self._follow()
        else:
            self._open(editor.story)

    def commands(self) -> tuple[Command, ...]:
        """Return what the menu can ask for."""
        return (
            Command("next_misspelt", self.go_to_next, Need.STORY),
            Command("check_spelling", self._turn),
            Command("spelling_languages", self.show_dialog),
        )

    # -- what is judged, and by which dictionaries --------------------------------------------------------

    def _open(self, _story: Story) -> None:
        self._own = OwnWords()
        self._follow()
        self._read_own()
        self.marks.read_on()

    def _follow(self, _news: object = None) -> None:
        """Judge by what is chosen now, and by the story's language."""
        story, choices = self._editor.story, self._place.choices.now
        language = self._place.window.panes.editor.form.ui.language.language
        want = with_language(choices.spelling_languages, language if story else "")
        if want != self._want:
            self._want = want
            self.verdicts.forget()
        self._action.setChecked(choices.check_spelling)
        for each in self._fields:
            each.turn(on=choices.check_spelling and story is not None)

    def _turn(self) -> None:
        self._place.choices.change(check_spelling=self._action.isChecked())

    def _judge(self, asked: frozenset[str]) -> None:
        want = self._want
        self._background.run(
            Lane.WORLD,
            lambda: self._desk.spelling.wrong(asked, want),
            owner=self,
            then=lambda wrong: self.verdicts.learn(asked, wrong) if want == self._want else None,
        )

    def _read_own(self) -> None:
        """Read the words that people have added."""
        uid = self._editor.uid
        self.verdicts.set_own(self._own.all | self._ignored.get(uid, frozenset()))
        self._background.run(
            Lane.WORLD,
            lambda: self._desk.spelling.own_words(uid),
            owner=self,
            then=lambda own: self._use_own(uid, own),
        )

    def _use_own(self, uid: str, own: OwnWords) -> None:
        if uid != self._editor.uid:
            return
        self._own = own
        self.verdicts.set_own(own.all | self._ignored.get(uid, frozenset()))
        if self._dialog is not None:
            self._dialog.show_words(own, story=bool(uid), writable=self._desk.newsroom.writable)

    # -- what is offered ----------------------------------------------------------------------------------

    def go_to_next(self) -> None:
        """Go to the next misspelt word and offer what may have been meant."""
        if self._place.choices.now.check_spelling:
            self._round.go_on()
        else:
            key = self._action.shortcut().toString()
            self._place.messages.tell(f"Spelling is not being checked. {key} turns it on.")

    def _arrive(self, marks: SpellingMarks | None) -> None:
        if marks is None:
            self._place.messages.tell("No misspelt word was found.")
            return
        edit = marks.edit
        edit.setFocus()
        menu = QMenu(edit)
        menu.aboutToHide.connect(menu.deleteLater)
        word = edit.textCursor()
        self._offer(menu, marks, word)
        start = QTextCursor(word)
        start.setPosition(word.selectionStart())
        menu.popup(edit.viewport().mapToGlobal(edit.cursorRect(start).bottomLeft()))

    def _offer(self, menu: QMenu, marks: SpellingMarks, word: QTextCursor | None) -> None:
        """Put at the head of a menu what can be done about a misspelt word."""
        if word is None:
            return
        text = marks.word_of(word)
        rest = menu.actions()[0] if menu.actions() else menu.addSeparator()
        looking = QAction("Looking for suggestions…", menu)
        looking.setEnabled(False)
        menu.insertAction(rest, looking)
        menu.insertSeparator(rest)
        writable = self._desk.newsroom.writable
        for which, words in _ADD.items():
            add = QAction(words, menu)
            add.setEnabled(writable or which is WordList.PERSONAL)
            add.triggered.connect(lambda _checked=False, which=which: self._add(text, which))
            menu.insertAction(rest, add)
        ignore = QAction("&Ignore here", menu)
        ignore.setToolTip("Do not mark it in this story until the program ends")
        ignore.triggered.connect(lambda: self._ignore(text))
        menu.insertActions(rest, [ignore, self._place.window.ui.spelling_languages])
        menu.insertSeparator(rest)
        want, own = self._want, self._own.all
        self._background.run(
            Lane.WORLD,
            lambda: self._desk.spelling.suggest(text, want, own),
            owner=menu,
            then=lambda found: self._fill(menu, looking, (marks.edit, word), found),
        )

    def _fill(
        self, menu: QMenu, looking: QAction, word: tuple[PlainEdit, QTextCursor], found: tuple[str, ...]
    ) -> None:
        """Put the suggestions where it says that they are looked for."""
        if not found or word[0].isReadOnly():
            looking.setText("No suggestions")
            return
        actions = []
        for each in found:
            action = QAction(each, menu)
            font = action.font()
            font.setBold(True)
            action.setFont(font)
            action.triggered.connect(lambda _checked=False, each=each: _put(*word, each))
            actions.append(action)
        menu.insertActions(looking, actions)
        menu.removeAction(looking)
        if menu.isVisible() and menu.activeAction() is None:
            menu.setActiveAction(actions[0])

    # -- words that are added -----------------------------------------------------------------------------

    def _add(self, word: str, which: WordList) -> None:
        uid = self._editor.uid
        self._place.write(
            lambda: self._desk.spelling.add((word,), which, uid),
            self,
            then=lambda _done: self._added(word, which),
        )

    def _added(self, word: str, which: WordList) -> None:
        self._read_own()
        whose = {WordList.PERSONAL: "your words", WordList.NEWSROOM: "the newsroom’s words"}
        self._place.messages.tell(f"“{word}” is among {whose.get(which, 'this story’s words')} now.")

    def _ignore(self, word: str) -> None:
        uid = self._editor.uid
        self._ignored[uid] = self._ignored.get(uid, frozenset()) | {word}
        self.verdicts.set_own(self._own.all | self._ignored[uid])

    # -- the dialog -----------------------------------------------------------------------------------------

    def show_dialog(self) -> SpellingDialog:
        """Show which dictionaries there are, whose they are, and the words added."""
        choices = self._place.choices
        dialog = SpellingDialog(
            choices.now.spelling_languages, self._place.window, on=choices.now.check_spelling
        )
        self._dialog = dialog
        dialog.destroyed.connect(self._forget_dialog)
        dialog.turned.connect(lambda on: choices.change(check_spelling=on))
        dialog.languages_chosen.connect(lambda chosen: choices.change(spelling_languages=chosen))
        dialog.folder_wanted.connect(self._open_folder)
        dialog.shelf_wanted.connect(lambda: self._read_shelf(dialog, again=True))
        dialog.removal_wanted.connect(self._remove)
        self._read_shelf(dialog, again=False)
        self._read_own()
        dialog.open()
        return dialog

    def _forget_dialog(self) -> None:
        self._dialog = None

    def _read_shelf(self, dialog: SpellingDialog, *, again: bool) -> None:
        def read() -> DictionaryShelf:
            if again:
                self._desk.spelling.reload()
            return self._desk.spelling.dictionaries()

        def show(shelf: DictionaryShelf) -> None:
            dialog.show_shelf(shelf)
            if again:
                self.verdicts.forget()

        self._background.run(Lane.WORLD, read, owner=dialog, then=show)

    def _open_folder(self) -> None:
        self._background.run(
            Lane.WORLD,
            self._desk.spelling.make_folder,
            owner=self,
            then=lambda folder: open_outside(folder, self._place.messages),
        )

    def _remove(self, words: list[str], which: WordList) -> None:
        uid = self._editor.uid
        self._place.write(
            lambda: self._desk.spelling.remove(words, which, uid),
            self,
            then=lambda _changes: self._read_own(),
        )


def _put(edit: PlainEdit, word: QTextCursor, right: str) -> None:
    """Write the right word, in one step to undo, with apostrophes of the kind that stood there."""
    words = right.replace("'", "’") if "’" in word.selectedText() else right
    edit.put([(word.selectionStart(), word.selectionEnd(), words)])
    word.clearSelection()
    edit.setTextCursor(word)
