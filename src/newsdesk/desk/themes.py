"""How a newsroom's pages look: the program's own way, or a theme in the newsroom's folder."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from threading import Lock

from newsdesk import assets
from newsdesk.bundle import Pages
from newsdesk.bundle.theme_trial import CHILD, tried_theme
from newsdesk.desk.newsroom import Newsroom
from newsdesk.domain.changes import NOTHING, Changes
from newsdesk.domain.errors import BadInput
from newsdesk.text.process import Answerer, NotStarted

#: Where themes are in a newsroom's folder, and the setting's name.
FOLDER, THEME = "themes", "theme"


@dataclass(frozen=True, slots=True)
class ThemeState:
    """A theme by name, and why it cannot be used, as a sentence, or ""."""

    name: str
    trouble: str


class ThemeDesk:
    """The themes of one newsroom, tried before they are used, and the one that was chosen."""

    def __init__(self, newsroom: Newsroom) -> None:
        self._newsroom = newsroom
        #: By theme: what it was made of when it was tried, and what came of it.
        self._tried: dict[str, tuple[object, Pages | BadInput]] = {}
        self._lock = Lock()

    @property
    def folder(self) -> Path:
        """Where themes are put, each in a folder of its own; it need not be there."""
        return self._newsroom.folder / FOLDER

    def all(self) -> tuple[ThemeState, ...]:
        """Return the themes there are, by name, each tried."""
        return tuple(ThemeState(name, self._trouble(name)) for name in self._names())

    def chosen(self) -> str:
        """Return the name of the newsroom's theme, "" for the program's own look."""
        with self._newsroom.archive.reading() as db:
            return self._newsroom.archive.setting(db, THEME)

    def choose(self, name: str) -> Changes:
        """Let pages look like a theme from now on, "": like the program's own.

        BadInput if there is no such theme, or it cannot be used.
        """
        self.pages(name)
        if name == self.chosen():
            return NOTHING
        archive = self._newsroom.archive
        with archive.writing() as db:
            archive.set_setting(db, THEME, name)
        return Changes(looks=True)

    def pages(self, name: str | None = None) -> Pages:
        """Return what makes pages in a theme: None for the chosen one, "" for the program's own look.

        BadInput if there is no such theme, or it cannot be used.
        """
        wanted = self.chosen() if name is None else name
        if not wanted:
            return self._own
        made = self._try(wanted)
        if isinstance(made, BadInput):
            raise made
        return made

    def shown(self) -> Pages:
        """Return what makes pages to look at: where the chosen theme cannot be used, the program's own.

        An export says why it cannot; whoever writes meanwhile needs to see the story.
        """
        wanted = self.chosen()
        made = self._try(wanted) if wanted else self._own
        return self._own if isinstance(made, BadInput) else made

    def _names(self) -> list[str]:
        try:
            return sorted(
                each.name for each in self.folder.iterdir() if each.is_dir() and each.name[0] != "."
            )
        except OSError:  # there is no such folder, or it may not be looked into
            return []

    def _trouble(self, name: str) -> str:
        made = self._try(name)
        return str(made) if isinstance(made, BadInput) else ""

    def _try(self, name: str) -> Pages | BadInput:
        """Return pages in a theme, or why there are none. It is tried again when its files have changed."""
        names = self._names()
        if name not in names:
            way = f"Choose {', '.join(names)} or" if names else f"Put it into {self.folder}, or choose"
            return BadInput(f"There is no theme “{name}”. {way} Newsdesk’s own look.")
        with self._lock:
            made_of = _signature(self.folder / name)
            if name not in self._tried or self._tried[name][0] != made_of:
                try:
                    with Answerer(CHILD, gives_way=False) as trial:  # for somebody waits
                        made: Pages | BadInput = tried_theme(
                            self.folder / name, assets.template_folder(), trial
                        )
                except BadInput as error:
                    made = error
                except NotStarted as error:
                    return BadInput(str(error))  # it may be well in a while
                self._tried[name] = (made_of, made)
            return self._tried[name][1]

    @cached_property
    def _own(self) -> Pages:
        return Pages(assets.template_folder())


def _signature(folder: Path) -> object:
    """Return what is different when a theme's files are: their names, sizes and times."""
    try:
        stats = [(each.name, each.stat()) for each in folder.iterdir()]
    except OSError as error:
        return str(error)
    return sorted((name, stat.st_size, stat.st_mtime_ns) for name, stat in stats)
