"""What one desk writes, another reads: every letter of it."""

import hashlib
import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from newsdesk.bundle import BundleContent, Pages, read_bundle, read_card, write_bundle
from newsdesk.bundle.source import (
    MOST_STATES,
    read_edition,
    read_past,
    read_revisions,
    read_story,
    write_edition,
    write_revisions,
    write_story,
)
from newsdesk.domain.corrections import Correction, CorrectionKind, Place
from newsdesk.domain.edition import Edition, Entry
from newsdesk.domain.errors import BadInput
from newsdesk.domain.notes import LONGEST, MOST, Anchor, GoneNote, Note
from newsdesk.domain.progress import Silent
from newsdesk.domain.story import Provenance, Revision, Status, Story, StoryText, Why
from newsdesk.text.rendered import plain_fallback
from tests.bundle.writing import Write

#: Any text at all, and much of what front matter could stumble over.
LETTERS = st.text(st.characters(exclude_categories=()))
# fmt: off
TRICKY = st.lists(st.sampled_from([
    "---", "\n", "\r\n", "\r", ": ", "- ", "#", '"', "'", "{{", "“”", "\t", "  ", "\\", "\x00", "\x85",
    "\u2028", "\ufeff", "\ud83c", "\U0001f33e", "null", "yes", "2031-03-14", "é", "e\u0301", "%", "&", "*",
])).map("".join)
# fmt: on
TEXT = st.one_of(LETTERS, TRICKY)
TEXTS = st.builds(
    StoryText,
    headline=TEXT,
    standfirst=TEXT,
    body=TEXT,
    byline=TEXT,
    place=TEXT,
    source=TEXT,
    countries=st.lists(TEXT, max_size=3).map(tuple),
    keywords=st.lists(TEXT, max_size=3).map(tuple),
    language=TEXT,
)
TIMES = st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
#: Those that calendars show: no page has another.
DAYS = st.dates(date(2, 1, 1), date(9998, 12, 31))
PROVENANCES = st.builds(
    Provenance, capture=TEXT, name=TEXT, line=st.integers(0, 2**63 - 1), day=st.one_of(st.none(), DAYS)
)
STORIES = st.builds(
    Story,
    uid=st.uuids().map(str),
    slug=TEXT,
    text=TEXTS,
    status=st.sampled_from(Status),
    created=TIMES,
    updated=TIMES,
    words=st.integers(0, 2**63 - 1),
    revision=TEXT,
    spiked_from=st.one_of(st.none(), st.sampled_from(Status)),
    provenance=st.one_of(st.none(), PROVENANCES),
    embargo=st.one_of(st.none(), TIMES),
    published=st.one_of(st.none(), TIMES),
    published_revision=TEXT,
)
CORRECTIONS = st.builds(
    Correction,
    uid=TEXT,
    story=TEXT,
    kind=st.sampled_from(CorrectionKind),
    text=TEXT,
    at=TIMES,
    who=TEXT,
    place=st.sampled_from(Place),
    before=TEXT,
    after=TEXT,
)
REVISIONS = st.builds(
    Revision,
    story=TEXT,
    number=st.integers(-(2**63) + 1, 2**63 - 1),
    at=TIMES,
    who=TEXT,
    why=st.sampled_from(Why),
    text=TEXTS,
    parent=TEXT,
    digest=TEXT,
    label=TEXT,
)


def test_a_bundle_gives_back_what_went_in(bundle: Path, content: BundleContent) -> None:
    """Edition with its rates, stories in their order, and every revision."""
    received = read_bundle(bundle)

    assert received.name == bundle.name
    assert received.edition == content.edition
    assert received.stories == content.stories
    assert received.revisions == content.revisions
    assert {uid: said for uid, said in received.corrections.items() if said} == content.corrections


def test_folder_and_zip_have_one_digest(content: BundleContent, write: Write, tmp_path: Path) -> None:
    """Two desks can tell that they hold the same edition."""
    paths = [write(content, tmp_path / name) for name in ("a", "b.zip")]

    digests = {read_bundle(path).digest for path in paths}

    assert len(digests) == 1
    assert len(digests.pop()) == 64


@given(STORIES)
def test_any_story_comes_back_letter_by_letter(story: Story) -> None:
    """Line ends, rules, quotes, spaces at the end, halves of emoji: nothing is changed."""
    back = read_story(write_story(story)).story

    assert back == story
    assert back.text.digest() == story.text.digest()


@given(STORIES, st.lists(CORRECTIONS, max_size=3).map(tuple))
def test_any_corrections_come_back(story: Story, corrections: tuple[Correction, ...]) -> None:
    """Beside any story, to the letter and the microsecond."""
    written = write_story(story, corrections)

    assert read_story(written).corrections == corrections
    assert read_story(written).story == story


def test_a_story_from_before_embargoes_and_corrections_is_still_read(content: BundleContent) -> None:
    """A newsroom that has not been updated yet writes no such lines."""
    names = (b"embargo: ", b"published: ", b"published_revision: ", b"corrections: ")
    lines = write_story(content.stories[3]).splitlines(keepends=True)
    old = b"".join(line for line in lines if not line.startswith(names))
    assert len(old.splitlines()) == len(lines) - len(names)

    story = read_story(old).story

    assert story == content.stories[3]._replace(embargo=None, published=None, published_revision="")
    assert read_story(old).corrections == ()


@pytest.mark.parametrize(
    "line",
    ['embargo: "soon"', 'embargo: "2031-03-14T09:00:00"', 'embargo: "9999-12-31T23:59:00+00:00"'],
)
def test_an_embargo_that_no_clock_can_show_is_refused(content: BundleContent, line: str) -> None:
    """No time, a time without a zone, a time beyond the calendar."""
    written = write_story(content.stories[3]).decode()
    front = [line if each.startswith("embargo: ") else each for each in written.split("\n")]

    with pytest.raises(ValueError, match=r"."):
        read_story("\n".join(front).encode())


def test_the_card_tells_why_and_what_has_to_wait(
    content: BundleContent, write: Write, tmp_path: Path
) -> None:
    """Also when it was written before there was anything of that kind to say."""
    here = read_card(write(replace(content, override="It must."), tmp_path / "b.zip"))

    assert here.override == "It must."
    assert [(each.headline, each.until) for each in here.embargoes] == [
        (content.stories[3].headline, content.stories[3].embargo)
    ]
    (tmp_path / "old").mkdir()
    (tmp_path / "old/bundle.json").write_text('{"format": "newsdesk-bundle", "version": 1}', "utf-8")
    assert read_card(tmp_path / "old").sentences == ()


def test_what_a_card_says_is_told_on_lines_of_its_own(tmp_path: Path) -> None:
    """No terminal takes it for an order, no line is made up, and there is an end to it."""
    later = [
        {"headline": "Wool\n" * 100, "until": f"2031-03-{day:02}T09:00:00+00:00"} for day in range(1, 32)
    ]
    said = {"override": "\x1b]0;x\x07\u202eNo.\nSound, and as it was written." + "!" * 5_000}
    card = {"format": "newsdesk-bundle", "version": 1, "newsroom": "Desk\n" * 999, "embargoes": later, **said}
    (tmp_path / "bundle.json").write_text(json.dumps(card), "utf-8")

    read = read_card(tmp_path)

    why, *held, more = read.sentences
    assert all(each.isprintable() for each in (read.desk, *read.sentences))
    assert "No. Sound, and as it was written.!!" in why
    assert (len(held), max(map(len, (read.desk, *held)))) < (13, 300)
    assert len(why) < 1_100
    assert more.startswith("19 more stories are not to be published yet, the last not before ")
    assert "31 March 2031" in more or "2031-03-31" in more


@given(st.lists(REVISIONS, max_size=4).map(tuple))
def test_any_revisions_come_back(revisions: tuple[Revision, ...]) -> None:
    """The history of a story is as exact as the story."""
    assert read_revisions(write_revisions(revisions)) == revisions


@given(STORIES)
def test_front_matter_is_yaml(story: Story) -> None:
    """Any YAML reader finds the same values."""
    _before, front, _body = write_story(story).split(b"---\n", 2)

    fields = yaml.safe_load(front)

    assert fields["headline"] == story.text.headline
    assert fields["standfirst"] == story.text.standfirst
    assert fields["keywords"] == list(story.text.keywords)
    assert fields["status"] == story.status.value
    assert (fields["provenance"] or {}).get("name") == (story.provenance and story.provenance.name)


@settings(max_examples=20)
@given(stories=st.lists(STORIES, max_size=3, unique_by=lambda story: story.uid), title=TEXT, name=TEXT)
def test_any_edition_is_a_sound_bundle(pages: Pages, stories: list[Story], title: str, name: str) -> None:
    """Whatever stands in its stories, it passes its own verification and is read back the same."""
    made = datetime(2031, 3, 14, tzinfo=UTC)
    entries = tuple(Entry(story.uid, title, picture=not title) for story in stories)
    later = made + timedelta(hours=1)
    uid = str(UUID("7" * 32))
    edition = Edition(uid, date(2031, 3, 14), title, entries, (), made, later, title, name, strip=False)
    content = BundleContent(name, edition, tuple(stories), {}, override=title)

    with TemporaryDirectory() as folder:
        write_bundle(content, Path(folder, "b"), pages, lambda body, _: plain_fallback(body), Silent())
        received = read_bundle(Path(folder, "b"))

    assert received.edition == edition
    assert received.stories == tuple(stories)


def test_an_edition_from_before_there_were_notes_has_what_everybody_had(content: BundleContent) -> None:
    """No note, the first story leads, and the front page shows its rates and its pictures."""
    fields = json.loads(write_edition(content))
    for name in ("note", "lead", "strip"):
        del fields[name]
    for story in fields["stories"]:
        del story["picture"]

    read, _names = read_edition(json.dumps(fields).encode())

    assert read == content.edition
    assert (read.note, read.leading, read.strip) == ("", content.stories[0].uid, True)


@pytest.mark.parametrize("wrong", [{"note": None}, {"lead": 1}, {"strip": "yes"}, {"strip": 0}])
def test_an_edition_that_newsdesk_did_not_write_is_an_error(
    content: BundleContent, wrong: dict[str, object]
) -> None:
    """What is no text, or neither true nor false, is not taken for one."""
    fields = json.loads(write_edition(content)) | wrong

    with pytest.raises(TypeError):
        read_edition(json.dumps(fields).encode())


def test_a_body_stands_in_its_file_as_it_is(content: BundleContent, write: Write, tmp_path: Path) -> None:
    """It can be read, and edited, with any program for text."""
    story = content.stories[0]
    source = write(content, tmp_path / "b") / f"source/{content.names[story.uid]}.md"

    assert source.read_text("utf-8").endswith(f"\n---\n\n{story.text.body}\n")


def test_stories_without_a_text_are_left_out(content: BundleContent, write: Write, tmp_path: Path) -> None:
    """An entry whose story has gone stays in the edition's list and harms nobody."""
    path = write(replace(content, stories=content.stories[1:]), tmp_path / "b")

    received = read_bundle(path)

    assert received.stories == content.stories[1:]
    assert received.edition.entries == content.edition.entries


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b'status: "ready"', b'status: "lost"'),
        (b"uid: ", b"\xff: "),
        (b"---\n", b"-- \n"),
        (b'headline: "', b'headline: "\\q'),
        (b"words: ", b"words: 1.5e"),
        (b"countries: [", b"countries: [1, "),
        (b"+00:00", b""),
    ],
)
def test_a_source_that_newsdesk_did_not_write_is_an_error(
    content: BundleContent, before: bytes, after: bytes
) -> None:
    """One of the three errors that reading expects, never another."""
    data = write_story(content.stories[0])
    assert before in data

    with pytest.raises((ValueError, KeyError, TypeError)):
        read_story(data.replace(before, after, 1))


def test_a_forged_source_is_bad_input(content: BundleContent, write: Write, tmp_path: Path) -> None:
    """The manifest fits and the source is nonsense: one sentence names the file."""
    folder = write(content, tmp_path / "b")
    edition = folder / "source/edition.json"
    manifest = folder / "manifest-sha256.txt"
    old = hashlib.sha256(edition.read_bytes()).hexdigest()
    edition.write_text("{}")
    new = hashlib.sha256(b"{}").hexdigest()
    manifest.write_text(manifest.read_text().replace(old, new))

    with pytest.raises(BadInput, match=r"source/edition\.json: .* it has no 'uid'"):
        read_bundle(folder)


NOTE = Note(
    uid="n",
    story="s",
    text="Who says so?",
    at=datetime(2031, 3, 14, tzinfo=UTC),
    who="Aigul",
    anchor=Anchor("standfirst", "so", 4),
    resolved=datetime(2031, 3, 15, tzinfo=UTC),
    resolved_by="Timur",
    travels=True,
    turned=datetime(2031, 3, 15, tzinfo=UTC),
)


def test_notes_that_travel_are_read_as_they_were_written(content: BundleContent) -> None:
    """With their passage and whether they are seen to; a story without any has not a word of notes."""
    story = content.stories[0]
    note = replace(NOTE, story=story.uid)

    gone = GoneNote("n-2", datetime(2031, 3, 16, tzinfo=UTC))

    assert read_story(write_story(story, (), (note,), (gone,))) == (story, (), (note,), (gone,))
    assert b"notes" not in write_story(story)


@pytest.mark.parametrize(
    "notes",
    [
        (replace(NOTE, anchor=Anchor("byline", "so", 4)),),
        (replace(NOTE, anchor=Anchor("body", "so", -4)),),
        (replace(NOTE, text="x" * (LONGEST + 1)),),
        (NOTE,) * (MOST + 1),
    ],
)
def test_a_note_that_no_desk_writes_is_an_error(content: BundleContent, notes: tuple[Note, ...]) -> None:
    """About no passage, longer than any, or one of too many."""
    with pytest.raises(ValueError, match=r"."):
        read_story(write_story(content.stories[0], (), notes))


@pytest.mark.parametrize(
    "gone",
    ["[]", '"n-1"', '{"n-1": 5}', '{"n-1": "2031-03-16"}', json.dumps({str(n): "" for n in range(1001)})],
)
def test_a_note_that_went_as_none_does_is_an_error(content: BundleContent, gone: str) -> None:
    """By no name, at no time, or one of too many."""
    written = write_story(content.stories[0])
    story = written.replace(b"\ncorrections: ", f"\ngone_notes: {gone}\ncorrections: ".encode())
    assert story != written

    with pytest.raises((ValueError, TypeError)):
        read_story(story)


@pytest.mark.parametrize("past", [("f" * 64,) * (MOST_STATES + 1), ("f" * 63,), ("F" * 64,)])
def test_an_edition_with_a_past_that_none_has_is_an_error(
    content: BundleContent, past: tuple[str, ...]
) -> None:
    """Too long, or in states that are none."""
    with pytest.raises(ValueError, match="state"):
        read_past(write_edition(replace(content, past=past)))
