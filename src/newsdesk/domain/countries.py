"""The countries the first newsroom covers, and their currencies (ISO 3166-1, ISO 4217)."""

CENTRAL_ASIA = ("KZ", "KG", "TJ", "TM", "UZ")

#: In the order of the ticker.
TICKER = ("KGS", "KZT", "TJS", "UZS", "TMT")

CURRENCY_OF = {"KZ": "KZT", "KG": "KGS", "TJ": "TJS", "TM": "TMT", "UZ": "UZS"}

#: Two letters that CLDR names and that are no country: unions, outlying islands, test codes.
NO_COUNTRY = frozenset({"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"})
