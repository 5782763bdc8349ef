"""What readers are told about a story that changed, in each of a bundle's formats."""

import html
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from babel.dates import format_date

from newsdesk.domain.corrections import Correction, CorrectionKind, Place

#: How a list marks a story by its newest notice.
MARKS = {
    CorrectionKind.CORRECTION: "Corrected",
    CorrectionKind.CLARIFICATION: "Clarified",
    CorrectionKind.UPDATE: "Updated",
    CorrectionKind.EDITORS_NOTE: "Editor’s note",
}


@dataclass(frozen=True, slots=True)
class Notice:
    """A correction as a page shows it: its heading, its time (``when`` in words), its text."""

    heading: str
    at: datetime
    when: str
    text: str


def notices(corrections: Sequence[Correction], place: Place) -> tuple[Notice, ...]:
    """Return what stands in that place of a story's page, newest last."""
    return tuple(
        Notice(heading(each), each.at.replace(microsecond=0), moment(each.at), each.text)
        for each in corrections
        if each.place is place
    )


def heading(correction: Correction) -> str:
    """Return the words above a notice: its kind, "Correction"."""
    return correction.kind.value.capitalize()


def mark(corrections: Sequence[Correction]) -> str:
    """Return how a list marks a story with these corrections: by the newest, or ""."""
    return MARKS[corrections[-1].kind] if corrections else ""


def linked_data(corrections: Sequence[Correction]) -> list[dict[str, Any]]:
    """Return the notices as schema.org CorrectionComments (https://schema.org/correction)."""
    return [
        {
            "@type": "CorrectionComment",
            "name": heading(each),
            "text": each.text,
            "datePublished": each.at.isoformat(timespec="seconds"),
        }
        for each in corrections
    ]


def around(body: str, corrections: Sequence[Correction]) -> str:
    """Return a body's HTML with its notices before and after it, for readers without the page around it.

    A correction that only the page had would be lost wherever the body is published again.
    """
    above = [_paragraph(each) for each in corrections if each.place is Place.TOP]
    below = [_paragraph(each) for each in corrections if each.place is Place.BOTTOM]
    return "\n".join([*above, body, *below])


def around_plain(words: str, corrections: Sequence[Correction]) -> str:
    """Return a body's plain text with its notices before and after it, each a paragraph."""
    above = [_line(each) for each in corrections if each.place is Place.TOP]
    below = [_line(each) for each in corrections if each.place is Place.BOTTOM]
    return "\n\n".join([*above, words, *below])


def moment(when: datetime) -> str:
    """Write a time (UTC) as pages do: "05:42 UTC, 14 March 2031"."""
    return f"{when:%H:%M} UTC, {format_date(when.date(), 'd MMMM y', locale='en')}"


def _paragraph(correction: Correction) -> str:
    said = html.escape(correction.text, quote=False)
    return f'<p><strong lang="en">{heading(correction)} ({moment(correction.at)}):</strong> {said}</p>'


def _line(correction: Correction) -> str:
    return f"{heading(correction)} ({moment(correction.at)}): {correction.text}"
