"""What belongs to a page is told from what belongs to a story."""

import pytest

from newsdesk.capture import furniture


@pytest.mark.parametrize(
    "line",
    ["Viewing results 787 - 792 of 952", "Showing 1–6 of 1,200 articles", "1 to 6 of 952", "Page 3 of 12"],
)
def test_counters(line: str) -> None:
    """Results are counted in several ways."""
    assert furniture.is_counter(line)


@pytest.mark.parametrize(
    "line", ["Viewing results", "Turnout was 787 of 952", "6 of 952 people came", "12-13 of May"]
)
def test_figures_in_copy_are_no_counters(line: str) -> None:
    """A counter has two ends and a sum, and nothing else."""
    assert not furniture.is_counter(line)


@pytest.mark.parametrize(
    "line",
    [
        *(
            "Continue reading",
            "Continue Reading →",
            "Read more",
            "READ MORE »",
            "Read more...",
            "[Read more…]",
        ),
        *("Continue reading Bridge Opens in Osh →", "Читать далее"),
    ],
)
def test_teaser_links(line: str) -> None:
    """A line that only leads to the whole story."""
    assert furniture.is_teaser(line)


@pytest.mark.parametrize(
    "line", ["Read more books, says ministry", "Continue", "People read more", "Read more: Osh"]
)
def test_reading_in_copy_is_no_teaser_link(line: str) -> None:
    """Newspapers write about reading, too."""
    assert not furniture.is_teaser(line)


def test_a_teaser_link_at_a_paragraphs_end_is_split_off() -> None:
    """Even where the space was lost in copying."""
    assert furniture.split_teaser("The bridge… Continue reading →") == ("The bridge…", "Continue reading →")
    assert furniture.split_teaser("The bridge.Read more") == ("The bridge.", "Read more")
    assert furniture.split_teaser("They want to read more") == ("They want to read more", "")


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Aida Bekova", "Aida Bekova"),
        ("BY AIDA BEKOVA", "AIDA BEKOVA"),
        ("By Aida Bekova and Timur O’Brien-Li", "Aida Bekova and Timur O’Brien-Li"),
        ("By Aida J. Bekova, Timur Li", "Aida J. Bekova, Timur Li"),
        ("By Road and Rail", ""),
        ("By the river", ""),
        ("Автор: Айгуль Бекова", "Айгуль Бекова"),
        ("Текст: Айгуль Бекова и Тимур Ли", "Айгуль Бекова и Тимур Ли"),
        ("Author: Aida Bekova", "Aida Bekova"),
        ("Автор: неизвестен", ""),
        ("Автор: Айгуль Бекова, которая там была", ""),
        ("By Aida Bekova, who was there", ""),
        ("Aida Bekova", ""),
    ],
)
def test_bylines(line: str, names: str) -> None:
    """Two names at least to a person, each with a capital."""
    assert furniture.byline(line) == names


def test_credits_and_rules() -> None:
    """Neither is a headline."""
    assert furniture.is_credit("Photo: Aida Bekova")
    assert furniture.is_credit("Image courtesy of: the ministry")
    assert not furniture.is_credit("Photographers Meet in Osh")
    assert furniture.is_rule("* * *")
    assert furniture.is_rule("-----")
    assert not furniture.is_rule("— 5 —")


@pytest.mark.parametrize(
    "line",
    [
        *("1 234 просмотра", "15 просмотров", "Просмотров: 1234", "512 views", "1,024 views", "Views: 88"),
        *("Время чтения: 3 мин.", "Время чтения: 3 минуты", "5 min read", "Reading time: 4 minutes"),
    ],
)
def test_how_much_a_page_is_read(line: str) -> None:
    """Sites count readers, and the minutes that they take."""
    assert furniture.is_measure(line)


@pytest.mark.parametrize(
    "line", ["Two views", "15 просмотров за день", "Просмотров", "5 min", "Reading time", "Views: Osh"]
)
def test_figures_of_a_story_are_its_own(line: str) -> None:
    """Only what nothing else is said with."""
    assert not furniture.is_measure(line)
