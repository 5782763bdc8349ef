"""What a page may not do, tried by pages that do it."""

import os
import socket
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtQuick import QQuickWindow
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineProfile, QWebEngineScript, QWebEngineUrlScheme
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from newsdesk.gui.preview import scheme
from newsdesk.gui.preview.interceptor import RequestGuard
from newsdesk.gui.preview.page import private_profile
from newsdesk.gui.preview.pane import PreviewPane
from newsdesk.gui.preview.scheme import PreviewShelf, register_scheme
from newsdesk.text.rendered import Block
from tests.gui.preview.given import Ask, Click, Opened, Page

#: A picture of one pixel, for pages that bring their own.
PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC"

HIT = "document.documentElement.dataset.hit='1'"

HOSTILE = [
    f"<script>{HIT}</script>",
    f'<img src="nowhere.png" onerror="{HIT}">',
    f'<svg onload="{HIT}"><script>{HIT}</script></svg>',
    f'<iframe srcdoc="<script>parent.{HIT}</script>"></iframe>',
    f'<iframe src="javascript:parent.{HIT}"></iframe>',
    f'<details open ontoggle="{HIT}"><summary>x</summary></details>',
    f'<video><source onerror="{HIT}"></video>',
    f'<style>@keyframes x {{}}</style><p style="animation: x 1ms" onanimationstart="{HIT}">x</p>',
]


def nothing(_path: str) -> None:
    """Find nothing at any path."""


@pytest.fixture
def server() -> Iterator[socket.socket]:
    """A door that would notice anybody who knocks."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.setblocking(False)
        yield listening


def knocked(server: socket.socket) -> bool:
    """Say whether anybody has connected."""
    try:
        server.accept()
    except BlockingIOError:
        return False
    return True


def outside(server: socket.socket) -> str:
    """Return the address of the server."""
    return f"http://127.0.0.1:{server.getsockname()[1]}"


@pytest.mark.parametrize("content", HOSTILE)
def test_nothing_of_the_content_runs(qtbot: QtBot, opened: Opened, ask: Ask, content: str) -> None:
    """Neither what comes with the page nor what is put in later."""
    block = Block(1, content)
    pane = opened((block,))
    assert ask("document.documentElement.dataset.hit ?? 'never'") == "never"

    with qtbot.waitSignal(pane.updated):
        pane.update_blocks((Block(1, "<p>before</p>"), block))

    assert ask("new Promise(done => setTimeout(done, 50)); document.querySelectorAll('.block').length") == 2
    assert ask("document.documentElement.dataset.hit ?? 'never'") == "never"


def test_the_pages_own_world_is_without_scripts(qtbot: QtBot, opened: Opened, ask: Ask) -> None:
    """Even the program cannot run a script in the page's world, only beside it."""
    pane = opened((Block(1, "x"),))
    assert pane._view
    main = QWebEngineScript.ScriptWorldId.MainWorld.value

    pane._view.locked_page.runJavaScript(HIT, main)

    assert ask("document.documentElement.dataset.hit ?? 'never'") == "never"


def test_nothing_is_fetched_from_outside(
    qtbot: QtBot, opened: Opened, ask: Ask, server: socket.socket
) -> None:
    """Whatever a page may name, nobody outside hears of it, not even by a connection."""
    there = outside(server)
    content = (
        f'<link rel="preconnect" href="{there}"><link rel="stylesheet" href="{there}/c"><img src="{there}/i">'
        f'<link rel="prefetch" href="{there}/p"><video src="{there}/v" poster="{there}/w"></video>'
        f'<iframe src="{there}/f"></iframe><object data="{there}/o"></object><embed src="{there}/e">'
        f'<svg><image href="{there}/s"/><use href="{there}/u"/></svg>'
        f'<p style="background: url({there}/b)">x</p><style>@import "{there}/n";</style>'
        f'<meta http-equiv="refresh" content="0; url={there}/m">'
    )
    pane = opened((Block(1, content),))
    with qtbot.waitSignal(pane.updated):
        pane.update_blocks((Block(1, "before"), Block(2, content)))
    opened((Block(1, "another page, so that the engine has had its time"),))

    assert not knocked(server)
    assert str(ask("location.href")).startswith("newsdesk://preview/")


def test_pictures_come_from_the_shelf_alone(opened: Opened, ask: Ask) -> None:
    """The policy holds: not even a picture within the text itself is shown."""
    opened((Block(1, f'<img src="data:image/png;base64,{PIXEL}">'),))

    assert ask("document.querySelector('img').naturalWidth") == 0


@pytest.fixture
def bare(qtbot: QtBot) -> Iterator[tuple[QWebEnginePage, RequestGuard]]:
    """A page with nothing to hold it but the profile and its guard."""
    owner = QObject()
    guard = RequestGuard(owner)
    profile = private_profile(PreviewShelf(nothing, owner), guard, owner)
    page = QWebEnginePage(profile)
    yield page, guard
    delete(page)
    delete(profile)
    delete(owner)


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:{port}/i.png",
        "file:///etc/hostname",
        "newsdesk://elsewhere/i.png",
    ],
)
def test_the_guard_refuses_what_is_not_in_the_house(
    qtbot: QtBot, bare: tuple[QWebEnginePage, RequestGuard], server: socket.socket, address: str
) -> None:
    """Even without a policy in the page nothing gets out, and what was tried is told."""
    page, guard = bare
    wanted = QUrl(address.format(port=server.getsockname()[1]))

    with qtbot.waitSignal(page.loadFinished) as finished, qtbot.waitSignal(guard.refused) as refused:
        page.load(wanted)

    assert refused.args == [wanted]
    assert finished.args == [False]
    assert not knocked(server)


def test_a_page_that_got_past_everything_else_meets_the_guard(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, opened: Opened, pane: PreviewPane, server: socket.socket
) -> None:
    """Were there no policy, a picture from outside would be refused by the guard, and told of."""
    monkeypatch.setattr(scheme, "POLICY", "img-src *")

    with qtbot.waitSignal(pane.refused) as refused:
        opened((Block(1, f'<img src="{outside(server)}/i.png">'),))

    assert refused.args[0].path() == "/i.png"
    assert not knocked(server)


def test_the_profile_keeps_nothing(bare: tuple[QWebEnginePage, RequestGuard]) -> None:
    """Off the record, no cookies, no cache, no spelling."""
    profile = bare[0].profile()

    assert profile.isOffTheRecord()
    assert profile.httpCacheType() == QWebEngineProfile.HttpCacheType.NoCache
    assert profile.persistentCookiesPolicy() == QWebEngineProfile.PersistentCookiesPolicy.NoPersistentCookies
    assert not profile.isSpellCheckEnabled()


@pytest.mark.parametrize("before", [None, "--mute-audio"])
def test_the_engines_flag_is_not_handed_on(
    qapp: object, monkeypatch: pytest.MonkeyPatch, before: str | None
) -> None:
    """A browser started by the program finds the environment as the user has set it."""
    name = "QTWEBENGINE_CHROMIUM_FLAGS"
    if before is None:
        monkeypatch.delenv(name, raising=False)
    else:
        monkeypatch.setenv(name, before)
    owner = QObject()

    private_profile(PreviewShelf(nothing, owner), RequestGuard(owner), owner)

    assert os.environ.get(name) == before
    delete(owner)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:void(0)",
        "file:///etc/passwd",
        "data:text/html,x",
        "index.html",
        "newsdesk://block/none",
        "x-app:run",
    ],
)
def test_other_links_lead_nowhere(qtbot: QtBot, opened: Opened, ask: Ask, click: Click, address: str) -> None:
    """Only the web, mail and telephone numbers are offered to the editor; the page stays in any case."""
    pane = opened(
        (Block(1, f'<p><a id="bad" href="{address}">x</a></p><p><a id="good" href="tel:1">x</a></p>'),)
    )
    told: list[object] = []
    pane.link_clicked.connect(told.append)
    pane.text_clicked.connect(lambda line, _words: told.append(line))

    click("#bad")
    click("#bad", Qt.MouseButton.MiddleButton)
    with qtbot.waitSignal(pane.link_clicked):
        click("#good")

    assert told == [QUrl("tel:1")]
    assert str(ask("location.href")).startswith("newsdesk://preview/")


def test_a_form_goes_nowhere(opened: Opened, ask: Ask, server: socket.socket) -> None:
    """A form may be shown; sending it does nothing."""
    opened((Block(1, f'<form action="{outside(server)}/" method="post"><input name="a" value="b"></form>'),))

    ask("document.querySelector('form').submit()")

    assert str(ask("location.href")).startswith("newsdesk://preview/")
    assert not knocked(server)


def test_permissions_are_denied(qtbot: QtBot, opened: Opened, ask: Ask) -> None:
    """Nobody is asked whether a story may know where they are."""
    opened((Block(1, "x"),))

    ask(
        "navigator.geolocation.getCurrentPosition("
        "() => globalThis.said = 0, refusal => globalThis.said = refusal.code); 1"
    )

    qtbot.waitUntil(lambda: ask("globalThis.said ?? -1") == 1)


@pytest.mark.parametrize(
    "path", ["nowhere.png", "%2e%2e%2fsecret.png", "..%2f..%2fsecret.png", "a/..%2fsecret.png"]
)
def test_what_is_not_on_the_shelf_is_not_there(qtbot: QtBot, whole_page: Page, path: str) -> None:
    """Unknown paths are not found, and those that climb are not even looked up."""
    asked: list[str] = []
    pane = PreviewPane(asked.append)
    pane.start()
    blocks = (Block(1, f'<img src="media/{path}">'),)

    with qtbot.waitSignal(pane.updated):
        pane.show_page(whole_page(blocks), blocks)

    assert not [each for each in asked if ".." in each]
    delete(pane)


def test_the_scheme_has_no_rights_but_being_secure() -> None:
    """No access to files, no requests across origins, no way round a policy; said twice it is the same."""
    register_scheme()

    known = QWebEngineUrlScheme.schemeByName(b"newsdesk")
    assert known.flags() == QWebEngineUrlScheme.Flag.SecureScheme
    assert known.syntax() == QWebEngineUrlScheme.Syntax.Host


def test_the_view_is_drawn_in_software(pane: PreviewPane) -> None:
    """So that the editor beside it stays quick."""
    assert pane._view
    assert QQuickWindow.sceneGraphBackend() == "software"
