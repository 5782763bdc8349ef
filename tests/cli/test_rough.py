"""Rough handling: odd arguments, odd files, odd terminals. One sentence, an exit code, nothing changed."""

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from newsdesk.cli.drawing import print_table

Answer = Callable[..., Any]

LONG = "x" * 300
#: More than a file's row can be numbered.
HUGE = str(2**63)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("edition", "new", "2025-13-40"), "“2025-13-40” is no date"),
        (("edition", "new", "2025-1-1"), "Write it as in 2025-12-12."),
        (("export", "20251212", "out"), "“20251212” is no date"),
        (("rates", "convert", "1 KZT", "--to", "USD", "--on", "today"), "“today” is no date"),
        (("edition", "new", "9999-12-31"), "“9999-12-31” is in a year that no calendar shows"),
        (("rates", "--on", "0001-01-01"), "“0001-01-01” is in a year that no calendar shows"),
        (("stories", "--limit", "99999999999999999999"), "--limit"),
        (("stories", "--limit", "0"), "--limit"),
        (("stories", "--status", "lost"), "--status"),
        (("import",), "newsdesk import --help"),
        (("rates", "frobnicate"), "newsdesk rates --help"),
        (("undo", HUGE), HUGE),
        (("redo", HUGE), HUGE),
        (("rates", "accept", HUGE, "--why", "sure"), HUGE),
        (("rates", "reject", HUGE, "--why", "sure"), HUGE),
        (("verify", LONG), "name too long"),
        (("import", LONG), "name too long"),
    ],
)
def test_bad_usage_is_one_line(newsdesk: Any, arguments: tuple[str, ...], words: str) -> None:
    """Exit 2, nothing on stdout, one sentence on stderr."""
    done = newsdesk(*arguments)

    assert (done.returncode, done.stdout) == (2, "")
    assert words.lower() in done.stderr.lower()
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there are no such devices here")
@pytest.mark.parametrize("verb", ["import", "verify"])
def test_what_never_ends_is_not_read(newsdesk: Any, tmp_path: Path, verb: str) -> None:
    """A device, or a pipe that nobody writes to."""
    os.mkfifo(tmp_path / "pipe")

    for path in ("/dev/zero", "pipe"):
        done = newsdesk(verb, path)
        assert done.returncode == 2
        assert "not an ordinary file" in done.stderr


@pytest.mark.parametrize("arguments", [("stories",), ("import", "page.txt"), ("doctor",)])
def test_a_folder_that_leads_to_itself_is_no_newsroom(
    newsdesk: Any, tmp_path: Path, page: Path, arguments: tuple[str, ...]
) -> None:
    """Nor does one begin there; it was a mistake of ours."""
    (tmp_path / "loop").symlink_to("loop")
    page.rename(tmp_path / "page.txt")

    done = newsdesk("--newsroom", "loop", *arguments)

    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1


def test_files_are_answered_in_the_order_they_were_named(
    answer: Answer, newsroom: Path, page: Path, tmp_path: Path
) -> None:
    """A bundle and pages, mixed; what one of them brought is a duplicate in the next."""
    answer("import", page)
    answer("edition", "new", "2025-12-12")
    answer("export", "2025-12-12", tmp_path / "out.zip")
    newsroom.rename(tmp_path / "elsewhere")

    files = answer("import", "out.zip", page, "out.zip")["files"]

    assert [each["file"] for each in files] == ["out.zip", "page.txt", "out.zip"]
    assert [(len(each["stories"]), each["duplicates"]) for each in files] == [(2, 0), (0, 2), (0, 2)]
    assert len(answer("stories")["stories"]) == 2


def test_a_changed_bundle_brings_nothing(
    answer: Answer, newsdesk: Any, newsroom: Path, page: Path, tmp_path: Path
) -> None:
    """Not even the page that was named before it."""
    answer("import", page)
    answer("edition", "new", "2025-12-12")
    answer("export", "2025-12-12", tmp_path / "out")
    (tmp_path / "out" / "feed.xml").write_text("changed")
    newsroom.rename(tmp_path / "elsewhere")

    done = newsdesk("import", page, "out")

    assert (done.returncode, done.stdout) == (2, "")
    assert "feed.xml" in done.stderr
    assert not newsroom.exists()


def test_times_are_iso_8601(answer: Answer, page: Path) -> None:
    """Wherever they stand in a document."""
    answer("import", page)
    edition = answer("edition", "new", "2025-12-12")["editions"][0]

    for time in (answer("stories")["stories"][0]["updated"], edition["rates"][0]["fetched"]):
        assert time[10] == "T"
        assert time.endswith("+00:00")


def test_lines_are_never_cut(newsdesk: Any, tmp_path: Path) -> None:
    """A long headline stays on the line of its uid, for a pipe to read."""
    headline = "Karakol " * 40 + "Ends"
    (tmp_path / "long.md").write_text(f"# {headline}\n\nIt ends.\n")
    newsdesk("import", "long.md")

    listed = newsdesk("stories").stdout.splitlines()

    assert len(listed) == 2
    assert headline in listed[1]


@pytest.mark.skipif(sys.platform != "linux", reason="a full device and loose names are Linux’s")
def test_a_name_and_a_terminal_without_unicode(newsroom: Path, page: Path, tmp_path: Path) -> None:
    """JSON is UTF-8 all the same, and words are shown as well as can be."""
    odd = page.rename(Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt")))
    program = [sys.executable, "-m", "newsdesk", "--newsroom", str(newsroom)]
    ascii_only = {**os.environ, "PYTHONIOENCODING": "ascii:strict"}

    taken = subprocess.run(
        [*program, "import", str(odd), "--json"], capture_output=True, check=True, env=ascii_only
    )
    rates = subprocess.run([*program, "rates"], capture_output=True, check=True, env=ascii_only)

    assert json.loads(taken.stdout.decode("utf-8"))["files"][0]["file"] == "\udcff.txt"
    assert b"unchanged" in rates.stdout

    buffered = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    for environment in (buffered, {**buffered, "PYTHONUNBUFFERED": "1"}):
        with Path("/dev/full").open("w") as full:
            done = subprocess.run(
                [*program, "stories"],
                stdout=full,
                stderr=subprocess.PIPE,
                text=True,
                check=False,
                env=environment,
            )
        assert done.returncode == 1
        assert done.stderr.splitlines() == ["The system did not let it be done: No space left on device."]


@pytest.mark.skipif(sys.platform != "linux", reason="it needs a pseudo-terminal")
def test_a_bar_is_drawn_on_a_terminal_whatever_a_headline_says(
    answer: Answer, newsroom: Path, tmp_path: Path
) -> None:
    """On stderr only; square brackets in a headline are no markup."""
    (tmp_path / "odd.md").write_text("# Bread [/b] and [bold]salt\n\nBoth cost more.\n")
    uid = answer("import", "odd.md")["files"][0]["stories"][0]["uid"]
    answer("edition", "new", "2025-12-12", uid)
    ours, theirs = os.openpty()

    with subprocess.Popen(
        [sys.executable, "-m", "newsdesk", "--newsroom", newsroom, "export", "2025-12-12", tmp_path / "out"],
        stdout=subprocess.PIPE,
        stderr=theirs,
        env={**os.environ, "TERM": "xterm"},
    ) as program:
        os.close(theirs)
        drawn = _all_of(ours)
        os.close(ours)
        told, _nothing = program.communicate(timeout=60)

    assert (program.returncode, drawn.count(b"Traceback")) == (0, 0)
    assert b"1 story in" in told
    assert b"\x1b[" not in told
    assert b"\x1b[" in drawn


def _all_of(terminal: int) -> bytes:
    """Read what is drawn until whoever draws has gone."""
    drawn = b""
    with suppress(OSError):  # how Linux says that the other side is closed
        while some := os.read(terminal, 4096):
            drawn += some
    return drawn


@pytest.mark.skipif(sys.platform == "win32", reason="it needs a shell’s >&-")
@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&- >&- 2>&-"])
def test_nobody_has_to_listen(answer: Answer, newsroom: Path, page: Path, closed: str) -> None:
    """Where stdout or stderr is closed the work is done all the same; it ended as a mistake of ours."""
    program = f'exec "$0" -m newsdesk --newsroom "$1" import "$2" {closed}'

    done = subprocess.run(
        ["/bin/sh", "-c", program, sys.executable, newsroom, page], capture_output=True, check=False
    )

    assert (done.returncode, done.stderr) == (0, b"")
    assert len(answer("stories")["stories"]) == 2


def test_the_root_is_no_place_for_a_bundle(answer: Answer, newsdesk: Any, page: Path) -> None:
    """A sentence, as for every other place where none can be."""
    answer("import", page)
    answer("edition", "new", "2025-12-12")

    done = newsdesk("export", "2025-12-12", page.anchor)

    assert (done.returncode, done.stdout) == (1, "")
    assert "no place for a bundle" in done.stderr


def test_a_link_to_a_bundle_leaves_nothing_behind(answer: Answer, page: Path, tmp_path: Path) -> None:
    """The new bundle takes the link's place, what it led to stays, and nothing hidden is left."""
    answer("import", page)
    answer("edition", "new", "2025-12-12")
    answer("export", "2025-12-12", "out")
    (tmp_path / "link").symlink_to(tmp_path / "out", target_is_directory=True)

    answer("export", "2025-12-12", "link")

    assert answer("verify", "out")["ok"]
    assert answer("verify", "link")["ok"]
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_a_bundle_cannot_reach_the_terminals_cursor(
    answer: Answer, newsdesk: Answer, page: Path, tmp_path: Path
) -> None:
    """The names in it are somebody else's: what is found is said in letters that can be seen."""
    answer("import", page)
    answer("edition", "new", "2025-12-12")
    answer("export", "2025-12-12", "out.zip")
    with zipfile.ZipFile(tmp_path / "out.zip", "a") as archive:
        archive.writestr("evil\x1b[2J.html", b"x")

    done = newsdesk("verify", "out.zip")

    assert done.returncode == 1
    assert done.stdout.startswith(r"evil\x1b[2J.html: This name has characters that cannot be seen")


@pytest.mark.skipif(sys.platform != "linux", reason="it needs a pseudo-terminal")
def test_nor_can_a_note_or_a_refusal(answer: Answer, newsroom: Path, page: Path) -> None:
    """What another desk wrote went to the terminal as it was, wherever it stood in no table."""
    uid = answer("import", page)["files"][0]["stories"][0]["uid"]
    note = answer("note", uid, "Wool\x1b[2J\tand\rwater")["note"]["uid"]

    taken = _on_a_terminal(newsroom, "unnote", note)
    refused = _on_a_terminal(newsroom, "show", "x\x1b[2J")

    assert "Wool\ufffd[2J and water" in taken
    assert "There is no story x\ufffd[2J." in refused


def _on_a_terminal(newsroom: Path, *arguments: str) -> str:
    ours, theirs = os.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "newsdesk", "--newsroom", newsroom, *arguments], stdout=theirs, stderr=theirs
    ):
        os.close(theirs)
        said = _all_of(ours)
    os.close(ours)
    return said.decode()


def test_a_table_shows_headlines_letter_for_letter_a_line_each(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """No picture is read into one, no row is broken, and nothing reaches the terminal's cursor."""
    headlines = ("Ten :fire: fighters", "[red]Wool[/red]", "Two\nlines", "A \x1b[31mcolour", "漢字", "Last")

    print_table(("headline", "words"), [(each, "7") for each in headlines])

    written = capsys.readouterr().out.splitlines()
    assert written == [
        "headline             words",
        "Ten :fire: fighters  7",
        "[red]Wool[/red]      7",
        "Two lines            7",
        "A \ufffd[31mcolour        7",
        "漢字                 7",
        "Last                 7",
    ]
