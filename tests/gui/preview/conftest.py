"""A pane with a real web engine behind it, and a way to ask its page."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from newsdesk.gui.preview.page import WORLD
from newsdesk.gui.preview.pane import PreviewPane
from newsdesk.text.rendered import Block
from tests.gui.preview.given import Ask

#: A red picture of one pixel.
PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d494844520000000100000001080200000090"
    "7753de0000000c49444154789c63f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
)

SHELF = {
    "assets/news.css": (
        b"body { color: rgb(1, 2, 3) } @media (prefers-color-scheme: dark) { body { color: rgb(4, 5, 6) } }"
        b"#green { background: rgb(10, 200, 30); height: 300px }",
        "text/css",
    ),
    "media/red.png": (PICTURE, "image/png"),
}


@pytest.fixture
def make_pane(qtbot: QtBot) -> Iterator[Callable[[], PreviewPane]]:
    """Make panes that are not started yet; at the end each must go, with its page before its profile."""
    made: list[PreviewPane] = []

    def make() -> PreviewPane:
        pane = PreviewPane(SHELF.get)
        pane.resize(500, 400)
        made.append(pane)
        return pane

    yield make
    for pane in filter(isValid, made):
        pane.deleteLater()
    qtbot.waitUntil(lambda: not any(map(isValid, made)))


@pytest.fixture
def pane(make_pane: Callable[[], PreviewPane]) -> PreviewPane:
    """A pane that is on screen and has been started."""
    started = make_pane()
    started.show()
    started.start()
    return started


@pytest.fixture
def ask(qtbot: QtBot, pane: PreviewPane) -> Ask:
    """Evaluate JavaScript beside the page (lists as JSON) and return its value."""

    def evaluate(script: str) -> object:
        assert pane._view
        with qtbot.waitCallback() as answer:
            pane._view.locked_page.runJavaScript(script, WORLD, answer)
        return answer.args[0] if answer.args else None

    return evaluate


@pytest.fixture
def click(pane: PreviewPane, ask: Ask) -> Callable[..., None]:
    """Click on the top left of an element, as a person would."""

    def click_(selector: str, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
        place = ask(
            "(({left, top}) => `${left} ${top}`)"
            f"(document.querySelector('{selector}').getBoundingClientRect())"
        )
        x, y = (int(float(part)) + 2 for part in str(place).split())
        assert pane._view
        target = pane._view.focusProxy()
        assert target
        QTest.mouseClick(target, button, Qt.KeyboardModifier.NoModifier, QPoint(x, y))

    return click_


@pytest.fixture
def story() -> Callable[..., tuple[Block, ...]]:
    """Make blocks from HTML, two lines of source each."""
    return lambda *html: tuple(Block(1 + 2 * place, each) for place, each in enumerate(html))


@pytest.fixture
def whole_page() -> Callable[[tuple[Block, ...]], str]:
    """Make the whole page around some blocks."""

    def around(blocks: tuple[Block, ...]) -> str:
        body = "".join(f'<div class="block">{block.html}</div>' for block in blocks)
        return (
            '<!doctype html><html lang="en"><head><title>Preview</title>'
            '<link rel="stylesheet" href="../assets/news.css"></head>'
            f'<body><h1 id="headline">Old headline</h1><div id="story-body">{body}</div></body></html>'
        )

    return around


@pytest.fixture
def opened(
    qtbot: QtBot, pane: PreviewPane, whole_page: Callable[[tuple[Block, ...]], str]
) -> Callable[[tuple[Block, ...]], PreviewPane]:
    """Open some blocks in the pane and wait until they are there."""

    def open_(blocks: tuple[Block, ...]) -> PreviewPane:
        with qtbot.waitSignal(pane.updated):
            pane.show_page(whole_page(blocks), blocks)
        return pane

    return open_
