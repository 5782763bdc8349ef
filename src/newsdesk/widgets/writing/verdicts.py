"""Which words are misspelt, as far as somebody has judged them: the same for every field of a story."""

from PySide6.QtCore import QObject, Signal

from newsdesk.copydesk.spelling.own import is_own


class Verdicts(QObject):
    """Keeps what is known of words, a word and not a place: a text is asked about once however it is edited.

    Signals: ``words_wanted`` words (frozenset of str) that somebody has to judge, with ``learn``; ``changed``
    some words are right or wrong now that were not; ``forgotten`` nothing is known any more.
    """

    words_wanted = Signal(frozenset)
    changed = Signal()
    forgotten = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._own: frozenset[str] = frozenset()
        self._right: set[str] = set()
        self._wrong: set[str] = set()
        self._asked: set[str] = set()

    @property
    def pending(self) -> bool:
        """Whether a word that was asked about is not judged yet."""
        return bool(self._asked)

    def set_own(self, own: frozenset[str]) -> None:
        """Take these words for right, whatever the dictionaries say."""
        self._own = own
        self.changed.emit()

    def forget(self) -> None:
        """Ask about every word again: other dictionaries hold."""
        for each in (self._right, self._wrong, self._asked):
            each.clear()
        self.forgotten.emit()

    def learn(self, asked: frozenset[str], wrong: frozenset[str]) -> None:
        """Hear which of the words that were asked about are wrong."""
        self._asked -= asked
        self._wrong |= wrong
        self._right |= asked - wrong
        self.changed.emit()

    def is_wrong(self, word: str) -> bool:
        """Whether a word is known to be misspelt."""
        return word in self._wrong and not is_own(word, self._own)

    def ask(self, asked: set[str]) -> bool:
        """Have words judged that nobody has judged yet; return whether some are still to be."""
        unknown = asked - self._right - self._wrong
        fresh = frozenset(unknown - self._asked)
        if fresh:
            self._asked |= fresh
            self.words_wanted.emit(fresh)
        return bool(unknown)
