"""Taking in the notes that travel with a story: each is kept once, and the later word of two desks holds."""

from collections.abc import Sequence
from dataclasses import replace

from newsdesk.domain.notes import GoneNote, Note
from newsdesk.domain.story import StoryText
from newsdesk.store.notes import Notes
from newsdesk.text.anchors import follow


def receive_notes(notes: Notes, story: str, came: Sequence[Note], there: StoryText, here: StoryText) -> bool:
    """Keep what came with a story, whose text is ``there`` at the desk that sent it and ``here`` at this one.

    What was taken away does not come back, unless it was at the desk that wrote it, and somebody said
    anything of it since. Says whether anything is different now.
    """
    known = {each.uid: each for each in notes.of(story)}
    gone = notes.gone(story)
    changed = False
    for each in came:
        mine = known.get(each.uid)
        if mine is not None:
            if (met := mine.met(each)) != mine:
                notes.put(met)
                changed = True
        elif not _is_gone(gone.get(each.uid), each) and notes.get(each.uid) is None:
            notes.add(replace(each, anchor=follow(there, here, each.anchor)))
            changed = True
    return changed


def receive_gone(notes: Notes, story: str, came: Sequence[GoneNote]) -> bool:
    """Take away what was taken away at the desk that wrote it, unless somebody said anything of it since.

    Says whether anything is different now.
    """
    known = {each.uid: each for each in notes.of(story)}
    gone = notes.gone(story)
    changed = False
    for each in came:
        mine = known.get(each.uid)
        is_answered = mine is not None and mine.last_word > each.at
        on_another = mine is None and notes.get(each.uid) is not None
        if each.uid not in gone and not is_answered and not on_another:
            # One that never came, too: an older bundle may still bring it.
            notes.forget(story, each)
            changed = changed or mine is not None
    return changed


def _is_gone(gone: GoneNote | None, came: Note) -> bool:
    return gone is not None and not (gone.travels and came.last_word > gone.at)
