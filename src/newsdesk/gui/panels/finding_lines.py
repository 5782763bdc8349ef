"""Findings as lines of a list: of one story, or of several; and the place that each leads to."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from newsdesk.domain.findings import Finding, Severity
from newsdesk.gui.panels.lines_delegate import DOUBT, FACTS
from newsdesk.widgets.tips import plain_tip

_FINDING = Qt.ItemDataRole.UserRole

#: What the fields of a story are called on the screen.
FIELD_NAMES = {
    "headline": "Headline",
    "standfirst": "Standfirst",
    "body": "Text",
    "byline": "Byline",
    "countries": "Countries",
    "notes": "Notes",
    "embargo": "Embargo",
}


def show_findings(
    view: QListWidget, findings: Sequence[Finding], headlines: Mapping[str, str] | None = None
) -> None:
    """Show findings, each with the field it is in; of several stories (``headlines`` by uid) with that, too.

    The cursor stays on the finding it was on, if that is still there.
    """
    kept = finding_at(view)
    view.clear()
    for each in findings:
        view.addItem(_item(each, headlines[each.uid] if headlines else ""))
    rows = [row for row, each in enumerate(findings) if kept and _alike(each, kept)]
    if rows:
        view.setCurrentRow(rows[0])


def finding_at(view: QListWidget) -> Finding | None:
    """Return the finding that the cursor is on."""
    item = view.currentItem()
    found = item.data(_FINDING) if item else None
    return found if isinstance(found, Finding) else None


def _alike(one: Finding, other: Finding) -> bool:
    return (one.uid, one.rule, one.field, one.message) == (other.uid, other.rule, other.field, other.message)


def _item(finding: Finding, headline: str) -> QListWidgetItem:
    field = FIELD_NAMES.get(finding.field, finding.field)
    where = f"{headline} · {field}" if headline else field
    is_error = finding.severity is Severity.ERROR
    kind = "Error" if is_error else "Warning"
    item = QListWidgetItem(finding.message)
    item.setData(_FINDING, finding)
    item.setData(FACTS, f"{kind} · {where}" if headline else where)
    item.setData(DOUBT, "Holds the story back" if is_error and not headline else "")
    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{kind}. {finding.message} {where}")
    item.setToolTip(plain_tip(f"{finding.message}\nReturn or a double click leads to it."))
    return item
