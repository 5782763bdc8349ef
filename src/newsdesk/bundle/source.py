"""What another desk takes in: stories as Markdown with front matter, their revisions, and the edition.

The front matter is YAML whose values are written as JSON, which is YAML as well: any string comes back as it
was, and reading needs no guessing. Times are ISO 8601 in UTC. The body stands after it, letter by letter.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from reprlib import repr as short
from typing import Any, NamedTuple
from uuid import UUID

from newsdesk.bundle import documents, front_matter
from newsdesk.bundle.content import BundleContent
from newsdesk.bundle.data import rate_record
from newsdesk.domain.corrections import Correction, CorrectionKind, Place
from newsdesk.domain.days import is_on_calendars
from newsdesk.domain.edition import Edition, Entry
from newsdesk.domain.notes import LONGEST, MOST, Anchor, GoneNote, Note
from newsdesk.domain.rates import Rate, RateKind
from newsdesk.domain.story import Provenance, Revision, Status, Story, StoryText, Why
from newsdesk.text.anchors import field_of

#: The file that says which stories there are.
EDITION = "source/edition.json"

#: How often an edition goes to and fro, at the very most.
MOST_STATES = 10_000
#: A SHA-256 as it is written everywhere.
_DIGEST = re.compile(r"[0-9a-f]{64}")
#: What an archive can hold.
_LARGEST_NUMBER = 2**63 - 1
#: More digits than any rate has before its point, or noughts after it.
_RATE_DIGITS = 20
#: The parts of a text that stand in the front matter.
_FIELDS = ("headline", "standfirst", "byline", "place", "source", "countries", "keywords", "language")


def write_story(
    story: Story,
    corrections: Sequence[Correction] = (),
    notes: Sequence[Note] = (),
    gone_notes: Sequence[GoneNote] = (),
) -> bytes:
    """Return a story as UTF-8 text: front matter between two ``---``, an empty line, the body, a line end.

    ``notes`` are those that travel, ``gone_notes`` those that did and were taken away.
    """
    fields: dict[str, Any] = {
        "uid": story.uid,
        "slug": story.slug,
        **{name: getattr(story.text, name) for name in _FIELDS},
        **({"pins": story.text.pins} if story.text.pins else {}),
        "status": story.status,
        "spiked_from": story.spiked_from,
        "created": story.created.isoformat(),
        "updated": story.updated.isoformat(),
        "words": story.words,
        "revision": story.revision,
        "provenance": story.provenance and _record(story.provenance),
        "embargo": story.embargo and story.embargo.isoformat(),
        "published": story.published and story.published.isoformat(),
        "published_revision": story.published_revision,
        "corrections": [_record(each) for each in corrections],
        **({"notes": [_note_record(each) for each in notes]} if notes else {}),
        **({"gone_notes": {each.uid: each.at.isoformat() for each in gone_notes}} if gone_notes else {}),
    }
    body = story.text.body
    try:
        tail = body.encode()
    except UnicodeEncodeError:  # half a surrogate pair fits in no text file, but so it came and so it goes
        fields["body"], tail = body, b""
    return front_matter.write(fields) + tail + b"\n"


class Source(NamedTuple):
    """A story as another desk has it, with what is about it: corrections oldest first, notes that travel."""

    story: Story
    corrections: tuple[Correction, ...]
    notes: tuple[Note, ...]
    gone_notes: tuple[GoneNote, ...]


def read_story(data: bytes) -> Source:
    """Return what ``write_story`` wrote; ValueError, KeyError or TypeError if it did not.

    Bundles of Newsdesk 0.1 know nothing of embargoes and publication: both are None then.
    """
    fields = front_matter.read(data)
    return Source(_story(fields), _corrections(fields), _notes(fields), _gone_notes(fields))


def _story(fields: Mapping[str, Any]) -> Story:
    return Story(
        uid=_uid(fields["uid"]),
        slug=_text(fields["slug"]),
        text=_story_text(fields),
        status=Status(fields["status"]),
        created=moment(fields["created"]),
        updated=moment(fields["updated"]),
        words=_number(fields["words"]),
        revision=_text(fields["revision"]),
        spiked_from=Status(fields["spiked_from"]) if fields["spiked_from"] else None,
        provenance=_provenance(fields["provenance"]) if fields["provenance"] else None,
        embargo=_moment_or_none(fields.get("embargo")),
        published=_moment_or_none(fields.get("published")),
        published_revision=_text(fields.get("published_revision", "")),
    )


def _corrections(fields: Mapping[str, Any]) -> tuple[Correction, ...]:
    return tuple(
        Correction(
            uid=_text(each["uid"]),
            story=_text(each["story"]),
            kind=CorrectionKind(each["kind"]),
            text=_text(each["text"]),
            at=moment(each["at"]),
            who=_text(each["who"]),
            place=Place(each["place"]),
            before=_text(each["before"]),
            after=_text(each["after"]),
        )
        for each in fields.get("corrections", [])
    )


def _notes(fields: Mapping[str, Any]) -> tuple[Note, ...]:
    notes = _list(fields.get("notes", []))
    if len(notes) > MOST:
        raise ValueError(f"it has {len(notes):,} notes, and {MOST:,} are read")
    return tuple(
        Note(
            uid=_text(each["uid"]),
            story=_text(fields["uid"]),
            text=_words(each["text"]),
            at=moment(each["at"]),
            who=_text(each["who"]),
            anchor=_anchor(each),
            resolved=_moment_or_none(each["resolved"]),
            resolved_by=_text(each["resolved_by"]),
            travels=True,
            reworded=_moment_or_none(each["reworded"]),
            turned=_moment_or_none(each["turned"]),
            came=True,
        )
        for each in fields.get("notes", [])
    )


def _gone_notes(fields: Mapping[str, Any]) -> tuple[GoneNote, ...]:
    gone = fields.get("gone_notes", {})
    if not isinstance(gone, dict) or len(gone) > MOST:
        raise ValueError(f"it says of more than {MOST:,} notes that they are gone, or of none by name")
    return tuple(GoneNote(uid, moment(_text(at))) for uid, at in gone.items())


def _words(text: object) -> str:
    if len(words := _text(text)) > LONGEST:
        raise ValueError(f"a note has {len(words):,} of {LONGEST:,} characters")
    return words


def _anchor(fields: Mapping[str, Any]) -> Anchor:
    anchor = Anchor(_text(fields["field"]), _text(fields["passage"]), _number(fields["start"]))
    if anchor.start < 0:
        raise ValueError(f"{anchor.start} is no place in a text")
    field_of(StoryText(), anchor.field)
    return anchor


def _note_record(note: Note) -> dict[str, Any]:
    times = {name: getattr(note, name) for name in ("at", "resolved", "reworded", "turned")}
    return {
        "uid": note.uid,
        "text": note.text,
        "who": note.who,
        **{name: time and time.isoformat() for name, time in times.items()},
        "resolved_by": note.resolved_by,
        "field": note.anchor.field,
        "passage": note.anchor.passage,
        "start": note.anchor.start,
    }


def write_revisions(revisions: Sequence[Revision]) -> bytes:
    """Return every text that a story ever had, oldest first, as JSON."""
    records = [_record(revision) | {"text": revision.text.record()} for revision in revisions]
    # Most were made at the desk that writes them.
    made_here = [{name: each[name] for name in each if name != "origin" or each[name]} for each in records]
    return documents.dump(made_here, indented=False)


def read_revisions(data: bytes) -> tuple[Revision, ...]:
    """Return the revisions that ``write_revisions`` wrote; errors as ``read_story``."""
    return tuple(
        Revision(
            story=_text(each["story"]),
            number=_number(each["number"]),
            at=moment(each["at"]),
            who=_text(each["who"]),
            why=Why(each["why"]),
            text=_story_text(each["text"]),
            parent=_text(each["parent"]),
            digest=_text(each["digest"]),
            # Bundles of the first version know no names.
            label=_text(each.get("label", "")),
            # Nor where else a revision was made.
            origin=_text(each.get("origin", "")),
        )
        for each in documents.load(data)
    )


def check(name: str, data: bytes) -> None:
    """Read a file of this part of a bundle only for the errors that it may raise; others are passed over."""
    if name == EDITION:
        read_edition(data)
        read_past(data)
    elif name.startswith("source/revisions/"):
        read_revisions(data)
    elif name.startswith("source/"):
        read_story(data)


def write_edition(content: BundleContent) -> bytes:
    """Return the edition as JSON: its stories in order, with the names of their files, and its rates."""
    edition = content.edition
    return documents.dump(
        {
            "uid": edition.uid,
            "date": edition.date.isoformat(),
            "title": edition.title,
            "note": edition.note,
            "lead": edition.lead,
            "strip": edition.strip,
            "created": edition.created.isoformat(),
            "updated": edition.updated.isoformat(),
            **({"past": content.past} if content.past else {}),
            "stories": [
                {
                    "uid": entry.story,
                    "section": entry.section,
                    "picture": entry.picture,
                    "name": content.names.get(entry.story),
                }
                for entry in edition.entries
            ],
            "rates": [rate_record(rate) for rate in edition.rates],
        }
    )


def read_edition(data: bytes) -> tuple[Edition, Mapping[str, str]]:
    """Return the edition and the name of each story's files by uid; errors as ``read_story``.

    Bundles of Newsdesk 0.1 know neither a note nor a lead, and show strip and pictures always.
    """
    fields = documents.load(data)
    uid = _uid(fields["uid"])
    entries = tuple(
        Entry(_uid(each["uid"]), _text(each["section"]), _flag(each.get("picture", True)))
        for each in fields["stories"]
    )
    if len({each.story for each in entries}) < len(entries):
        raise ValueError("a story stands in it twice")
    edition = Edition(
        uid=uid,
        date=_day(fields["date"]),
        title=_text(fields["title"]),
        entries=entries,
        rates=tuple(_rate(each) for each in fields["rates"]),
        created=moment(fields["created"]),
        updated=moment(fields["updated"]),
        note=_text(fields.get("note", "")),
        lead=_text(fields.get("lead", "")),
        strip=_flag(fields.get("strip", True)),
    )
    named = zip(entries, fields["stories"], strict=True)
    return edition, {entry.story: _text(each["name"]) for entry, each in named if each["name"] is not None}


def read_past(data: bytes) -> tuple[str, ...]:
    """Return the identities of all that an edition was, the last as it is; none for a selection.

    Bundles of Newsdesk 0.1 have none either. Errors as ``read_story``.
    """
    past = tuple(map(_text, _list(documents.load(data).get("past", []))))
    if len(past) > MOST_STATES:
        raise ValueError(f"it was in {len(past):,} states, and {MOST_STATES:,} are read")
    if not all(map(_DIGEST.fullmatch, past)):
        raise ValueError("it was in a state that has no digest")
    return past


def _story_text(fields: Mapping[str, Any]) -> StoryText:
    lists = {name: tuple(map(_text, _list(fields[name]))) for name in ("countries", "keywords")}
    lists["pins"] = tuple(map(_text, _list(fields.get("pins", []))))
    strings = {name: _text(fields[name]) for name in (*_FIELDS, "body") if name not in lists}
    return StoryText().with_(**strings, **lists)


def _provenance(fields: Mapping[str, Any]) -> Provenance:
    return Provenance(
        capture=_text(fields["capture"]),
        name=_text(fields["name"]),
        line=_number(fields["line"]),
        day=_day(fields["day"]) if fields["day"] else None,
    )


def _rate(fields: Mapping[str, Any]) -> Rate:
    strings = {name: _text(fields[name]) for name in ("source", "base", "quote", "value", "nominal")}
    for name in ("value", "nominal"):
        _check_printed(strings[name])
    return Rate(
        **strings,
        kind=RateKind(fields["kind"]),
        effective=_day(fields["effective"]),
        fetched=moment(fields["fetched"]),
        change=_text(fields["change"]),
        digest=_text(fields["digest"]),
    )


def _record(record: Correction | Provenance | Revision) -> dict[str, Any]:
    """Return a record's fields, dates and times as text."""
    values = record._asdict()
    return {name: each.isoformat() if isinstance(each, date) else each for name, each in values.items()}


def _uid(value: object) -> str:
    """Return an identity as Newsdesk writes it, however it is written; ValueError if it is none."""
    return str(UUID(_text(value)))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{short(value)} should be text")
    return value


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError(f"{short(value)} should be true or false")
    return value


def _number(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError(f"{short(value)} should be a whole number")
    if abs(value) > _LARGEST_NUMBER:
        raise ValueError(f"{short(value)} is too large a number")
    return value


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise TypeError(f"{short(value)} should be a list")
    return value


def _check_printed(number: str) -> None:
    """ValueError unless a rate is printed like this: above zero, and of a size that money has."""
    try:
        is_rate = (
            (value := Decimal(number)).is_finite() and value > 0 and abs(value.adjusted()) < _RATE_DIGITS
        )
    except InvalidOperation:
        is_rate = False
    if not is_rate:
        raise ValueError(f"{short(number)} is no rate")


def _day(value: str) -> date:
    """Return a day that has one before it and one after it."""
    day = date.fromisoformat(value)
    if not is_on_calendars(day):
        raise ValueError(f"{value} is in a year that no calendar shows")
    return day


def _moment_or_none(value: str | None) -> datetime | None:
    return moment(value) if value else None


def moment(value: str) -> datetime:
    """Return a time that knows its zone, and that every zone can show."""
    when = datetime.fromisoformat(value)
    if when.tzinfo is None:
        raise ValueError(f"{value} has no time zone")
    if not (1 < when.year < 9999 and 1 < when.astimezone(UTC).year < 9999):
        raise ValueError(f"{value} is in a year that not every clock can show")
    return when
