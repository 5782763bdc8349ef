"""A bundle is written whole or not at all, and twice the same."""

import hashlib
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from newsdesk import assets
from newsdesk.bundle import BundleContent, Pages, is_bundle, verify_bundle, write_bundle
from newsdesk.bundle.format_files import WHOLE
from newsdesk.bundle.kept import Kept
from newsdesk.bundle.pictures import Album
from newsdesk.bundle.shelf import open_shelf
from newsdesk.domain.errors import Cancelled
from newsdesk.domain.formats import Format
from newsdesk.domain.progress import Silent
from newsdesk.text.render import render
from newsdesk.text.rendered import Block, Rendered, plain_fallback
from newsdesk.text.shortcodes import Answers
from tests.bundle.writing import Watcher, Write, contents
from tests.memory import most_memory


def test_a_folder_holds_what_a_bundle_is_made_of(
    content: BundleContent, write: Write, tmp_path: Path
) -> None:
    """Front page, four kinds of file for each story, feeds, data, source, the manifest; nothing hidden."""
    names = set(contents(write(content, tmp_path / "out")))

    stories = set(content.names.values())
    assert len(stories) == 4
    assert names - {name for name in names if name.startswith("assets/")} == {
        "index.html",
        "feed.xml",
        "feed.json",
        "bundle.json",
        "manifest-sha256.txt",
        "data/rates.json",
        "source/edition.json",
        *(f"stories/{name}.html" for name in stories),
        *(f"data/{name}.ninjs.json" for name in stories),
        *(f"source/{name}.md" for name in stories),
        *(f"source/revisions/{name}.json" for name in stories),
    }
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("field", ["headline", "standfirst", "byline", "place", "body"])
def test_words_without_end_go_out(content: BundleContent, write: Write, tmp_path: Path, field: str) -> None:
    """Whatever can be taken in can be handed on: nothing of it is too long for our own check."""
    first, *others = content.stories
    words = "word, " * 30_000
    text = first.text.with_(**{field: f"![{words}](a.jpg)" if field == "body" else words.strip()})
    changed = replace(
        content, stories=(first._replace(text=text), *others), base_url="https://example.com", revisions={}
    )

    assert verify_bundle(write(changed, tmp_path / "out")) == ()


def test_the_result_says_what_was_written(content: BundleContent, pages: Pages, tmp_path: Path) -> None:
    """Path, number of files and stories, and the digest of the manifest."""
    written = write_bundle(content, tmp_path / "out", pages, render, Silent())

    assert written.path == tmp_path / "out"
    assert written.files == len(contents(tmp_path / "out"))
    assert written.stories == 4
    manifest = (tmp_path / "out/manifest-sha256.txt").read_bytes()
    assert written.sha256 == hashlib.sha256(manifest).hexdigest()


def test_the_manifest_satisfies_sha256sum(content: BundleContent, write: Write, tmp_path: Path) -> None:
    """Anyone can check a bundle without Newsdesk."""
    folder = write(content, tmp_path / "out")

    check = ["sha256sum", "--check", "--strict", "--quiet", "manifest-sha256.txt"]
    done = subprocess.run(check, cwd=folder, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stdout + done.stderr) == (0, "")


def test_the_same_edition_twice_is_the_same_bytes(
    content: BundleContent, write: Write, tmp_path: Path
) -> None:
    """Folder and .zip; and the .zip's files are the folder's."""
    folders = [contents(write(content, tmp_path / name)) for name in ("one", "two")]
    zips = [write(content, tmp_path / name) for name in ("one.zip", "two.zip")]

    assert folders[0] == folders[1]
    assert zips[0].read_bytes() == zips[1].read_bytes()
    with zipfile.ZipFile(zips[0]) as archive:
        assert archive.namelist() == sorted(folders[0])
        assert {name: archive.read(name) for name in archive.namelist()} == folders[0]


def test_a_zip_depends_on_nothing_but_its_files(content: BundleContent, write: Write, tmp_path: Path) -> None:
    """Every member has the edition's date, the same rights, and no extra fields."""
    with zipfile.ZipFile(write(content, tmp_path / "out.zip")) as archive:
        members = archive.infolist()

    assert {member.date_time for member in members} == {(2031, 3, 14, 0, 0, 0)}
    assert {member.external_attr >> 16 for member in members} == {0o100644}
    assert {member.extra for member in members} == {b""}
    assert {member.create_system for member in members} == {3}


@pytest.mark.parametrize("name", ["out", "out.zip"])
@pytest.mark.parametrize("step", [1, 2, 4, 5, 7, -3, -2, -1])
def test_whoever_stops_it_gets_nothing_and_loses_nothing(
    content: BundleContent, pages: Pages, write: Write, tmp_path: Path, name: str, step: int
) -> None:
    """At the first story, between files, or while it is read back: the old bundle stays, no pieces remain."""
    watcher = Watcher()
    write_bundle(content, tmp_path / "whole" / name, pages, render, watcher)
    step %= len(watcher.steps) + 1
    shutil.rmtree(tmp_path / "whole")
    old = write(replace(content, stories=content.stories[:1]), tmp_path / name)
    digest = hashlib.sha256(old.read_bytes()).digest() if old.is_file() else contents(old)

    with pytest.raises(Cancelled):
        write_bundle(content, old, pages, render, Watcher(stop_at=step))

    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert digest == (hashlib.sha256(old.read_bytes()).digest() if old.is_file() else contents(old))


def test_progress_is_told_story_by_story_and_file_by_file(
    content: BundleContent, pages: Pages, tmp_path: Path
) -> None:
    """It never goes back, and ends at its own total, which it knows from the start."""
    watcher = Watcher()

    written = write_bundle(content, tmp_path / "out", pages, render, watcher)

    done, totals = [step[0] for step in watcher.steps], {step[1] for step in watcher.steps}
    assert done == sorted(done)
    assert {done[0], *totals} == {0, done[-1]}
    rendering = [said for said in watcher.said if said.startswith("Rendering")]
    assert len(rendering) == written.stories
    assert watcher.said[0] == "Rendering “Mountain Railway Lowers Its Last Span Into Place”"
    assert {"Writing index.html", "Reading it back", "Putting it in its place"} < set(watcher.said)


def test_what_was_kept_changes_nothing_but_time(
    content: BundleContent, pages: Pages, write: Write, tmp_path: Path
) -> None:
    """The same bytes: with nothing kept, with everything, after a change, and once it was taken away."""
    kept = Kept(tmp_path / "kept")
    asked: list[str] = []

    def counted(markdown: str, answers: Answers) -> Rendered:
        asked.append(markdown)
        return render(markdown, answers)

    def files(name: str, shown: BundleContent) -> dict[str, bytes]:
        write_bundle(shown, tmp_path / name, pages, counted, Silent(), kept=kept)
        return contents(tmp_path / name)

    first, *others = content.stories
    text = first.text.with_(headline="Another Span", body=f"{first.text.body}\n\nAnd more.")
    changed = replace(content, stories=(first._replace(text=text), *others))
    plain, changed_plain = contents(write(content, tmp_path / "a")), contents(write(changed, tmp_path / "b"))

    assert files("out", content) == plain
    assert len(asked) == 4
    assert files("out", content) == files("elsewhere", content) == plain
    assert files("out", changed) == changed_plain
    assert len(asked) == 5
    shutil.rmtree(tmp_path / "kept")
    assert files("out", content) == plain
    assert len(asked) == 9


@pytest.mark.parametrize("formats", [frozenset(Format), frozenset({Format.JSON_FEED})])
def test_feeds_of_the_old_bundle_change_nothing_but_time(
    content: BundleContent, pages: Pages, write: Write, tmp_path: Path, formats: frozenset[Format]
) -> None:
    """Whatever an entry says, or when, or in which order; also where somebody else wrote in a feed."""
    kept, out = Kept(tmp_path / "kept"), tmp_path / "out"
    shown = replace(content, formats=formats, base_url="https://example.com")
    one, two, three, four = shown.stories
    at, notice = one.updated, shown.corrections[three.uid][:1]
    for number, changed in enumerate(
        (
            shown,
            replace(shown, stories=(one._replace(text=one.text.with_(byline="By A")), two, three, four)),
            replace(shown, stories=(two, four, one), corrections={four.uid: notice}),
            replace(shown, stories=tuple(each._replace(updated=at) for each in shown.stories)),
            replace(shown, stories=tuple(each._replace(updated=at) for each in (one, two, three))),
            replace(shown, stories=(one._replace(slug="another"), two), newsroom="The Other Post"),
            replace(shown, formats=frozenset(), stories=(two, one)),
            replace(shown, base_url="https://example.org", edition=replace(shown.edition, title="Late")),
            replace(shown, stories=()),
            shown,
        )
    ):
        write_bundle(changed, out, pages, render, Silent(), kept=kept)
        assert contents(out) == contents(write(changed, tmp_path / f"{number}"))
    feed = out / "feed.json"
    feed.write_bytes(feed.read_bytes().replace(b"river", b"goat."))

    write_bundle(shown, out, pages, render, Silent(), kept=kept)

    assert contents(out) == contents(tmp_path / "0")


def test_a_kept_rendering_that_was_spoilt_is_not_used(
    content: BundleContent, pages: Pages, write: Write, tmp_path: Path
) -> None:
    """Every one of them: cut short, emptied, or with other words in it."""
    kept = Kept(tmp_path / "kept")
    plain = contents(write(content, tmp_path / "plain"))
    write_bundle(content, tmp_path / "out", pages, render, Silent(), kept=kept)
    entries = sorted(path for path in (tmp_path / "kept").rglob("*") if path.is_file())
    for number, entry in enumerate(entries):
        spoilt = entry.read_bytes()
        entry.write_bytes((spoilt[:-9], b"", spoilt.replace(b"<p>", b"<q>"), b"{}")[number % 4])

    write_bundle(content, tmp_path / "out", pages, render, Silent(), kept=kept)

    assert len(entries) > 4
    assert contents(tmp_path / "out") == plain


def test_a_rendering_that_failed_is_not_kept(content: BundleContent, pages: Pages, tmp_path: Path) -> None:
    """It may only have been that the machine had no time: the next bundle tries again."""
    kept = Kept(tmp_path / "kept")

    def failing(markdown: str, _answers: Answers) -> Rendered:
        return plain_fallback(markdown)

    write_bundle(content, tmp_path / "out", pages, failing, Silent(), kept=kept)
    write_bundle(content, tmp_path / "out", pages, render, Silent(), kept=kept)

    assert (
        "<h2 id" in (tmp_path / "out/stories" / f"{content.names[content.stories[0].uid]}.html").read_text()
    )


@pytest.mark.parametrize(
    ("name", "formats"),
    [("out", frozenset[Format]()), ("out", frozenset(Format)), ("out.zip", frozenset(Format))],
)
def test_no_two_bodies_are_in_memory_at_once(
    content: BundleContent, pages: Pages, tmp_path: Path, name: str, formats: frozenset[Format]
) -> None:
    """Sixteen megabytes of them go out in fewer: copies of one, and a few that are ahead of it.

    Those that stand together in a feed or a book are written, and read back, one after the other.
    """
    (first, *_others) = content.stories
    stories = tuple(first._replace(uid=f"{number:032}", slug=f"story-{number}") for number in range(80))
    page = f"<p>{' '.join(map(hex, range(30_000)))}</p>"

    def long(_markdown: str, _answers: Answers) -> Rendered:
        return Rendered((Block(1, page),))

    many = replace(content, stories=stories, formats=formats, base_url="https://example.com")

    most = most_memory(lambda time: write_bundle(many, tmp_path / f"{time}{name}", pages, long, Silent()))

    with open_shelf(tmp_path / f"1{name}") as shelf:
        sizes = shelf.sizes
    assert sum(size for name, size in sizes.items() if name.startswith("stories/")) > 16_000_000
    assert all(sizes[WHOLE[each]] > 16_000_000 for each in formats & {Format.ATOM, Format.EPUB, Format.WXR})
    assert most < 10_000_000


def test_a_file_that_did_not_change_is_the_one_that_was_there(
    content: BundleContent, write: Write, tmp_path: Path
) -> None:
    """With its time: whoever copies a bundle to a server copies what is new. Not what was tampered with."""
    folder = write(content, tmp_path / "out")
    names = [f"stories/{content.names[story.uid]}.html" for story in content.stories[:2]]
    before = [(folder / name).stat().st_mtime_ns for name in names]
    (folder / names[1]).write_text("Somebody else’s words")

    write(content, folder)

    assert (folder / names[0]).stat().st_mtime_ns == before[0]
    assert (folder / names[0]).stat().st_nlink == 1
    assert verify_bundle(folder) == ()


def test_what_the_old_bundle_has_is_not_made_again(content: BundleContent, tmp_path: Path) -> None:
    """But what was tampered with there is, and what somebody else knows more of by now."""
    made: list[int] = []

    class Counting(Pages):
        def story(self, content: BundleContent, place: int, body: str, album: Album | None = None) -> str:
            made.append(place)
            return super().story(content, place, body, album)

    def again(shown: BundleContent) -> int:
        made.clear()
        write_bundle(shown, out, counting, render, Silent(), kept=kept)
        assert verify_bundle(out) == ()
        return len(made)

    counting, kept, out = Counting(assets.template_folder()), Kept(tmp_path / "kept"), tmp_path / "out"
    first = content.stories[0]
    page = out / "stories" / f"{content.names[first.uid]}.html"
    renamed = [each._replace(label="As it went out") for each in content.revisions[first.uid]]

    assert again(content) == len(content.stories)
    assert again(content) == 0
    page.write_text("Somebody else’s words")
    assert again(content) == 1
    page.unlink()
    assert again(content) == 1
    assert again(replace(content, revisions={**content.revisions, first.uid: tuple(renamed)})) == 1
    assert again(replace(content, mark=str)) == len(content.stories)
    assert again(replace(content, mark=str, revisions={})) == 0


def test_two_stories_never_share_a_file(content: BundleContent, write: Write, tmp_path: Path) -> None:
    """Slugs that are equal, empty or unfit for a file name are told apart."""
    slugs = ["same", "same", "", "../../etc/CON"]
    stories = tuple(story._replace(slug=slug) for story, slug in zip(content.stories, slugs, strict=True))

    folder = write(replace(content, stories=stories), tmp_path / "out")

    names = sorted(path.stem for path in (folder / "stories").iterdir())
    assert names == ["etc-con", "same", "same-2", "story"]
    assert verify_bundle(folder) == ()


def test_an_edition_without_stories_or_rates_is_a_bundle_too(
    content: BundleContent, write: Write, tmp_path: Path
) -> None:
    """Whether it should go out is not asked here."""
    edition = replace(content.edition, entries=(), rates=())
    bare = BundleContent("", edition, (), {})

    assert verify_bundle(write(bare, tmp_path / "out")) == ()


def test_is_bundle(bundle: Path, tmp_path: Path) -> None:
    """Told by its card, sound or not."""
    (tmp_path / "notes.txt").write_text("x")
    (tmp_path / "folder").mkdir()
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as archive:
        archive.writestr("bundle.json", '{"format": "something else"}')

    assert is_bundle(bundle)
    assert not any(map(is_bundle, (tmp_path / name for name in ("notes.txt", "folder", "other.zip", "none"))))
