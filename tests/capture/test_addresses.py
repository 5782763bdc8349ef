"""Links lead where they led, and tell nobody who followed them."""

import pytest

from newsdesk.capture.addresses import clean


@pytest.mark.parametrize(
    ("address", "left"),
    [
        ("https://example.com/a?utm_source=mail&utm_medium=x", "https://example.com/a"),
        ("https://example.com/a?id=7&fbclid=Iw#top", "https://example.com/a?id=7#top"),
        ("https://example.com/a?gclid=1&b=%20+c&b=2", "https://example.com/a?b=%20+c&b=2"),
        ("https://example.com/a#:~:text=wool", "https://example.com/a"),
        ("https://example.com/a#part:~:text=wool", "https://example.com/a#part"),
        (
            "https://www.google.com/url?q=https%3A%2F%2Fexample.com%2Fa%3Fb%3D1&sa=D",
            "https://example.com/a?b=1",
        ),
        (
            "https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.com%2F%3Ffbclid%3D1&h=A",
            "https://example.com/",
        ),
        (
            "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.com%2F&data=x",
            "https://example.com/",
        ),
        ("https://vk.com/away.php?to=https%3A%2F%2Fexample.com%2F&utf=1", "https://example.com/"),
    ],
)
def test_what_only_follows_readers_is_taken_off(address: str, left: str) -> None:
    """Trackers' parameters, marked places, and pages that only lead on; each is named."""
    found, removed = clean(address)

    assert found == left
    assert removed


@pytest.mark.parametrize(
    "address",
    [
        "https://example.com/a?id=7&page=2#top",
        "https://example.com/a?",
        "https://example.com/?source=utm&q=fbclid",
        "https://www.google.com/search?q=https://example.com",
        "https://google.com.example.org/url?q=https://example.com",
        "https://www.google.com/url?q=javascript:alert(1)",
        "https://[broken?url=x",
        "mailto:desk@example.com?subject=Wool",
    ],
)
def test_everything_else_stays_letter_by_letter(address: str) -> None:
    """Also what looks a little like it."""
    assert clean(address) == (address, ())
