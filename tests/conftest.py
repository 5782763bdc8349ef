"""What holds for every test: no screen, a home of its own, and time enough."""

import os
import resource
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from newsdesk.gui.preview.graphics import prepare_graphics
from newsdesk.gui.preview.scheme import register_scheme

#: Milliseconds that anything is waited for.
PATIENCE = 60_000

#: A captured page as an editor gets it: a ticker, a date, two stories, and what a page builder left.
PAGE = """• KGS/USD = 0.01144 0%
  • UZS/USD = 0.00008 0%
12 December 2025

Mill in Karakol Turns Wool Into Insulation

A wool mill in Karakol, Kyrgyzstan, has begun to press coarse fleece into panels. It takes in 40 tonnes.

“Nobody wanted this wool,” said its director, Asel Tokoeva. “Now we run out of it.”

Tashkent Opens Night Trams

Two trams in Tashkent run all night from Monday, the transport office of Uzbekistan said.[/vc_column_text]
"""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let hostile texts and answers of banks from elsewhere be read as well, and standards be asked."""
    parser.addoption(
        "--corpora", action="append", default=[], metavar="FOLDER", help="corpora as in tests/hostile"
    )
    parser.addoption(
        "--rates-samples",
        action="append",
        default=[],
        metavar="FOLDER",
        help="samples as in tests/rates/sources/samples",
    )
    parser.addoption(
        "--schemas",
        action="append",
        default=[],
        metavar="FOLDER",
        help="standards' own schemas, as tests/bundle/test_schemas.py names them",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Set the environment before Qt reads it; the settings and archives of whoever runs this stay unread."""
    home = TemporaryDirectory(prefix="newsdesk-tests-", ignore_cleanup_errors=True)
    config.add_cleanup(home.cleanup)
    os.environ["HOME"] = home.name
    for name in ("CONFIG_HOME", "DATA_HOME", "CACHE_HOME", "STATE_HOME", "RUNTIME_DIR"):
        folder = Path(home.name, name.lower())
        folder.mkdir(mode=0o700)  # Qt complains of a runtime folder that others may read
        os.environ[f"XDG_{name}"] = str(folder)
    os.environ["LC_ALL"] = "C.UTF-8"
    # No test asks the keyring of whoever runs it.
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
    # Set it to xcb or wayland to look at the windows while they are tested.
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # Tests run as root and in containers, where Chromium's sandbox cannot start; the pages are our own.
    os.environ["QTWEBENGINE_DISABLE_SANDBOX"] = "1"

    # No deadline, for a busy machine is slow now and then; and new examples each time, in CI as well.
    settings.register_profile("newsdesk", deadline=None, derandomize=False, print_blob=True)
    settings.load_profile("newsdesk")


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A captured page in a file."""
    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


@pytest.fixture
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the proxies of whoever runs this alone: for tests that ask a server on this machine."""
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def small_files() -> Callable[[int], AbstractContextManager[None]]:
    """Let no file grow beyond so many bytes, as on a disk that is full: ``with small_files(4000)``."""

    @contextmanager
    def limit(size: int) -> Iterator[None]:
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    return limit


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own with 3 MB, where this computer lets one be made."""
    place = tmp_path / "disk"
    place.mkdir()
    options = ["-t", "tmpfs", "-o", "size=3m", "tmpfs", str(place)]
    mount = shutil.which("mount")
    if mount is None or subprocess.run([mount, *options], capture_output=True, check=False).returncode:
        pytest.skip("only the administrator of a Linux computer can make one")
    yield place
    # Lazily: what pytest remembers of an expected error may hold a file open for a while.
    subprocess.run(["umount", "--lazy", str(place)], check=True)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """The usual one, but patient: what takes a moment takes longer on a busy machine, and comes."""
    del qapp
    bot = QtBot(request)
    for wait in ("waitActive", "waitCallback", "waitExposed", "waitSignal", "waitSignals", "waitUntil"):
        setattr(bot, wait, partial(getattr(bot, wait), timeout=PATIENCE))
    return bot


@pytest.fixture
def undressed(qapp: QApplication) -> Iterator[QApplication]:
    """The application, in its plain looks again afterwards: the next test wants no theme."""
    style, palette, sheet = qapp.style().objectName(), qapp.palette(), qapp.styleSheet()
    yield qapp
    qapp.setStyleSheet(sheet)
    if qapp.style().objectName() != style:
        qapp.setStyle(style)
    qapp.setPalette(palette)
    qapp.styleHints().unsetColorScheme()


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> Iterator[QApplication]:
    """Leave nothing on the clipboard at the end.

    Without a screen Qt lets go of it as the process ends, and what Python made of it is dead by then:
    the process dies of that.
    """
    yield qapp
    qapp.clipboard().clear()


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """Settle what must be settled before the QApplication, as the program does."""
    prepare_graphics()
    register_scheme()
    return ["newsdesk"]
