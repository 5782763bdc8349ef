"""Packages that were made to do harm: refused with a sentence, and nothing of them is written anywhere."""

import hashlib
import json
import os
import re
import struct
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsdesk.bundle import BundleContent, is_bundle, read_bundle, verify_bundle
from newsdesk.bundle.shelf import FolderShelf, TooLarge
from newsdesk.bundle.sound import looked_into
from newsdesk.domain.errors import BadInput
from tests.bundle.writing import Files, Write

#: The longest sentence that is still read.
SENTENCE = 500


def packed(files: Files, place: Path, **settings: int) -> Path:
    """Make a .zip of the files, with a manifest that fits them: somebody knew what they were doing."""
    listed = {name: data for name, data in files.items() if name != "manifest-sha256.txt"}
    lines = (f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in sorted(listed.items()))
    with zipfile.ZipFile(place, "w", **settings) as archive:  # type: ignore[call-overload]
        for name, data in {**listed, "manifest-sha256.txt": "".join(lines).encode()}.items():
            archive.writestr(name, data)
    return place


def refusal(path: Path) -> str:
    """Return the sentence that a bundle is refused with; it is one that somebody can read."""
    with pytest.raises(BadInput) as caught:
        read_bundle(path)
    sentence = str(caught.value)
    assert len(sentence) < SENTENCE
    assert sentence.replace("\u2026", "").isprintable()
    return sentence


def source_of(files: Files) -> str:
    """Return the name of a story's source."""
    return next(name for name in sorted(files) if name.startswith("source/") and name.endswith(".md"))


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        (
            b'status: "',
            b'status: !!python/object/apply:os.system ["',
            "“status” in line 12 has the YAML tag !!python/object/apply:os.system, and only plain",
        ),
        (b"countries: [", b"countries: !!set [", "“countries” in line .* has the YAML tag !!set, and"),
        (b"countries: [", b"countries: [!!str ", "“countries” in line .* has the YAML tag !!str, and"),
        (b'headline: "', b'headline: &a ["*a", "', "“headline” in line 4 has what is no plain value, and"),
        (b"\nwords: ", b"\nwords: " + b"9" * 40, "is too large a number"),
        (b"\nwords: ", b"\nwords: " + b"9" * 5000, "a number in it has too many digits"),
        (b"\nwords: ", b"\nwords: 1e400 #", "“words” in line .* no plain value"),
        (b"countries: [", b"countries: [" + b"[" * 1000 + b"]" * 1000 + b", ", "deep|should be text"),
        (b"countries: [", b"countries: [" + b"[" * 400 + b"]" * 400 + b", ", "should be text"),
        (b'uid: "', b'uid: "../../', "badly formed"),
        (b'status: "', b'status: "' + b"long" * 100_000, "long.*…"),
        (b'status: "', b'status: "\\u202e\\u0000', "is not a valid Status"),
        (b'created: "', b'created: "-', "Invalid isoformat"),
        (b'uid: "', b'UID: "', "it has no 'uid'"),
    ],
)
def test_front_matter_that_would_do_harm(
    files: Files, tmp_path: Path, old: bytes, new: bytes, why: str
) -> None:
    """Tags, anchors, numbers without end, depth, and what is no text where text should be."""
    name = source_of(files)
    assert old in files[name]
    files[name] = files[name].replace(old, new, 1)

    path = packed(files, tmp_path / "b.zip")

    (finding,) = verify_bundle(path)
    assert finding.path == name
    assert re.search(why, finding.message), finding.message
    assert name in refusal(path)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("evil\u202egpj.exe", r"evil\u202egpj.exe: "),
        ("evil\x1b[2J.html", r"evil\x1b[2J.html: "),
        ("evil" + "\u202e" * 5000, r"evil\u202e\u202e"),
    ],
)
def test_a_name_is_told_so_that_it_can_be_read(files: Files, tmp_path: Path, name: str, shown: str) -> None:
    """What would turn the sentence around, or wipe a terminal, is spelt out; and there is an end to it."""
    files[name] = b"x"

    assert shown in refusal(packed(files, tmp_path / "b.zip"))


def test_a_page_where_markdown_should_be(files: Files, tmp_path: Path) -> None:
    """A file of HTML is no story."""
    name = source_of(files)
    files[name] = b"<!doctype html><script>alert(1)</script>"

    assert name in refusal(packed(files, tmp_path / "b.zip"))


def test_html_in_a_story_stays_its_text(content: BundleContent, write: Write, tmp_path: Path) -> None:
    """It is somebody's words until it is rendered, and then it carries no script."""
    story = content.stories[3]
    assert "<script>" in story.text.body
    path = write(content, tmp_path / "b.zip")

    assert read_bundle(path).stories[3].text == story.text
    with zipfile.ZipFile(path) as archive:
        page = archive.read(f"stories/{content.names[story.uid]}.html").decode()
    assert "<script>alert" not in page


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("0.01144", "1e999999999", "is no rate"),
        ("0.01144", "-0.01", "is no rate"),
        ("0.01144", "NaN", "is no rate"),
        ("0.01144", "9" * 4000, "is no rate"),
        ("0.01144", "free", "is no rate"),
    ],
)
def test_rates_that_no_source_prints(files: Files, tmp_path: Path, old: str, new: str, why: str) -> None:
    """They would be worked with later, where nobody thinks of it."""
    name = "source/edition.json"
    files[name] = files[name].replace(old.encode(), new.encode(), 1)

    sentence = refusal(packed(files, tmp_path / "b.zip"))

    assert (name in sentence, why in sentence) == (True, True)


@pytest.mark.parametrize("field", ["text", "digest", "parent"])
def test_a_revision_that_is_not_what_its_digest_says(files: Files, tmp_path: Path, field: str) -> None:
    """The past of a story is a chain, and it is held against its digests."""
    name = next(each for each in sorted(files) if each.startswith("source/revisions/"))
    past = json.loads(files[name])
    past[0][field] = {**past[0]["text"], "body": "Forged."} if field == "text" else "0" * 64
    files[name] = json.dumps(past).encode()

    assert "revision 1 is not what its digest says" in refusal(packed(files, tmp_path / "b.zip"))


def test_a_past_that_does_not_lead_to_the_story(files: Files, tmp_path: Path) -> None:
    """What would be merged must be what would be shown."""
    name = next(each for each in sorted(files) if each.startswith("source/revisions/"))
    files[name] = json.dumps(json.loads(files[name])[:1]).encode()

    assert "not the story as it stands" in refusal(packed(files, tmp_path / "b.zip"))


def test_a_feed_in_letters_that_hide_what_it_declares(files: Files, tmp_path: Path) -> None:
    """A document type in UTF-16 is one all the same."""
    entities = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))
    bomb = f'<?xml version="1.0" encoding="utf-16"?><!DOCTYPE x [<!ENTITY a0 "x">{entities}]><x>&a9;</x>'
    files["feed.xml"] = bomb.encode("utf-16")

    assert "feed.xml" in refusal(packed(files, tmp_path / "b.zip"))


def test_a_card_that_says_too_little(files: Files, tmp_path: Path) -> None:
    """No version is no version."""
    files["bundle.json"] = b'{"format": "newsdesk-bundle"}'

    assert "bundle.json" in refusal(packed(files, tmp_path / "b.zip"))


@pytest.mark.parametrize(
    "more",
    [
        pytest.param(lambda: "".join(f"<a href={each:x}>" for each in range(1_000_000)), id="links"),
        pytest.param(lambda: f'<img srcset="{",".join(map(str, range(1_000_000)))}">', id="choices"),
        pytest.param(lambda: f"<p {' '.join(map(str, range(1_000_000)))}>", id="attributes"),
    ],
)
def test_a_page_whose_links_have_no_end(files: Files, more: Callable[[], str]) -> None:
    """They are looked at only so far: each takes many times the room that it is written in."""
    page = files["index.html"].replace(b"<main ", more().encode() + b"<main ")

    tracemalloc.start()
    sound, faults = looked_into("index.html", "", page)
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert sound.links == ()
    assert faults == ["This file cannot be understood: it has more tags, or longer ones, than are looked at."]
    assert most < 250 << 20


def test_pages_whose_links_have_no_end(files: Files, tmp_path: Path) -> None:
    """None of them has many; all that they have together are not held in memory."""
    page = files["index.html"]
    for number in range(8):
        links = "".join(f"<a href=https://example.com/{number}/{each}>" for each in range(200_000))
        files[f"pages/{number}.html"] = page.replace(b"<main ", links.encode() + b"<main ")

    sentence = refusal(packed(files, tmp_path / "b.zip"))

    assert "Its pages have more links, and places for links, than are looked at." in sentence


# -- what is packed


def entries(name: bytes, number: int) -> bytes:
    """Return a .zip whose list names so many empty files, all alike, and whose data is one of them."""
    local = struct.pack("<4s5H3I2H", b"PK\3\4", 20, 0, 0, 0, 33, 0, 0, 0, len(name), 0) + name
    central = struct.pack("<4s6H3I5H2I", b"PK\1\2", 20, 20, 0, 0, 0, 33, 0, 0, 0, len(name), 0, 0, 0, 0, 0, 0)
    listed = (central + name) * number
    end = struct.pack(
        "<4s4H2IH", b"PK\5\6", 0, 0, number & 0xFFFF, number & 0xFFFF, len(listed), len(local), 0
    )
    return local + listed + end


@pytest.mark.parametrize(("name", "number"), [(b"bundle.json", 1_000_000), (b"a/", 150_000)])
def test_a_million_empty_files(tmp_path: Path, name: bytes, number: int) -> None:
    """Their list alone would take a gigabyte: it is not read, nor taken for a page of text."""
    path = tmp_path / "b.zip"
    path.write_bytes(entries(name, number))

    tracemalloc.start()
    sentence = refusal(path)
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert "holds more than 100,000 files" in sentence
    assert most < 200 << 20
    assert is_bundle(path)


def test_a_folder_without_end(tmp_path: Path) -> None:
    """It is looked through only so far."""
    for number in range(5):
        (tmp_path / "b" / str(number)).mkdir(parents=True)

    with pytest.raises(TooLarge, match="holds more than 4 files"):
        FolderShelf(tmp_path / "b", most=4)


def test_what_unpacks_to_far_more_than_it_is(files: Files, tmp_path: Path) -> None:
    """By the file, below the largest size there may be."""
    path = packed({**files, "media/blank.txt": bytes(32 << 20)}, tmp_path / "b.zip", compression=8)

    assert "media/blank.txt: This file unpacks to more than 200 times its size" in refusal(path)


def test_files_that_share_their_bytes(files: Files, tmp_path: Path) -> None:
    """A few kilobytes are listed under a thousand names: together they are more than the archive can hold."""
    name = "media/blank.txt"
    path = packed({**files, name: bytes(100 << 10)}, tmp_path / "b.zip", compression=8)
    data = path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        start, number = archive.start_dir, len(archive.filelist)
    listed, end = data[start : data.rindex(b"PK\5\6")], bytearray(data[data.rindex(b"PK\5\6") :])
    at = listed.rindex(b"PK\1\2", 0, listed.index(name.encode()))
    one = listed[at : listed.index(name.encode()) + len(name)]
    more = b"".join(one.replace(b"blank.txt", f"{each:05}.txt".encode()) for each in range(2000))
    struct.pack_into("<2H2I", end, 8, number + 2000, number + 2000, len(listed) + len(more), start)
    path.write_bytes(data[:start] + listed + more + bytes(end))

    assert "unpacks to more than 200 times its size" in refusal(path)


@pytest.mark.parametrize("kind", [0o010000, 0o020000, 0o060000, 0o140000])
def test_devices_and_pipes_in_a_zip(files: Files, tmp_path: Path, kind: int) -> None:
    """Whatever it would be made into by a program that unpacks it."""
    path = packed(files, tmp_path / "b.zip")
    odd = zipfile.ZipInfo("media/odd")
    odd.external_attr = (kind | 0o644) << 16
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(odd, b"x")

    assert "media/odd: This is no ordinary file" in refusal(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes in folders here")
def test_a_pipe_in_a_folder(content: BundleContent, write: Write, tmp_path: Path) -> None:
    """Nobody waits for what comes out of it."""
    folder = write(content, tmp_path / "b")
    os.mkfifo(folder / "odd")

    assert "odd: This is no ordinary file" in refusal(folder)


@pytest.mark.parametrize("how", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_unusual_packing(files: Files, tmp_path: Path, how: int) -> None:
    """Whoever reads bundles need not have it."""
    assert refusal(packed(files, tmp_path / "b.zip", compression=how))


def test_a_locked_file(files: Files, tmp_path: Path) -> None:
    """Nobody is asked for a password."""
    path = packed(files, tmp_path / "b.zip")
    data = bytearray(path.read_bytes())
    name = b"index.html"
    data[data.rindex(b"PK\3\4", 0, data.index(name)) + 6] |= 1
    data[data.rindex(b"PK\1\2", 0, data.rindex(name)) + 8] |= 1
    path.write_bytes(data)

    assert "index.html" in refusal(path)


def test_a_name_that_is_no_text(files: Files, tmp_path: Path) -> None:
    """It says that it is UTF-8, and is not."""
    path = packed({**files, "media/é.txt": b"x"}, tmp_path / "b.zip")
    path.write_bytes(path.read_bytes().replace("é".encode(), b"\xff\xfe"))

    assert "neither a folder nor a sound .zip" in refusal(path)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), min_size=1, max_size=8), st.booleans())
def test_any_damage_is_refused_or_does_no_harm(
    content: BundleContent, write: Write, tmp_path: Path, damage: list[tuple[int, int]], at_the_end: bool
) -> None:
    """Wherever a byte is another one: a sentence, or what was written, and never any other error."""
    sound = tmp_path / "sound.zip"
    if not sound.exists():
        write(content, sound)
    data = bytearray(sound.read_bytes())
    for place, value in damage:
        data[-1 - place % 3000 if at_the_end else place % len(data)] = value
    path = tmp_path / "b.zip"
    path.write_bytes(data)

    try:
        received = read_bundle(path)
    except BadInput:
        return
    assert received.stories == content.stories
