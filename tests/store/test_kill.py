"""A program killed in the middle of writing loses nothing that it said it had kept."""

import subprocess
import sys
from pathlib import Path

from newsdesk.domain.clock import SystemClock
from newsdesk.store.archive import Archive
from newsdesk.store.health import examine
from newsdesk.store.revisions import Revisions
from newsdesk.store.stories import Stories

WRITER = """
import itertools, sys, uuid
from pathlib import Path
from newsdesk.domain.clock import SystemClock
from newsdesk.domain.story import Status, Story, StoryText, Why
from newsdesk.store.archive import Archive
from newsdesk.store.stories import Stories

clock = SystemClock()
archive = Archive.open(Path(sys.argv[1]), clock)
assert archive.writable
for number in itertools.count():
    now = clock.now()
    text = StoryText(headline=f"Story {number}", body=f"wheat {number} " * 500)
    uid = str(uuid.uuid4())
    with archive.writing() as db:
        story = Stories(db).add(Story(uid, uid, text, Status.DRAFT, now, now, 1), "Aida", Why.NEW)
    print("story", uid, story.revision, flush=True)
    with archive.writing() as db:
        Stories(db).keep_draft(uid, text.with_(body="typing"), now, "Aida")
    print("draft", uid, "typing", flush=True)
    if number % 2:
        text = text.with_(body=f"barley {number} " * 700)
        with archive.writing() as db:
            Stories(db).save(story, text, uid, 1, now, "Aida", Why.TYPING)
            story = Stories(db).get(uid)
        print("saved", uid, story.revision, flush=True)
"""


def test_nothing_acknowledged_is_lost_when_the_writer_is_killed(folder: Path) -> None:
    """Twelve times, each a little later: every revision and draft is there, and the doctor is content."""
    Archive.create(folder, SystemClock(), "x").close()
    acknowledged: dict[str, list[tuple[str, str]]] = {}

    for kills in range(12):
        command = [sys.executable, "-c", WRITER, str(folder)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
            assert writer.stdout is not None
            said = [writer.stdout.readline() for _ in range(3 + 5 * kills)]
            writer.kill()
            said += [line for line in writer.stdout if line.endswith("\n")]
        assert writer.returncode != 0
        for line in said:
            kind, uid, what = line.split()
            acknowledged.setdefault(uid, []).append((kind, what))

        archive = Archive.open(folder, SystemClock())
        assert [finding for finding in examine(archive) if not finding.ok] == []
        with archive.reading() as db:
            drafts = {draft.story for draft in Stories(db).drafts()}
            for uid, events in acknowledged.items():
                made = [what for kind, what in events if kind != "draft"]
                kept = [revision.digest for revision in Revisions(db).of(uid)]
                assert kept[: len(made)] == made
                assert uid in drafts or events[-1][0] != "draft" or len(kept) > len(made)
        archive.close()
    assert len(acknowledged) > 50
