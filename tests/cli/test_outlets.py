"""newsdesk formats, base-url, and export --formats."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Answer = Callable[..., Any]
ALL = ["atom", "json-feed", "sitemap", "ninjs", "epub", "wxr", "wire"]


@pytest.fixture
def edition(answer: Answer, page: Path) -> str:
    """The day of an edition of a page that was taken in."""
    answer("import", page)
    answer("edition", "new", "2025-12-12")
    return "2025-12-12"


def test_formats_are_listed_and_chosen(edition: str, answer: Answer, newsdesk: Any) -> None:
    """All, none, or some; the choice is there the next time."""
    usual = ["atom", "json-feed", "sitemap", "ninjs"]
    assert answer("formats") == {"formats": usual, "base_url": None, "for_desks": True}

    assert answer("formats", "wire,epub")["formats"] == ["epub", "wire"]
    assert answer("formats")["formats"] == ["epub", "wire"]
    assert answer("formats", "none")["formats"] == []
    assert answer("formats", "all")["formats"] == ALL

    listed = newsdesk("formats").stdout.splitlines()
    assert [line.split()[0] for line in listed] == ["format", *ALL]
    assert "once there is a base-url" in listed[3]
    assert "no corrections" in listed[6]


def test_an_address_is_set_shown_and_forgotten(edition: str, answer: Answer, newsdesk: Any) -> None:
    """What is none is refused, with nothing changed."""
    assert "newsdesk base-url URL" in newsdesk("base-url").stdout
    assert answer("base-url", "news.example.com/day") == {"base_url": "https://news.example.com/day"}

    refused = newsdesk("base-url", "ftp://example.com")
    both = newsdesk("base-url", "https://example.com", "--none")

    assert (refused.returncode, both.returncode) == (2, 2)
    assert "is no web address" in refused.stderr
    assert answer("base-url") == {"base_url": "https://news.example.com/day"}
    assert answer("base-url", "--none") == {"base_url": None}


def test_one_export_has_other_formats(edition: str, answer: Answer, newsdesk: Any, tmp_path: Path) -> None:
    """The newsroom's own choice stays; a bundle with all of them is sound."""
    answer("base-url", "https://news.example.com")
    answer("export", edition, tmp_path / "all", "--formats", "all")
    answer("export", edition, tmp_path / "few", "--formats", "atom, wire")
    answer("export", edition, tmp_path / "usual")

    assert (tmp_path / "all/edition.epub").is_file()
    assert (tmp_path / "all/wordpress.xml").is_file()
    assert {each.name for each in (tmp_path / "few").iterdir()} & {"feed.xml", "feed.json", "wire"} == {
        "feed.xml",
        "wire",
    }
    assert not (tmp_path / "usual/edition.epub").exists()
    for name in ("all", "few", "usual"):
        assert answer("verify", tmp_path / name)["ok"]

    wrong = newsdesk("export", edition, tmp_path / "wrong", "--formats", "pdf")
    assert wrong.returncode == 2
    assert "“pdf” is no format of a bundle" in wrong.stderr
    assert not (tmp_path / "wrong").exists()


def test_bundles_for_readers_only(edition: str, answer: Answer, newsdesk: Any, tmp_path: Path) -> None:
    """For one export, or until somebody chooses otherwise; said wherever somebody might wonder."""
    answer("export", edition, tmp_path / "once", "--for-readers")
    assert answer("formats")["for_desks"] is True

    chosen = answer("formats", "--for-readers")
    answer("export", edition, tmp_path / "kept")
    answer("export", edition, tmp_path / "whole", "--for-desks")

    assert (chosen["formats"], chosen["for_desks"]) == (["atom", "json-feed", "sitemap", "ninjs"], False)
    assert [(tmp_path / name / "source").exists() for name in ("once", "kept", "whole")] == [
        False,
        False,
        True,
    ]
    assert "for readers only" in newsdesk("formats").stdout
    verified = newsdesk("verify", tmp_path / "kept")
    assert (verified.returncode, "It is for readers only" in verified.stdout) == (0, True)
    taken = newsdesk("import", tmp_path / "kept")
    assert taken.returncode == 2
    assert "is for readers only" in taken.stderr


def test_another_desks_bundle_is_left_as_it_is(
    edition: str, answer: Answer, newsdesk: Any, tmp_path: Path
) -> None:
    """It may have been handed in and be the only one that there is; one's own is made anew."""
    out = tmp_path / "out"
    answer("export", edition, out)
    answer("export", edition, out)
    card = json.loads((out / "bundle.json").read_text("utf-8"))
    theirs = json.dumps({**card, "newsroom": "The Field"})
    (out / "bundle.json").write_text(theirs, "utf-8")

    uid = answer("edition", "show", edition)["stories"][0]["uid"]
    refused = newsdesk("export", edition, out), newsdesk("export-stories", out, uid)

    assert [each.returncode for each in refused] == [1, 1]
    for each in refused:
        assert "is a bundle that “The Field” wrote, so nothing was written. Move it away" in each.stderr
    assert (out / "bundle.json").read_text("utf-8") == theirs
