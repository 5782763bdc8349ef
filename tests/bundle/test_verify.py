"""A bundle that is not as it was written is found out, and what is wrong has a name."""

import hashlib
import json
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.bundle import is_bundle, read_bundle, verify_bundle
from newsdesk.bundle.shelf import MOST_FILES, unsafe
from newsdesk.domain.errors import BadInput
from tests.bundle.writing import Files


def relisted(files: Files) -> Files:
    """Return the files with a manifest that fits them: somebody knew what they were doing."""
    listed = {name: data for name, data in files.items() if name != "manifest-sha256.txt"}
    lines = (f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in sorted(listed.items()))
    return {**listed, "manifest-sha256.txt": "".join(lines).encode()}


def put(files: Files, place: Path) -> Path:
    """Make a folder or, by its name, a .zip of the files."""
    if place.suffix == ".zip":
        with zipfile.ZipFile(place, "w") as archive:
            for name, data in files.items():
                archive.writestr(name, data)
    else:
        for name, data in files.items():
            path = place / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
    return place


def found(path: Path) -> dict[str, str]:
    """Return the findings' sentences by file."""
    return {finding.path: finding.message for finding in verify_bundle(path)}


def test_a_bundle_as_it_was_written_is_sound(bundle: Path) -> None:
    """Nothing is found."""
    assert verify_bundle(bundle) == ()


@pytest.mark.parametrize("place", ["b", "b.zip"])
@pytest.mark.parametrize("name", ["index.html", "source/edition.json", "data/rates.json", "feed.xml"])
def test_one_changed_byte_is_found(files: Files, tmp_path: Path, place: str, name: str) -> None:
    """Wherever it is, the file is named."""
    data = bytearray(files[name])
    data[len(data) // 2] ^= 1

    path = put({**files, name: bytes(data)}, tmp_path / place)

    assert found(path) == {name: "This file has been changed since the bundle was written."}


@pytest.mark.parametrize("place", ["b", "b.zip"])
def test_a_missing_file_is_found(files: Files, tmp_path: Path, place: str) -> None:
    """The file is named, and so is every page that leads to it."""
    name = next(name for name in files if name.startswith("stories/mountain"))
    path = put({each: data for each, data in files.items() if each != name}, tmp_path / place)

    findings = found(path)

    assert findings[name] == "This file is missing."
    assert findings["index.html"] == f"The link to “{name}” leads nowhere."


@pytest.mark.parametrize("place", ["b", "b.zip"])
def test_an_added_file_is_found(files: Files, tmp_path: Path, place: str) -> None:
    """Even where nothing leads to it."""
    path = put({**files, "stories/extra.html": b"x"}, tmp_path / place)

    assert found(path) == {"stories/extra.html": "This file was added: the manifest does not list it."}


def test_every_wrong_file_is_named_at_once(files: Files, tmp_path: Path) -> None:
    """Whoever mends a bundle wants to hear it all."""
    files.pop("feed.json")
    files["feed.xml"] += b" "
    files["more.txt"] = b""

    findings = verify_bundle(put(files, tmp_path / "b"))

    assert [finding.path for finding in findings if ".html" not in finding.path] == [
        "feed.json",
        "feed.xml",
        "more.txt",
    ]


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("index.html", b'"feed.xml"', b'"feeds.xml"', "The link to “feeds.xml” leads nowhere."),
        ("index.html", b'href="feed.xml"', b'href="/feed.xml"', "The link to “/feed.xml” leads nowhere."),
        ("index.html", b'href="feed.xml"', b'href="//evil/x"', "The link to “//evil/x” leads nowhere."),
        ("index.html", b'href="feed.xml"', b'href="../feed.xml"', "The link to “../feed.xml” leads nowhere."),
        ("index.html", b'href="#main"', b'href="#mane"', "leads to a place that is not on the page."),
        ("index.html", b"<main ", b"<script>alert(1)</script><main ", "This page carries a script."),
        ("index.html", b"<main ", b'<main onclick="x()" ', "This page carries a script in an attribute."),
        ("index.html", b"<main ", b"<script type=x type='application/ld+json'></script><main ", "a script."),
        ("index.html", b"<main ", b"<script/x>alert(1)</script><main ", "may read otherwise."),
        ("index.html", b"<main ", b"<svg/onload=x()></svg><main ", "may read otherwise."),
        ("index.html", b"<main ", b'<img src="index.html"onerror="x()"><main ', "may read otherwise."),
        ("index.html", b"<main ", b'<p title="a>b" onclick="x()">x</p><main ', "may read otherwise."),
        ("index.html", b"<main ", b"<p title='<' onclick='x()'>x</p><main ", "may read otherwise."),
        ("index.html", b"<main ", b"<a href='javascript:x()'>x</a><main ", "leads nowhere."),
        ("index.html", b"<main ", b'<meta HTTP-EQUIV=refresh content="0;url=//evil/"><main ', "elsewhere."),
        ("index.html", b"default-src 'none'", b"default-src *", "nothing may run in it"),
        ("index.html", b"default-src 'none'", b"script-src 'self'; default-src 'none'", "nothing may run"),
        ("index.html", b"base-uri 'none'", b"base-uri https:", "nothing may run in it"),
        ("index.html", b'<meta http-equiv="C', b'<!--><p>--><meta http-equiv="C', "nothing may run in it"),
        ("index.html", b"img-src 'self'", b"img-src https:", "or be loaded from elsewhere."),
        ("index.html", b"<main ", b"\xff<main ", "This file cannot be understood"),
        ("feed.json", b'"version"', b'"title"', "a name stands in it twice"),
        ("data/rates.json", b"{", b"[" * 100_000 + b"{", "it nests too deeply"),
        ("feed.json", b"[", b"[" * 100_000 + b"[", "it nests too deeply"),
        ("feed.json", b"https://jsonfeed.org/", b"https://example.org/", "it is no JSON Feed"),
        ("feed.json", b"]}\n", b"]}\n{", "it goes on behind its end"),
        ("feed.json", b"}]}\n", b"}]\n", "should be"),
        ("data/rates.json", b'"date": "', b'"date": ' + b"9" * 5000 + b', "x": "', "too many digits"),
        ("bundle.json", b'"version": 1', b'"version": 2', "A newer Newsdesk wrote this bundle"),
        ("bundle.json", b'"version": 1', b'"version": true', "It does not say in which version"),
        ("bundle.json", b'"version": 1', b'"version": 0', "It does not say in which version"),
        ("feed.xml", b"</feed>", b"", "This file cannot be understood"),
        ("feed.xml", b"<feed ", b"<!DOCTYPE feed><feed ", "it has a document type"),
        ("feed.xml", b"http://www.w3.org/2005/Atom", b"http://www.example.com/", "it is no Atom feed"),
    ],
)  # fmt: skip
def test_what_a_forger_would_try(
    files: Files, tmp_path: Path, name: str, old: bytes, new: bytes, message: str
) -> None:
    """The manifest fits, the content does not."""
    assert old in files[name]
    files[name] = files[name].replace(old, new, 1)

    findings = verify_bundle(put(relisted(files), tmp_path / "b.zip"))

    assert {finding.path for finding in findings} == {name}
    assert message in findings[0].message


@pytest.mark.parametrize(
    "name",
    [
        "../evil.txt",
        "stories/../../evil.txt",
        "/etc/evil.txt",
        "C:/evil.txt",
        "..\\evil.txt",
        "stories\\evil.txt",
        "a//b.txt",
        "./a.txt",
        "evil\x07.txt",
        "evil\u202etxt.exe",
        "cafe\u0301.txt",
        "stories/CON.html",
        "nul",
        "evil.txt.",
        "evil. /x",
        "x" * 300,
        "stories/com\u00b9.html",
        "CONIN$",
        "aux .txt",
        "what?.txt",
        "a|b.txt",
    ],
)
def test_a_name_that_could_do_harm_is_found(files: Files, tmp_path: Path, name: str) -> None:
    """It leads out, means a device, or cannot be seen or stored; listed or not, nothing is read then."""
    files[name] = b"x"

    path = put(relisted(files), tmp_path / "b.zip")

    assert list(found(path)) == [name]
    with pytest.raises(BadInput, match="is not as it was written, so nothing was taken in"):
        read_bundle(path)


@given(st.text(st.sampled_from("ab./\\: \x00é-"), min_size=1))
def test_a_safe_name_stays_inside(name: str) -> None:
    """Whatever passes, joined to a folder, is below it."""
    if not unsafe(name):
        below = Path("/bundle", name)
        assert ".." not in below.parts
        assert below.is_relative_to("/bundle")
        assert below != Path("/bundle")


def test_names_that_some_systems_confuse_are_found(files: Files, tmp_path: Path) -> None:
    """Capital letters do not tell files apart everywhere."""
    files["Index.html"] = files["index.html"]

    assert "Index.html" in found(put(relisted(files), tmp_path / "b.zip"))


@pytest.mark.parametrize(
    ("folder", "file"),
    [("media/a", "media/a/b"), ("media/A", "media/a/b"), ("source", "Source/x.md"), ("m", "m/a/b/c")],
)
def test_a_file_that_is_a_folder_too_is_found(files: Files, tmp_path: Path, folder: str, file: str) -> None:
    """No folder can hold both."""
    files |= {folder: b"x", file: b"y"}

    assert found(put(relisted(files), tmp_path / "b.zip")) == {
        folder: "Others are in a folder of this name: not every system can hold both."
    }


def test_a_name_that_is_twice_in_a_zip_is_found(files: Files, tmp_path: Path) -> None:
    """Programs differ in which of the two they take."""
    path = put(files, tmp_path / "b.zip")
    with zipfile.ZipFile(path, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr("index.html", "another")

    assert found(path) == {"index.html": "This is in the archive twice."}


def test_a_member_without_a_name_is_found(files: Files, tmp_path: Path) -> None:
    """Nobody can say whether it is a file or a folder."""
    path = put(files, tmp_path / "b.zip")
    unnamed = zipfile.ZipInfo("x")
    unnamed.filename = "\0x"  # what is read ends before it
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(unnamed, b"")

    assert found(path) == {"": "This has no name."}


def test_links_are_found_in_folders_and_zips(files: Files, tmp_path: Path) -> None:
    """A link is not followed, wherever it leads."""
    secret = tmp_path / "secret.txt"
    secret.write_bytes(files.pop("feed.json"))
    folder = put(files, tmp_path / "b")
    (folder / "feed.json").symlink_to(secret)
    link = zipfile.ZipInfo("feed.json")
    link.external_attr = 0o120777 << 16
    archived = put(files, tmp_path / "b.zip")
    with zipfile.ZipFile(archived, "a") as archive:
        archive.writestr(link, str(secret))

    assert found(folder) == found(archived) == {"feed.json": "This is a link, not a file."}


def test_a_damaged_archive_is_found(bundle: Path) -> None:
    """One flipped byte in compressed data: the file it belongs to is named."""
    if bundle.suffix == ".zip":
        with zipfile.ZipFile(bundle) as archive:
            info = archive.getinfo("index.html")
        data = bytearray(bundle.read_bytes())
        data[info.header_offset + 200] ^= 0xFF
        bundle.write_bytes(data)

        assert list(found(bundle)) == ["index.html"]


def test_a_bundle_that_is_too_large_is_not_opened(files: Files, tmp_path: Path) -> None:
    """A few hundred bytes that would become a hundred megabytes."""
    path = put(files, tmp_path / "b.zip")
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("media/bomb.txt", bytes(65 << 20))

    assert found(path) == {"media/bomb.txt": "This file is larger than 64 MiB."}


@pytest.mark.parametrize(
    ("manifest", "message"),
    [
        (b"nonsense\n", "Line 1 names no file, or one that was named before."),
        (b"0" * 64 + b"  ../x\n", "Line 1 names no file, or one that was named before."),
        (b"0" * 64 + b"  manifest-sha256.txt\n", "Line 1 names no file, or one that was named before."),
    ],
)
def test_a_manifest_that_is_none_is_found(
    files: Files, tmp_path: Path, manifest: bytes, message: str
) -> None:
    """The rest counts as added then."""
    findings = found(put({**files, "manifest-sha256.txt": manifest}, tmp_path / "b.zip"))

    assert findings["manifest-sha256.txt"] == message
    assert "was added" in findings["index.html"]


def test_a_manifest_of_more_files_than_are_looked_at(files: Files, tmp_path: Path) -> None:
    """Whoever wrote a million lines is not read to the end."""
    more = "".join(f"{'0' * 64}  {number}\n" for number in range(MOST_FILES))
    files["manifest-sha256.txt"] += more.encode()

    assert found(put(files, tmp_path / "b"))["manifest-sha256.txt"] == "It names more than 100,000 files."


def test_without_a_manifest_nothing_can_be_said(files: Files, tmp_path: Path) -> None:
    """That is the finding."""
    files.pop("manifest-sha256.txt")

    assert found(put(files, tmp_path / "b")) == {
        "manifest-sha256.txt": "The manifest is missing, so nothing can be said about the rest."
    }


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("none", None, "There is nothing at"),
        ("page.txt", b"Just words", "is no bundle: it is neither a folder nor a sound .zip"),
        ("cut.zip", b"PK\x03\x04 cut short", "is no bundle: it is neither a folder nor a sound .zip"),
        ("folder/page.txt", b"x", "is no Newsdesk bundle: it has no bundle.json that says so"),
    ],
)
def test_what_is_no_bundle_is_bad_input(tmp_path: Path, name: str, data: bytes | None, sentence: str) -> None:
    """One sentence, not a list of findings."""
    path = tmp_path / name
    if data is not None:
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)

    with pytest.raises(BadInput, match=sentence):
        verify_bundle(tmp_path / name.partition("/")[0])


@pytest.mark.parametrize("card", ["{}", "[]", json.dumps({"format": "other"})])
def test_another_programs_card_is_bad_input(files: Files, tmp_path: Path, card: str) -> None:
    """The format's name decides."""
    with pytest.raises(BadInput, match="is no Newsdesk bundle"):
        verify_bundle(put({**files, "bundle.json": card.encode()}, tmp_path / "b.zip"))


@pytest.mark.parametrize("place", ["b", "b.zip"])
@pytest.mark.parametrize(
    ("card", "why"),
    [
        (b"not JSON", "Expecting value"),
        (b"\xff{}", "utf-8"),
        (b'{"format": "newsdesk-bundle", "more": ' + b"[" * 1000 + b"]" * 1000 + b"}", "it nests too deeply"),
        (b" " * (2 << 20) + b"{}", "it is larger than 1 MiB"),
    ],
)
def test_a_card_that_cannot_be_understood_is_a_bundles_all_the_same(
    files: Files, tmp_path: Path, place: str, card: bytes, why: str
) -> None:
    """Whoever takes it in hears that the bundle is not sound, and not that a .zip is no page."""
    path = put({**files, "bundle.json": card}, tmp_path / place)

    assert is_bundle(path)
    with pytest.raises(
        BadInput, match=rf"is no sound bundle: its bundle\.json cannot be understood: .*{why}"
    ):
        read_bundle(path)
