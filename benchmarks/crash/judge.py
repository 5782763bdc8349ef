"""What must hold after a kill: a sound file, nothing gone that is older than a second, nobody else touched.

The judge never asks the program that was killed. It reads the newsroom as it was found, before anybody opens
it to write, and has the typist's own words for what was typed when.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.crash.told import Said, What
from newsdesk.app.wiring import open_desk
from newsdesk.domain.clock import SystemClock
from newsdesk.domain.errors import WorldError
from newsdesk.domain.story import Revision, Status, StoryText
from newsdesk.store.archive import Archive
from newsdesk.store.health import examine
from newsdesk.store.revisions import Revisions
from newsdesk.store.stories import Stories

#: What was typed longer ago than this, in seconds, must be there.
LIMIT = 1.0


@dataclass(frozen=True, slots=True)
class Standing:
    """A newsroom as it was found: its stories by uid, and what the doctor says against its file.

    ``texts`` holds what the next start brings back: the extra copy of what was being typed, where there is
    one (``drafts`` says of which stories), else the story.
    """

    texts: Mapping[str, StoryText]
    revisions: Mapping[str, tuple[Revision, ...]]
    drafts: frozenset[str]
    unsound: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one kill has done. ``age`` is how old, in seconds, the oldest key was that is gone; 0 if none is.

    The others are sentences, none of which may be there: ``late`` of what is gone though it was older than
    the limit, ``lost`` of what is gone or wrong whenever it was typed.
    """

    age: float
    unsound: tuple[str, ...]
    lost: tuple[str, ...]
    touched: tuple[str, ...]
    late: tuple[str, ...] = ()

    @property
    def complaints(self) -> tuple[str, ...]:
        """Everything that should not be."""
        return self.unsound + self.lost + self.touched + self.late


def look(folder: Path) -> Standing:
    """Read a newsroom without changing it, as somebody would who may not write.

    Of one that cannot be read there is nothing but the reason.
    """
    archive = Archive.look(folder, SystemClock())
    try:
        return _read(archive)
    except WorldError as error:
        return Standing({}, {}, frozenset(), (str(error),))


def _read(archive: Archive) -> Standing:
    with archive.reading() as db:
        uids = [uid for status in Status for uid in Stories(db).uids(status)]
        stories = {story.uid: story.text for story in Stories(db).many(uids)}
        drafts = {draft.story: draft.text for draft in Stories(db).drafts()}
        revisions = {uid: Revisions(db).of(uid) for uid in stories}
    unsound = tuple(f"{each.check}: {each.message}" for each in examine(archive) if not each.ok)
    return Standing({**stories, **drafts}, revisions, frozenset(drafts), unsound)


def judge(before: Standing, said: Sequence[Said], killed: float, after: Standing) -> Verdict:
    """Compare a newsroom after a kill with what was there before and what was typed since.

    ``killed`` is when the kill was sent, on the clock of ``Said.at``.
    """
    ages, lost = _losses(before, said, killed, after)
    late = [
        f"{uid} lacks what was typed {age:.3f} s before the kill" for uid, age in ages.items() if age > LIMIT
    ]
    touched = _touched(before, said, after)
    return Verdict(max(ages.values(), default=0.0), after.unsound, tuple(lost), tuple(touched), tuple(late))


def judge_recovery(folder: Path, found: Standing) -> Verdict:
    """Open a newsroom as the program does when it starts again: what was found must all be stories now."""
    opening = open_desk(folder, SystemClock(), "Judge", may_start=False)
    opening.desk.close()
    after = look(folder)
    lost = [f"{uid} was not recovered" for uid, text in found.texts.items() if after.texts.get(uid) != text]
    lost += [f"the extra copy of {uid} is still there" for uid in after.drafts]
    return Verdict(0.0, after.unsound, tuple(lost), tuple(_touched(found, (), after)))


def _losses(
    before: Standing, said: Sequence[Said], killed: float, after: Standing
) -> tuple[dict[str, float], list[str]]:
    """Return the age of each story's oldest key that is gone, and a sentence for what must not be."""
    ages, lost = {}, []
    for uid, history in _histories(said).items():
        known = before.texts.get(uid)
        for each in history:
            if each.what is What.SHOWN and each.text != known:
                lost.append(f"{uid} was shown with another text than it had")
            known = each.text
        states = [each.text for each in history]
        kept = after.texts.get(uid)
        if kept not in states:
            lost.append(f"{uid} has a text that nobody typed")
            continue
        newest = len(states) - 1 - states[::-1].index(kept)
        gone = history[newest + 1 :]
        ages[uid] = max(0.0, killed - gone[0].at) if gone else 0.0
    return ages, lost


def _histories(said: Sequence[Said]) -> dict[str, list[Said]]:
    """Return what each story's text was, one after the other."""
    histories: dict[str, list[Said]] = {}
    for each in said:
        if each.text is not None:
            histories.setdefault(each.stories[0], []).append(each)
    return histories


def _touched(before: Standing, said: Sequence[Said], after: Standing) -> list[str]:
    """Return a sentence for every story that nobody worked on and that is not as it was."""
    typed = {uid for each in said if each.what is What.TYPED for uid in each.stories}
    acted = {uid for each in said if each.what is What.ACTED for uid in each.stories}
    touched = [f"{uid} came from nowhere" for uid in after.texts.keys() - before.texts.keys()]
    for uid, revisions in before.revisions.items():
        now = after.revisions.get(uid, ())
        if now[: len(revisions)] != revisions:
            touched.append(f"a revision of {uid} is not what it was")
        if uid not in typed and after.texts.get(uid) != before.texts[uid]:
            touched.append(f"the text of {uid}, which nobody wrote in, is not what it was")
        # What was half typed when the program was killed before becomes a revision at the next start.
        if uid not in typed | acted | before.drafts and len(now) > len(revisions):
            touched.append(f"{uid}, which nobody worked on, has a new revision")
    return touched
