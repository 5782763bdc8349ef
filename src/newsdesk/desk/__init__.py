"""What people do at the desk: one class per kind of work, one method per action.

Windows, the command line and tests all come through here. Whatever changes something returns ``Changes``,
or ``Done`` with a value as well; one action is one transaction.
"""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from newsdesk.desk.finding import FindDesk
from newsdesk.desk.newsroom import Newsroom
from newsdesk.domain.story import Story
from newsdesk.store.trouble import Damaged

if TYPE_CHECKING:
    from newsdesk.desk.bin import BinDesk
    from newsdesk.desk.brief import BriefDesk
    from newsdesk.desk.copydesk import CopyDesk
    from newsdesk.desk.corrections import CorrectionDesk
    from newsdesk.desk.edition_merges import EditionMergeDesk
    from newsdesk.desk.editions import EditionDesk
    from newsdesk.desk.embargo import EmbargoDesk
    from newsdesk.desk.history import HistoryDesk
    from newsdesk.desk.intake import Intake
    from newsdesk.desk.keys import KeyDesk
    from newsdesk.desk.makeup import MakeupDesk
    from newsdesk.desk.merges import MergeDesk
    from newsdesk.desk.money import MoneyDesk
    from newsdesk.desk.notes import NotesDesk
    from newsdesk.desk.outlets import OutletDesk
    from newsdesk.desk.pasting import PasteDesk
    from newsdesk.desk.people import PeopleDesk
    from newsdesk.desk.pictures import PictureDesk
    from newsdesk.desk.preparing import Preparing
    from newsdesk.desk.preview import PreviewDesk
    from newsdesk.desk.publishing import Publishing
    from newsdesk.desk.rate_codes import RateCodeDesk
    from newsdesk.desk.rates import RatesDesk
    from newsdesk.desk.renderings import Renderings
    from newsdesk.desk.replacing import ReplaceDesk
    from newsdesk.desk.sent import SentDesk
    from newsdesk.desk.sitting import Sitting
    from newsdesk.desk.spelling import SpellingDesk
    from newsdesk.desk.stories import StoryDesk
    from newsdesk.desk.themes import ThemeDesk
    from newsdesk.desk.trust import TrustDesk
    from newsdesk.desk.upkeep import Upkeep
    from newsdesk.desk.workflow import WorkflowDesk
    from newsdesk.text.worker import Renderer

__all__ = ["Damaged", "Desk", "Newsroom"]


class Desk:
    """Everything that can be done in one open newsroom.

    To find stories is what a window begins with. Every other kind of work is made when it is
    first asked for, from whatever thread: a window need not wait for what it takes to import, and most verbs
    need little of it.
    """

    def __init__(self, newsroom: Newsroom, own: Path | None = None) -> None:
        """``own`` is this computer's folder for what belongs to its user alone; None where there is none."""
        self.newsroom = newsroom
        self._own = own
        self.finding = FindDesk(newsroom)

    @cached_property
    def stories(self) -> "StoryDesk":
        """Beginning, opening and writing stories."""
        from newsdesk.desk.stories import StoryDesk  # noqa: PLC0415 - see the class

        return StoryDesk(self.newsroom)

    @cached_property
    def rates(self) -> "RatesDesk":
        """What currencies are worth, by banks, files, pages and people."""
        from newsdesk.desk.rates import RatesDesk  # noqa: PLC0415 - see the class

        return RatesDesk(self.newsroom)

    @cached_property
    def money(self) -> "MoneyDesk":
        """Amounts of money in stories."""
        from newsdesk.desk.money import MoneyDesk  # noqa: PLC0415 - see the class

        return MoneyDesk(self.newsroom, self.rates)

    @cached_property
    def rate_codes(self) -> "RateCodeDesk":
        """Rates that stories ask for in double braces."""
        from newsdesk.desk.rate_codes import RateCodeDesk  # noqa: PLC0415 - see the class

        return RateCodeDesk(self.newsroom)

    @cached_property
    def brief(self) -> "BriefDesk":
        """A story made of the day's rates."""
        from newsdesk.desk.brief import BriefDesk  # noqa: PLC0415 - see the class

        return BriefDesk(self.newsroom, self.stories)

    @cached_property
    def editions(self) -> "EditionDesk":
        """Dated editions and what is in them."""
        from newsdesk.desk.editions import EditionDesk  # noqa: PLC0415 - see the class

        return EditionDesk(self.newsroom)

    @cached_property
    def makeup(self) -> "MakeupDesk":
        """How editions are laid out."""
        from newsdesk.desk.makeup import MakeupDesk  # noqa: PLC0415 - see the class

        return MakeupDesk(self.newsroom)

    @cached_property
    def sent(self) -> "SentDesk":
        """What readers were given of the editions."""
        from newsdesk.desk.sent import SentDesk  # noqa: PLC0415 - see the class

        return SentDesk(self.newsroom)

    @cached_property
    def embargo(self) -> "EmbargoDesk":
        """Holding stories back until their time."""
        from newsdesk.desk.embargo import EmbargoDesk  # noqa: PLC0415 - see the class

        return EmbargoDesk(self.newsroom)

    @cached_property
    def notes(self) -> "NotesDesk":
        """What editors ask one another about a passage."""
        from newsdesk.desk.notes import NotesDesk  # noqa: PLC0415 - see the class

        return NotesDesk(self.newsroom)

    @cached_property
    def people(self) -> "PeopleDesk":
        """Who writes here."""
        from newsdesk.desk.people import PeopleDesk  # noqa: PLC0415 - see the class

        return PeopleDesk(self.newsroom)

    @cached_property
    def bin(self) -> "BinDesk":
        """Throwing spiked stories away for good."""
        from newsdesk.desk.bin import BinDesk  # noqa: PLC0415 - see the class

        return BinDesk(self.newsroom)

    @cached_property
    def upkeep(self) -> "Upkeep":
        """Backups, and whether everything is sound."""
        from newsdesk.desk.upkeep import Upkeep  # noqa: PLC0415 - see the class

        return Upkeep(self.newsroom)

    @cached_property
    def intake(self) -> "Intake":
        """What comes in: pages, documents, bundles."""
        from newsdesk.desk.intake import Intake  # noqa: PLC0415 - see the class

        return Intake(self.newsroom, self.trust)

    @cached_property
    def merges(self) -> "MergeDesk":
        """What two desks changed in the same places."""
        from newsdesk.desk.merges import MergeDesk  # noqa: PLC0415 - see the class

        return MergeDesk(self.newsroom)

    @cached_property
    def keys(self) -> "KeyDesk":
        """The key that bundles are signed with."""
        from newsdesk.desk.keys import KeyDesk  # noqa: PLC0415 - see the class

        return KeyDesk(self.newsroom, self._own)

    @cached_property
    def trust(self) -> "TrustDesk":
        """The desks whose bundles are believed to be theirs."""
        from newsdesk.desk.trust import TrustDesk  # noqa: PLC0415 - see the class

        return TrustDesk(self.newsroom, self.keys)

    @cached_property
    def pasting(self) -> "PasteDesk":
        """What is pasted into a text."""
        from newsdesk.desk.pasting import PasteDesk  # noqa: PLC0415 - see the class

        return PasteDesk()

    def sit_down(self, story: Story) -> "Sitting":
        """Begin to type in a story that a window shows as it stands."""
        from newsdesk.desk.sitting import Sitting  # noqa: PLC0415 - see the class

        return Sitting(self.newsroom, self.stories, story)

    @cached_property
    def edition_merges(self) -> "EditionMergeDesk":
        """What two desks laid out at once."""
        from newsdesk.desk.edition_merges import EditionMergeDesk  # noqa: PLC0415 - see the class

        return EditionMergeDesk(self.newsroom)

    @cached_property
    def pictures(self) -> "PictureDesk":
        """What stories show."""
        from newsdesk.desk.pictures import PictureDesk  # noqa: PLC0415 - see the class

        return PictureDesk(self.newsroom)

    @cached_property
    def themes(self) -> "ThemeDesk":
        """How pages look."""
        from newsdesk.desk.themes import ThemeDesk  # noqa: PLC0415 - see the class

        return ThemeDesk(self.newsroom)

    @cached_property
    def publishing(self) -> "Publishing":
        """What goes out."""
        from newsdesk.desk.publishing import Publishing  # noqa: PLC0415 - see the class

        return Publishing(self.newsroom, self.renderings, self.themes, self.pictures, self.keys)

    @cached_property
    def preparing(self) -> "Preparing":
        """What bundles will need of stories."""
        from newsdesk.desk.preparing import Preparing  # noqa: PLC0415 - see the class

        return Preparing(self.newsroom, self.renderings, self.themes)

    @cached_property
    def preview(self) -> "PreviewDesk":
        """A story as its readers will see it."""
        from newsdesk.desk.preview import PreviewDesk  # noqa: PLC0415 - see the class

        return PreviewDesk(self.newsroom, self.renderings, self.themes, self._size_of)

    @cached_property
    def copy(self) -> "CopyDesk":
        """What a copy editor would say."""
        from newsdesk.desk.copydesk import CopyDesk  # noqa: PLC0415 - see the class

        return CopyDesk(self.newsroom)

    @cached_property
    def outlets(self) -> "OutletDesk":
        """What bundles have beside their pages, and where they are published."""
        from newsdesk.desk.outlets import OutletDesk  # noqa: PLC0415 - see the class

        return OutletDesk(self.newsroom)

    @cached_property
    def spelling(self) -> "SpellingDesk":
        """Words that are in no dictionary."""
        from newsdesk.desk.spelling import SpellingDesk  # noqa: PLC0415 - see the class

        return SpellingDesk(self.newsroom, self._own)

    @cached_property
    def replacing(self) -> "ReplaceDesk":
        """Finding words in stories, and putting others in their place."""
        from newsdesk.desk.replacing import ReplaceDesk  # noqa: PLC0415 - see the class

        return ReplaceDesk(self.newsroom)

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

    def _size_of(self, picture: str) -> tuple[int, int] | None:
        # Most stories have no picture, and the window need not wait for what measures them.
        return self.pictures.size(picture)

    @cached_property
    def renderings(self) -> "Renderings":
        """What stories were rendered to."""
        from newsdesk.desk.renderings import Renderings  # noqa: PLC0415 - see the class

        return Renderings(self.newsroom, self._renderer)

    @cached_property
    def _renderer(self) -> "Renderer":
        from newsdesk.text.worker import Renderer  # noqa: PLC0415 - see the class

        return Renderer()

    def close(self) -> None:
        """Let go of the newsroom's folder and end the worker processes."""
        if "preview" in vars(self):
            self.preview.close()
        if "renderings" in vars(self):
            self.renderings.keep_seen()
        if "_renderer" in vars(self):
            self._renderer.close()
        if "spelling" in vars(self):
            self.spelling.close()
        if "pasting" in vars(self):
            self.pasting.close()
        if "replacing" in vars(self):
            self.replacing.close()
        self.newsroom.close()
