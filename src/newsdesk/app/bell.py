"""One newsroom, one window: a second Newsdesk rings at the one that has it, which comes to the front.

The bell is a local socket of this user's, in the folder that the system keeps for such things, named by a
digest of the newsroom's folder. Nobody else can ring it.
"""

import hashlib
import os
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

#: Milliseconds to wait for somebody to be there, and for the answer: a window may be busy for a while.
KNOCK, ANSWER = 500, 5000
#: What is answered once the window has been told.
COMING = b"coming\n"
#: Where a compositor hands over the right to come to the front, for whoever was started last.
TOKEN = "XDG_ACTIVATION_TOKEN"  # noqa: S105 - Wayland's name for it; it opens nothing


def bell_name(folder: Path) -> str:
    """Return the name of a newsroom's socket: the same for every way to write its folder's path."""
    whose = f"{Path.home()}\n{folder.resolve()}"
    name = f"newsdesk-{hashlib.sha256(os.fsencode(whose)).hexdigest()[:24]}"
    # https://specifications.freedesktop.org/basedir-spec/; where a system has none, Qt has a place.
    own = os.environ.get("XDG_RUNTIME_DIR", "")
    return str(Path(own, name)) if own and Path(own).is_dir() else name


def ring(folder: Path) -> bool:
    """Ask the Newsdesk of this user that has a newsroom open to show its window; False if none answers."""
    socket = QLocalSocket()
    socket.connectToServer(bell_name(folder))
    if not socket.waitForConnected(KNOCK):
        return False
    socket.write(os.environ.get(TOKEN, "").encode() + b"\n")
    socket.waitForBytesWritten(KNOCK)
    answered = socket.canReadLine() or socket.waitForReadyRead(ANSWER)
    coming = answered and socket.readLine().data() == COMING
    socket.disconnectFromServer()
    return coming


class Bell(QObject):
    """Hangs at the door of one newsroom for as long as it lives. ``rung``: somebody wants to see the window.

    Only the program that may write to a newsroom hangs one up; a socket that is there already was left by a
    program that was killed.
    """

    rung = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._greet)
        name = bell_name(folder)
        QLocalServer.removeServer(name)
        # Without a bell, whoever comes second is told who has the newsroom: nothing is lost.
        self._server.listen(name)

    @property
    def name(self) -> str:
        """Where the bell hangs, as the system names it; "" if it could not be hung up."""
        return self._server.fullServerName()

    def _greet(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.disconnected.connect(socket.deleteLater)
        # A method, not a lambda that keeps both: the visitor's end would take a bell that nobody else holds
        # along, and with it, from within its own end, the visitor.
        socket.readyRead.connect(self._listen)
        self._answer(socket)

    @Slot()
    def _listen(self) -> None:
        visitor = self.sender()
        if isinstance(visitor, QLocalSocket):
            self._answer(visitor)

    def _answer(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            return
        token = bytes(socket.readLine().data()).decode(errors="replace").strip()
        if token:
            # Qt's Wayland plugin shows it to the compositor with the next request, and forgets it.
            os.environ[TOKEN] = token
        self.rung.emit()
        socket.write(COMING)
        socket.flush()

    def take_down(self) -> None:
        """Let nobody ring any more."""
        self._server.close()
