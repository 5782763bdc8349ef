"""Files that fit their checksums and not each other, or say a thing in two ways."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from newsdesk.bundle import BundleContent, read_bundle, verify_bundle
from newsdesk.domain.errors import BadInput
from tests.bundle.test_verify import found, put, relisted
from tests.bundle.writing import Files, Write

EDITION = "source/edition.json"


def past_of(files: Files) -> str:
    """Return the name of a file with a story's revisions."""
    return next(name for name in sorted(files) if name.startswith("source/revisions/"))


def story_of(files: Files) -> str:
    """Return the name of that story's file."""
    return f"source/{Path(past_of(files)).stem}.md"


def changed(files: Files, name: str, change: Callable[[Any], object]) -> Files:
    """Return the files with another value in one of JSON, which ``change`` makes in place."""
    value = json.loads(files[name])
    change(value)
    return relisted({**files, name: json.dumps(value).encode()})


def exchange(edition: dict[str, Any]) -> None:
    """Let two stories stand in each other's files."""
    one, other = edition["stories"][:2]
    one["name"], other["name"] = other["name"], one["name"]


def double(edition: dict[str, Any]) -> None:
    """Let a story stand in it twice, in two files."""
    edition["stories"][1]["uid"] = edition["stories"][0]["uid"]


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (exchange, "it is another story than the edition names"),
        (double, "a story stands in it twice"),
        (lambda edition: edition["stories"][0].update(name="../index"), "it is missing"),
        (lambda edition: edition["stories"][0].update(name="nowhere"), "it is missing"),
        (lambda edition: edition.update(uid="../../x"), "badly formed"),
        (lambda edition: edition.update(date="9999-12-31"), "is in a year that no calendar shows"),
        (lambda edition: edition.update(date="0001-01-01"), "is in a year that no calendar shows"),
        (lambda edition: edition["rates"][0].update(effective="9999-12-31"), "that no calendar shows"),
    ],
)
def test_an_edition_that_does_not_fit_its_stories(
    files: Files, tmp_path: Path, change: Callable[[Any], object], why: str
) -> None:
    """Each file is sound by itself, and together they are none."""
    path = put(changed(files, EDITION, change), tmp_path / "b.zip")

    (finding,) = verify_bundle(path)
    assert why in finding.sentence
    with pytest.raises(BadInput, match=r"^[^\n]+$") as caught:
        read_bundle(path)
    assert why in str(caught.value)


def test_an_edition_that_is_not_there(files: Files, tmp_path: Path) -> None:
    """What calls itself a bundle for another desk has one."""
    del files[EDITION]

    assert found(put(relisted(files), tmp_path / "b")) == {
        EDITION: "This file cannot be understood: it is missing."
    }


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda past: past[0]["text"].update(body="Forged."), "revision 1 is not what its digest says"),
        (lambda past: past[0].update(parent="0" * 64), "revision 1 is not what its digest says"),
        (lambda past: past.pop(), "its last revision is not the story as it stands"),
    ],
)
def test_a_past_that_does_not_hold(
    files: Files, tmp_path: Path, change: Callable[[Any], object], why: str
) -> None:
    """A chain is held against its digests by whoever reads the bundle."""
    name = past_of(files)

    path = put(changed(files, name, change), tmp_path / "b.zip")

    assert found(path) == {name: f"This file cannot be understood: {why}."}


@pytest.mark.parametrize("write_uid", [str.upper, "{{{}}}".format, "urn:uuid:{}".format])
def test_an_identity_that_is_written_otherwise_is_the_same(
    files: Files, tmp_path: Path, write_uid: Callable[[str], str]
) -> None:
    """In whatever letters: one story is one story."""
    uid = json.loads(files[EDITION])["stories"][0]["uid"]
    files = {
        name: data.replace(uid.encode(), write_uid(uid).encode()) if name.startswith("source/") else data
        for name, data in files.items()
    }

    received = read_bundle(put(relisted(files), tmp_path / "b.zip"))

    assert received.stories[0].uid == received.edition.entries[0].story == uid
    assert received.revisions[uid]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (b'headline: "Another"\n', "“headline” stands in it twice"),
        (b'body: "Another"\n', "it has a body above and below its front matter"),
    ],
)
def test_a_story_that_says_a_thing_twice(files: Files, tmp_path: Path, line: bytes, why: str) -> None:
    """Programs differ in which of the two they take."""
    name = story_of(files)
    files[name] = files[name].replace(b"---\n", b"---\n" + line, 1)

    assert found(put(relisted(files), tmp_path / "b.zip")) == {
        name: f"This file cannot be understood: {why}."
    }


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity"])
@pytest.mark.parametrize("name", ["data/rates.json", "feed.json", "bundle.json"])
def test_what_is_no_number_in_json(files: Files, tmp_path: Path, name: str, number: str) -> None:
    """Python reads it, and most that receive a feed do not."""
    files[name] = files[name].replace(b"{", f'{{"x": {number}, '.encode(), 1)
    path = put(relisted(files), tmp_path / "b.zip")

    with pytest.raises(BadInput, match=f"{number} is no number"):
        read_bundle(path)


@pytest.mark.parametrize("time", ["0002-01-01T00:00:00+23:59", "9998-12-31T23:59:59-23:59"])
def test_a_time_that_no_clock_can_show_in_another_zone(
    content: BundleContent, write: Write, tmp_path: Path, files: Files, time: str
) -> None:
    """It would be kept in UTC, and could not go out again."""
    name = story_of(files)
    before, _key, after = files[name].partition(b'created: "')
    files[name] = before + b'created: "' + time.encode() + after[after.index(b'"') :]

    (sentence,) = found(put(relisted(files), tmp_path / "b.zip")).values()

    assert "is in a year that not every clock can show" in sentence
