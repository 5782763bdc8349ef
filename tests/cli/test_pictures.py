"""Pictures by the command line: whatever the window does with them, a shell can."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

Answer = Callable[..., Any]


@pytest.fixture
def uid(answer: Answer, page: Path) -> str:
    """A story of a newsroom that has taken in one page."""
    return str(answer("import", page)["files"][0]["stories"][0]["uid"])


@pytest.fixture
def mill(tmp_path: Path) -> Path:
    """A photograph whose file says who took it."""
    path = tmp_path / "mill.jpg"
    exif = Image.Exif()
    exif[0x013B] = "Aida Bekova"
    Image.new("RGB", (40, 30)).save(path, exif=exif)
    return path


def test_a_picture_goes_into_a_story(answer: Answer, newsdesk: Any, uid: str, mill: Path) -> None:
    """What is not said is taken from the file; ``show`` names it then."""
    made = answer("picture", "add", uid, mill, "--alt", "A mill", "--caption", "In *Osh*")["picture"]

    assert (made["alt"], made["caption"], made["credit"]) == ("A mill", "In *Osh*", "Aida Bekova")
    assert (made["width"], made["height"]) == (40, 30)
    assert answer("show", uid)["pictures"] == [made["path"]]
    assert (
        f'<img alt="A mill" src="{made["path"]}" width="40" height="30">'
        in newsdesk("show", uid, "--as", "html").stdout
    )


def test_what_is_missing_is_said(newsdesk: Any, uid: str, mill: Path) -> None:
    """In words for people; it is done all the same."""
    done = newsdesk("picture", "add", uid, mill, "--credit", "")

    assert done.returncode == 0
    assert "Before readers get it, it needs --alt and --credit." in done.stdout


def test_what_is_no_picture_is_refused(newsdesk: Any, uid: str, page: Path, tmp_path: Path) -> None:
    """One sentence on stderr, exit code 2, and nothing is kept."""
    for arguments, words in (
        ((uid, page), "is no picture that can be shown on a page"),
        ((uid, tmp_path / "none.jpg"), "There is no file"),
    ):
        done = newsdesk("picture", "add", *arguments)
        assert (done.returncode, done.stdout) == (2, "")
        assert words in done.stderr
