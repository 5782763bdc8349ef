"""Slugs are safe file names in plain ASCII, whatever the headline."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.text.slugs import DEVICES, LONGEST, slug, unique

LANGUAGES = st.sampled_from(["en", "ru", "kk", "ky", "tg", "uz", "uz-Cyrl", "tk"])


@given(st.text(), LANGUAGES)
def test_a_slug_is_always_a_safe_name(headline: str, language: str) -> None:
    """Lower-case ASCII words joined by single dashes, never empty, too long or a device's name."""
    name = slug(headline, language)

    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name)
    assert len(name) <= LONGEST
    assert name not in DEVICES
    assert slug(name, language) == name


@pytest.mark.parametrize(
    ("headline", "language", "name"),
    [
        ("Tea Prices Hold — “for Now,” Say Growers", "en", "tea-prices-hold-for-now-say-growers"),
        ("Don’t Look Back: Who’s Next?", "en", "dont-look-back-whos-next"),
        ("Щука, ёж и объезд", "ru", "shchuka-yozh-i-obezd"),
        ("Қазақстан Үкіметі ән мен өлең", "kk", "qazaqstan-ukimeti-an-men-oleng"),
        ("Жаңы жол", "ky", "jangy-jol"),
        ("Жаңа жол", "kk", "zhanga-zhol"),
        ("Ҷумҳурии Тоҷикистон ва ғӯза", "tg", "jumhurii-tojikiston-va-ghuza"),
        ("Ўзбекистон хабарлари, жўжа", "uz", "ozbekiston-xabarlari-joja"),
        ("Oʻzbekiston gʻalabasi", "uz", "ozbekiston-galabasi"),
        ("Türkmenistanyň täze ýoly", "tk", "turkmenistanyn-taze-yoly"),
        ("10 000 ½ № 5", "en", "10-000-1-2-no-5"),
        ("Straße nach Łódź", "de", "strasse-nach-lodz"),
        ("…", "en", "story"),
        ("新闻", "zh", "story"),
        ("CON", "en", "con-story"),
        ("lpt1", "en", "lpt1-story"),
    ],
)
def test_a_headline_in_latin_letters(headline: str, language: str, name: str) -> None:
    """One alphabet and one trap each."""
    assert slug(headline, language) == name


#: The alphabets that newsrooms of Central Asia write in, in Cyrillic.
ALPHABETS = {
    "ru": "абвгдеёжзийклмнопрстуфхцчшщыэюя",
    "kk": "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщыіэюя",
    "ky": "абвгдеёжзийклмнңоөпрстуүфхцчшщыэюя",
    "tg": "абвгғдеёжзиӣйкқлмнопрстуӯфхҳчҷшэюя",
    "uz": "абвгғдеёжзийкқлмнопрстуўфхҳцчшэюя",
    "tk": "абвгдеёжҗзийклмнңоөпрстуүфхцчшщыэәюя",
}
SIGNS = "ъь"


@given(
    st.sampled_from(sorted(ALPHABETS)).flatmap(
        lambda each: st.tuples(st.just(each), st.text(ALPHABETS[each] + SIGNS))
    )
)
def test_no_letter_of_an_alphabet_is_lost(written: tuple[str, str]) -> None:
    """Each gives one Latin letter or more, in capitals too; only the signs give none."""
    language, word = written
    letters = [letter for letter in word if letter not in SIGNS]

    name = slug(word, language)

    assert letters == [] or len(letters) <= len(name) or len(name) > LONGEST - 5
    assert slug(word.upper(), language) == name


@pytest.mark.parametrize(
    ("language", "cyrillic", "latin"),
    [
        (
            "uz",
            "Ўзбекистон ғалабаси: ер, поезд, объект, чўл",
            "Oʻzbekiston gʻalabasi: yer, poyezd, obyekt, choʻl",
        ),
        ("uz", "Шаҳарда янги йўл жаҳон", "Shaharda yangi yoʻl jahon"),
        ("tk", "Түркменистаның тәзе ёлы", "Türkmenistanyň täze ýoly"),
        ("tk", "Ер, җемгыет, чага, шәхер, журнал", "Ýer, jemgyýet, çaga, şäher, žurnal"),
    ],
)
def test_both_scripts_of_a_language_give_the_same_slug(language: str, cyrillic: str, latin: str) -> None:
    """A story that changes its script keeps its address."""
    assert slug(cyrillic, language) == slug(latin, language)


def test_a_long_headline_is_cut_at_a_word() -> None:
    """The last word that fits is whole; one word that is too long is cut."""
    assert slug("word " * 40) == "-".join(["word"] * 16)
    assert slug("w" * 200) == "w" * LONGEST


@given(st.text(), st.integers(0, 30))
def test_a_unique_slug_is_free_and_still_safe(headline: str, others: int) -> None:
    """Numbers from 2 on are added until a name is free."""
    base = slug(headline)
    taken = {base}
    for _ in range(others):
        taken.add(unique(base, taken))

    assert len(taken) == others + 1
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name) and len(name) <= LONGEST for name in taken)


def test_unique_counts_from_two() -> None:
    """A free name stays as it is."""
    assert unique("tea", {"cotton"}) == "tea"
    assert unique("tea", {"tea", "tea-2"}) == "tea-3"
