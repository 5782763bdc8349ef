"""Place and source are kept apart from the first paragraph."""

import pytest

from newsdesk.capture.datelines import Dateline, read


@pytest.mark.parametrize(
    ("dateline", "place", "source"),
    [
        ("DUSHANBE (TCA) — ", "Dushanbe", "TCA"),
        ("ASTANA, Kazakhstan (TCA) – ", "Astana, Kazakhstan", "TCA"),
        ("BISHKEK (TCA) -- ", "Bishkek", "TCA"),
        ("OSH (TCA) - ", "Osh", "TCA"),
        ("NUR-SULTAN (TCA) — ", "Nur-Sultan", "TCA"),
        ("UST-KAMENOGORSK (TCA) — ", "Ust-Kamenogorsk", "TCA"),
        ("ROSTOV-ON-DON (TCA) — ", "Rostov-on-Don", "TCA"),
        ("NEW YORK (AP) —", "New York", "AP"),
        ("WASHINGTON, D.C. (TCA) — ", "Washington, D.C.", "TCA"),
        ("Almaty (The Courier) — ", "Almaty", "The Courier"),
        ("ALMATY — ", "Almaty", ""),
        ("АСТАНА (ТАСС) — ", "Астана", "ТАСС"),
    ],
)
def test_datelines_are_taken_off(dateline: str, place: str, source: str) -> None:
    """With any dash; the place in normal capitals."""
    assert read(f"{dateline}The bridge is open.") == Dateline(place, source, "The bridge is open.")


@pytest.mark.parametrize(
    "paragraph",
    [
        "The bridge is open.",
        "NATO — the alliance — met.",
        "Almaty — the largest city — grows.",
        "The governor (TCA) — who was there — spoke.",
        "KEGOC, which runs the grid, said it was ready - at last.",
        "DUSHANBE (TCA) — ",
        "ALMATY 2025 (TCA) — Text.",
        "",
    ],
)
def test_other_beginnings_stay(paragraph: str) -> None:
    """A dash alone makes no dateline, nor do capitals."""
    assert read(paragraph) is None


def test_emphasis_stays_whole() -> None:
    """A dateline set in bold takes its stars with it; a paragraph that is bold keeps both of its own."""
    assert read("**DUSHANBE (TCA) —** The bridge.") == Dateline("Dushanbe", "TCA", "The bridge.")
    assert read("**DUSHANBE (TCA)** — The bridge.") == Dateline("Dushanbe", "TCA", "The bridge.")
    assert read("**DUSHANBE (TCA) — The bridge.**") == Dateline("Dushanbe", "TCA", "**The bridge.**")


def test_what_comes_first_now_is_escaped() -> None:
    """A year before a full stop is a list's number where a paragraph begins."""
    assert read("OSH (TCA) — 2025. A year.") == Dateline("Osh", "TCA", "2025\\. A year.")
