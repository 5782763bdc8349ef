"""What can be asked for in the search field, as a menu: choosing an example begins it in the field."""

from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

#: What is typed, how an example looks, and what it finds.
EXAMPLES = (
    ("", "snow naryn", "both words, anywhere; the last may be half a word"),
    ('"', '"night trams"', "these words side by side"),
    ("-", "-draft", "without this word"),
    ("by:", "by:asel", "by a reporter"),
    ("country:", "country:KZ", "about a country"),
    ("status:", "status:ready", "in a state"),
    ("tag:", "tag:energy", "with a tag"),
    ("in:", "in:2025-12-12", "in an edition, by day or title"),
    ("after:", "after:7d", "changed in the last days, or since a date"),
    ("before:", "before:2025-12-01", "last changed earlier"),
    ("words:", "words:>800", "by length"),
    ("is:", "is:embargoed", "embargoed, corrected, noted, merging; is:any searches the bin, too"),
)


class QueryHelp(QMenu):
    """The search's language in one look."""

    def __init__(self, field: QLineEdit, parent: QWidget) -> None:
        super().__init__(parent)
        self._field = field
        for typed, example, finds in EXAMPLES:
            # Behind the tab stands what Qt otherwise uses for a shortcut: a second column.
            action = self.addAction(f"{example}\t{finds}")
            action.triggered.connect(lambda _checked=False, typed=typed: self._begin(typed))

    def _begin(self, typed: str) -> None:
        """Put the beginning of an example behind what is in the field."""
        before = self._field.text().rstrip()
        self._field.setText(f"{before} {typed}".strip() if typed else before)
        self._field.setFocus()
