"""Bad input, a full disk, a mistake in the middle: a clear sentence, and every word still there."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from newsdesk.app.office import Office
from newsdesk.domain.query import Query, Sort
from newsdesk.domain.story import StoryText
from newsdesk.gui.dialogs.review import ReviewDialog
from tests.journeys.windows import when_asked

Open = Callable[[Path], Office]

PNG = bytes.fromhex("89504e470d0a1a0a0000000d49484452")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "newsroom"


def begin(office: Office, qtbot: QtBot) -> str:
    """Start a story in the window and return its uid."""
    office.window.ui.new_story.trigger()
    qtbot.waitUntil(lambda: office.editor.story is not None and office.background.pending == 0)
    assert office.editor.story is not None
    return office.editor.story.uid


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\t\r\n", "empty"),
        ("picture.png", PNG, "PNG"),
        ("picture.txt", PNG, "PNG"),
        ("letter.pdf", b"%PDF-1.7\n", "PDF"),
        ("broken.docx", b"PK\x03\x04nonsense", "ZIP"),
    ],
)
def test_what_is_no_copy_is_said(
    open_office: Open, qtbot: QtBot, folder: Path, tmp_path: Path, name: str, data: bytes, words: str
) -> None:
    """One sentence in the window, nothing stored."""
    office = open_office(folder)
    path = tmp_path / name
    path.write_bytes(data)

    office.backroom.intake.take_files([path])
    qtbot.waitUntil(office.window.ui.banner.isVisible)

    assert name in office.window.ui.banner.text
    assert words in office.window.ui.banner.text
    assert office.desk.finding.rows(Query(), Sort()) == ()


def test_every_bad_file_is_named_until_it_is_mended(
    open_office: Open, qtbot: QtBot, folder: Path, tmp_path: Path
) -> None:
    """What is said of one takes nothing away from another; a file that could be read after all is over."""
    office = open_office(folder)
    banner = office.window.ui.banner
    paths = [tmp_path / "one.txt", tmp_path / "two.txt"]
    for path in paths:
        path.write_bytes(b"")
    office.backroom.intake.take_files(paths)
    qtbot.waitUntil(lambda: "one.txt" in banner.text and "two.txt" in banner.text)

    paths[0].write_text("Snow in May\n\nIt snowed in Naryn.\n")
    office.backroom.intake.take_files(paths[:1])
    qtbot.waitUntil(lambda: "one.txt" not in banner.text)

    assert "two.txt" in banner.text
    (dialog,) = office.window.findChildren(ReviewDialog)
    dialog.reject()


def test_200_mb_are_refused_at_once(open_office: Open, qtbot: QtBot, folder: Path, tmp_path: Path) -> None:
    """Without being read."""
    office = open_office(folder)
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)

    office.backroom.intake.take_files([path])
    qtbot.waitUntil(office.window.ui.banner.isVisible)

    assert "huge.txt" in office.window.ui.banner.text
    assert "MB" in office.window.ui.banner.text


def test_a_folder_without_rights_is_said(tmp_path: Path) -> None:
    """As an ordinary user: no newsroom can be made where one may not write, and no page read."""
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    (closed / "page.txt").write_text("Words")
    closed.chmod(0o000)
    tmp_path.chmod(0o755)
    for parent in tmp_path.parents[:3]:
        parent.chmod(0o755)
    program = (
        # Everything is imported as whoever runs the tests; only then the rights are dropped.
        "import os, sys\n"
        "import newsdesk.cli.intake, newsdesk.desk.intake\n"
        "from newsdesk.app.start import main\n"
        "if os.getuid() == 0: os.setgid(65534), os.setuid(65534)\n"
        f"sys.exit(main(['--newsroom', {str(tmp_path / 'n')!r}, 'import', {str(closed / 'page.txt')!r}]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "HOME": "/"},
    )
    closed.chmod(0o700)

    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_full_disk_is_said_and_no_word_is_lost(open_office: Open, qtbot: QtBot, folder: Path) -> None:
    """What cannot be saved stays in the window, and is saved as soon as there is room."""
    office = open_office(folder)
    uid = begin(office, qtbot)
    with office.desk.newsroom.archive.writing() as db:
        pages = db.pragma("page_count")
        # SQLite says the same of this limit as of a full disk.
        db.execute_sql(f"PRAGMA max_page_count = {pages}")

    qtbot.keyClicks(office.window.panes.editor.body, "Long words. " * 20)
    text = office.window.panes.editor.body.text()
    office.window.panes.editor.body.replace_text(text + "More words. " * 4000)
    qtbot.waitUntil(lambda: "disk is full" in office.window.ui.banner.text)

    assert office.window.saved.text() == "Not saved"
    assert office.editor.dirty
    with office.desk.newsroom.archive.writing() as db:
        db.execute_sql("PRAGMA max_page_count = 1000000")
    qtbot.waitUntil(lambda: not office.editor.dirty)
    assert office.desk.stories.get(uid).text.body == office.window.panes.editor.body.text()
    assert office.window.ui.banner.isHidden()


@pytest.mark.parametrize(("answer", "stays"), [("Cancel", True), ("&Close all the same", False)])
def test_a_window_does_not_close_on_words_that_are_nowhere_else(
    open_office: Open, qtbot: QtBot, folder: Path, answer: str, stays: bool
) -> None:
    """It asks first, and Cancel is chosen."""
    office = open_office(folder)
    begin(office, qtbot)
    with office.desk.newsroom.archive.writing() as db:
        db.execute_sql(f"PRAGMA max_page_count = {db.pragma('page_count')}")
    office.window.panes.editor.body.replace_text("More words. " * 4000)
    qtbot.waitUntil(lambda: "disk is full" in office.window.ui.banner.text)
    chosen: list[bool] = []

    def press(box: QMessageBox) -> None:
        chosen.append(box.defaultButton() is box.button(QMessageBox.StandardButton.Cancel))
        next(each for each in box.buttons() if each.text() == answer).click()

    when_asked(office, QMessageBox, press)
    office.window.close()

    assert chosen == [True]
    assert office.window.isVisible() is stays
    if stays:
        with office.desk.newsroom.archive.writing() as db:
            db.execute_sql("PRAGMA max_page_count = 1000000")
        office.editor.save()
        qtbot.waitUntil(lambda: not office.editor.dirty)


def test_a_killed_program_says_what_it_kept(open_office: Open, qtbot: QtBot, folder: Path) -> None:
    """The next start tells which story's text was recovered."""
    first = open_office(folder)
    uid = first.desk.stories.new(StoryText(headline="Snow in May")).value.uid
    first.desk.stories.keep_draft(uid, StoryText(headline="Snow in May", body="Typed and not kept."))
    first.window.close()

    again = open_office(folder)

    assert "Snow in May" in again.window.ui.banner.text
    assert again.desk.stories.get(uid).text.body == "Typed and not kept."


def test_hostile_copy_shows_and_runs_nothing(open_office: Open, qtbot: QtBot, folder: Path) -> None:
    """Script in a story is text at most; the preview asks for nothing outside."""
    office = open_office(folder)
    begin(office, qtbot)
    refused: list[object] = []
    preview = office.window.panes.preview
    preview.refused.connect(refused.append)
    qtbot.waitUntil(lambda: preview.is_ready)

    with qtbot.waitSignal(preview.updated):
        office.window.panes.editor.body.replace_text(
            "<script>document.title = 'ran'</script>\n\n<img src=x onerror=\"document.title='ran'\">\n\n"
            "![remote](https://example.org/a.png) <iframe src='https://example.org'></iframe>\n\nStill here."
        )
    qtbot.waitUntil(lambda: office.background.pending == 0)

    html = office.desk.preview.render(office.window.panes.editor.text()).html
    assert "Still here." in html
    assert "<script" not in html
    assert "onerror" not in html
    assert "example.org/a.png" not in html
    assert refused == []


def test_everything_works_from_the_keyboard(open_office: Open, qtbot: QtBot, folder: Path) -> None:
    """A story is started, written, marked ready and left without a mouse."""
    office = open_office(folder)
    window = office.window
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: office.editor.story is not None and office.background.pending == 0)
    qtbot.keyClicks(window.panes.editor.form.ui.headline, "Snow in May")
    qtbot.keyClicks(window.panes.editor.body, "It snowed.")
    qtbot.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    office.background.finish()

    (story,) = office.desk.finding.rows(Query(), Sort())
    assert (story.headline, story.slug) == ("Snow in May", "snow-in-may")
