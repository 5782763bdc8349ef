"""The tables as they are now. How they came to be is in ``migrations/``.

No table is bound to a database: every query is executed on the one it is handed, so two newsrooms can be
open in one process and no thread can reach a connection that is not its own.
"""

from newsdesk.store.tables.base import Row, Table
from newsdesk.store.tables.desk import PersonRow, SavedSearchRow, SettingRow
from newsdesk.store.tables.editions import (
    EditionMergeRow,
    EditionRow,
    EditionStateRow,
    EntryRow,
    ExportRow,
    FrozenRateRow,
)
from newsdesk.store.tables.rates import (
    AlertRow,
    PayloadRow,
    RateRow,
    RateSeriesRow,
    RateSourceRow,
    ValidatorRow,
    VerdictRow,
)
from newsdesk.store.tables.stories import (
    STANDING,
    CaptureRow,
    CorrectionRow,
    DraftRow,
    EventRow,
    GoneNoteRow,
    MergeRow,
    NoteRow,
    ReadRow,
    RevisionRow,
    StepRow,
    StoryRow,
)

__all__ = [
    "STANDING",
    "TABLES",
    "AlertRow",
    "CaptureRow",
    "CorrectionRow",
    "DraftRow",
    "EditionMergeRow",
    "EditionRow",
    "EditionStateRow",
    "EntryRow",
    "EventRow",
    "ExportRow",
    "FrozenRateRow",
    "GoneNoteRow",
    "MergeRow",
    "NoteRow",
    "PayloadRow",
    "PersonRow",
    "RateRow",
    "RateSeriesRow",
    "RateSourceRow",
    "ReadRow",
    "RevisionRow",
    "Row",
    "SavedSearchRow",
    "SettingRow",
    "StepRow",
    "StoryRow",
    "Table",
    "ValidatorRow",
    "VerdictRow",
]

TABLES: tuple[type[Table], ...] = (
    SettingRow,
    CaptureRow,
    StoryRow,
    RevisionRow,
    DraftRow,
    ReadRow,
    MergeRow,
    CorrectionRow,
    NoteRow,
    GoneNoteRow,
    StepRow,
    EventRow,
    SavedSearchRow,
    PersonRow,
    RateRow,
    RateSeriesRow,
    VerdictRow,
    PayloadRow,
    RateSourceRow,
    ValidatorRow,
    AlertRow,
    EditionRow,
    EntryRow,
    FrozenRateRow,
    ExportRow,
    EditionStateRow,
    EditionMergeRow,
)
