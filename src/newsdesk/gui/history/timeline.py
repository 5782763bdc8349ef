"""The timeline's rows: a heading for each day, under it the texts and what else happened to the story."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from newsdesk.domain.history import PastText
from newsdesk.domain.journal import Event
from newsdesk.gui.history.wording import clock_time, day_of, drawing, what
from newsdesk.gui.icons import icon
from newsdesk.text.english import counted
from newsdesk.widgets.tips import plain_tip

TIME, WHAT, WHO, WORDS = range(4)
_DIGEST = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Past:
    """All that a timeline shows: a story's revisions and its journal, each newest first."""

    texts: tuple[PastText, ...]
    events: tuple[Event, ...] = ()


def prepare(tree: QTreeWidget) -> None:
    """Let the columns share the room: what happened gets what the others leave."""
    header = tree.header()
    header.setStretchLastSection(False)
    for column in (TIME, WHO, WORDS):
        header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(WHAT, QHeaderView.ResizeMode.Stretch)
    tree.headerItem().setTextAlignment(WORDS, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


def fill(tree: QTreeWidget, past: Past, now: datetime, *, only_marked: bool) -> None:
    """Show a story's past; ``only_marked`` leaves out what nobody named and no reader got."""
    tree.clear()
    days: dict[str, QTreeWidgetItem] = {}
    thinned: dict[str, int] = {}
    for each in _by_time(past, only_marked=only_marked):
        day = day_of(each.at, now)
        if day not in days:
            days[day] = _heading(tree, day)
        if isinstance(each, PastText) and each.thinned:
            thinned[day] = thinned.get(day, 0) + 1
        else:
            days[day].addChild(_text(each) if isinstance(each, PastText) else _event(each))
    for day, heading in days.items():
        if day in thinned:
            heading.setText(TIME, f"{day} · {counted(thinned[day], 'text')} thinned out")
        heading.setExpanded(True)


def digest_of(item: QTreeWidgetItem) -> str:
    """Return the digest of the revision that a row stands for; "" for any other row."""
    return str(item.data(TIME, _DIGEST) or "")


def rows(tree: QTreeWidget) -> list[QTreeWidgetItem]:
    """Return the rows that stand for a text, newest first."""
    days = filter(None, (tree.topLevelItem(number) for number in range(tree.topLevelItemCount())))
    found = (day.child(number) for day in days for number in range(day.childCount()))
    return [each for each in found if each and digest_of(each)]


def _by_time(past: Past, *, only_marked: bool) -> Sequence[PastText | Event]:
    if only_marked:
        return [each for each in past.texts if each.label or each.went_out]
    return sorted((*past.texts, *past.events), key=lambda each: each.at, reverse=True)


def _heading(tree: QTreeWidget, day: str) -> QTreeWidgetItem:
    item = QTreeWidgetItem(tree, [day])
    item.setFirstColumnSpanned(True)
    item.setFlags(Qt.ItemFlag.ItemIsEnabled)
    font = QFont(tree.font())
    font.setWeight(QFont.Weight.DemiBold)
    item.setFont(TIME, font)
    return item


def _text(past: PastText) -> QTreeWidgetItem:
    item = QTreeWidgetItem([clock_time(past.at), what(past), past.who, f"{past.words:,}"])
    item.setData(TIME, _DIGEST, past.digest)
    item.setTextAlignment(WORDS, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    item.setToolTip(WHAT, plain_tip(what(past)))
    if drawing(past):
        item.setIcon(WHAT, icon(drawing(past)))
    return item


def _event(event: Event) -> QTreeWidgetItem:
    said = f"{event.what[:1].upper()}{event.what[1:]}"
    item = QTreeWidgetItem([clock_time(event.at), said, event.who])
    item.setFlags(Qt.ItemFlag.ItemIsEnabled)
    item.setToolTip(WHAT, plain_tip(said))
    font = item.font(WHAT)
    font.setItalic(True)
    item.setFont(WHAT, font)
    return item
