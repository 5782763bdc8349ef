"""Taking in the notes that travel with a story: each is kept once, and the later word of two desks holds."""

from collections.abc import Sequence
from dataclasses import replace

from newsdesk.domain.notes import Note
from newsdesk.domain.story import StoryText
from newsdesk.store.notes import Notes
from newsdesk.text.anchors import follow


def receive_notes(notes: Notes, story: str, came: Sequence[Note], there: StoryText, here: StoryText) -> bool:
    """Keep what came with a story, whose text is ``there`` at the desk that sent it and ``here`` at this one.

    What was taken away here does not come back. Says whether anything is different now.
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
        elif each.uid not in gone and notes.get(each.uid) is None:
            notes.add(replace(each, anchor=follow(there, here, each.anchor)))
            changed = True
    return changed
