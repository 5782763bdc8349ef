"""How the page is to look in its pane."""

from enum import StrEnum


class PageWidth(StrEnum):
    """The screen that the page is shown for; PAGE is all the room that the pane has."""

    PAGE = "page"
    TABLET = "tablet"
    PHONE = "phone"

    @property
    def pixels(self) -> int:
        """The screen's width in CSS pixels, 0 for all the room there is."""
        return {PageWidth.PAGE: 0, PageWidth.TABLET: 768, PageWidth.PHONE: 390}[self]

    @property
    def next(self) -> "PageWidth":
        """The one that comes after it when somebody goes through them."""
        every = list(PageWidth)
        return every[(every.index(self) + 1) % len(every)]


class PageColors(StrEnum):
    """Which of the page's two sets of colours is shown."""

    WINDOW = "window"
    LIGHT = "light"
    DARK = "dark"
