"""What sticks of looking for words."""

import json

from newsdesk.domain.replacing import Swap, Wanted
from newsdesk.gui.finding.habits import REMEMBERED, FindHabits, FindMemory


def test_they_come_back_as_they_were_kept() -> None:
    """By way of JSON; what is no habit is left out."""
    habits = FindHabits(("rail", "жол"), ("tram",), match_case=True, keep_case=True)

    assert FindHabits.of(json.loads(json.dumps(habits.stored()))) == habits
    assert FindHabits.of({"words": "rail", "match_case": 1, "by": [1, "x"], "new": True}) == FindHabits(
        by=("x",)
    )


def test_the_newest_words_come_first_and_once() -> None:
    """Nothing is not remembered, and only so many are."""
    memory = FindMemory()
    for number in range(REMEMBERED + 5):
        memory.remember(Swap(Wanted(str(number)), "tram"), replaced=False)
    memory.remember(Swap(Wanted("7"), ""), replaced=True)
    memory.remember(Swap(Wanted("7"), "tram"), replaced=True)

    assert memory.now.words[:2] == ("7", str(REMEMBERED + 4))
    assert len(memory.now.words) == len(set(memory.now.words)) == REMEMBERED
    assert memory.now.by == ("tram",)


def test_the_last_words_are_looked_for_as_the_switches_stand() -> None:
    """Without any there is nothing to look for."""
    memory = FindMemory()
    assert memory.last is None

    memory.remember(Swap(Wanted("rail"), ""), replaced=False)
    memory.turn(whole_words=True)

    assert memory.last == Wanted("rail", whole_words=True)
