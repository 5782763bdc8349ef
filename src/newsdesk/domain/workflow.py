"""The ways between a story's states, as one table that window, command line, tests and docs read."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from newsdesk.domain.errors import Refused
from newsdesk.domain.findings import Finding, Severity
from newsdesk.domain.journal import Standing
from newsdesk.domain.people import Role, named
from newsdesk.domain.story import Status


@dataclass(frozen=True, slots=True)
class Requirement:
    """A rule of the copy desk (``copydesk.checklist`` has it by name), and how much depends on it."""

    rule: str
    severity: Severity


class Effect(StrEnum):
    """What a transition changes besides the state, in the words of the page about it."""

    PUBLISHES = "readers have the standing text; when they first got one is kept"
    REPUBLISHES = "readers have the standing text"
    REMEMBERS = "the state it comes from is kept"
    RETURNS = "it goes back to the state it was spiked from"


class Undo(StrEnum):
    """Whether a transition can be taken back."""

    ALWAYS = "yes"
    UNTIL_SENT = "until it is sent out"


@dataclass(frozen=True, slots=True)
class Transition:
    """One thing a person can do with a story's status; ``to`` None means: where it was spiked from.

    ``label`` is for a menu. ``do`` and ``did`` say it of whatever is put in their braces: "Mark {} ready"
    of 12 stories, "marked {} ready" of it.
    """

    action: str
    label: str
    do: str
    did: str
    sources: tuple[Status, ...]
    to: Status | None
    roles: tuple[Role, ...]
    requires: tuple[Requirement, ...] = ()
    effects: tuple[Effect, ...] = ()
    undo: Undo = Undo.ALWAYS

    @property
    def who_may(self) -> str:
        """Who may do it, as words: "an editor or a producer"."""
        return named(*self.roles)


@dataclass(frozen=True, slots=True)
class Right:
    """Something besides the ways of a story that is not for everybody: ``what`` goes on after "to"."""

    what: str
    roles: tuple[Role, ...]

    def why_not(self, role: Role) -> str:
        """Return why it is not for that role, or "" if it is."""
        return (
            ""
            if role in self.roles
            else f"To {self.what} is for {named(*self.roles)}; you are {named(role)}."
        )

    def refuse(self, role: Role) -> None:
        """Raise Refused if it is not for that role."""
        if why := self.why_not(role):
            raise Refused(why)


def _errors(*rules: str) -> tuple[Requirement, ...]:
    return tuple(Requirement(rule, Severity.ERROR) for rule in rules)


def _warnings(*rules: str) -> tuple[Requirement, ...]:
    return tuple(Requirement(rule, Severity.WARNING) for rule in rules)


#: What a copy editor looks at whenever a story is passed on.
_STYLE = _warnings(
    "headline-long",
    "byline-missing",
    "country-missing",
    "image-credit",
    "embargo-past",
    "doubled-word",
    "double-space",
    "early-space",
    "straight-quote",
    "loose-quote",
    "conversion",
)

#: What has to be true of a text that readers get.
_FIT_FOR_READERS = _errors(
    *(
        "headline-missing",
        "body-missing",
        "image-alt",
        "residue",
        "rate-source",
        "rate-code",
        "to-come",
        "note-open",
    ),
    "embargo",
)

TRANSITIONS = (
    Transition(
        "edit",
        "Take into edit",
        "Take {} into edit",
        "took {} into edit",
        (Status.DRAFT, Status.READY),
        Status.IN_EDIT,
        (Role.REPORTER, Role.EDITOR),
    ),
    Transition(
        "ready",
        "Mark ready",
        "Mark {} ready",
        "marked {} ready",
        (Status.DRAFT, Status.IN_EDIT),
        Status.READY,
        (Role.EDITOR,),
        (
            *_errors("headline-missing", "body-missing"),
            *_warnings("image-alt", "residue", "rate-source", "rate-code", "to-come", "note-open"),
            *_STYLE,
        ),
    ),
    Transition(
        "publish",
        "Mark published",
        "Mark {} published",
        "marked {} published",
        (Status.READY,),
        Status.PUBLISHED,
        (Role.EDITOR, Role.PRODUCER),
        (*_FIT_FOR_READERS, *_STYLE),
        (Effect.PUBLISHES,),
        Undo.UNTIL_SENT,
    ),
    Transition(
        "correct",
        "Mark corrected",
        "Mark {} corrected",
        "marked {} corrected",
        (Status.PUBLISHED, Status.CORRECTED),
        Status.CORRECTED,
        (Role.EDITOR,),
        (*_FIT_FOR_READERS, *_STYLE),
        (Effect.REPUBLISHES,),
        Undo.UNTIL_SENT,
    ),
    Transition(
        "spike",
        "Spike",
        "Spike {}",
        "spiked {}",
        (Status.DRAFT, Status.IN_EDIT, Status.READY, Status.PUBLISHED, Status.CORRECTED),
        Status.SPIKED,
        (Role.EDITOR,),
        effects=(Effect.REMEMBERS,),
    ),
    Transition(
        "unspike",
        "Unspike",
        "Unspike {}",
        "unspiked {}",
        (Status.SPIKED,),
        None,
        (Role.EDITOR,),
        effects=(Effect.RETURNS,),
    ),
)


LIFT_EMBARGO = Right("lift or move an embargo", (Role.EDITOR,))
SET_ROLES = Right("say who is what", (Role.EDITOR,))
EMPTY_BIN = Right("empty the bin", (Role.EDITOR,))
RESTORE = Right("put a backup in place of the whole newsroom", (Role.EDITOR,))
TRUST = Right("say which desks are trusted to sign bundles", (Role.EDITOR,))
#: What is held back for an embargo takes the right to lift that as well.
OVERRIDE = Right("send out, saying why, what the checklist holds back", (Role.EDITOR, Role.PRODUCER))
#: Whoever writes a story may put it under embargo: who told it to them said until when. And whoever writes
#: may send out what the checklist lets pass: it is how copy is handed in.
RIGHTS = (LIFT_EMBARGO, SET_ROLES, EMPTY_BIN, RESTORE, TRUST, OVERRIDE)


class HeldBack(Refused):
    """The checklist has errors, and nobody said why it should go on all the same. ``findings`` has all."""

    def __init__(self, sentence: str, findings: tuple[Finding, ...]) -> None:
        super().__init__(sentence)
        self.findings = findings


def refuse_telling(role: Role) -> None:
    """Raise Refused if it is not for that role to say what readers are told of a story that changed."""
    way = transition("correct")
    if role not in way.roles:
        raise Refused(f"What readers are told is for {way.who_may} to say; you are {named(role)}.")


def transition(action: str) -> Transition:
    """Return the transition of that name; KeyError if there is none."""
    return {each.action: each for each in TRANSITIONS}[action]


def allowed(status: Status) -> tuple[Transition, ...]:
    """Return what can be done with a story in this state, in the table's order."""
    return tuple(each for each in TRANSITIONS if status in each.sources)


def next_way(status: Status) -> Transition | None:
    """Return the way that leads a story in this state towards its readers: the first with a checklist."""
    return next((each for each in allowed(status) if each.requires), None)


def leading_to(status: Status) -> Transition | None:
    """Return the way that ends in a state; None where none does, as for a draft."""
    return next((each for each in TRANSITIONS if each.to is status), None)


def target(action: str, status: Status, spiked_from: Status | None) -> Status:
    """Return the state that ``action`` leads to; Refused if it does not start from ``status``."""
    way = transition(action)
    if status not in way.sources:
        raise Refused(f"“{way.label}” is not possible for a story that is {status}.")
    return way.to or spiked_from or Status.DRAFT


def taken(way: Transition, standing: Standing, revision: str, now: datetime) -> Standing:
    """Return how a story stands that has gone this way.

    ``revision`` is the digest of its standing text, ``now`` the time (aware, UTC). Refused as ``target``.
    """
    after = standing._replace(
        status=target(way.action, standing.status, standing.spiked_from), spiked_from=None
    )
    if Effect.REMEMBERS in way.effects:
        after = after._replace(spiked_from=standing.status)
    if Effect.PUBLISHES in way.effects:
        after = after._replace(published=standing.published or now)
    if {Effect.PUBLISHES, Effect.REPUBLISHES}.intersection(way.effects):
        after = after._replace(published_revision=revision)
    return after
