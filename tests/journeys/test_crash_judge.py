"""The crash test's judge sees what it must not let pass: a proof that cannot fail proves nothing."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.crash import told
from benchmarks.crash.judge import Standing, judge, judge_recovery, look
from benchmarks.crash.rounds import STORIES, make_newsroom
from benchmarks.crash.told import Said, Teller, What
from newsdesk.app.wiring import open_desk
from newsdesk.desk import Desk
from newsdesk.domain.clock import SystemClock
from newsdesk.domain.story import StoryText

KILLED = 1000.0


@pytest.fixture
def newsroom(tmp_path: Path) -> Path:
    return make_newsroom(tmp_path)


@pytest.fixture
def before(newsroom: Path) -> Standing:
    return look(newsroom)


def desk_in(newsroom: Path) -> Desk:
    return open_desk(newsroom, SystemClock(), "Aigul", may_start=False).desk


def typed(at: float, uid: str, text: StoryText, body: str) -> Said:
    return Said(at, What.TYPED, (uid,), text.with_(body=body))


def one_of(before: Standing) -> tuple[str, StoryText]:
    return next(iter(before.texts.items()))


def test_a_newsroom_that_nobody_touched_is_as_it_was(newsroom: Path, before: Standing) -> None:
    """Nothing typed, nothing changed, nothing to say."""
    verdict = judge(before, (), KILLED, look(newsroom))

    assert len(before.texts) == STORIES
    assert verdict.complaints == ()
    assert verdict.age == 0


def test_a_missing_word_is_seen(newsroom: Path, before: Standing) -> None:
    """What was typed 1.2 s before the kill and is not there is lost, and its age is told."""
    uid, text = one_of(before)
    said = (
        Said(KILLED - 3, What.SHOWN, (uid,), text),
        typed(KILLED - 1.2, uid, text, "snow"),
        typed(KILLED - 0.1, uid, text, "snow fell"),
    )

    verdict = judge(before, said, KILLED, look(newsroom))

    assert verdict.age == pytest.approx(1.2)
    assert verdict.complaints == verdict.late == (f"{uid} lacks what was typed 1.200 s before the kill",)


def test_the_last_second_may_be_missing(newsroom: Path, before: Standing) -> None:
    """A kept text that lacks only what was typed a moment ago is as promised."""
    uid, text = one_of(before)
    desk = desk_in(newsroom)
    desk.stories.keep_draft(uid, text.with_(body="snow"))
    desk.newsroom.close()
    said = (typed(KILLED - 3, uid, text, "snow"), typed(KILLED - 0.6, uid, text, "snow fell"))

    verdict = judge(before, said, KILLED, look(newsroom))

    assert verdict.complaints == ()
    assert verdict.age == pytest.approx(0.6)


def test_a_deletion_that_is_lost_is_seen(newsroom: Path, before: Standing) -> None:
    """A text that is longer than what was left of it is as wrong as one that is shorter."""
    uid, text = one_of(before)

    verdict = judge(
        before,
        (Said(KILLED - 3, What.SHOWN, (uid,), text), typed(KILLED - 2, uid, text, "")),
        KILLED,
        look(newsroom),
    )

    assert verdict.complaints == verdict.late == (f"{uid} lacks what was typed 2.000 s before the kill",)


def test_a_text_that_nobody_typed_is_seen(newsroom: Path, before: Standing) -> None:
    """Half a word, or two texts mixed, is no text that ever stood there."""
    uid, text = one_of(before)
    desk = desk_in(newsroom)
    desk.stories.save(uid, text.with_(body="snow fe"))
    desk.close()

    said = (typed(KILLED - 3, uid, text, "snow"), typed(KILLED - 2, uid, text, "snow fell"))

    assert judge(before, said, KILLED, look(newsroom)).lost == (f"{uid} has a text that nobody typed",)


def test_a_story_shown_without_its_last_words_is_seen(newsroom: Path, before: Standing) -> None:
    """The next start has to show what the kill had left."""
    uid, text = one_of(before)
    less = text.with_(body="less")
    shown = Said(KILLED - 0.5, What.SHOWN, (uid,), less)

    verdict = judge(before, (shown,), KILLED, replace(before, texts={**before.texts, uid: less}))

    assert f"{uid} was shown with another text than it had" in verdict.lost


def test_a_touched_revision_is_seen(newsroom: Path, before: Standing) -> None:
    """One letter of an old revision changed: the judge sees it, and so does the doctor."""
    with closing(sqlite3.connect(newsroom / "newsroom.db")) as db, db:
        db.execute("UPDATE revision SET text = replace(text, 'pass', 'past') WHERE id = 3")

    verdict = judge(before, (), KILLED, look(newsroom))

    assert len(verdict.touched) == 1
    assert "revision" in verdict.touched[0]
    assert any(each.startswith("revisions:") for each in verdict.unsound)


def test_work_on_another_story_is_seen(newsroom: Path, before: Standing) -> None:
    """A new text in a story that nobody had open is a complaint, even with a revision in good order."""
    uid, text = one_of(before)
    desk = desk_in(newsroom)
    desk.stories.save(uid, text.with_(body="by the way"))
    desk.close()

    verdict = judge(before, (), KILLED, look(newsroom))

    assert verdict.touched == (
        f"the text of {uid}, which nobody wrote in, is not what it was",
        f"{uid}, which nobody worked on, has a new revision",
    )


def test_a_damaged_file_is_seen(newsroom: Path, before: Standing) -> None:
    """A file that cannot be read any more has lost every story."""
    with (newsroom / "newsroom.db").open("r+b") as file:
        file.truncate(5000)

    verdict = judge(before, (), KILLED, look(newsroom))

    assert verdict.unsound
    assert len(verdict.touched) >= STORIES


def test_a_draft_that_is_not_taken_over_is_seen(newsroom: Path, before: Standing) -> None:
    """Opening makes stories of extra copies: one that was found otherwise is a complaint."""
    uid, text = one_of(before)
    desk = desk_in(newsroom)
    desk.stories.keep_draft(uid, text.with_(body="half a sen"))
    desk.newsroom.close()
    found = look(newsroom)
    wrong = replace(found, texts={**found.texts, uid: text.with_(body="half a sentence")})

    assert judge_recovery(newsroom, wrong).lost == (f"{uid} was not recovered",)
    assert judge_recovery(newsroom, look(newsroom)).complaints == ()
    assert look(newsroom).texts[uid].body == "half a sen"


def test_half_a_line_was_not_said(tmp_path: Path) -> None:
    """A typist killed in the middle of its sentence had not finished typing either."""
    path = tmp_path / "told.jsonl"
    said = Said(1.5, What.TYPED, ("a",), StoryText(body="snow", countries=("KZ",)))
    Teller(path).tell(said)
    with path.open("ab") as file:
        file.write(b'{"at": 2.0, "wh')

    assert told.read(path) == (said,)
