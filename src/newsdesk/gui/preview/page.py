"""A web page that shows, and can do nothing else."""

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtWebEngineCore import (
    QWebEnginePage,
    QWebEnginePermission,
    QWebEngineProfile,
    QWebEngineScript,
    QWebEngineSettings,
    QWebEngineUrlRequestInterceptor,
    QWebEngineUrlSchemeHandler,
)

from newsdesk.gui.preview.scheme import SCHEME
from newsdesk.gui.preview.scripts import REPORT, helper
from newsdesk.text.process import give_way

#: The web engine's world for the program's own scripts.
WORLD = QWebEngineScript.ScriptWorldId.ApplicationWorld.value

#: Names lead nowhere, addresses neither. `<link rel=preconnect>` passes security policy and interceptor by.
UNREACHABLE = '--host-resolver-rules="MAP * ~NOTFOUND"'

#: Where an editor may be led from the preview, in the browser.
OUTSIDE = frozenset({"http", "https", "mailto", "tel"})

_Attribute = QWebEngineSettings.WebAttribute

#: Everything a story does not need.
OFF = (
    _Attribute.AllowRunningInsecureContent,
    _Attribute.AutoLoadIconsForPage,
    _Attribute.DnsPrefetchEnabled,
    _Attribute.ErrorPageEnabled,
    _Attribute.FocusOnNavigationEnabled,
    _Attribute.FullScreenSupportEnabled,
    _Attribute.HyperlinkAuditingEnabled,
    _Attribute.JavascriptCanAccessClipboard,
    _Attribute.JavascriptCanOpenWindows,
    _Attribute.JavascriptEnabled,
    _Attribute.LocalContentCanAccessFileUrls,
    _Attribute.LocalContentCanAccessRemoteUrls,
    _Attribute.LocalStorageEnabled,
    _Attribute.NavigateOnDropEnabled,
    _Attribute.PdfViewerEnabled,
    _Attribute.PluginsEnabled,
    _Attribute.ScreenCaptureEnabled,
    _Attribute.WebGLEnabled,
)


def private_profile(
    shelf: QWebEngineUrlSchemeHandler, guard: QWebEngineUrlRequestInterceptor, parent: QObject
) -> QWebEngineProfile:
    """Return a profile that keeps nothing: off the record, no cookies, no cache, no spelling."""
    with _engine_flag(UNREACHABLE):
        profile = QWebEngineProfile(parent)
    profile.setHttpCacheType(QWebEngineProfile.HttpCacheType.NoCache)
    profile.setPersistentPermissionsPolicy(QWebEngineProfile.PersistentPermissionsPolicy.AskEveryTime)
    profile.setSpellCheckEnabled(False)
    profile.installUrlSchemeHandler(SCHEME.encode(), shelf)
    profile.setUrlRequestInterceptor(guard)
    return profile


@contextmanager
def _engine_flag(flag: str) -> Iterator[None]:
    """Hand a flag to the engine while it starts, and not to the browser that may be opened later."""
    name = "QTWEBENGINE_CHROMIUM_FLAGS"
    before = os.environ.get(name)
    os.environ[name] = f"{before or ''} {flag}".strip()
    try:
        yield
    finally:
        if before is None:
            del os.environ[name]
        else:
            os.environ[name] = before


class PreviewPage(QWebEnginePage):
    """A page without scripts, windows, downloads or a way to anywhere but what ``show_address`` names.

    ``block_clicked`` gives the place of a top-level block (from 0) and its words up to the point clicked,
    ``field_clicked`` the id of an element outside the blocks, ``link_clicked`` an address outside and
    ``page_clicked`` the path of one inside that was clicked, and not followed. ``scrolled``: somebody scrolls
    the page, and what stands that many CSS pixels from the top of the view is this share of the way from this
    block to the next. ``ready``: the page last named is complete; ``died``: its process is gone. Connect the
    clicks queued: they come while the engine waits for an answer.
    """

    block_clicked = Signal(int, str)
    field_clicked = Signal(str)
    link_clicked = Signal(QUrl)
    page_clicked = Signal(str)
    scrolled = Signal(int, float, float)
    ready = Signal()
    died = Signal()

    def __init__(self, profile: QWebEngineProfile, parent: QObject) -> None:
        super().__init__(profile, parent)
        for attribute in OFF:
            self.settings().setAttribute(attribute, False)
        self._address = QUrl()
        self._watch = QTimer(self, interval=15)
        self._watch.timeout.connect(self._look)
        self.permissionRequested.connect(QWebEnginePermission.deny)
        self.renderProcessTerminated.connect(self._watch.stop)
        self.renderProcessTerminated.connect(self.died)

    def show_address(self, address: QUrl) -> None:
        """Open this address, the only one that may be opened until the next is named."""
        self._address = address
        self.load(address)
        self._watch.start()

    def run(self, script: str, then: Callable[[], None] = lambda: None) -> None:
        """Run our own JavaScript beside the page, ``then`` go on; if the page is gone by then, do not."""

        def complain(problem: object) -> None:
            raise RuntimeError(f"The preview's own script failed: {problem}")

        def go_on(outcome: object) -> None:
            if outcome is True:
                then()
            elif outcome:  # what is raised here is swallowed by Qt, in a timer it is reported
                QTimer.singleShot(0, partial(complain, outcome))

        self.runJavaScript(f"try {{ {script}; true }} catch (problem) {{ String(problem) }}", WORLD, go_on)

    def acceptNavigationRequest(
        self, url: QUrl | str, _kind: QWebEnginePage.NavigationType, is_main_frame: bool, /
    ) -> bool:
        """Let nothing through but the named page."""
        return is_main_frame and QUrl(url) == self._address

    def chooseFiles(self, *_: object) -> list[str]:
        """Open no file dialog, whatever the content holds."""
        return []

    def javaScriptConsoleMessage(
        self, _level: QWebEnginePage.JavaScriptConsoleMessageLevel, message: str, _line: int, _source: str, /
    ) -> None:
        """Tell what our script reports. What else is heard are the policy's refusals, which we asked for."""
        if not message.startswith(REPORT):
            return
        what, _, values = message.removeprefix(REPORT).partition(" ")
        found = json.loads(values)
        match what:
            case "block":
                self.block_clicked.emit(*found)
            case "field":
                self.field_clicked.emit(*found)
            case "page":
                self.page_clicked.emit(*found)
            case "scrolled":
                self.scrolled.emit(*found)
            case "link" if QUrl(found[0]).scheme() in OUTSIDE:
                self.link_clicked.emit(QUrl(found[0]))

    def _look(self) -> None:
        # The page is asked, for Qt's signals do not tell all: a load begun while another ends may be carried
        # out without one.
        address = self._address

        def answered(complete: object) -> None:
            if complete is True and self._watch.isActive() and address == self._address:
                self._watch.stop()
                # Not a QWebEngineScript: Qt leaves those out for good once it has refused a meta refresh.
                self.run(helper())
                # Not sooner: the engine makes its process an urgent one while that starts, where it may.
                if pid := self.renderProcessPid():
                    give_way(pid)
                self.ready.emit()

        here = json.dumps(address.toString())
        self.runJavaScript(f"document.URL === {here} && document.readyState === 'complete'", WORLD, answered)
