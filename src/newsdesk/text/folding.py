"""Text as a search sees it: without case, accents, and letters that a Russian keyboard does not have.

An editor looks for "казахстан" and means "Қазақстан" as well: the letters that languages of the region add to
the Russian alphabet (Unicode, block Cyrillic) are told apart by nobody in a hurry. Latin letters lose their
accents by Unicode's own decomposition (NFKD), and the marks inside Uzbek oʻ and gʻ are dropped.
"""

import re
import unicodedata

#: Stands for й while accents are taken off; Unicode promises never to give it a meaning.
_SHORT_I = "\ufdd0"
#: What NFKD leaves behind letters: combining marks.
_ACCENTS = re.compile(
    "[" + "".join(chr(code) for code in range(0x300, 0x3100) if unicodedata.combining(chr(code))) + "]+"
)
_LETTERS = str.maketrans(
    {
        "ә": "а",
        "ғ": "г",
        "қ": "к",
        "ҡ": "к",
        "ң": "н",
        "ө": "о",
        "ү": "у",
        "ұ": "у",
        "ў": "у",
        "ӯ": "у",
        "ҳ": "х",
        "һ": "х",
        "і": "и",
        "ї": "и",
        "ӣ": "и",
        "ҷ": "ч",
        "ҹ": "ч",
        "ё": "е",
        "є": "е",
        "ґ": "г",
        # Taken apart it would be another letter of the alphabet.
        "й": _SHORT_I,
        "ı": "i",
        "ł": "l",
        "đ": "d",
        "ø": "o",
        "æ": "ae",
        "œ": "oe",
        "ə": "a",
        "þ": "th",
        "ð": "d",
        # The modifier letters of Uzbek and of transliterations.
        "ʻ": "",
        "ʼ": "",
        "ʿ": "",
        "ʾ": "",
    }
)
#: The same mark as it is typed: an apostrophe after o or g, inside a word ("O'zbekiston", "g‘alla").
_TYPED_MARK = re.compile(r"(?<=[og])['’‘`](?=\w{2})")


def fold(text: str) -> str:
    """Return ``text`` in lower case without accents, the region's letters as their Russian neighbours."""
    if text.isascii():
        return _TYPED_MARK.sub("", text.lower())
    lowered = unicodedata.normalize("NFC", text).lower().translate(_LETTERS)
    bare = _ACCENTS.sub("", unicodedata.normalize("NFKD", lowered)).replace(_SHORT_I, "й")
    return _TYPED_MARK.sub("", bare)
