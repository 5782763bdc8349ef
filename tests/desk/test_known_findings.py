"""What texts were found to lack is kept: it saves time and changes nothing."""

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.bundle.kept import Parts
from newsdesk.copydesk.checklist import Checklist, for_readers
from newsdesk.copydesk.checks import Proof
from newsdesk.desk import Desk
from newsdesk.desk.known_findings import Known, KnownFindings
from newsdesk.desk.renderings import FOLDER
from newsdesk.domain.edition import Edition
from newsdesk.domain.findings import Finding
from newsdesk.domain.story import Status, Story, StoryText
from tests.desk.conftest import SOUND
from tests.hand_clock import HandClock

RATES = """\
date,base,quote,value,source,kind
2025-12-12,USD,KZT,510.5,NBK,official
"""
BODY = "The the fine was 20,000 tenge ($60) ,  and TK.\n\n![](media/a.jpg)\n\n[vc_row]“So."
PIECES = ("the the ", "“", "[vc_row]", "`", "TK ", "\n\n", "![](a.jpg)", "[a](b c) ", "5 , ", "\ud800", "ж ")


class Drawer(dict[str, Parts]):
    """Keeps in memory."""

    def has(self, key: str) -> bool:
        return key in self

    def put(self, key: str, parts: Parts) -> None:
        self[key] = parts

    def forget(self, key: str) -> None:
        self.pop(key, None)

    def sweep(self) -> None:
        """Need no sweeping."""


@pytest.fixture
def edition(desk: Desk) -> Edition:
    """One with a story that lacks much, and one that lacks nothing."""
    texts = (SOUND.with_(headline="A Fine", body=BODY, byline=""), SOUND)
    return desk.publishing.selection([desk.stories.new(each).value.uid for each in texts])


def entries(desk: Desk) -> Iterator[Path]:
    """Return the files of what is kept."""
    return (each for each in (desk.newsroom.folder / FOLDER).rglob("*") if each.is_file())


def named(found: tuple[Finding, ...], rule: str) -> list[str]:
    return [each.message for each in found if each.rule == rule]


def test_what_is_kept_is_what_would_be_found(desk: Desk, edition: Edition) -> None:
    """It may be taken away or spoilt: the same is found, in the same order, as by whoever keeps nothing."""
    anew = desk.copy.check([each.story for each in edition.entries])
    first = desk.publishing.checklist(edition)
    again = desk.publishing.checklist(edition)
    for path in entries(desk):
        path.write_bytes(path.read_bytes()[:-1])
    spoilt = desk.publishing.checklist(edition)
    shutil.rmtree(desk.newsroom.folder / "cache")

    found = desk.publishing.checklist(edition)

    assert {"doubled-word", "residue", "to-come", "image-alt", "byline-missing"} <= {
        each.rule for each in anew
    }
    assert anew == first == again == spoilt == found


def test_what_depends_on_the_day_is_asked_each_time(desk: Desk, edition: Edition, tmp_path: Path) -> None:
    """Rates that came meanwhile, the house's limit, embargoes and notes."""
    uid = edition.entries[0].story
    assert not named(desk.publishing.checklist(edition), "conversion")
    path = tmp_path / "rates.csv"
    path.write_text(RATES)

    desk.rates.take(path)
    desk.workflow.set_headline_limit(20)
    desk.stories.save(uid, desk.stories.get(uid).text.with_(headline="A Fine of Twenty Thousand"))
    desk.embargo.set((uid,), desk.newsroom.clock.now() + timedelta(hours=1))
    desk.notes.add(uid, "Who says so?")
    found = desk.publishing.checklist(edition)

    assert [len(named(found, each)) for each in ("conversion", "embargo", "note-open")] == [1, 1, 1]
    assert named(found, "headline-long") == ["Headline 25 of 20 characters."]


def test_an_embargo_that_ends_is_seen(desk: Desk, clock: HandClock, edition: Edition) -> None:
    """Though nothing in the text has changed."""
    desk.embargo.set((edition.entries[1].story,), clock.now() + timedelta(hours=1))
    held = desk.publishing.checklist(edition)
    clock.pass_(hours=2)

    over = desk.publishing.checklist(edition)

    assert [[len(named(each, rule)) for rule in ("embargo", "embargo-past")] for each in (held, over)] == [
        [1, 0],
        [0, 1],
    ]


@given(st.lists(st.sampled_from(PIECES)).map("".join), st.sampled_from(PIECES), st.integers(1, 9))
def test_a_text_is_read_once(body: str, headline: str, limit: int) -> None:
    """Whatever stands in it; another text, or another limit, is another reading."""
    checklist, texts, read = Checklist(for_readers()), KnownFindings(Drawer()), list[StoryText]()
    text = StoryText(headline=headline, body=body)
    now = HandClock().now()
    story = Story("uid", "slug", text, Status.DRAFT, now, now, 1)

    def converts(text: StoryText) -> bool:
        read.append(text)
        return bool(text.body)

    proofs = [Proof(story, now, headline_limit=limit) for _ in range(2)]
    known = [texts.of(each, checklist, converts) for each in proofs]
    texts.of(Proof(story, now, headline_limit=limit + 1), checklist, converts)
    texts.of(
        Proof(story._replace(text=text.with_(byline="A")), now, headline_limit=limit), checklist, converts
    )

    assert len(read) == 3
    assert known == [(checklist.in_text(proofs[0]), bool(body))] * 2
    assert checklist.check(proofs[0], known[1].lacks) == checklist.check(proofs[0])


def test_stories_that_are_asked_for_together_are_looked_up_in_one_place() -> None:
    """Without the entries of each; one whose text is another is read, and is there as well from then on."""
    checklist, drawer, read = Checklist(for_readers()), Drawer(), list[str]()
    now = HandClock().now()
    texts = [StoryText(headline=each, body="The the fine.") for each in ("One", "Two")]

    def converts(text: StoryText) -> bool:
        read.append(text.headline)
        return True

    def asked(*among: StoryText) -> list[Known]:
        known = KnownFindings(drawer)
        stories = [Story("uid", "slug", each, Status.DRAFT, now, now, 1) for each in among]
        with known.together(["a", "b"]):
            return [known.of(Proof(each, now), checklist, converts) for each in stories]

    first = asked(*texts)
    *_each, together = drawer
    for changed in (texts[0], texts[0].with_(headline="Three")):
        for key in drawer.keys() - {together}:
            drawer.forget(key)
        assert asked(changed, texts[1]) == asked(changed, texts[1]) == first

    assert read == ["One", "Two", "Three"]
