"""The page beside the text, in the real window."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from newsdesk.app.office import Office
from newsdesk.domain.story import StoryText
from newsdesk.gui.preview.page import WORLD
from tests.handed_out import handed_out

Open = Callable[[Path], Office]

BODY = "The mill takes in *forty* tonnes.\n\n" + "\n\n".join(f"Paragraph {number}." for number in range(30))


@pytest.fixture
def office(open_office: Open, qtbot: QtBot, tmp_path: Path) -> Office:
    """A window with one story open in it, and its page beside it."""
    office = open_office(tmp_path / "newsroom")
    uid = office.desk.stories.new(StoryText(headline="Mill Turns Wool", body=BODY)).value.uid
    office.desk.editions.new(date(2026, 5, 4), "Monday", [uid])
    office.sides.editions.refresh()
    with qtbot.waitSignal(office.window.panes.preview.updated):
        office.stories.show_story(uid)
    qtbot.waitUntil(lambda: office.background.pending == 0)
    return office


def value(office: Office, qtbot: QtBot, script: str) -> object:
    """Evaluate JavaScript beside the page."""
    view = office.window.panes.preview._view
    assert view is not None
    with qtbot.waitCallback() as answer:
        view.locked_page.runJavaScript(script, WORLD, answer)
    return answer.args[0]


def click(office: Office, qtbot: QtBot, script: str) -> None:
    """Let an element (a JavaScript expression) be clicked in its middle."""
    value(
        office,
        qtbot,
        f"(element => {{ const {{left, top, width, height}} = element.getBoundingClientRect();"
        "element.dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true,"
        f"clientX: left + width / 2, clientY: top + height / 2}})); return 1 }})({script})",
    )


def wait_for_front(office: Office, qtbot: QtBot) -> None:
    """Wait until the front page is there and takes clicks."""
    there = "!!document.querySelector('.lead a')"
    qtbot.waitUntil(lambda: value(office, qtbot, there) is True and office.window.panes.preview.is_ready)


def test_what_is_missing_is_said_until_it_is_typed(office: Office, qtbot: QtBot) -> None:
    """In its place; and in no page that goes out."""
    missing = "[...document.querySelectorAll('[data-missing]')].map(each => each.dataset.missing).join('|')"
    assert value(office, qtbot, missing) == "No country yet|No byline yet"

    office.window.panes.editor.form.ui.byline.setText("By A. Tokoeva")
    office.window.panes.editor.form.ui.byline.textEdited.emit("By A. Tokoeva")
    office.window.panes.editor.form.ui.headline.replace_text("")

    qtbot.waitUntil(lambda: value(office, qtbot, missing) == "No country yet|No headline yet")
    assert office.editor.story is not None
    assert "missing" not in office.desk.preview.write(office.editor.story).read_text("utf-8")


def test_a_click_puts_the_caret_at_that_word(office: Office, qtbot: QtBot) -> None:
    """Into the Markdown, past its marks, and the keyboard with it."""
    body = office.window.panes.editor.body

    click(office, qtbot, "document.querySelector('.block em')")

    qtbot.waitUntil(lambda: body.textCursor().position() > 0)
    assert BODY[: body.textCursor().position()].startswith("The mill takes in *f")
    assert "*" not in BODY[body.textCursor().position() :].split()[0].removesuffix("*")


def test_a_click_on_the_headline_leads_to_its_field(office: Office, qtbot: QtBot) -> None:
    """What stands around the text is in the form."""
    click(office, qtbot, "document.getElementById('headline')")

    field = office.window.panes.editor.form.ui.headline
    qtbot.waitUntil(lambda: office.window.focusWidget() is field)


def test_the_front_page_is_live_and_leads_to_its_stories(office: Office, qtbot: QtBot) -> None:
    """It takes the story's place, follows what is kept, and goes when a headline is clicked or it is left."""
    headline = "document.querySelector('.lead h2')?.textContent ?? ''"
    office.window.ui.preview_front.trigger()
    qtbot.waitUntil(lambda: value(office, qtbot, headline) == "Mill Turns Wool")

    office.window.panes.editor.form.ui.headline.replace_text("Mill Turns Felt")
    office.editor.save()
    qtbot.waitUntil(lambda: value(office, qtbot, headline) == "Mill Turns Felt")

    shown = "document.getElementById('headline')?.textContent ?? ''"
    office.window.ui.preview_front.trigger()
    qtbot.waitUntil(lambda: value(office, qtbot, shown) == "Mill Turns Felt")


def test_the_front_page_follows_how_the_edition_is_laid_out(office: Office, qtbot: QtBot) -> None:
    """Its lead, its sections, its note; and which edition is shown."""
    lead = "document.querySelector('.lead h2')?.textContent ?? ''"
    words = "document.body.textContent.replace(/\\s+/g, ' ')"
    trams = office.desk.stories.new(StoryText(headline="Night Trams", body="They run.")).value.uid
    monday = office.desk.editions.on(date(2026, 5, 4))
    tuesday = office.desk.editions.new(date(2026, 5, 5), "Tuesday", [trams]).value
    office.sides.editions.show_edition(monday.uid)
    qtbot.waitUntil(lambda: office.sides.editions.shown == monday)
    office.window.ui.preview_front.trigger()
    qtbot.waitUntil(lambda: value(office, qtbot, lead) == "Mill Turns Wool")

    makeup = office.desk.makeup
    for step in (
        makeup.place(monday.uid, [trams], "On Rails"),
        makeup.lead(monday.uid, trams),
        makeup.write_note(monday.uid, "Snow on the passes."),
    ):
        office.announcer.announce(step.changes)
    qtbot.waitUntil(lambda: value(office, qtbot, lead) == "Night Trams")
    qtbot.waitUntil(lambda: "Snow on the passes." in str(value(office, qtbot, words)))

    office.sides.editions.show_edition(tuesday.uid)
    qtbot.waitUntil(lambda: "Snow" not in str(value(office, qtbot, words)))


def test_a_headline_on_the_front_page_leads_to_its_story(office: Office, qtbot: QtBot) -> None:
    """It is opened, and its page is shown instead."""
    first = office.editor.story
    done = office.desk.stories.new(StoryText(headline="Night Trams", body="They run."))
    office.announcer.announce(done.changes, office)
    office.window.ui.preview_front.trigger()
    wait_for_front(office, qtbot)
    with qtbot.waitSignal(office.editor.opened):
        office.stories.show_story(done.value.uid)
    qtbot.waitUntil(lambda: not office.window.ui.preview_front.isChecked())

    office.window.ui.preview_front.trigger()
    wait_for_front(office, qtbot)
    with qtbot.waitSignal(office.editor.opened) as opened:
        click(office, qtbot, "document.querySelector('.lead a')")

    assert first is not None
    assert opened.args[0].uid == first.uid
    shown = "document.getElementById('headline')?.textContent ?? ''"
    qtbot.waitUntil(lambda: value(office, qtbot, shown) == "Mill Turns Wool")


def test_a_browser_gets_the_whole_page_until_the_window_closes(office: Office, qtbot: QtBot) -> None:
    """With its stylesheet beside it; afterwards nothing is left lying about."""
    with handed_out("file") as outside:
        office.window.ui.open_in_browser.trigger()
        qtbot.waitUntil(lambda: bool(outside.urls))

    page = Path(outside.urls[0].toLocalFile())
    html = page.read_text("utf-8")
    assert "Paragraph 29." in html
    assert (page.parent / html.split('rel="stylesheet" href="')[1].split('"')[0]).is_file()
    office.window.close()
    assert not page.exists()


def test_looks_are_chosen_and_kept(office: Office, qtbot: QtBot) -> None:
    """Phone, then the way it was; light in a dark window; all of it is in the settings."""
    office.window.ui.page_phone.trigger()
    qtbot.waitUntil(lambda: abs(float(str(value(office, qtbot, "innerWidth"))) - 390) <= 2)
    office.window.ui.page_dark.trigger()
    scheme = "getComputedStyle(document.documentElement).colorScheme"
    qtbot.waitUntil(lambda: value(office, qtbot, scheme) == "dark")

    office.window.ui.page_next.trigger()

    assert office.choices.now.page_width == "page"
    assert office.window.ui.page_full.isChecked()
    assert office.choices.now.stored()["page_colors"] == "dark"
