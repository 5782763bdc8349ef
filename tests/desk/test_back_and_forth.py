"""Two desks write on one story for weeks and send it both ways: no word is lost, and both end alike."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsdesk.desk import Desk, Newsroom
from newsdesk.desk.merges import chosen
from newsdesk.domain.progress import Silent
from newsdesk.domain.story import StoryText
from newsdesk.store.texts import check_texts
from newsdesk.text.conflicts import Take
from newsdesk.text.merging import parts
from tests.hand_clock import HandClock

#: What a checklist may object to is not the matter here.
WHY = "It goes to a desk."


@dataclass
class Field:
    """Two desks that are open for the whole module: each example is a story of its own."""

    desks: tuple[Desk, Desk]
    clock: HandClock
    folder: Path
    numbers: Iterator[int] = field(default_factory=count)

    def wait(self) -> None:
        """Let a minute pass."""
        self.clock.at += timedelta(minutes=1)

    def send(self, sender: int, uid: str) -> None:
        """Let one desk's story go to the other in a bundle."""
        self.wait()
        one, other = self.desks[sender], self.desks[1 - sender]
        path = self.folder / f"{next(self.numbers)}.zip"
        one.publishing.export_selection(one.publishing.selection((uid,)), path, Silent(), WHY)
        other.intake.receive(other.intake.read_bundle(path))
        path.unlink()

    def decide(self, side: int, uid: str) -> None:
        """Let a desk take what both have written for all that waits, merged where that is proposed."""
        desk = self.desks[side]
        while uid in desk.merges.stories():
            self.wait()
            case = desk.merges.case(uid)
            single = {
                number: Take.PROPOSAL
                for number, each in enumerate(case.undecided.conflicts, 1)
                if each.proposal is not None
            }
            desk.merges.resolve(case, case.undecided.text(chosen(case, Take.BOTH, single)))

    def texts(self, uid: str) -> list[StoryText]:
        return [each.stories.get(uid).text for each in self.desks]

    def sound(self) -> bool:
        ill: list[str] = []
        for each in self.desks:
            with each.newsroom.archive.reading() as db:
                ill += check_texts(db, 0, 1000).ill
        return not ill


@pytest.fixture(scope="module")
def between(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Field]:
    folder, clock = tmp_path_factory.mktemp("between"), HandClock()
    names = ("The Courier", "The Messenger")
    desks = [Desk(Newsroom.create(folder / name, clock, name, name)) for name in names]
    yield Field((desks[0], desks[1]), clock, folder)
    for each in desks:
        each.close()


SIDES = st.integers(0, 1)
PLACES = st.integers(0, 5)
EDITS = st.tuples(st.sampled_from(["add", "write on", "take out", "headline", "country"]), SIDES, PLACES)
DEEDS = st.lists(
    st.one_of(EDITS, EDITS, st.tuples(st.sampled_from(["send", "decide"]), SIDES, PLACES)), max_size=12
)


def edited(text: StoryText, what: str, place: int, word: str) -> StoryText:
    """Return a text with one thing changed; ``word`` stands nowhere else."""
    blocks = [each.rstrip("\n") for each in parts(text.body)]
    at = min(place, len(blocks) - 1)
    match what:
        case "add":
            blocks.insert(place, f"Then {word} came down from the pastures with the others.")
        case "write on" if blocks:
            blocks[at] = f"{blocks[at]} And {word} too."
        case "take out" if blocks:
            del blocks[at]
        case "headline":
            return text.with_(headline=f"{text.headline} {word}")
        case "country":
            return text.with_(
                countries=tuple(dict.fromkeys((*text.countries, ("KZ", "UZ", "TJ")[place % 3])))
            )
    return text.with_(body="\n\n".join(blocks) + "\n")


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(DEEDS)
def test_no_word_is_lost_and_both_desks_end_alike(between: Field, deeds: list[tuple[str, int, int]]) -> None:
    """What either side wrote and nobody took out is in the text of both, when all is sent and decided."""
    words, desks = (f"w{number}w" for number in count()), between.desks
    first = StoryText(headline="Wool", body="One mill.\n\nTwo workers.\n\nThree lakes.\n", countries=("KG",))
    uid = desks[0].stories.new(first).value.uid
    between.send(0, uid)
    written: set[str] = set()
    for what, side, place in deeds:
        between.wait()
        if what == "send":
            between.send(side, uid)
        elif what == "decide":
            between.decide(side, uid)
        else:
            old, word = desks[side].stories.get(uid).text, next(words)
            new = edited(old, what, place, word)
            desks[side].stories.save(uid, new)
            before, after = (f"{each.headline} {each.body}" for each in (old, new))
            taken_out = {each for each in written if each in before and each not in after}
            written = (written - taken_out) | ({word} if word in after else set())

    for side in (0, 1, 0):
        between.send(side, uid)
        between.decide(1 - side, uid)

    one, other = between.texts(uid)
    assert one == other
    assert [word for word in sorted(written) if word not in f"{one.headline} {one.body}"] == []
    assert not any(each.merges.stories() for each in desks)
    assert between.sound()


MOVES = st.lists(
    st.tuples(
        st.sampled_from(["add", "write on", "take out", "swap", "headline", "country"]), st.integers(0, 7)
    ),
    min_size=1,
    max_size=5,
)


def rewritten(text: StoryText, moves: list[tuple[str, int]], words: Iterator[str]) -> StoryText:
    """Return what one side makes of a text."""
    for what, place in moves:
        if what != "swap":
            text = edited(text, what, place, next(words))
            continue
        blocks = [each.rstrip("\n") for each in parts(text.body)]
        if len(blocks) > 1:
            at = place % (len(blocks) - 1)
            blocks[at : at + 2] = reversed(blocks[at : at + 2])
            text = text.with_(body="\n\n".join(blocks) + "\n")
    return text


def paragraphs(body: str) -> list[str]:
    return [each.strip() for each in parts(body) if each.strip()]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(MOVES, MOVES, SIDES)
def test_no_paragraph_is_missing_from_the_result_or_the_conflict(
    between: Field, mine: list[tuple[str, int]], theirs: list[tuple[str, int]], first_to_merge: int
) -> None:
    """Of either side, whoever merges first; and two that merge without an editor have the same text."""
    words = (f"w{number}w" for number in count())
    body = "One mill.\n\nTwo workers.\n\n- Three lakes.\n- Four hills.\n\nFive rivers.\n"
    base = StoryText(headline="Wool", body=body, countries=("KG",))
    uid = between.desks[0].stories.new(base).value.uid
    between.send(0, uid)
    base = between.desks[0].stories.get(uid).text
    between.wait()
    bundles = []
    for side, moves in enumerate((mine, theirs)):
        desk = between.desks[side]
        desk.stories.save(uid, rewritten(base, moves, words))
        path = between.folder / f"{next(between.numbers)}.zip"
        desk.publishing.export_selection(desk.publishing.selection((uid,)), path, Silent(), WHY)
        bundles.append(desk.intake.read_bundle(path))
    written = [each.stories[0].text for each in bundles]
    between.wait()

    for side in (first_to_merge, 1 - first_to_merge):
        desk = between.desks[side]
        desk.intake.receive(bundles[1 - side])
        waits = uid in desk.merges.stories()
        case = desk.merges.case(uid) if waits else None
        result = desk.stories.get(uid).text
        if case is not None:
            assert result == written[side]
            result = case.undecided.text([each.both or each.mine for each in case.undecided.conflicts])
            found = "\n".join((result.body, *(each.theirs for each in case.undecided.conflicts)))
        else:
            found = result.body
        bundles[1 - side].path.unlink()
        there = paragraphs(found)
        for text in written:
            new = [each for each in paragraphs(text.body) if each not in paragraphs(base.body)]
            # An item that was put into a list is in the list, and not a paragraph.
            assert [each for each in new if each not in there and each not in found] == []

    waiting = [uid in each.merges.stories() for each in between.desks]
    assert waiting[0] == waiting[1]
    if not any(waiting):
        one, other = between.texts(uid)
        assert one == other
    for side in (0, 1):
        between.decide(side, uid)
    assert between.sound()
