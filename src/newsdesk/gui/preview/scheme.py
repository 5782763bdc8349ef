"""The address ``newsdesk://preview/…``, the only one that the preview can reach."""

from PySide6.QtCore import QByteArray, QDataStream, QObject, QUrl
from PySide6.QtWebEngineCore import QWebEngineUrlRequestJob, QWebEngineUrlScheme, QWebEngineUrlSchemeHandler

from newsdesk.gui.preview.engine import Lookup

SCHEME = "newsdesk"
HOST = "preview"

#: Where the page itself lies: at the root, so that the renderer's ``media/…`` and a bundle's ``../media/…``
#: mean the same.
PAGE = "preview.html"

#: A second wall behind the renderer's allow-list and the interceptor: no script, no frame, no form, and
#: pictures and styles only from here.
POLICY = "default-src 'none'; img-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'"


def register_scheme() -> None:
    """Make ``newsdesk:`` known to the web engine; must run before the first profile, twice does no harm.

    The scheme counts as secure, so that nothing insecure may be mixed in. It gets no other right: no fetch,
    no requests across origins, no service workers, and its pages' own security policy is heeded.
    """
    name = SCHEME.encode()
    if QWebEngineUrlScheme.schemeByName(name).name():
        return
    scheme = QWebEngineUrlScheme(name)
    scheme.setSyntax(QWebEngineUrlScheme.Syntax.Host)
    scheme.setFlags(QWebEngineUrlScheme.Flag.SecureScheme)
    QWebEngineUrlScheme.registerScheme(scheme)


def page_address(number: int) -> QUrl:
    """Return the page's address the ``number``-th time one is opened, so that loads can be told apart."""
    return QUrl(f"{SCHEME}://{HOST}/{PAGE}?{number}")


class PreviewShelf(QWebEngineUrlSchemeHandler):
    """Answers requests to ``newsdesk://preview/``: ``page`` (HTML) at its place, all else from ``lookup``."""

    def __init__(self, lookup: Lookup, parent: QObject) -> None:
        super().__init__(parent)
        self.page = ""
        self._lookup = lookup

    def requestStarted(self, job: QWebEngineUrlRequestJob) -> None:
        """Serve one file, or say that it is not here."""
        url = job.requestUrl()
        found = self._at(url.path().removeprefix("/")) if url.host() == HOST else None
        if found is None:
            job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)
            return
        content, mime = found
        # The engine reads in a thread of its own. A QBuffer made here would ask Python for overrides at each
        # read, and wait there while Python is busy; the one inside a stream is Qt's alone.
        body = QDataStream(QByteArray(content))
        headers = {QByteArray(b"Content-Security-Policy"): [QByteArray(POLICY.encode())]}
        job.setAdditionalResponseHeaders(headers)  # type: ignore[arg-type] # a multimap, which the stubs overlook
        job.reply(QByteArray(mime.encode()), body.device())
        job.destroyed.connect(lambda: body)  # keeps it for as long as it may be read

    def _at(self, path: str) -> tuple[bytes, str] | None:
        if path == PAGE:
            return self.page.encode("utf-8", "replace"), "text/html; charset=utf-8"
        if ".." in path.split("/"):  # written %2e%2e%2f, it is still there
            return None
        return self._lookup(path)
