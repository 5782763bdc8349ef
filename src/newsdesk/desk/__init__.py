"""What people do at the desk: one class per kind of work, one method per action.

Windows, the command line and tests all come through here. Whatever changes something returns ``Changes``,
or ``Done`` with a value as well; one action is one transaction.
"""

from functools import cached_property
from typing import TYPE_CHECKING

from newsdesk.assets import template_folder
from newsdesk.desk.bin import BinDesk
from newsdesk.desk.editions import EditionDesk
from newsdesk.desk.embargo import EmbargoDesk
from newsdesk.desk.finding import FindDesk
from newsdesk.desk.newsroom import Newsroom
from newsdesk.desk.notes import NotesDesk
from newsdesk.desk.people import PeopleDesk
from newsdesk.desk.rates import RatesDesk
from newsdesk.desk.stories import StoryDesk
from newsdesk.desk.upkeep import (
    Upkeep,
    backups_in,
    examine_folder,
    free_folder,
    newest_sound,
    put_back,
    rescue,
)
from newsdesk.store import Damaged
from newsdesk.text.worker import Renderer

if TYPE_CHECKING:
    from newsdesk.bundle import Pages
    from newsdesk.desk.copydesk import CopyDesk
    from newsdesk.desk.corrections import CorrectionDesk
    from newsdesk.desk.history import HistoryDesk
    from newsdesk.desk.intake import Intake
    from newsdesk.desk.preview import PreviewDesk
    from newsdesk.desk.publishing import Publishing
    from newsdesk.desk.workflow import WorkflowDesk

__all__ = [
    "BinDesk",
    "Damaged",
    "Desk",
    "EditionDesk",
    "EmbargoDesk",
    "FindDesk",
    "Newsroom",
    "NotesDesk",
    "PeopleDesk",
    "RatesDesk",
    "StoryDesk",
    "Upkeep",
    "backups_in",
    "examine_folder",
    "free_folder",
    "newest_sound",
    "put_back",
    "rescue",
]


class Desk:
    """Everything that can be done in one open newsroom.

    What takes long to import (parsers of documents, templates, the copy desk's patterns) is made when it is
    first asked for, from whatever thread: a window need not wait for it, and most verbs need none of it.
    """

    def __init__(self, newsroom: Newsroom) -> None:
        self.newsroom = newsroom
        self.stories = StoryDesk(newsroom)
        self.finding = FindDesk(newsroom)
        self.rates = RatesDesk(newsroom)
        self.editions = EditionDesk(newsroom)
        self.upkeep = Upkeep(newsroom)
        self.embargo = EmbargoDesk(newsroom)
        self.notes = NotesDesk(newsroom)
        self.people = PeopleDesk(newsroom)
        self.bin = BinDesk(newsroom)
        self._renderer = Renderer()

    @cached_property
    def intake(self) -> "Intake":
        """What comes in: pages, documents, bundles."""
        from newsdesk.desk.intake import Intake  # noqa: PLC0415 - see the class

        return Intake(self.newsroom)

    @cached_property
    def publishing(self) -> "Publishing":
        """What goes out."""
        from newsdesk.desk.publishing import Publishing  # noqa: PLC0415 - see the class

        return Publishing(self.newsroom, self._renderer, self._pages)

    @cached_property
    def preview(self) -> "PreviewDesk":
        """A story as its readers will see it."""
        from newsdesk.desk.preview import PreviewDesk  # noqa: PLC0415 - see the class

        return PreviewDesk(self.newsroom, self._renderer, self._pages)

    @cached_property
    def copy(self) -> "CopyDesk":
        """What a copy editor would say."""
        from newsdesk.desk.copydesk import CopyDesk  # noqa: PLC0415 - see the class

        return CopyDesk(self.newsroom)

    @cached_property
    def workflow(self) -> "WorkflowDesk":
        """Moving stories on, many at once, and taking that back."""
        from newsdesk.desk.workflow import WorkflowDesk  # noqa: PLC0415 - see the class

        return WorkflowDesk(self.newsroom)

    @cached_property
    def corrections(self) -> "CorrectionDesk":
        """What readers are told about a story that changed."""
        from newsdesk.desk.corrections import CorrectionDesk  # noqa: PLC0415 - see the class

        return CorrectionDesk(self.newsroom, self.workflow)

    @cached_property
    def history(self) -> "HistoryDesk":
        """Every text that a story had."""
        from newsdesk.desk.history import HistoryDesk  # noqa: PLC0415 - see the class

        return HistoryDesk(self.newsroom, self._renderer)

    @cached_property
    def _pages(self) -> "Pages":
        from newsdesk.bundle import Pages  # noqa: PLC0415 - see the class

        return Pages(template_folder())

    def close(self) -> None:
        """Let go of the newsroom's folder and end the worker process."""
        self._renderer.close()
        self.newsroom.close()
