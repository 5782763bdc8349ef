"""The pane with the page that readers get."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage, QPainter, QPalette
from PySide6.QtPdf import QPdfDocument
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from newsdesk.assets import template_folder
from newsdesk.bundle import Pages
from newsdesk.domain.story import Status, Story, StoryText
from newsdesk.gui.preview.page import WORLD
from newsdesk.gui.preview.pane import PreviewPane
from newsdesk.text.render import render

BODY = """\
The harvest is *early*.

## Prices

| som | now |
|---|--:|
| flour | 40 |

A claim.[^1]

[^1]: Its source.
"""
WHEN = datetime(2026, 5, 4, tzinfo=UTC)
STORY = Story("u", "s", StoryText(headline="An Early Harvest", body=BODY), Status.DRAFT, WHEN, WHEN, words=9)


@pytest.fixture
def pane(qtbot: QtBot) -> Iterator[PreviewPane]:
    """A pane with the story's page in it."""
    pages, body = Pages(template_folder()), render(BODY)
    pane = PreviewPane({path: (content, "text/css") for path, content in pages.assets().items()}.get)
    pane.resize(800, 600)
    pane.show()
    pane.start()
    with qtbot.waitSignal(pane.updated):
        pane.show_page(pages.preview(STORY, body, "The Valley Desk"), body.blocks)
    yield pane
    pane.deleteLater()
    qtbot.waitUntil(lambda: not isValid(pane))


def value(qtbot: QtBot, pane: PreviewPane, script: str) -> object:
    """Evaluate JavaScript beside the page."""
    assert pane._view
    with qtbot.waitCallback() as answer:
        pane._view.locked_page.runJavaScript(script, WORLD, answer)
    return answer.args[0]


def test_each_block_is_one_element(qtbot: QtBot, pane: PreviewPane) -> None:
    """What the page holds and what the pane replaces are the same blocks, made in the same way."""
    body = "document.getElementById('story-body')"
    fresh = "document.querySelector('.block:nth-child(2)')"
    count = len(render(BODY).blocks)
    assert value(qtbot, pane, f"{body}.childElementCount") == count
    made_by_page = value(qtbot, pane, f"{fresh}.tagName + {fresh}.className")

    with qtbot.waitSignal(pane.updated):
        pane.update_blocks(render("A new first line.\n\nA second.\n\n" + BODY).blocks)

    assert value(qtbot, pane, f"{body}.childElementCount") == count + 2
    assert value(qtbot, pane, f"{fresh}.tagName + {fresh}.className") == made_by_page


@pytest.mark.parametrize("field", ["headline", "standfirst", "byline", "dateline"])
def test_each_field_can_be_filled(qtbot: QtBot, pane: PreviewPane, field: str) -> None:
    """The page has a place for all that is written outside the body, also for what was empty at first."""
    with qtbot.waitSignal(pane.updated):
        pane.set_fields({field: "Osh — a “first”"})

    element = f"document.getElementById('{field}')"
    assert value(qtbot, pane, f"{element}.textContent") == "Osh — a “first”"
    assert value(qtbot, pane, f"{element}.checkVisibility()") is True


def test_the_stylesheet_follows_the_program(qtbot: QtBot, pane: PreviewPane) -> None:
    """The readers' stylesheet is there, and its dark side shows when the program is dark."""
    paper = "getComputedStyle(document.documentElement).backgroundColor.match(/[0-9]+/)[0] * 1"
    light = value(qtbot, pane, paper)

    with qtbot.waitSignal(pane.updated):
        pane.set_dark(True)

    dark = value(qtbot, pane, paper)
    assert isinstance(light, float)
    assert isinstance(dark, float)
    assert light > 200
    assert dark < 50


def test_a_passage_from_the_right_begins_there(qtbot: QtBot, pane: PreviewPane) -> None:
    """Whatever the language of the words around it."""
    with qtbot.waitSignal(pane.updated):
        pane.update_blocks(render("The harvest is early.\n\nالحصاد مبكر.").blocks)

    sides = value(
        qtbot,
        pane,
        """Array.from(document.querySelectorAll('.body p'), paragraph => {
            const words = document.createRange();
            words.selectNodeContents(paragraph);
            const [seen, room] = [words.getBoundingClientRect(), paragraph.getBoundingClientRect()];
            return seen.left - room.left < room.right - seen.right ? 'left' : 'right';
        }).join()""",
    )
    assert sides == "left,right"


TONGUES = """\
The word is <i lang="ky">таяныч</i>.

| word |
|---|
| <i lang="ky">таяныч</i> |

> [!facts] Words
> - three
"""


@pytest.mark.parametrize(("language", "body"), [("en", "Georgia"), ("kk", '"PT Serif"')])
def test_what_is_set_without_serifs_is_so_in_every_language(
    qtbot: QtBot, pane: PreviewPane, language: str, body: str
) -> None:
    """Georgia lacks letters of some, and only what is set in it has to change."""
    rendered = render(TONGUES)
    text = StoryText(headline="Words", body=TONGUES, language=language)
    story = Story("v", "w", text, Status.DRAFT, WHEN, WHEN, words=9)

    with qtbot.waitSignal(pane.updated):
        pane.show_page(Pages(template_folder()).preview(story, rendered, "The Valley Desk"), rendered.blocks)

    faces = """['.block p', '.block p i', 'th', 'td', 'td i', '.facts li'].map((place) =>
        getComputedStyle(document.querySelector(place)).fontFamily.split(',')[0]).join()"""
    assert value(qtbot, pane, faces) == f'{body},"PT Serif"' + ",system-ui" * 4


def test_on_paper_the_page_is_white(qtbot: QtBot, pane: PreviewPane, tmp_path: Path) -> None:
    """To the paper's edge, from a dark window, too; and nothing on it says where somebody is writing."""
    ground = pane.palette()
    ground.setColor(QPalette.ColorRole.Base, QColor("#232a33"))
    pane.setPalette(ground)
    pane.set_dark(True)
    with qtbot.waitSignal(pane.updated):
        pane.bring_back()
    with qtbot.waitSignal(pane.updated):
        pane.set_fields({"byline": ""}, {"byline": "No byline yet"})
    with qtbot.waitSignal(pane.updated):
        pane.mark(1)

    with qtbot.waitSignal(pane.pdf_saved):
        pane.save_pdf(tmp_path / "page.pdf")

    document = QPdfDocument()
    document.load(str(tmp_path / "page.pdf"))
    words = document.getAllText(0).text()
    sheet = QImage(420, 594, QImage.Format.Format_RGB32)
    sheet.fill("#ffffff")
    painter = QPainter(sheet)
    painter.drawImage(0, 0, document.render(0, sheet.size()))
    painter.end()
    document.close()
    seen = {sheet.pixelColor(x, y).name() for x in range(0, 420, 6) for y in (0, 14, 28, 300, 564, 593)}
    assert seen == {"#ffffff"}
    assert "An Early Harvest" in words
    assert "No byline" not in words
