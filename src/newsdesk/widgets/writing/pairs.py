"""Brackets, quotation marks and marks that come in twos: the second comes with the first. No Qt."""

import re

from newsdesk.widgets.writing.lines import Passage, caret

BRACKETS = {"(": ")", "[": "]", "{": "}"}
#: Marks that are the same at both ends.
TWINS = frozenset('*_`"')
OPENERS = frozenset(BRACKETS) | TWINS
CLOSERS = frozenset(BRACKETS.values()) | TWINS
_QUOTES = {"“": "”", "«": "»", "„": "“”", "‘": "’", "‚": "‘"}
_ENDS = ")]}>.,;:!?…’”»“*_`\"'|"
_BEGINS = '([{<>“«„‘‚—–-/"*_'
_BULLET = re.compile(r"[ \t>]*")
_ITEM = re.compile(r"[ \t>]*(?:[*+-][ \t]+)?")
_MARK = re.compile(r"([*_`\"])\1*|.")


def typed(passage: Passage, key: str, *, prose: bool = True) -> Passage | None:
    """Return what becomes of a line when a mark is typed into it at the caret; None: nothing but the mark.

    In code only brackets come in twos.
    """
    if not prose and key in TWINS and not (key == "`" and key in passage.before and passage.after[:1] == key):
        return None
    if passage.before.endswith("\\"):
        return None
    if key in TWINS:
        return _twin(passage, key)
    if key in CLOSERS:
        return _stepped(passage) if _steps_over(passage, key) else None
    return _pair(passage, key, BRACKETS[key]) if key in BRACKETS and _room(passage) else None


def quoted(passage: Passage, left: str, right: str) -> Passage | None:
    """Return the line with both quotation marks at the caret; None where only one is wanted there."""
    return _pair(passage, left, right) if _room(passage) else None


def closes_quote(passage: Passage, mark: str) -> Passage | None:
    """Return the line with the caret behind the closing quotation mark that stands there already, or None."""
    return _stepped(passage) if passage.after.startswith(mark) else None


def surrounded(passage: Passage, left: str, right: str) -> Passage:
    """Return the passage with marks around the selection, which stays selected."""
    text = passage.text
    made = f"{text[: passage.start]}{left}{passage.selected}{right}{text[passage.end :]}"
    return Passage(made, passage.start + len(left), passage.end + len(left))


def erased(passage: Passage) -> Passage | None:
    """Return the line without the two marks that the caret stands between; None where there are none."""
    left, right = passage.before[-1:], passage.after[:1]
    twins = left in TWINS and left == right
    if not left or not right or (not twins and right not in (BRACKETS | _QUOTES).get(left, "")):
        return None
    if twins and len(set(_runs(passage, left))) > 1:
        return None
    return caret(passage.text[: passage.start - 1], passage.text[passage.end + 1 :])


def behind_closers(passage: Passage) -> Passage | None:
    """Return the passage with the caret behind the marks that end its line, or None.

    That is where nothing but marks stands behind the caret, and each closes what was opened before it.
    """
    before, closers = _ITEM.sub("", passage.before, count=1), passage.after.rstrip()
    for found in _MARK.finditer(closers):
        mark = found[0]
        openers = [left for left, rights in (BRACKETS | _QUOTES).items() if mark in rights]
        if mark[0] in TWINS:
            closes = before.count(mark) % 2 == 1 and not before.endswith(mark)
        else:
            closes = sum(map(before.count, openers)) > before.count(mark)
        if not closes:
            return None
        before += mark
    place = passage.end + len(passage.after)
    return Passage(passage.text, place, place) if closers else None


def _pair(passage: Passage, left: str, right: str) -> Passage:
    return caret(passage.text[: passage.start] + left, right + passage.text[passage.end :])


def _stepped(passage: Passage) -> Passage:
    return Passage(passage.text, passage.start + 1, passage.start + 1)


def _room(passage: Passage) -> bool:
    """Say whether nothing stands behind the caret that the first mark could be meant for."""
    following = passage.after[:1]
    return not following or following.isspace() or following in _ENDS


def _steps_over(passage: Passage, key: str) -> bool:
    """Say whether a closing bracket is there already and has its opening one."""
    if not passage.after.startswith(key):
        return False
    left = next(each for each, other in BRACKETS.items() if other == key)
    line = passage.before + passage.after
    return line.count(left) <= line.count(key)


def _runs(passage: Passage, key: str) -> tuple[int, int]:
    """Return how many of one mark stand right before and right behind the caret."""
    before, after = passage.before, passage.after
    return len(before) - len(before.rstrip(key)), len(after) - len(after.lstrip(key))


def _twin(passage: Passage, key: str) -> Passage | None:
    left, right = _runs(passage, key)
    opening = passage.before[: len(passage.before) - left]
    if left and left == right and (not opening or opening[-1].isspace() or opening[-1] in _BEGINS):
        return _grown(passage, key, left, opening)
    if right and not opening[-1:].isspace() and passage.before:
        return _stepped(passage)
    if left or opening[-1:].isalnum() or not _room(passage):
        return None
    if key in "*_" and _BULLET.fullmatch(opening):
        # It may become a bullet, or a rule.
        return None
    return _pair(passage, key, key)


def _grown(passage: Passage, key: str, size: int, opening: str) -> Passage:
    """Return the line with one more mark on both sides; three ticks at its beginning are a fence."""
    if key == "`" and size == 2 and _BULLET.fullmatch(opening):
        return caret(passage.text[: passage.start] + key, passage.text[passage.end + size :])
    most = 1 if key == '"' else 3
    return _pair(passage, key, key) if size < most else _stepped(passage)
