"""What stands in the window's band: everything that is not over yet, the newest last."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QObject

from newsdesk.text.english import counted
from newsdesk.widgets.banner import Banner, BannerKind

#: How many sentences stand there at the most: a folder of bad files must not take the window.
SENTENCES = 4
#: From a remark to what cannot wait.
_SERIOUSNESS = (BannerKind.INFO, BannerKind.WARNING, BannerKind.ERROR)


class _Said(NamedTuple):
    kind: BannerKind
    sentence: str
    words: str
    work: Callable[[], object] | None


class Band(QObject):
    """Keeps what was said until it is dismissed, or over; of several things at once none is lost."""

    def __init__(self, banner: Banner) -> None:
        super().__init__(banner)
        self._banner = banner
        self._said: dict[object, _Said] = {}
        self._work: Callable[[], object] | None = None
        banner.action_wanted.connect(self._act)
        banner.dismissed.connect(self._said.clear)

    def say(
        self,
        kind: BannerKind,
        sentence: str,
        about: object,
        words: str = "",
        work: Callable[[], object] | None = None,
    ) -> None:
        """Say a sentence, in place of what was said about the same; ``words`` on a button do ``work``."""
        self._said.pop(about, None)
        self._said[about] = _Said(kind, sentence, words, work)
        self._show()

    def end(self, about: object) -> None:
        """Take back what was said about something: that is over."""
        if self._said.pop(about, None) is not None:
            self._show()

    def _show(self) -> None:
        if not self._said:
            self._banner.hide()
            return
        said = tuple(self._said.values())
        lines = [each.sentence for each in said[-SENTENCES:]]
        if len(said) > SENTENCES:
            lines.append(f"And {counted(len(said) - SENTENCES, 'thing')} before that.")
        # The most serious comes last, and of two alike the newer; the button is the last that there is.
        by_weight = sorted(said, key=lambda each: _SERIOUSNESS.index(each.kind))
        offer = next((each for each in reversed(by_weight) if each.words), by_weight[-1])
        self._work = offer.work
        self._banner.show_message(by_weight[-1].kind, "\n".join(lines), offer.words)

    def _act(self) -> None:
        if self._work is not None:
            self._work()
