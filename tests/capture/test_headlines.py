"""A headline has a shape; a short paragraph has another."""

import pytest

from newsdesk.capture.headlines import Role, find, looks_like, perhaps_subheadings, title_case

HEADLINES = [
    "Wool Mill in Karakol Turns Fleece Into Panels",
    "Is the Aral Sea Coming Back?",
    "Why is bread dearer in Osh than in Bishkek?",
    "Bridge Opens at Last!",
    "Glass Works to Cost €90 Million, Twice the Sum of 2023",
    "12 Villages, One Label: Apricot Growers Find Buyers",
    "‘We Will Not Sell’: Herders Keep Their Summer Pasture",
    "Minister: “The Water Is Enough for Everyone”",
    "Tashkent opens night trams",
    "Astana Signs Rail Agreement With the U.S.",
    "iPhone Repairers of Dushanbe Learn a New Trade",
    "В Бишкеке подорожал хлеб",
    "Kazakhstan, Uzbekistan and Turkmenistan Agree on How to Share the Gas of "
    "the Western Fields Until the End of Another Decade",
]

PARAGRAPHS = [
    "The ministry did not comment.",
    "“We are ready,” he said.",
    "It was the first such visit since 2019.",
    "“Will it ever end?”",
    "“Long live the new bridge!”",
    "“We wrote to them twice",
    "«Мы писали дважды",
    "The plan has three parts:",
    "and then it was closed",
    "The work goes on …",
    "The mill is open; the bridge is not;",
    "He went back to the U.S.",
    "Nobody came. Nobody had been asked",
    "See https://example.org/bridge",
    "* * *",
    "2025",
    "x" * 161,
]


@pytest.mark.parametrize("text", HEADLINES)
def test_headlines(text: str) -> None:
    """Question marks, figures, quotations, a colon, 120 characters; in title case or not."""
    assert looks_like(text)


@pytest.mark.parametrize("text", PARAGRAPHS)
def test_short_paragraphs(text: str) -> None:
    """They end as sentences do, begin inside one, leave a quotation open, or are somebody's words."""
    assert not looks_like(text)


def test_title_case() -> None:
    """Short words do not count, nor does the first."""
    assert title_case("Mill in Karakol Turns Fleece Into Panels")
    assert title_case("Tax on the Sale of Second-Hand Cars")
    assert not title_case("Mill in Karakol turns fleece into panels")
    assert not title_case("В Бишкеке подорожал хлеб")


ROLES = {"L": Role.LINE, "B": Role.BODY, "D": Role.DATE, "S": Role.BYLINE, "T": Role.TEASER}


@pytest.mark.parametrize(
    ("shape", "texts", "headlines"),
    [
        ("LBBLB", ["Mill Opens in Osh", "", "", "Trams Run at Night", ""], [0, 3]),
        ("LDSB", ["Mill Opens in Osh", "", "", ""], [0]),
        ("LT", ["Mill Opens in Osh", ""], [0]),
        ("BLL", ["", "Share this", "Follow us"], []),
        ("LLB", ["Kazakhstan", "Mill Opens in Osh", ""], [1]),
        ("LLB", ["Mill Opens in Osh", "Share", ""], [0]),
        ("LLB", ["Mill Opens in Osh", "Sheep farmers had nobody to sell to", ""], [0]),
        ("LLB", ["Mill opens in Osh", "Trams run at night", ""], [1]),
        ("LSLB", ["Mill Opens in Osh", "By Aida Bekova", "Trams Run at Night", ""], [0]),
    ],
)
def test_one_of_the_lines_above_copy_is_its_headline(
    shape: str, texts: list[str], headlines: list[int]
) -> None:
    """Not the label over it, nor the button or the standfirst under it; a byline tells for sure."""
    assert find([ROLES[role] for role in shape], texts, marked=False) == headlines


def test_a_marked_heading_next_to_copy_is_the_headline() -> None:
    """HTML says what a heading is, so its wording does not count."""
    texts = ["Mill Opens in Osh", "Sheep farmers had nobody to sell to", ""]

    assert find([Role.LINE, Role.LINE, Role.BODY], texts, marked=True) == [1]


def test_what_may_be_a_subheading() -> None:
    """A very short line, or one in sentence case where others are in title case; never the first."""
    assert perhaps_subheadings(["Prices", "Mill Opens in Osh", "Prices", "Trams Run at Night"]) == [
        *(False, False, True, False)
    ]
    assert perhaps_subheadings(["Mill Opens in Osh", "What the mill costs now", "Trams Run at Night"]) == [
        *(False, True, False)
    ]
    assert perhaps_subheadings(["Mill opens in the south", "Trams now run at night"]) == [False, False]
