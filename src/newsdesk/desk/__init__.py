"""What people do at the desk: one class per kind of work, one method per action.

Windows, the command line and tests all come through here. Whatever changes something returns ``Changes``,
or ``Done`` with a value as well; one action is one transaction.
"""

from dataclasses import dataclass

from newsdesk.desk.copydesk import CopyDesk
from newsdesk.desk.editions import EditionDesk
from newsdesk.desk.intake import Intake, TakenIn
from newsdesk.desk.newsroom import Newsroom
from newsdesk.desk.preview import PreviewDesk
from newsdesk.desk.publishing import Exported, Publishing, verify
from newsdesk.desk.rates import RatesDesk
from newsdesk.desk.stories import StoryDesk
from newsdesk.desk.upkeep import Upkeep, examine_folder, rescue
from newsdesk.store import Damaged

__all__ = [
    "CopyDesk",
    "Damaged",
    "Desk",
    "EditionDesk",
    "Exported",
    "Intake",
    "Newsroom",
    "PreviewDesk",
    "Publishing",
    "RatesDesk",
    "StoryDesk",
    "TakenIn",
    "Upkeep",
    "examine_folder",
    "rescue",
    "verify",
]


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything that can be done in one open newsroom."""

    newsroom: Newsroom
    stories: StoryDesk
    intake: Intake
    rates: RatesDesk
    editions: EditionDesk
    publishing: Publishing
    preview: PreviewDesk
    copy: CopyDesk
    upkeep: Upkeep

    def close(self) -> None:
        """Let go of the newsroom's folder and end the worker process."""
        self.preview.close()
        self.newsroom.close()
