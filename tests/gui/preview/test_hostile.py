"""Texts that were written to do harm, shown as stories: nothing of them runs, and nothing is asked for.

The project's own corpus is beside the tests; ``--corpora FOLDER`` adds what lies there, JSON of the same make
(``cases``, each with its ``id`` and its text as ``markdown``, ``input`` or ``text``).
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, QUrl
from PySide6.QtWebEngineCore import (
    QWebEnginePage,
    QWebEngineProfile,
    QWebEngineSettings,
    QWebEngineUrlRequestInfo,
    QWebEngineUrlRequestInterceptor,
)
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from newsdesk.assets import template_folder
from newsdesk.bundle import Pages
from newsdesk.domain.story import Status, Story, StoryText
from newsdesk.gui.preview.page import WORLD
from newsdesk.gui.preview.pane import PreviewPane
from newsdesk.text.rendered import Block, Rendered
from newsdesk.text.worker import Renderer

OWN = Path(__file__).parents[2] / "hostile"
#: How many cases are shown at once.
BATCH = 100
#: What may stand in a page besides its template, and where its links may lead.
FOREIGN = """
[...document.querySelectorAll('#story-body *')].filter(element =>
    /^(script|iframe|frame|object|embed|form|input|button|base|meta|link|style|svg|math|video|audio|portal)$/i
        .test(element.localName)
    || [...element.attributes].some(({name}) => /^on|^(style|srcdoc|srcset|action|poster)$/i.test(name))
    || (element.id && !/^(fn|h-)/.test(element.id))
    || !/^(https?:|mailto:|tel:|)$/.test(element.matches('a[href]:not([href^="#"])') ? element.protocol : '')
    || element.matches('img:not([src^="media/"], [src^="../media/"])')
).map(element => element.outerHTML.slice(0, 200)).join('\\n')
"""
WHEN = datetime(2026, 5, 4, tzinfo=UTC)
STORY = Story("u", "s", StoryText(headline="Head", byline="By A. B."), Status.DRAFT, WHEN, WHEN, words=9)


@dataclass(frozen=True)
class Batch:
    """Some cases of a corpus."""

    name: str
    texts: tuple[str, ...]


def batches(folder: Path) -> Iterator[Batch]:
    """Read what lies in a folder; corpora about other things than stories' texts have none."""
    for path in sorted(folder.glob("*.json")):
        corpus: dict[str, Any] = json.loads(path.read_text("utf-8"))
        texts = [str(text) for case in corpus["cases"] if (text := _text(case)) is not None]
        if "whole_document" in corpus:
            texts.append(corpus["whole_document"])
        for start in range(0, len(texts), BATCH):
            yield Batch(f"{path.stem}-{start}", tuple(texts[start : start + BATCH]))


def _text(case: dict[str, Any]) -> str | None:
    return next((case[name] for name in ("markdown", "input", "text") if name in case), None)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give every batch a test of its own."""
    if "batch" in metafunc.fixturenames:
        folders = [OWN, *metafunc.config.getoption("corpora")]
        found = [each for folder in folders for each in batches(Path(folder))]
        metafunc.parametrize("batch", found, ids=[each.name for each in found])


@pytest.fixture(scope="module")
def render() -> Iterator[Callable[[str], Rendered]]:
    """The renderer as the program has it."""
    with Renderer() as renderer:
        yield renderer.render


@pytest.fixture(scope="module")
def pages() -> Pages:
    """The templates that readers get."""
    return Pages(template_folder())


def listen(page: QWebEnginePage) -> list[str]:
    """Hear of every dialog that a script opens in a page, and of what it writes on the console."""
    heard: list[str] = []

    def say(*words: object) -> None:
        heard.append(" ".join(map(str, words[1:2])))

    for name in ("javaScriptAlert", "javaScriptConfirm", "javaScriptPrompt"):
        setattr(page, name, say)
    return heard


class Door(QWebEngineUrlRequestInterceptor):
    """Lets files pass and nothing else, and remembers what knocked."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.knocked: list[str] = []

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:  # noqa: N802 - Qt's name
        """Refuse what would leave this machine."""
        if info.requestUrl().scheme() != "file":
            self.knocked.append(info.requestUrl().toString())
            info.block(True)


@dataclass(frozen=True)
class Reader:
    """A browser as readers have it, with scripts switched on; only its door is guarded."""

    page: QWebEnginePage
    door: Door
    heard: list[str]


@pytest.fixture
def reader(qtbot: QtBot) -> Iterator[Reader]:
    """Open a reader's browser."""
    owner = QObject()
    profile, door = QWebEngineProfile(owner), Door(owner)
    profile.setUrlRequestInterceptor(door)
    page = QWebEnginePage(profile)
    # A file is no less free here than a page of the web.
    page.settings().setAttribute(QWebEngineSettings.WebAttribute.LocalContentCanAccessRemoteUrls, True)
    yield Reader(page, door, listen(page))
    delete(page)
    delete(profile)
    delete(owner)


def seen(qtbot: QtBot, page: QWebEnginePage, script: str) -> object:
    """Evaluate JavaScript beside a page."""
    with qtbot.waitCallback() as answer:
        page.runJavaScript(script, WORLD, answer)
    return answer.args[0]


def test_what_is_listened_for_can_be_heard(qtbot: QtBot, reader: Reader, tmp_path: Path) -> None:
    """A page of no care at all runs its script and knocks: so silence elsewhere means something."""
    path = tmp_path / "page.html"
    path.write_text("<img src=x onerror='alert(1)'><img src='http://127.0.0.1:9/knock'>", "utf-8")

    reader.page.load(QUrl.fromLocalFile(str(path)))

    qtbot.waitUntil(lambda: bool(reader.heard and reader.door.knocked))
    assert reader.door.knocked == ["http://127.0.0.1:9/knock"]


def test_nothing_runs_in_the_preview(
    qtbot: QtBot, pane: PreviewPane, pages: Pages, render: Callable[[str], Rendered], batch: Batch
) -> None:
    """Neither what comes with the page nor what is typed later, nor in the fields around the text."""
    assert pane._view
    page = pane._view.locked_page
    heard, refused = listen(page), list[QUrl]()
    pane.refused.connect(refused.append)
    blocks = tuple(block for text in batch.texts for block in render(text).blocks)
    text = "\n".join(batch.texts)
    story = STORY._replace(text=STORY.text.with_(headline=text, standfirst=text, byline=text, place=text))

    with qtbot.waitSignal(pane.updated):
        pane.show_page(pages.preview(story, Rendered(blocks), text), blocks)
    for shown in ((Block(1, "<p>before</p>"),), (Block(1, "<p>before</p>"), *blocks)):
        with qtbot.waitSignal(pane.updated):
            pane.update_blocks(shown)

    assert seen(qtbot, page, FOREIGN) == ""
    assert seen(qtbot, page, "document.querySelectorAll('#story-body > .block').length") == len(blocks) + 1
    assert str(seen(qtbot, page, "location.href")).startswith("newsdesk://preview/")
    assert (heard, refused) == ([], [])


def test_the_second_wall_holds_without_the_first(
    qtbot: QtBot, pane: PreviewPane, pages: Pages, batch: Batch
) -> None:
    """Even HTML that no allow-list has seen neither runs in the preview nor gets out of it."""
    assert pane._view
    heard, refused = listen(pane._view.locked_page), list[QUrl]()
    pane.refused.connect(refused.append)
    with qtbot.waitSignal(pane.updated):
        pane.show_page(pages.preview(STORY, Rendered(()), "Courier"))

    with qtbot.waitSignal(pane.updated):
        pane.update_blocks(tuple(Block(line, text) for line, text in enumerate(batch.texts, 1)))

    # A page that sends itself elsewhere is left empty.
    here = str(seen(qtbot, pane._view.locked_page, "location.href"))
    assert here.startswith("newsdesk://preview/") or here == "about:blank#blocked"
    assert (heard, refused) == ([], [])


def test_nothing_runs_in_a_readers_browser(
    qtbot: QtBot,
    reader: Reader,
    pages: Pages,
    render: Callable[[str], Rendered],
    batch: Batch,
    tmp_path: Path,
) -> None:
    """The page that goes out is safe by itself: there, scripts are on and nobody intercepts anything."""
    text = "\n".join(batch.texts)
    body = Rendered(tuple(block for each in batch.texts for block in render(each).blocks))
    story = STORY._replace(
        text=STORY.text.with_(headline=text, standfirst=text, byline=text, keywords=(text,))
    )
    path = tmp_path / "stories" / "page.html"
    path.parent.mkdir()
    path.write_text(pages.alone(story, body, text), "utf-8")
    for name, content in pages.assets().items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)

    with qtbot.waitSignal(reader.page.loadFinished):
        reader.page.load(QUrl.fromLocalFile(str(path)))

    assert seen(qtbot, reader.page, FOREIGN) == ""
    assert seen(qtbot, reader.page, "location.pathname") == str(path)
    assert (reader.heard, reader.door.knocked) == ([], [])
