"""Processes that make stories end with the bundle, however that ends, and a bundle does not end with them."""

import os
import pickle
import re
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from newsdesk import assets
from newsdesk.bundle import BundleContent, Pages, write_bundle
from newsdesk.bundle.hands import Hands
from newsdesk.bundle.kept import Kept
from newsdesk.bundle.themes import Theme
from newsdesk.domain.errors import BadInput, Cancelled
from newsdesk.domain.progress import Silent
from newsdesk.text.rendered import Rendered
from newsdesk.text.shortcodes import NO_ANSWERS, Answers
from newsdesk.text.worker import Renderer
from tests.bundle.writing import ENDLESS, Rendering, contents, copies, with_body

only_linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux lists a process’s children")
#: Milliseconds that a process may take to hear that nobody needs it any more.
PATIENCE = 120_000
#: A renderer that hears nothing, for a minute.
DEAF = (sys.executable, "-c", "import time; time.sleep(60)")

#: Exports in a program of its own, which tells its processes while they work, and kills itself (SIGKILL).
KILLER = """
import os, pickle, signal, sys
from pathlib import Path
from newsdesk import assets
from newsdesk.bundle import Pages, write_bundle
from newsdesk.bundle.hands import Hands
from newsdesk.text.render import render
from tests.bundle.test_hands_ended import children

class Killing:
    def step(self, done, total, what):
        print(*children(), flush=True)
        os.kill(os.getpid(), signal.SIGKILL)

content = pickle.loads(Path(sys.argv[1]).read_bytes())
with Hands(2, worth=1) as hands:
    pages = Pages(assets.template_folder())
    write_bundle(content, Path(sys.argv[2]), pages, render, Killing(), hands=hands)
"""


def children() -> Iterator[int]:
    """Yield the processes that make stories for this one."""
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # it has ended
            parent = (folder / "stat").read_text().rpartition(")")[2].split()[1]
            if int(parent) == os.getpid() and b"newsdesk.bundle.child" in (folder / "cmdline").read_bytes():
                yield int(folder.name)


class Killing:
    """Kills the processes that make stories, at the first steps of the work."""

    def __init__(self) -> None:
        self.seen: set[int] = set()

    def step(self, done: int, _total: int, _what: str) -> None:
        """Kill them."""
        if done < 12:
            for child in set(children()) - self.seen:
                self.seen.add(child)
                os.kill(child, signal.SIGKILL)

    @property
    def is_left(self) -> bool:
        """Whether anything is left of them, be it that nobody has asked how they ended."""
        return any(Path(f"/proc/{child}").exists() for child in self.seen)


class Stopping(Killing):
    """Stops the work while they are at it."""

    def step(self, done: int, _total: int, _what: str) -> None:
        """Stop at the third step."""
        self.seen.update(children())
        if done == 3:
            raise Cancelled


@only_linux
def test_killed_hands_are_done_without(content: BundleContent, pages: Pages, tmp_path: Path) -> None:
    """As often as that happens."""
    many = copies(content, 12)
    with Hands(2, worth=1) as hands:
        write_bundle(many, tmp_path / "out", pages, Rendering(), killing := Killing(), hands=hands)
        assert killing.seen
    write_bundle(many, tmp_path / "alone", pages, Rendering(), Silent())

    assert contents(tmp_path / "out") == contents(tmp_path / "alone")
    assert not killing.is_left


@only_linux
def test_hands_end_when_the_work_is_stopped(content: BundleContent, pages: Pages, tmp_path: Path) -> None:
    """Nothing is left of them or of the bundle."""
    stopping = Stopping()
    with pytest.raises(Cancelled), Hands(2, worth=1) as hands:
        write_bundle(copies(content, 12), tmp_path / "out", pages, Rendering(), stopping, hands=hands)

    assert stopping.seen
    assert not stopping.is_left
    assert list(tmp_path.iterdir()) == []


class Watched(Renderer):
    """Remembers what it was asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    def typeset(self, markdown: str, answers: Answers = NO_ANSWERS) -> Rendered:
        self.asked.append(markdown)
        return super().typeset(markdown, answers)


class Impatient(Killing):
    """Stops the work as soon as somebody is at it."""

    def step(self, _done: int, _total: int, _what: str) -> None:
        """Stop it."""
        self.seen.update(children())
        if self.seen:
            raise Cancelled


@only_linux
def test_an_edition_of_endless_texts_is_stopped_at_once(
    content: BundleContent, pages: Pages, tmp_path: Path
) -> None:
    """The hand that has eight of them is ended, and nobody tries them one by one."""
    eight = copies(content, 2)
    endless = replace(eight, stories=tuple(with_body(story, ENDLESS) for story in eight.stories))
    renderer, impatient = Watched(), Impatient()
    with pytest.raises(Cancelled), Hands(2, worth=1, renderer=renderer) as hands:
        write_bundle(endless, tmp_path / "out", pages, hands.render, impatient, hands=hands)

    assert impatient.seen
    assert not impatient.is_left
    assert len(renderer.asked) < len(endless.stories)
    assert list(tmp_path.iterdir()) == []


class Unheard:
    """Stops the work when a renderer has begun, whose process it keeps in view."""

    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer
        self.process: subprocess.Popen[bytes] | None = None

    def step(self, _done: int, _total: int, _what: str) -> None:
        """Stop it."""
        if self._renderer._child:
            self.process = self._renderer._child._process
            raise Cancelled

    @property
    def is_ended(self) -> bool:
        """Whether the process was ended, and did not end by itself."""
        return self.process is not None and self.process.poll() not in {None, 0}


def test_a_story_that_is_waited_for_can_be_given_up(
    content: BundleContent, pages: Pages, tmp_path: Path
) -> None:
    """A few stories are made without hands; who renders them is ended as well."""
    unheard = Unheard(renderer := Renderer(DEAF))
    with pytest.raises(Cancelled), Hands(2, renderer=renderer) as hands:
        write_bundle(content, tmp_path / "out", pages, hands.render, unheard, hands=hands)

    assert unheard.is_ended


def test_a_story_that_a_feed_waits_for_can_be_given_up(
    content: BundleContent, pages: Pages, tmp_path: Path
) -> None:
    """Its page is in the old bundle, and its HTML is not kept any more."""
    kept, out = Kept(tmp_path / "kept"), tmp_path / "out"
    shown = replace(content, stories=content.stories[:3], base_url="https://example.com")
    write_bundle(shown, out, pages, Rendering(), Silent(), kept=kept)
    for entry in (each for each in (tmp_path / "kept").rglob("*") if each.is_file()):
        if b'[["body", ' in entry.read_bytes():
            entry.unlink()
    (out / "feed.xml").unlink()
    before = contents(out)

    unheard = Unheard(renderer := Renderer(DEAF))
    with pytest.raises(Cancelled), Hands(2, renderer=renderer) as hands:
        write_bundle(shown, out, pages, hands.render, unheard, kept=kept, hands=hands)

    assert unheard.is_ended
    assert contents(out) == before


@only_linux
def test_hands_end_with_the_program(content: BundleContent, tmp_path: Path) -> None:
    """Though it was killed, and told them nothing."""
    (tmp_path / "content").write_bytes(pickle.dumps(copies(content, 12)))
    command = [sys.executable, "-c", KILLER, str(tmp_path / "content"), str(tmp_path / "out")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    told = [int(child) for child in done.stdout.split()]
    assert told, done.stderr
    for child in told:
        with suppress(ProcessLookupError):  # it has ended already
            process = os.pidfd_open(child)
            ending = select.poll()
            ending.register(process, select.POLLIN)
            assert ending.poll(PATIENCE)
            os.close(process)


def test_a_theme_that_fails_in_other_hands_is_told_of(content: BundleContent, tmp_path: Path) -> None:
    """With the line, as if there were none."""
    page = '{% extends "newsdesk/story.html" %}{% block head %}{{ x if "Riddles" in headline }}{% endblock %}'
    river = Pages(assets.template_folder(), Theme("river", {"story.html": page}))
    said = re.escape("“river” cannot be used. story.html, line 1: 'x' is undef")

    with pytest.raises(BadInput, match=said), Hands(2, worth=1) as hands:
        write_bundle(copies(content, 6), tmp_path / "out", river, Rendering(), Silent(), hands=hands)

    assert list(tmp_path.iterdir()) == []
