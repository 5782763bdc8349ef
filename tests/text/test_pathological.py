"""Texts that take a renderer minutes: each is answered within its limit, and no word of it is lost.

Each case of a corpus in ``tests/hostile`` (and in what ``--corpora FOLDER`` adds) is a list of ``parts``, a
text and how often it is repeated each.
"""

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from newsdesk.text.render import render
from newsdesk.text.words import words_seen
from newsdesk.text.worker import Renderer

OWN = Path(__file__).parents[1] / "hostile"


def cases(folder: Path) -> Iterator[tuple[str, str]]:
    """Read the names and texts of all cases in a folder."""
    for path in sorted(folder.glob("*.json")):
        corpus: dict[str, Any] = json.loads(path.read_text("utf-8"))
        for case in corpus["cases"]:
            if "parts" in case:
                yield case["id"], "".join(text * times for text, times in case["parts"])


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give every case a test of its own."""
    if "hard" in metafunc.fixturenames:
        folders = [OWN, *metafunc.config.getoption("corpora")]
        found = dict(case for folder in folders for case in cases(Path(folder)))
        metafunc.parametrize("hard", found.values(), ids=list(found))


@pytest.fixture(scope="module")
def renderer() -> Iterator[Renderer]:
    """One for all cases: each must leave it working."""
    with Renderer() as made:
        yield made


def test_a_hard_text_is_answered_whole(renderer: Renderer, hard: str) -> None:
    """With its form or without, every word is there; and the next story is rendered as ever."""
    shown = html.unescape(re.sub("<[^>]*>", "", renderer.render(hard).html))

    assert [word for word in set(words_seen(hard)) if word not in shown] == []
    assert renderer.render("*after*") == render("*after*")
