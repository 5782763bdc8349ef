"""A bundle of the richest edition there is, and the programs that judge it."""

from pathlib import Path

import pytest

from newsdesk import assets
from newsdesk.bundle import Pages, write_bundle
from newsdesk.domain.progress import Silent
from newsdesk.text.render import render
from tests.judges.edition import Shelf, rich_edition

JUDGES = Path(__file__).parents[2] / "build" / "judges"


@pytest.fixture(scope="session")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundle as it is published, with all that search engines and networks get."""
    out = tmp_path_factory.mktemp("judged") / "bundle"
    content = rich_edition("https://news.example.com/2031/")
    return write_bundle(content, out, Pages(assets.template_folder()), render, Silent(), Shelf()).path


@pytest.fixture(scope="session")
def checker() -> Path:
    """The Nu Html Checker."""
    return judge("vnu.jar")


@pytest.fixture(scope="session")
def axe() -> str:
    """The script axe-core."""
    return judge("axe.min.js").read_text("utf-8")


def judge(name: str) -> Path:
    """Return where a judge is, or skip the test."""
    path = JUDGES / name
    if not path.exists():
        pytest.skip(f"build/judges/{name} is not there: `make judges` fetches it")
    return path
