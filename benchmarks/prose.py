"""Invented copy by the yard, the same in every run; its words are as frequent as those of a language."""

import random
from itertools import accumulate

#: The few words that make up a third of any text, the most frequent first.
COMMON = ("the", "of", "and", "in", "to", "a", "said", "that", "for", "on", "with", "its", "was", "by")
SYLLABLES = tuple(consonant + vowel for consonant in "bdgklmnrstvz" for vowel in "aeiou")
PARAGRAPHS = 4_000
#: How many words there are to an amount: a story about a budget has more, most have none.
APART = 60
MONEY = (
    "30.4688 billion tenge ($59.6 million)",
    "in 2020",
    "20,000 tenge",
    "10–15 million soms",
    "$5 million",
    "1,5 млрд тенге",
)
#: The same words in letters that Kazakh writes, some of which no Russian keyboard has.
CYRILLIC = str.maketrans(
    dict(zip("abdegiklmnorstuvzABDEGIKLMNORSTUVZ", "абдеғіқлмңорстұвзАБДЕҒІҚЛМҢОРСТҰВЗ", strict=True))
)


def vocabulary() -> tuple[str, ...]:
    """Return the invented language's 16,000 words, the most frequent first; the same each time."""
    chance = random.Random("vocabulary")
    invented = ("".join(chance.choices(SYLLABLES, k=chance.choice((2, 3, 3, 4)))) for _ in range(24_000))
    return (*COMMON, *dict.fromkeys(invented))[:16_000]


class Prose:
    """Writes text that means nothing and looks like news. ``seed`` decides every word."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._words = vocabulary()
        # Zipf: the second word is half as frequent as the first, the third a third.
        self._weights = list(accumulate(1 / (place + 1) for place in range(len(self._words))))
        self._paragraphs = [self._paragraph() for _ in range(PARAGRAPHS)]

    def _some(self, count: int) -> str:
        return " ".join(self._random.choices(self._words, cum_weights=self._weights, k=count))

    def headline(self) -> str:
        """Return a headline of seven words, of which the last may be any."""
        return f"{self._some(6)} {self._random.choice(self._words)}".title()

    def _sentence(self) -> str:
        first, rest = self._some(7).capitalize(), self._some(self._random.randint(4, 12))
        quoted = f"“{first} {rest},” said the mayor."
        return self._random.choice((f"{first}, {rest}.", f"{first} {rest}.", quoted))

    def _paragraph(self) -> str:
        return " ".join(self._sentence() for _ in range(3))

    def body(self, words: int) -> str:
        """Return plain paragraphs of about that many words, as a captured page has them."""
        return "\n\n".join(self._random.choices(self._paragraphs, k=max(1, words // 50)))

    def markdown(self, words: int) -> str:
        """Return about that many words of a marked-up text: headings, emphasis, links, quotes, lists."""
        blocks: list[str] = []
        for number, paragraph in enumerate(self._random.choices(self._paragraphs, k=max(1, words // 50))):
            blocks.append(_marked(number, paragraph))
            if number % 6 == 5:
                blocks.append(f"## {self.headline()}")
        return "\n\n".join(blocks)

    def budget(self, words: int) -> str:
        """Return a marked-up text with an amount of money in every paragraph or so."""
        found = self.markdown(words).split(" ")
        for place in range(0, len(found), APART):
            found[place] += f" {self._random.choice(MONEY)}"
        return " ".join(found)


def _marked(number: int, paragraph: str) -> str:
    head, _, tail = paragraph.partition(" ")
    kinds = (
        paragraph,
        f"**{head}** {tail}",
        f"> {paragraph}",
        f"*{head}* {tail} [A note](https://example.org/{number}) on it.",
        paragraph,
        "\n".join(f"- {sentence}" for sentence in paragraph.split(". ")),
    )
    return kinds[number % len(kinds)]
