"""What was typed and may not go into a newsroom's file any more, because that is damaged: kept beside it.

Each time is a file of its own, in JSON, so that nothing kept before is ever written over.
"""

import json
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from newsdesk.domain.errors import Refused
from newsdesk.store.backups import STAMP, unused
from newsdesk.store.leftovers import TYPED
from newsdesk.store.revisions import dump, parse
from newsdesk.store.stories import Draft
from newsdesk.store.whole_file import write_whole

_FIELDS = ("story", "at", "who", "text")


def keep(folder: Path, drafts: Sequence[Draft], at: datetime) -> Path:
    """Keep texts beside a newsroom's file, for sure; return the file. Refused if it takes none."""
    kept = unused(folder / f"{TYPED}-{at:{STAMP}}.json")
    rows = [dict(zip(_FIELDS, _plain(each), strict=True)) for each in drafts]
    try:
        # Half a surrogate pair becomes JSON's own escape.
        write_whole(kept, json.dumps(rows, ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise Refused(f"What is typed could not be kept in {folder}: {error.strerror}.") from error
    return kept


def _plain(draft: Draft) -> tuple[object, ...]:
    return draft.story, draft.at.isoformat(), draft.who, json.loads(dump(draft.text))


def read(file: Path) -> tuple[Draft, ...]:
    """Return the texts of such a file; of one that somebody has changed, those that can be read."""
    try:
        rows = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return ()
    return tuple(_drafts(rows)) if isinstance(rows, list) else ()


def _drafts(rows: Sequence[Any]) -> Iterator[Draft]:
    for row in rows:
        with suppress(TypeError, KeyError, ValueError):
            draft = Draft(
                str(row["story"]),
                datetime.fromisoformat(row["at"]),
                str(row["who"]),
                parse(json.dumps(row["text"])),
            )
            if all(isinstance(each, str | tuple) for each in draft.text):
                yield draft
