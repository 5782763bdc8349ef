"""What is done with many stories at once: moved through the workflow, tagged; and taking such steps back."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from newsdesk.copydesk.checklist import only_errors
from newsdesk.desk.copydesk import findings
from newsdesk.desk.countries import country_named
from newsdesk.desk.newsroom import HEADLINE_LIMIT, Newsroom
from newsdesk.desk.stepping import Books, keep_drafts, parts, take_editions, turn_all, turned, unchanged
from newsdesk.desk.stories import existing_story
from newsdesk.domain.corrections import Correction
from newsdesk.domain.errors import BadInput, Refused
from newsdesk.domain.findings import Finding, Severity
from newsdesk.domain.journal import Event, Standing, Step, Stepped, Turn
from newsdesk.domain.people import Role, named
from newsdesk.domain.progress import Reporter, Silent
from newsdesk.domain.story import LONGEST_TAG, Status, StoryText, Why, titled
from newsdesk.domain.workflow import (
    TRANSITIONS,
    HeldBack,
    Transition,
    Undo,
    next_way,
    refuse_telling,
    taken,
    transition,
)
from newsdesk.store.journal import Journal
from newsdesk.store.notes import Notes
from newsdesk.store.people import People
from newsdesk.store.standings import Standings
from newsdesk.store.steps import Steps
from newsdesk.store.stories import Stories


@dataclass(frozen=True, slots=True)
class Possible:
    """Whether stories can go one way: ``why_not`` is a sentence, or "" if they can."""

    way: Transition
    why_not: str


class WorkflowDesk:
    """Moves stories through the workflow. Each call is one transaction, one step, and all or nothing."""

    def __init__(self, newsroom: Newsroom) -> None:
        self._newsroom = newsroom

    # -- looking

    def possible(self, uids: Sequence[str]) -> tuple[Possible, ...]:
        """Return for each way of the table, in its order, whether all of these stories can go it now."""
        with self._newsroom.archive.reading() as db:
            states, role = Standings(db).states(uids), People(db).role(self._newsroom.who)
        return tuple(Possible(way, _why_not(way, states, role)) for way in TRANSITIONS)

    def checklist(
        self, uid: str, action: str = "", text: StoryText | None = None, day: date | None = None
    ) -> tuple[Finding, ...]:
        """Return what a story lacks for an action ("": its next step), errors first.

        ``text`` is looked at instead of the one that was kept last, and its conversions are held against the
        rates of ``day`` instead of the story's own. BadInput for an unknown story or action.
        """
        with self._newsroom.archive.reading() as db:
            story = existing_story(Stories(db), uid)
            way = _way(action) if action else next_way(story.status)
            if way is None:
                return ()
            seen = story if text is None else story._replace(text=text)
            found = tuple(findings(self._newsroom, Notes(db), (seen,), way.requires, day))
        return tuple(sorted(found, key=lambda each: each.severity is not Severity.ERROR))

    def headlines(self, uids: Sequence[str]) -> dict[str, str]:
        """Return the headlines of these stories by uid; unknown ones are left out."""
        with self._newsroom.archive.reading() as db:
            return {each.uid: titled(each.headline) for each in Stories(db).summaries_of(uids)}

    def tags_of(self, uids: Sequence[str]) -> dict[str, int]:
        """Return the tags of these stories, each with how many of them have it, the commonest first."""
        return self._counted(uids, attrgetter("keywords"))

    def countries_of(self, uids: Sequence[str]) -> dict[str, int]:
        """Return the countries (ISO 3166-1 alpha-2) of these stories, as ``tags_of`` does their tags."""
        return self._counted(uids, attrgetter("countries"))

    def _counted(self, uids: Sequence[str], words: Callable[[Standing], tuple[str, ...]]) -> dict[str, int]:
        with self._newsroom.archive.reading() as db:
            standings = Standings(db).of(uids)
        return dict(Counter(word for each in standings.values() for word in words(each)).most_common())

    def journal(self, uid: str, limit: int | None = None) -> tuple[Event, ...]:
        """Return who did what with a story, newest first."""
        with self._newsroom.archive.reading() as db:
            return Journal(db).of(uid, limit)

    def steps(self, limit: int = 100) -> tuple[Step, ...]:
        """Return what was done last, newest first, with what was taken back."""
        with self._newsroom.archive.reading() as db:
            return Steps(db).newest(limit)

    def undoable(self, below: int | None = None) -> Step | None:
        """Return the newest step that is not taken back, of those with a lower number than ``below``."""
        with self._newsroom.archive.reading() as db:
            return Steps(db).undoable(below)

    def redoable(self) -> Step | None:
        """Return the step that was taken back last, unless something was done since."""
        with self._newsroom.archive.reading() as db:
            return Steps(db).redoable()

    # -- doing

    def act(
        self,
        uids: Sequence[str],
        action: str,
        override: str = "",
        reporter: Reporter | None = None,
        corrections: Sequence[Correction] = (),
    ) -> Stepped:
        """Take stories one way of the table; readers are told ``corrections`` of them in the same step.

        Refused if one of them cannot go it, or whoever is at the desk may not; HeldBack if the checklist has
        errors and ``override`` does not say why it is done all the same. Cancelled if the reporter stops it.
        """
        way, wanted, watching = _way(action), _wanted(uids), reporter or Silent()
        with Books.open(self._newsroom) as books:
            self._let_in(books, way)
            changes = keep_drafts(books, self._newsroom, wanted)
            standings = books.standing(wanted)
            _let_go(books, way, standings)
            errors = self._errors(books, way, wanted, watching)
            if errors and not override.strip():
                raise _held_back(books, way, errors)
            revisions = books.standings.revisions(wanted)
            now = self._newsroom.clock.now()
            afters = {uid: taken(way, standings[uid], revisions[uid], now) for uid in wanted}
            for each in corrections:
                said = afters[each.story].corrections
                afters[each.story] = afters[each.story]._replace(corrections=(*said, each))
            turns = [Turn(uid, standings[uid], afters[uid]) for uid in wanted]
            changes |= turn_all(books, self._newsroom, turns, watching)
            step = self._keep(books, way.do, way.action, turns)
            excused = {each.uid for each in errors}
            self._note(books, [uid for uid in wanted if uid not in excused], way.did.format("it"), step)
            excuse = f"{way.did.format('it')} all the same: {override.strip()}"
            self._note(books, [uid for uid in wanted if uid in excused], excuse, step)
        return Stepped(step, changes)

    def set_countries(
        self,
        uids: Sequence[str],
        add: Sequence[str] = (),
        remove: Sequence[str] = (),
        reporter: Reporter | None = None,
    ) -> Stepped:
        """Assign stories to countries and take others away from them, each by its code or its name.

        BadInput for what is no country, or might be several; Refused if nothing would change.
        """
        codes = [country_named(each) for each in add], [country_named(each) for each in remove]
        return self._retag(
            uids,
            lambda standing: standing._replace(countries=_retagged(standing.countries, *codes)),
            "countries",
            _signed(*codes),
            reporter or Silent(),
        )

    def set_tags(
        self,
        uids: Sequence[str],
        add: Sequence[str] = (),
        remove: Sequence[str] = (),
        reporter: Reporter | None = None,
    ) -> Stepped:
        """Give stories tags and take others from them, capitals or not.

        BadInput for one that is too long; Refused if nothing would change.
        """
        tags = [_tag(each) for each in add], [" ".join(each.split()) for each in remove]
        return self._retag(
            uids,
            lambda standing: standing._replace(keywords=_retagged(standing.keywords, *tags)),
            "tags",
            _signed(*tags),
            reporter or Silent(),
        )

    def undo(self, number: int, reporter: Reporter | None = None) -> Stepped:
        """Take a step back, as a whole.

        Refused if it is taken back already, if a story has changed since in what the step changed, or if the
        step cannot be taken back because the story has gone out.
        """
        return self._turn(number, reporter or Silent(), back=True)

    def redo(self, number: int, reporter: Reporter | None = None) -> Stepped:
        """Take a step again that was taken back; Refused as ``undo``, and if the text has changed since."""
        return self._turn(number, reporter or Silent(), back=False)

    def set_headline_limit(self, limit: int) -> None:
        """Say how many characters a headline may have in this house."""
        with self._newsroom.archive.writing() as db:
            self._newsroom.archive.set_setting(db, HEADLINE_LIMIT, str(limit))

    # -- how

    def _let_in(self, books: Books, way: Transition) -> None:
        role = books.people.role(self._newsroom.who)
        if role not in way.roles:
            raise Refused(_not_for(way, role))

    def _errors(
        self, books: Books, way: Transition, uids: Sequence[str], reporter: Reporter
    ) -> tuple[Finding, ...]:
        wanted = only_errors(way.requires)
        if not wanted:
            return ()
        return tuple(
            each
            for part in parts(uids, reporter, "Checking the stories")
            for each in findings(self._newsroom, books.notes, books.stories.many(part), wanted)
        )

    def _fit(self, books: Books, step: Step, uids: Sequence[str], reporter: Reporter) -> None:
        """Refuse to do again what the checklist holds back by now: nobody has said why it should be."""
        way = transition(step.action) if step.action else None
        if way and (errors := self._errors(books, way, uids, reporter)):
            first, more = errors[0], f" (and {len(errors) - 1:,} more)" if errors[1:] else ""
            raise Refused(
                f"“{step.label}” cannot be done again: {books.names((first.uid,))}: {first.message}{more}"
                f" Mend it; or “{way.label}” asks for the reason."
            )

    def _keep(self, books: Books, do: str, action: str, turns: Sequence[Turn]) -> Step:
        label = do.format(books.what([turn.story for turn in turns]))
        return books.steps.add(label, action, turns, self._newsroom.clock.now(), self._newsroom.who)

    def _note(self, books: Books, uids: Sequence[str], what: str, step: Step) -> None:
        books.journal.note_all(uids, what, self._newsroom.who, self._newsroom.clock.now(), step.number)

    def _retag(
        self,
        uids: Sequence[str],
        change: Callable[[Standing], Standing],
        what: str,
        how: str,
        reporter: Reporter,
    ) -> Stepped:
        wanted = _wanted(uids)
        with Books.open(self._newsroom) as books:
            changes = keep_drafts(books, self._newsroom, wanted)
            after = {uid: (standing, change(standing)) for uid, standing in books.standing(wanted).items()}
            turns = [Turn(uid, old, new) for uid, (old, new) in after.items() if new != old]
            if not turns:
                raise Refused("There is nothing to change: the stories are as you want them already.")
            changes |= turn_all(books, self._newsroom, turns, reporter)
            step = self._keep(books, f"Change the {what} of {{}}", "", turns)
            self._note(books, [turn.story for turn in turns], f"changed its {what} ({how})", step)
        return Stepped(step, changes)

    def _turn(self, number: int, reporter: Reporter, *, back: bool) -> Stepped:
        now = self._newsroom.clock.now()
        with Books.open(self._newsroom) as books:
            step = books.steps.get(number)
            if step is None:
                raise BadInput(f"There is no step {number}. “newsdesk steps” lists them.")
            if (step.undone is not None) is back:
                was = "is taken back already" if back else "was not taken back"
                raise Refused(f"“{step.label}” {was}. Nothing was changed.")
            if step.action:
                self._let_in(books, transition(step.action))
            uids = books.steps.stories(number)
            changes = keep_drafts(books, self._newsroom, uids)
            kept = books.steps.turns(number, standings := books.standings.of(uids))
            turns = tuple(each.back for each in kept) if back else kept
            unchanged(books, step, turns, standings, back=back)
            if any(each.before.corrections != each.after.corrections for each in turns):
                refuse_telling(books.people.role(self._newsroom.who))
            if back:
                _still_here(books, step, uids)
            else:
                _same_text(books, step, turns)
                self._fit(books, step, uids, reporter)
            changes |= turn_all(books, self._newsroom, turns, reporter, Why.UNDO if back else Why.BULK)
            changes |= take_editions(books, self._newsroom, step, back=back)
            books.steps.set_undone(number, now if back else None)
            self._note(books, uids, turned(step, back=back), step)
        return Stepped(step._replace(undone=now if back else None), changes)


def _way(action: str) -> Transition:
    names = [way.action for way in TRANSITIONS]
    if action not in names:
        raise BadInput(f"“{action}” is nothing that is done with a story. Choose one of {', '.join(names)}.")
    return transition(action)


def _wanted(uids: Sequence[str]) -> tuple[str, ...]:
    if not uids:
        raise BadInput("No story is named. Mark one or more.")
    return tuple(dict.fromkeys(uids))


def _tag(typed: str) -> str:
    tag = " ".join(typed.split())
    if len(tag) > LONGEST_TAG:
        raise BadInput(f"The tag “{tag[:20]}…” has {len(tag)} of {LONGEST_TAG} characters. Shorten it.")
    return tag


def _not_for(way: Transition, role: Role) -> str:
    return f"“{way.label}” is for {way.who_may}; you are {named(role)}."


def _why_not(way: Transition, states: Mapping[Status, int], role: Role) -> str:
    """Return why stories in these states (with how many are in each) cannot go a way, or ""."""
    if role not in way.roles:
        return _not_for(way, role)
    wrong = {status: count for status, count in states.items() if status not in way.sources}
    if not states:
        return "No story is open or marked."
    if not wrong:
        return ""
    if sum(states.values()) == 1:
        return f"“{way.label}” is not possible for a story that is {next(iter(wrong))}."
    named = " and ".join(f"{count:,} {'is' if count == 1 else 'are'} {each}" for each, count in wrong.items())
    return f"“{way.label}” is not possible for all {sum(states.values()):,} stories: {named}."


def _let_go(books: Books, way: Transition, standings: Mapping[str, Standing]) -> None:
    wrong = [uid for uid, standing in standings.items() if standing.status not in way.sources]
    if wrong:
        status = standings[wrong[0]].status
        raise Refused(
            f"“{way.label}” is not possible for a story that is {status}: {books.names(wrong)}."
            " Nothing was changed."
        )


def _held_back(books: Books, way: Transition, errors: tuple[Finding, ...]) -> HeldBack:
    first, rest, do = errors[0], len(errors) - 1, way.do.format("it")
    do = f"{do[0].lower()}{do[1:]}"
    more = f" (and {rest:,} more)" if rest else ""
    return HeldBack(
        f"{books.names((first.uid,))}: {first.message}{more} Mend it, or say why you {do} all the same.",
        errors,
    )


def _retagged(words: tuple[str, ...], add: Sequence[str], remove: Sequence[str]) -> tuple[str, ...]:
    """Return the words without those to remove, and with those to add at the end; capitals do not count."""
    gone = {each.casefold() for each in remove}
    kept = [each for each in words if each.casefold() not in gone]
    there = {each.casefold() for each in kept}
    return (*kept, *(each for each in dict.fromkeys(add) if each and each.casefold() not in there))


def _signed(add: Sequence[str], remove: Sequence[str]) -> str:
    return ", ".join([f"+{each}" for each in add] + [f"−{each}" for each in remove])


def _still_here(books: Books, step: Step, uids: Sequence[str]) -> None:
    """Refuse to take back what readers have seen the result of."""
    if step.action and transition(step.action).undo is Undo.UNTIL_SENT:
        sent = books.journal.sent_since(uids, step)
        if sent:
            raise Refused(
                f"“{step.label}” cannot be taken back: readers have had {books.names(sent)} since."
                " Correct it instead."
            )


def _same_text(books: Books, step: Step, turns: Sequence[Turn]) -> None:
    """Refuse to publish again what has been rewritten since: readers would be said to have another text."""
    out = {
        turn.story: turn.after.published_revision
        for turn in turns
        if turn.after.published_revision != turn.before.published_revision
    }
    changed = [
        story.uid
        for part in parts(tuple(out), Silent(), "")
        for story in books.stories.many(part)
        if books.revisions.text_of(story.uid, out[story.uid]) != story.text
    ]
    if changed:
        raise Refused(
            f"“{step.label}” cannot be done again: the text of {books.names(changed)} has changed since."
        )
