"""The make-up of an edition: its title and note, its sections, the place of every story, what leads."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from newsdesk.desk.editions import existing
from newsdesk.desk.newsroom import Newsroom
from newsdesk.desk.rates.freezing import frozen_on
from newsdesk.desk.stepping import Books, cut
from newsdesk.desk.stories import unknown
from newsdesk.domain import layout as rules
from newsdesk.domain.changes import Changes
from newsdesk.domain.days import day
from newsdesk.domain.edition import Edition, EditionStanding, Entry, Layout
from newsdesk.domain.errors import BadInput, Refused, Unchanged
from newsdesk.domain.journal import EditionTurn, Step, Stepped
from newsdesk.domain.sent import moved
from newsdesk.text.english import listed

#: The most characters of a title, and of the note.
LONGEST_TITLE = 120
LONGEST_NOTE = 1_000


class MakeupDesk:
    """Lays editions out. Each call is one transaction and one step; Unchanged if there is nothing to change.

    BadInput if the edition is not there.
    """

    def __init__(self, newsroom: Newsroom) -> None:
        self._newsroom = newsroom

    @contextmanager
    def together(self) -> Iterator[None]:
        """Do all that is done inside as one: if something cannot be, nothing of it is."""
        with self._newsroom.archive.writing():
            yield

    # -- the whole

    def name(self, uid: str, title: str) -> Stepped:
        """Give an edition a title, or "" for none; BadInput if it is too long."""
        title = _line(title, "title", LONGEST_TITLE)
        do = (
            f"Call the edition of {{day}} “{cut(title)}”"
            if title
            else "Take the title off the edition of {day}"
        )
        return self._step(uid, do, lambda layout, _books: layout._replace(title=title))

    def write_note(self, uid: str, note: str) -> Stepped:
        """Put a note under an edition's title, or "" for none; BadInput if it is too long."""
        lines = (" ".join(line.split()) for line in note.strip().splitlines())
        note = "\n".join(lines)
        _fits(note, "note", LONGEST_NOTE)
        return self._step(
            uid, "Change the note of the edition of {day}", lambda layout, _books: layout._replace(note=note)
        )

    def show_strip(self, uid: str, *, shown: bool) -> Stepped:
        """Let the strip of rates stand on the front page, or not."""
        do = f"{'Show' if shown else 'Hide'} the strip of rates in the edition of {{day}}"
        return self._step(uid, do, lambda layout, _books: layout._replace(strip=shown))

    def freeze_rates(self, uid: str) -> Stepped:
        """Freeze the newest rates known for its day into an edition, in place of the ones it has."""
        with self._newsroom.archive.writing() as db, Books.open(self._newsroom) as books:
            edition = existing(books.editions, uid)
            rates = frozen_on(self._newsroom, db, edition.date)
            if rates == edition.rates:
                raise Unchanged(
                    f"The edition of {day(edition.date)} has the newest rates for its day already."
                )
            after = edition.standing._replace(rates=rates)
            return self._take(books, edition, after, "Freeze the newest rates into the edition of {day}")

    def lead(self, uid: str, story: str) -> Stepped:
        """Let a story of the edition lead its front page; "" leaves that to whichever is first."""

        def led(layout: Layout, books: Books) -> tuple[Layout, str]:
            if not story:
                return layout._replace(lead=""), "Let the first story lead the edition of {day}"
            _inside(layout, (story,), books)
            return layout._replace(lead=story), f"Let {books.what((story,))} lead the edition of {{day}}"

        return self._named_step(uid, led)

    def show_pictures(self, uid: str, stories: Sequence[str], *, shown: bool) -> Stepped:
        """Let stories stand on the front page with their first pictures, or without."""

        def pictured(layout: Layout, books: Books) -> tuple[Layout, str]:
            _inside(layout, stories, books)
            entries = rules.pictured(layout.entries, stories, shown=shown)
            which = "with" if shown else "without"
            do = f"Show {books.what(stories)} {which} {'a picture' if len(stories) == 1 else 'pictures'}"
            return layout._replace(entries=entries), f"{do} in the edition of {{day}}"

        return self._named_step(uid, pictured)

    # -- the order

    def arrange(
        self, uid: str, wanted: Sequence[Entry], held: str = "", seen: Sequence[Entry] = ()
    ) -> Stepped:
        """Let an edition's stories stand like this; those that ``wanted`` leaves out stay in their sections.

        Stories that are new to the edition come in. BadInput if one of them is not there. ``held`` is the
        story (uid) or the section that somebody moved: where two change places, the order alone says of
        neither that it was that one. ``seen`` is how they stood before that for whoever moved it; what was
        changed meanwhile is not undone.
        """

        def arranged(layout: Layout, books: Books) -> tuple[Layout, str]:
            books.standing([entry.story for entry in wanted])
            after = layout._replace(entries=rules.arranged(layout.entries, wanted, seen))
            return after, _what(layout, after, books, held)

        return self._named_step(uid, arranged)

    def place(self, uid: str, stories: Sequence[str], section: str = "", before: str = "") -> Stepped:
        """Put stories into a section, in front of a story that stands in it ("": at its end).

        ``section`` "" is the front of the page; one that is new comes last. BadInput if a story is not there;
        Refused if ``before`` stands elsewhere.
        """
        section = _line(section, "section", rules.LONGEST_SECTION)

        def placed(layout: Layout, books: Books) -> tuple[Layout, str]:
            books.standing(tuple(dict.fromkeys(stories)))
            if before and not any((each.story, each.section) == (before, section) for each in layout.entries):
                where = f"the section “{section}”" if section else "the front"
                raise Refused(f"{books.names((before,))} does not stand in {where}. Nothing was changed.")
            after = layout._replace(entries=rules.placed(layout.entries, stories, section, before))
            return after, _what(layout, after, books)

        return self._named_step(uid, placed)

    def take_out(self, uid: str, stories: Sequence[str]) -> Stepped:
        """Take stories out of an edition; the stories themselves stay."""

        def without(layout: Layout, books: Books) -> tuple[Layout, str]:
            _inside(layout, stories, books)
            after = layout._replace(entries=rules.without(layout.entries, stories))
            return after, f"Take {books.what(stories)} out of the edition of {{day}}{_dropped(layout, after)}"

        return self._named_step(uid, without)

    # -- sections

    def begin_section(self, uid: str, name: str, story: str) -> Stepped:
        """Begin a section at a story: it, and what stands below it to the end of its section, is in it."""
        name = _section(name)

        def begun(layout: Layout, books: Books) -> tuple[Layout, str]:
            _inside(layout, (story,), books)
            _new(layout, name)
            after = layout._replace(entries=rules.begun(layout.entries, story, name))
            return after, f"Begin the section “{name}” in the edition of {{day}}{_dropped(layout, after)}"

        return self._named_step(uid, begun)

    def rename_section(self, uid: str, old: str, new: str) -> Stepped:
        """Give a section another name; Refused if there is one of that name."""
        new = _section(new)

        def renamed(layout: Layout, _books: Books) -> tuple[Layout, str]:
            _there(layout, (old,))
            if new != old:
                _new(layout, new)
            do = f"Call the section “{cut(old)}” “{cut(new)}”"
            return layout._replace(entries=rules.renamed(layout.entries, old, new)), do

        return self._named_step(uid, renamed)

    def remove_section(self, uid: str, name: str) -> Stepped:
        """Take a heading away; its stories stand at the end of what is above it."""

        def dissolved(layout: Layout, _books: Books) -> tuple[Layout, str]:
            _there(layout, (name,))
            do = f"Take the heading “{cut(name)}” out of the edition of {{day}}"
            return layout._replace(entries=rules.dissolved(layout.entries, name)), do

        return self._named_step(uid, dissolved)

    def order_sections(self, uid: str, names: Sequence[str]) -> Stepped:
        """Put sections in this order; those that are not named stand after them, the front before all."""

        def ordered(layout: Layout, _books: Books) -> Layout:
            _there(layout, names)
            return layout._replace(entries=rules.sections_in_order(layout.entries, names))

        return self._step(uid, "Put the sections of the edition of {day} in order", ordered)

    # -- how

    def _step(self, uid: str, do: str, change: Callable[[Layout, Books], Layout]) -> Stepped:
        return self._named_step(uid, lambda layout, books: (change(layout, books), do))

    def _named_step(self, uid: str, change: Callable[[Layout, Books], tuple[Layout, str]]) -> Stepped:
        """Take a step: ``change`` gives what is to be, and what that is called ("{day}" is the edition's)."""
        with Books.open(self._newsroom) as books:
            edition = existing(books.editions, uid)
            changed, do = change(edition.layout, books)
            after = rules.sound(changed)
            if after == edition.layout:
                raise Unchanged(
                    f"There is nothing to change: that is how the edition of {day(edition.date)} is."
                )
            return self._take(books, edition, edition.standing._replace(layout=after), do)

    def _take(self, books: Books, edition: Edition, after: EditionStanding, do: str) -> Stepped:
        """Let an edition stand otherwise, as a step."""
        now, who = self._newsroom.clock.now(), self._newsroom.who
        books.editions.set_standing(edition, after, now)
        # Not ``format``: a headline may have braces of its own.
        label = do.replace("{day}", day(edition.date))
        turn = EditionTurn(edition.uid, edition.standing, after)
        step = books.steps.add(label, "", (), now, who, (turn,))
        _note(books, edition, after.layout, step)
        return Stepped(step, Changes(editions=frozenset({edition.uid})))


def _note(books: Books, edition: Edition, after: Layout, step: Step) -> None:
    """Keep with the stories that they came into an edition, or went out of it."""
    old, new = ({entry.story for entry in entries} for entries in (edition.entries, after.entries))
    where = f"the edition of {day(edition.date)}"
    for uids, did in ((new - old, f"added it to {where}"), (old - new, f"took it out of {where}")):
        books.journal.note_all(sorted(uids), did, step.who, step.at, step.number)


def _what(before: Layout, after: Layout, books: Books, held: str = "") -> str:
    """Return what a new order is called: by the stories that came, or moved, or the sections that did."""
    old, new = ([entry.story for entry in each.entries] for each in (before, after))
    sections = {entry.story: entry.section for entry in before.entries}
    if came := [uid for uid in new if uid not in sections]:
        return f"Add {books.what(came)} to the edition of {{day}}{_dropped(before, after)}"
    elsewhere = [entry.story for entry in after.entries if entry.section != sections[entry.story]]
    names, order = rules.sections(before.entries), rules.sections(after.entries)
    if not elsewhere and names != order and rules.sections_in_order(before.entries, order) == after.entries:
        first = held if _is_moved_alone(held, names, order) else min(moved(names, order))
        return f"Move the section “{cut(first)}” in the edition of {{day}}"
    ones = [held] if _is_moved_alone(held, old, new) else sorted(moved(old, new))
    what = books.what(elsewhere or ones)
    return f"Move {what} in the edition of {{day}}{_dropped(before, after)}"


def _is_moved_alone(held: str, before: Sequence[str], after: Sequence[str]) -> bool:
    """Say whether one order becomes the other when this is moved and nothing else."""
    rest, rest_after = ([each for each in order if each != held] for order in (before, after))
    return held in before and rest == rest_after


def _dropped(before: Layout, after: Layout) -> str:
    """Return what is said of the headings that go because no story is left under them; "" if none does."""
    left = rules.sections(after.entries)
    gone = [f"“{cut(name)}”" for name in rules.sections(before.entries) if name not in left]
    return f", and drop the heading{'s' * (len(gone) > 1)} {listed(gone)}" if gone else ""


def _line(typed: str, what: str, longest: int) -> str:
    words = " ".join(typed.split())
    _fits(words, what, longest)
    return words


def _fits(words: str, what: str, longest: int) -> None:
    if len(words) > longest:
        raise BadInput(f"The {what} has {len(words):,} of {longest:,} characters. Shorten it.")


def _section(typed: str) -> str:
    name = _line(typed, "section’s name", rules.LONGEST_SECTION)
    if not name:
        raise BadInput("A section needs a name: its heading on the front page.")
    return name


def _new(layout: Layout, name: str) -> None:
    if name in rules.sections(layout.entries):
        raise Refused(f"There is a section “{name}” already. Choose another name, or move stories into it.")


def _there(layout: Layout, names: Sequence[str]) -> None:
    known = rules.sections(layout.entries)
    for name in names:
        if name not in known:
            there = ", ".join(f"“{each}”" for each in known) or "none"
            raise BadInput(f"There is no section “{name}” in the edition. There is {there}.")


def _inside(layout: Layout, stories: Sequence[str], books: Books) -> None:
    there = {entry.story for entry in layout.entries}
    for uid in stories:
        if uid not in there:
            if not books.stories.summaries_of((uid,)):
                raise unknown(uid)
            raise Refused(f"{books.names((uid,))} is not in the edition. Add it first.")
