"""What sticks from one day to the next: the window, the theme, the newsroom and story last open."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QSettings

from newsdesk.domain.errors import BadInput
from newsdesk.domain.query import Sort, SortKey
from newsdesk.gui.folders.folder import ALL, Folder, Kind
from newsdesk.gui.stories.state import ListState
from newsdesk.gui.theme import Theme
from newsdesk.gui.window import WindowState
from newsdesk.gui.writing.choices import WritingChoices

if TYPE_CHECKING:
    from newsdesk.domain.zones import City
    from newsdesk.gui.finding.habits import FindHabits
    from newsdesk.gui.rates.habits import RateHabits


class Settings:
    """The program's settings in one .ini file. A value that cannot be read counts as not set."""

    def __init__(self, path: Path) -> None:
        self._file = QSettings(str(path), QSettings.Format.IniFormat)

    def _bytes(self, key: str) -> bytes:
        value: Any = self._file.value(key)
        return bytes(value.data()) if isinstance(value, QByteArray) else b""

    def _text(self, key: str) -> str:
        value: Any = self._file.value(key)
        return value if isinstance(value, str) else ""

    def _record(self, key: str) -> dict[str, object]:
        try:
            stored = json.loads(self._text(key))
        except ValueError:
            return {}
        return stored if isinstance(stored, dict) else {}

    @property
    def window(self) -> WindowState:
        """How the window was arranged."""
        try:
            hidden = tuple(str(name) for name in json.loads(self._text("window/hidden") or "[]"))
        except (TypeError, ValueError):
            hidden = ()
        return WindowState(
            geometry=self._bytes("window/geometry"),
            across=self._bytes("window/columns"),
            left=self._bytes("window/left"),
            beside=self._bytes("window/beside"),
            below=self._bytes("window/below"),
            stacked=self._text("window/page") == "below",
            tab=self._text("window/tab"),
            hidden=hidden,
        )

    @window.setter
    def window(self, state: WindowState) -> None:
        self._file.setValue("window/geometry", QByteArray(state.geometry))
        self._file.setValue("window/columns", QByteArray(state.across))
        self._file.setValue("window/left", QByteArray(state.left))
        self._file.setValue("window/beside", QByteArray(state.beside))
        self._file.setValue("window/below", QByteArray(state.below))
        self._file.setValue("window/page", "below" if state.stacked else "beside")
        self._file.setValue("window/tab", state.tab)
        self._file.setValue("window/hidden", json.dumps(state.hidden))

    @property
    def stories(self) -> ListState:
        """How the list of stories was arranged."""
        try:
            sort = Sort(SortKey(self._text("list/sort")), descending=self._text("list/way") != "up")
        except ValueError:
            sort = Sort()
        return ListState(
            compact=self._text("list/rows") == "compact",
            columns=self._bytes("list/columns"),
            sort=sort,
            folder=self._folder(),
        )

    @stories.setter
    def stories(self, state: ListState) -> None:
        self._file.setValue("list/rows", "compact" if state.compact else "roomy")
        self._file.setValue("list/columns", QByteArray(state.columns))
        self._file.setValue("list/sort", state.sort.key.value)
        self._file.setValue("list/way", "down" if state.sort.descending else "up")
        it = state.folder
        self._file.setValue("list/folder", json.dumps((it.kind.value, it.key, it.name, it.query)))

    def _folder(self) -> Folder:
        try:
            kind, key, name, query = json.loads(self._text("list/folder"))
            return Folder(Kind(kind), str(key), str(name), str(query))
        except (TypeError, ValueError):
            return ALL

    @property
    def folded(self) -> tuple[str, ...] | None:
        """The groups of folders that are folded; None if nobody has said."""
        try:
            return tuple(str(title) for title in json.loads(self._text("folders/folded")))
        except (TypeError, ValueError):
            return None

    @folded.setter
    def folded(self, titles: tuple[str, ...]) -> None:
        self._file.setValue("folders/folded", json.dumps(titles))

    @property
    def theme(self) -> Theme:
        """The colours chosen."""
        try:
            return Theme(self._text("theme"))
        except ValueError:
            return Theme.SYSTEM

    @theme.setter
    def theme(self, theme: Theme) -> None:
        self._file.setValue("theme", theme.value)

    def keep_theme(self, theme: Theme) -> None:
        """Write the colours chosen to the file at once: a program that is killed wears them tomorrow, too."""
        self.theme = theme
        self.save()

    @property
    def writing(self) -> WritingChoices:
        """How somebody likes to write."""
        return WritingChoices.of(self._record("writing"))

    @writing.setter
    def writing(self, choices: WritingChoices) -> None:
        self._file.setValue("writing", json.dumps(choices.stored()))

    def keep_writing(self, choices: WritingChoices) -> None:
        """Let Qt write how somebody likes to write in the next turn of its event loop."""
        self.writing = choices

    @property
    def finding(self) -> "FindHabits":
        """How somebody looks for words."""
        # Nobody does before the window is there.
        from newsdesk.gui.finding.habits import FindHabits  # noqa: PLC0415

        return FindHabits.of(self._record("finding"))

    @finding.setter
    def finding(self, habits: "FindHabits") -> None:
        self._file.setValue("finding", json.dumps(habits.stored()))

    @property
    def rates(self) -> "RateHabits":
        """How somebody reads the rates."""
        # Nobody does before the window is there.
        from newsdesk.gui.rates.habits import RateHabits  # noqa: PLC0415

        return RateHabits.of(self._record("rates"))

    @rates.setter
    def rates(self, habits: "RateHabits") -> None:
        self._file.setValue("rates", json.dumps(habits.stored()))

    @property
    def recent(self) -> tuple[str, ...]:
        """What was chosen lately in the command palette, the newest first."""
        try:
            return tuple(str(each) for each in json.loads(self._text("palette/recent")))
        except (TypeError, ValueError):
            return ()

    @recent.setter
    def recent(self, marks: tuple[str, ...]) -> None:
        self._file.setValue("palette/recent", json.dumps(marks))

    @property
    def shortcuts(self) -> dict[str, str]:
        """The keys that were changed, by the names of their actions; "" takes them away."""
        return {name: str(keys) for name, keys in self._record("shortcuts").items()}

    @shortcuts.setter
    def shortcuts(self, changed: dict[str, str]) -> None:
        self._file.setValue("shortcuts", json.dumps(changed))

    def keep_shortcuts(self, changed: dict[str, str]) -> None:
        """Write the keys that were changed, as ``keep_writing`` does."""
        self.shortcuts = changed

    @property
    def newsroom(self) -> Path | None:
        """The newsroom that was open last."""
        return Path(text) if (text := self._text("newsroom")) else None

    @newsroom.setter
    def newsroom(self, folder: Path) -> None:
        self._file.setValue("newsroom", str(folder))

    @property
    def story(self) -> str:
        """The uid of the story that was open last, or ""."""
        return self._text("story")

    @story.setter
    def story(self, uid: str) -> None:
        self._file.setValue("story", uid)

    @property
    def city(self) -> "City":
        """The city whose clock embargoes were last given by."""
        # Nobody asks before the window is there, and its zone wants the machine's zones looked for.
        from newsdesk.domain.zones import CITIES, city_named  # noqa: PLC0415

        try:
            return city_named(self._text("city"))
        except BadInput:
            return CITIES[0]

    @city.setter
    def city(self, city: "City") -> None:
        self._file.setValue("city", city.name)

    def save(self) -> None:
        """Write everything to the file."""
        self._file.sync()
