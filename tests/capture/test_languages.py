"""The language is told by letters."""

import pytest

from newsdesk.capture.languages import guess


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("Bread is dearer in Osh, the newspaper “Эхо” says.", "en"),
        ("Хлеб в Оше подорожал, пишет Echo.", "ru"),
        ("Нан қымбаттады, дейді әкім.", "kk"),
        ("Нан өтө кымбаттады, деди өкүл.", "ky"),
        ("Нархи нон дар шаҳр боло рафт, гуфт ҷавоне.", "tg"),
        ("Нон нархи ўсди.", "uz"),
        ("", "en"),
    ],
)
def test_languages_of_the_region(text: str, tag: str) -> None:
    """Some letters are in one alphabet only."""
    assert guess(text) == tag
