"""What a palette offers for what is typed, and in which order."""

from newsdesk.gui.palette.items import Asked, Item, Kind, remembered, rows

BOLD = Item(Kind.ACTION, "bold", "Bold", "Format", "Ctrl+B")
BACKUP = Item(Kind.ACTION, "backup", "Back up now", "File")
GREY = Item(Kind.ACTION, "book", "Bookmark", "Story", why_not="no story is open")
DAY = Item(Kind.EDITION, "e", "Edition of 14 November 2025", "edition · 2025-11-14")
HEADING = Item(Kind.HEADING, "0", "Borders", "heading 2")
ALL = (BOLD, BACKUP, GREY, DAY, HEADING)


def found(typed: str, *recent: str) -> list[str]:
    """The words of what is offered, in order."""
    return [row.item.words for row in rows(Asked.read(typed), ALL, recent)]


def test_nothing_typed_offers_actions() -> None:
    """In the order of the menus; what cannot be done comes last."""
    assert found("") == ["Bold", "Back up now", "Bookmark"]


def test_what_was_chosen_lately_comes_first() -> None:
    """The newest before the others."""
    assert found("", "edition:e", "action:backup")[:3] == [
        "Edition of 14 November 2025",
        "Back up now",
        "Bold",
    ]


def test_the_best_fit_comes_first() -> None:
    """What begins so, before what only has it."""
    assert found("bo") == ["Bold", "Bookmark"]
    assert found("b", "action:backup")[0] == "Back up now"


def test_what_stands_beside_is_found_as_well() -> None:
    """The menu's title, a date; only the words themselves are marked."""
    [row] = rows(Asked.read("format bold"), ALL, ())
    assert row.item is BOLD
    assert row.spans == ((0, 4),)
    assert found("2025-11") == ["Edition of 14 November 2025"]


def test_a_sign_asks_for_one_kind() -> None:
    """Actions, editions, headings; spaces behind it do not matter."""
    assert found("> b") == ["Bold", "Back up now", "Bookmark"]
    assert found("#") == ["Edition of 14 November 2025"]
    assert found("@bord") == ["Borders"]


def test_a_choice_is_remembered_once() -> None:
    """In front; the oldest is forgotten."""
    assert remembered(("a", "b", "c"), "b") == ("b", "a", "c")
    assert remembered(("a", "b"), "c", most=2) == ("c", "a")


def test_all_of_a_row_is_heard() -> None:
    """Its words, where it is, its keys, and why it is grey."""
    assert BOLD.heard == "Bold, Format, Ctrl+B"
    assert GREY.heard == "Bookmark, Story, no story is open"
