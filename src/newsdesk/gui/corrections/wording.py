"""What the window says of notices to readers."""

from newsdesk.domain.corrections import Correction, CorrectionKind, Place
from newsdesk.gui.phrases import local_moment

#: When each kind is the right one.
MEANINGS = {
    CorrectionKind.CORRECTION: "Something in the story was wrong.",
    CorrectionKind.CLARIFICATION: "What stood there was right, but could be misunderstood.",
    CorrectionKind.UPDATE: "Something has happened since.",
    CorrectionKind.EDITORS_NOTE: "Readers must know something grave about the story. It belongs at the top.",
}
PLACES = {Place.BOTTOM: "below the story", Place.TOP: "above the story"}


def named(kind: CorrectionKind) -> str:
    """Return the name of a kind: "Correction"."""
    return kind.value.capitalize()


def headed(correction: Correction) -> str:
    """Return what a list shows of a notice above its text."""
    return f"{named(correction.kind)}, {local_moment(correction.at)}"


def signed(correction: Correction) -> str:
    """Say who told readers, and when."""
    return f"Told by {correction.who}, {local_moment(correction.at)}"
