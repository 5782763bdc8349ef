"""What stands in the place of a list that has no rows: it says what to do."""

from newsdesk._built.story_list import Ui_StoryList
from newsdesk.gui.folders.folder import Folder, Kind, emptiness


class Emptiness:
    """Words and buttons for an empty list."""

    def __init__(self, ui: Ui_StoryList) -> None:
        self._ui = ui
        self.may_write = True

    def show(self, folder: Folder, words: str) -> None:
        """Say why nothing is here: nothing was written yet, the folder is empty, or nothing was found."""
        everywhere = folder.kind is Kind.ALL
        if words:
            place = "" if everywhere else f" in “{folder.name}”"
            sentence = f"Nothing found for “{words}”{place}. Look for less, or for the beginning of a word."
        elif everywhere and not self.may_write:
            sentence = "No stories yet."
        else:
            sentence = emptiness(folder)
        begin = everywhere and not words and self.may_write
        self._ui.empty_words.setText(sentence)
        self._ui.everywhere_button.setHidden(not words or everywhere)
        self._ui.import_button.setHidden(not begin)
        self._ui.new_button.setHidden(not begin)
