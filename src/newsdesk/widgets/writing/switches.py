"""Which helps of typing are wanted."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Switches:
    """One for each help; what each means says ``newsdesk.widgets.writing.helps``."""

    continue_lists: bool = True
    nest_lists: bool = True
    smart_quotes: bool = True
    smart_dashes: bool = True
    close_pairs: bool = True
    link_on_paste: bool = True
    align_tables: bool = True
    paste_tables: bool = True
