"""How the previewed page looks: its screen, its colours, and whether it scrolls with the text."""

from enum import StrEnum
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup

from newsdesk.gui.command import Command
from newsdesk.gui.preview.looks import PageColors, PageWidth
from newsdesk.gui.workplace import Workplace
from newsdesk.gui.writing.choices import WritingChoices


class PageLooks(QObject):
    """Stands between the menu's choices and the preview's pane."""

    def __init__(self, place: Workplace) -> None:
        pane, ui = place.window.panes.preview, place.window.ui
        super().__init__(pane)
        self._window, self._pane, self._choices = place.window, pane, place.choices
        self._window_is_dark = False
        self._widths: dict[StrEnum, QAction] = {
            PageWidth.PAGE: ui.page_full,
            PageWidth.TABLET: ui.page_tablet,
            PageWidth.PHONE: ui.page_phone,
        }
        self._colors: dict[StrEnum, QAction] = {
            PageColors.WINDOW: ui.page_as_window,
            PageColors.LIGHT: ui.page_light,
            PageColors.DARK: ui.page_dark,
        }
        for actions in (self._widths, self._colors):
            group = QActionGroup(self)
            for action in actions.values():
                group.addAction(action)
        self._follow = ui.follow_scroll
        place.choices.changed.connect(self._show)
        self._show(place.choices.now)

    def commands(self) -> tuple[Command, ...]:
        """Return what the menu can ask for."""
        change = self._choices.change
        return (
            Command("page_next", lambda: change(page_width=self._choices.now.page_width.next)),
            Command("follow_scroll", lambda: change(follow_scroll=self._follow.isChecked())),
            Command("preview_again", self._bring_back),
            *(
                Command(action.objectName(), partial(change, page_width=width))
                for width, action in self._widths.items()
            ),
            *(
                Command(action.objectName(), partial(change, page_colors=colors))
                for colors, action in self._colors.items()
            ),
        )

    def _bring_back(self) -> None:
        """Show the page anew, its pane as well if that was folded away."""
        self._window.show_right(self._pane)
        self._pane.bring_back()

    def wear(self, *, dark: bool) -> None:
        """Hear whether the window is dark."""
        self._window_is_dark = dark
        self._show(self._choices.now)

    def _show(self, choices: WritingChoices) -> None:
        self._widths[choices.page_width].setChecked(True)
        self._colors[choices.page_colors].setChecked(True)
        self._follow.setChecked(choices.follow_scroll)
        self._pane.set_width(choices.page_width)
        wanted = choices.page_colors
        self._pane.set_dark(
            self._window_is_dark if wanted is PageColors.WINDOW else wanted is PageColors.DARK
        )
