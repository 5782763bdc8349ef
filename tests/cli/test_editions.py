"""An edition is laid out, filled and asked about without a window."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from newsdesk.desk import Desk, Newsroom
from newsdesk.domain.clock import SystemClock
from newsdesk.domain.story import StoryText

DAY = "2025-12-12"

Run = Callable[..., Any]


@pytest.fixture
def uids(newsroom: Path) -> dict[str, str]:
    """Four stories by their headlines, two of them ready, one of these about Kazakhstan."""
    desk = Desk(Newsroom.create(newsroom, SystemClock(), "Aigul", "The Courier"))
    made = {
        name: desk.stories.new(StoryText(name, body="Text.", byline="A. B.", countries=(country,))).value.uid
        for name, country in (("Wool", "KG"), ("Rail", "KZ"), ("Film", "KZ"), ("Snow", "UZ"))
    }
    desk.workflow.act((made["Film"], made["Snow"]), "ready", "It is late.")
    desk.close()
    return made


@pytest.fixture
def edition(answer: Run, uids: dict[str, str]) -> dict[str, str]:
    """An edition of the two that are not ready."""
    answer("edition", "new", DAY, uids["Wool"], uids["Rail"])
    return uids


def test_an_edition_is_laid_out_in_one_go(answer: Run, edition: dict[str, str]) -> None:
    """Each thing is a step of its own, and all of it is shown afterwards."""
    wool, rail = edition["Wool"], edition["Rail"]

    done = answer(
        *("edition", "change", DAY, "--title", "Friday", "--note", "Snow.", "--no-strip"),
        *("--begin", "Transport", rail, "--lead", rail, "--no-picture", wool),
    )
    shown = answer("edition", "show", DAY)

    assert len(done.pop("steps")) == 6
    assert done == shown
    assert (shown["title"], shown["note"], shown["strip"], shown["lead"]) == ("Friday", "Snow.", False, rail)
    assert [(each["headline"], each["section"], each["picture"]) for each in shown["stories"]] == [
        ("Wool", "", False),
        ("Rail", "Transport", True),
    ]
    assert shown["since"] is None


def test_all_that_is_asked_for_or_nothing(newsdesk: Run, answer: Run, edition: dict[str, str]) -> None:
    """The second thing cannot be, so the first is not done either."""
    done = newsdesk("edition", "change", DAY, "--title", "Friday", "--rename", "Sport", "Games")

    assert (done.returncode, done.stdout) == (2, "")
    assert "There is no section “Sport” in the edition." in done.stderr
    assert answer("edition", "show", DAY)["title"] == ""


def test_what_is_so_already_keeps_nothing_else_from_being_done(
    newsdesk: Run, answer: Run, edition: dict[str, str]
) -> None:
    """Only where all of it is so, that is said."""
    asked = ("edition", "change", DAY, "--title", "Friday", "--picture", edition["Wool"], "--strip")

    done, again = answer(*asked), newsdesk(*asked)

    assert (done["title"], len(done["steps"])) == ("Friday", 1)
    assert (again.returncode, again.stdout) == (1, "")
    assert "There is nothing to change" in again.stderr


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ((), "Say what is to change"),
        (("--section", "Arts"), "say where “--move UID” puts a story"),
        (("--lead", "nobody"), "There is no story nobody"),
    ],
)
def test_what_makes_no_sense_is_said(
    newsdesk: Run, edition: dict[str, str], options: tuple[str, ...], sentence: str
) -> None:
    """In one sentence, with the exit code of bad input."""
    done = newsdesk("edition", "change", DAY, *options)

    assert done.returncode == 2
    assert sentence in done.stderr


def test_filling_says_first_what_would_be_added(answer: Run, edition: dict[str, str]) -> None:
    """Only what is ready, of the country that was asked for; then it is there, and not twice."""
    film = {"uid": edition["Film"], "headline": "Film"}
    asked = ("edition", "fill", DAY, "--country", "Kazakhstan")

    assert answer(*asked, "--dry-run") == {"date": DAY, "added": [], "would_add": [film]}
    assert answer(*asked, "--section", "Arts")["added"] == [film]
    assert answer("edition", "show", DAY)["stories"][-1]["section"] == "Arts"
    assert answer(*asked)["would_add"] == []


def test_filling_with_what_is_of_another_day(answer: Run, edition: dict[str, str]) -> None:
    """Nothing was changed then, and nothing was taken in."""
    assert answer("edition", "fill", DAY, "--from", "2019-03-01") == {
        "date": DAY,
        "added": [],
        "would_add": [],
    }


def test_a_story_in_two_editions_says_so(answer: Run, newsdesk: Run, edition: dict[str, str]) -> None:
    """By the other one's day."""
    answer("edition", "new", "2025-12-13", edition["Wool"])

    assert answer("edition", "show", DAY)["stories"][0]["also_in"] == ["2025-12-13"]
    assert "also in 2025-12-13" in newsdesk("edition", "show", DAY).stdout


def test_exports_are_listed_with_what_changed_since(
    answer: Run, newsdesk: Run, edition: dict[str, str], tmp_path: Path
) -> None:
    """Each with who and why, and by name what is different."""
    assert "It never went out." in newsdesk("edition", "exports", DAY).stdout
    answer("mark", "spike", edition["Wool"])
    answer("export", DAY, tmp_path / "out", "--override", "It is late.")
    answer("edition", "change", DAY, "--remove", edition["Rail"])

    document = answer("edition", "exports", DAY, "--since", "1")
    told = newsdesk("edition", "exports", DAY).stdout

    (export,) = document["exports"]
    assert (export["number"], export["path"], export["override"]) == (1, str(tmp_path / "out"), "It is late.")
    assert [each["sentence"] for each in document["since"]["differences"]] == ["“Rail” was taken out."]
    assert "“Rail” was taken out." in told
    assert newsdesk("edition", "exports", DAY, "--since", "0").returncode == 2


def test_a_step_of_an_edition_is_taken_back(answer: Run, newsdesk: Run, edition: dict[str, str]) -> None:
    """As every other step of the desk is."""
    answer("edition", "change", DAY, "--title", "Friday")

    document = json.loads(newsdesk("undo", "--json").stdout)

    assert document["step"]["label"] == "Call the edition of 12 December 2025 “Friday”"
    assert answer("edition", "show", DAY)["title"] == ""


def test_newer_rates_are_frozen_into_it(answer: Run, edition: dict[str, str], tmp_path: Path) -> None:
    """A step like the others."""
    file = tmp_path / "rates.csv"
    file.write_text(f"date,base,quote,value,kind,source\n{DAY},USD,KGS,87.45,official,Bank\n")
    answer("rates", "import", file)
    assert answer("edition", "show", DAY)["rates"] == []

    done = answer("edition", "change", DAY, "--freeze-rates")

    assert [each["value"] for each in done["rates"]] == ["87.45"]
    assert len(done["steps"]) == 1


def test_an_edition_is_deleted_and_brought_back(
    answer: Run, newsdesk: Run, edition: dict[str, str], tmp_path: Path
) -> None:
    """What it was exported to stays, and is named."""
    answer("export", DAY, tmp_path / "out", "--override", "It is late.")
    before = answer("edition", "show", DAY)

    done = answer("edition", "delete", DAY)

    assert (done["date"], done["exports"]) == (DAY, [str(tmp_path / "out")])
    assert (tmp_path / "out" / "index.html").is_file()
    assert answer("edition", "list")["editions"] == []
    assert newsdesk("edition", "delete", DAY).returncode == 2
    answer("undo", str(done["step"]))
    assert answer("edition", "show", DAY) == before
    assert str(tmp_path / "out") in newsdesk("edition", "delete", DAY).stdout
