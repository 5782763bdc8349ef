"""The languages that stories are written in here."""

#: BCP 47 tag → English name (CLDR): those of the region, and of others whose quotation marks are known.
LANGUAGES = {
    "en": "English",
    "ru": "Russian",
    "kk": "Kazakh",
    "ky": "Kyrgyz",
    "tg": "Tajik",
    "tk": "Turkmen",
    "uz": "Uzbek",
    "uz-Cyrl": "Uzbek (Cyrillic)",
    "az": "Azerbaijani",
    "be": "Belarusian",
    "de": "German",
    "it": "Italian",
    "mn": "Mongolian",
    "pl": "Polish",
    "es": "Spanish",
    "tr": "Turkish",
    "uk": "Ukrainian",
}


def language_name(tag: str) -> str:
    """Return the English name of a language by its tag ("ru", also "ru-KZ"), or the tag itself."""
    known = tag
    while known:
        if name := LANGUAGES.get(known):
            return name
        known = known.rpartition("-")[0]
    return tag
