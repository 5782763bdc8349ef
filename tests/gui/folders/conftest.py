"""Folders as they are counted."""

from collections.abc import Callable

import pytest

from newsdesk.domain.finding import Folder, FolderCounts
from newsdesk.domain.story import Status
from newsdesk.gui.folders.folder import Group, grouped

COUNTRIES = {"KZ": "Kazakhstan", "TJ": "Tajikistan"}
Count = Callable[..., tuple[Group, ...]]


@pytest.fixture
def count() -> Count:
    """Count the folders of a newsroom with so many stories ready, and these searches and countries."""

    def groups(
        ready: int = 2,
        searches: tuple[str, ...] = ("Wool",),
        countries: tuple[str, ...] = ("KZ", "TJ"),
        editions: int = 1,
        merging: int = 0,
    ) -> tuple[Group, ...]:
        numbers = {Status.READY: ready}
        counts = FolderCounts(
            everything=Folder("", "All", "", 10),
            statuses=tuple(Folder(s.value, s.value, f"status:{s.value}", numbers.get(s, 0)) for s in Status),
            embargoed=Folder("embargoed", "embargoed", "is:embargoed", 1),
            noted=Folder("noted", "noted", "is:noted", 0),
            merging=Folder("merging", "merging", "is:merging", merging),
            countries=tuple(Folder(code, code, f"country:{code}", 3) for code in countries),
            reporters=(Folder("Asel", "Asel", 'by:"Asel"', 4),),
            editions=tuple(
                Folder(f"e-{number}", "2025-12-12 Friday", "in:2025-12-12", 6)
                for number in range(1, editions + 1)
            ),
            searches=tuple(Folder(name, name, "wool", 1) for name in searches),
        )
        return grouped(counts, COUNTRIES)

    return groups
