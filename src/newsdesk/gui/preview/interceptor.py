"""Nothing leaves: every request that is not to the preview's own address is refused."""

from PySide6.QtCore import QUrl, Signal
from PySide6.QtWebEngineCore import QWebEngineUrlRequestInfo, QWebEngineUrlRequestInterceptor

from newsdesk.gui.preview.scheme import HOST, SCHEME


class RequestGuard(QWebEngineUrlRequestInterceptor):
    """Lets ``newsdesk://preview/`` pass and announces everything else it has refused."""

    refused = Signal(QUrl)

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        """Block the request unless it stays in the house."""
        url = info.requestUrl()
        if url.scheme() == SCHEME and url.host() == HOST:
            return
        info.block(True)
        self.refused.emit(url)
