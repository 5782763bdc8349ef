"""Files and addresses go to the desktop's own programs."""

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl

from newsdesk.gui.messages import Messages
from newsdesk.gui.outside import open_outside
from newsdesk.gui.window import MainWindow
from tests.handed_out import handed_out


@pytest.fixture
def messages(window: MainWindow) -> Messages:
    return Messages(window)


def test_a_file_is_opened_where_it_is(
    messages: Messages, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wherever somebody named it from."""
    monkeypatch.chdir(tmp_path)
    with handed_out("file") as outside:
        open_outside(Path("a page.html"), messages)

    assert [Path(url.toLocalFile()) for url in outside.urls] == [tmp_path / "a page.html"]


def test_what_nothing_opens_is_said(window: MainWindow, messages: Messages) -> None:
    """With what it is, so that it can be opened by hand; once something opens, that is over."""
    open_outside(QUrl("nobody-knows:this"), messages)

    assert window.ui.banner.isVisibleTo(window)
    assert "nobody-knows:this" in window.ui.banner.text

    with handed_out("https"):
        open_outside(QUrl("https://example.org/"), messages)

    assert not window.ui.banner.isVisibleTo(window)
