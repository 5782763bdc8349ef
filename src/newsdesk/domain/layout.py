"""The rules by which stories and sections stand in an edition.

The front of the page, the section without a heading, comes first; the others follow in the order of their
first stories. A section is there as long as it has stories.
"""

from collections.abc import Sequence

from newsdesk.domain.edition import Entry, Layout

#: The most characters of a section's name.
LONGEST_SECTION = 60


def sections(entries: Sequence[Entry]) -> tuple[str, ...]:
    """Return the headings in their order; the front has none."""
    return tuple(dict.fromkeys(entry.section for entry in entries if entry.section))


def grouped(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return the entries with each section's stories together, the front first."""
    return sections_in_order(entries, sections(entries))


def sections_in_order(entries: Sequence[Entry], names: Sequence[str]) -> tuple[Entry, ...]:
    """Return the entries with the sections in this order, those that are not named after them."""
    order = dict.fromkeys(("", *names, *sections(entries)))
    return tuple(entry for name in order for entry in entries if entry.section == name)


def arranged(
    entries: Sequence[Entry], wanted: Sequence[Entry], seen: Sequence[Entry] = ()
) -> tuple[Entry, ...]:
    """Return the entries as ``wanted``; stories that it leaves out stay, at the end of their sections.

    ``seen`` is how they stood for whoever moved something: what has changed since and was not moved stays
    changed. A story that was taken out does not come back, and a section has the name that it has now.
    """
    there, saw = ({entry.story: entry for entry in each} for each in (entries, seen))
    known = sections(entries)
    names = {
        each.section: there[each.story].section
        for each in reversed(seen)
        if each.section not in known and each.section and each.story in there
    }

    def now(entry: Entry) -> Entry:
        old, here = saw.get(entry.story), there.get(entry.story)
        if old is None or here is None:
            return entry._replace(section=names.get(entry.section, entry.section))
        moved = entry.section != old.section
        section = names.get(entry.section, entry.section) if moved else here.section
        return Entry(entry.story, section, here.picture)

    meant = [now(each) for each in wanted if each.story in there or each.story not in saw]
    named = {entry.story for entry in wanted}
    return grouped((*meant, *(entry for entry in entries if entry.story not in named)))


def placed(
    entries: Sequence[Entry], stories: Sequence[str], section: str, before: str = ""
) -> tuple[Entry, ...]:
    """Return the entries with stories moved into a section, in front of a story in it ("": to its end).

    Stories that are new to the edition come in there.
    """
    there = {entry.story: entry for entry in entries}
    moved = [there.get(uid, Entry(uid))._replace(section=section) for uid in dict.fromkeys(stories)]
    gone = {entry.story for entry in moved}
    kept = [entry for entry in entries if entry.story not in gone]
    places = [at for at, entry in enumerate(kept) if (entry.story, entry.section) == (before, section)]
    at = places[0] if places else len(kept)
    return grouped((*kept[:at], *moved, *kept[at:]))


def without(entries: Sequence[Entry], stories: Sequence[str]) -> tuple[Entry, ...]:
    """Return the entries but for those of these stories."""
    gone = set(stories)
    return tuple(entry for entry in entries if entry.story not in gone)


def begun(entries: Sequence[Entry], story: str, name: str) -> tuple[Entry, ...]:
    """Return the entries with a section begun at a story, which has what stood below it in its own."""
    there = grouped(entries)
    at = next((place for place, entry in enumerate(there) if entry.story == story), len(there))
    parted = {entry.story for entry in there[at:] if entry.section == there[at].section}
    return grouped([each._replace(section=name) if each.story in parted else each for each in there])


def renamed(entries: Sequence[Entry], old: str, new: str) -> tuple[Entry, ...]:
    """Return the entries with a section under another name; where there is one of that name, they join."""
    return grouped([entry._replace(section=new) if entry.section == old else entry for entry in entries])


def dissolved(entries: Sequence[Entry], name: str) -> tuple[Entry, ...]:
    """Return the entries without a section: its stories stand at the end of what is above it."""
    names = ("", *sections(entries))
    above = names[names.index(name) - 1]
    return renamed(entries, name, above)


def pictured(entries: Sequence[Entry], stories: Sequence[str], *, shown: bool) -> tuple[Entry, ...]:
    """Return the entries with or without the pictures of these stories on the front page."""
    meant = set(stories)
    return tuple(entry._replace(picture=shown) if entry.story in meant else entry for entry in entries)


def sound(layout: Layout) -> Layout:
    """Return a layout whose lead is one of its stories, or none that is chosen."""
    there = any(entry.story == layout.lead for entry in layout.entries)
    return layout if there else layout._replace(lead="")
