"""Stories as they are dragged from the list to somewhere else in the window."""

import json
from collections.abc import Sequence

from PySide6.QtCore import QMimeData

#: What a dragged story is: a JSON list of uids, in UTF-8.
STORIES_MIME = "application/x-newsdesk-stories"


def stories_data(uids: Sequence[str]) -> QMimeData:
    """Return stories as they are dragged."""
    data = QMimeData()
    data.setData(STORIES_MIME, json.dumps(list(uids)).encode())
    return data


def dragged_stories(data: QMimeData) -> tuple[str, ...]:
    """Return the uids of dragged stories; () where something else is dragged."""
    if not data.hasFormat(STORIES_MIME):
        return ()
    return tuple(json.loads(bytes(data.data(STORIES_MIME).data())))
