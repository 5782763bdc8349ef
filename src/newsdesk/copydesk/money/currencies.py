"""What copy calls currencies and large numbers: signs, names and cases, English and those of the region.

Codes are ISO 4217, countries ISO 3166-1. A name of several currencies lists them all; ``settled`` says which
of them a story means.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

_SCALES = (
    (3, "k thousand thousands тыс тысяча тысячи тысячу тысяч тысячам тысячами тысячах ming мың миң"),
    (6, "m mn mln mio million millions"),
    (6, "млн миллион миллиона миллиону миллионом миллионе миллионы миллионов миллионам миллионами миллионах"),
    (9, "b bn bln billion billions mlrd milliard"),
    (9, "млрд миллиард миллиарда миллиарду миллиардом миллиарде миллиарды миллиардов миллиардам"),
    (9, "миллиардами миллиардах"),
    (12, "t tn trn trillion trillions"),
    (12, "трлн триллион триллиона триллиону триллионом триллионе триллионы триллионов триллионам"),
    (12, "триллионами триллионах"),
)

#: Words for powers of ten, English, Russian, Kazakh, Kyrgyz and Uzbek.
SCALES: Mapping[str, int] = MappingProxyType(
    {word: power for power, words in _SCALES for word in words.split()}
)

#: Everything that is typed for the apostrophe of so‘m.
APOSTROPHES = "'’‘ʻʼ`´ʹ"
_STRAIGHT = str.maketrans(dict.fromkeys(APOSTROPHES, "'"))

#: Case endings of Russian nouns with a hard stem: сом, сума, манатов, долларами.
_HARD = ("", "а", "у", "ом", "е", "ы", "ов", "ам", "ами", "ах")

#: Which currencies a word may mean, the likeliest first; a stem followed by "+" takes the endings above.
_NAMES = (
    ("KZT", "tenge tenges тенге теңге тг"),
    ("KGS UZS", "som soms"),
    ("KGS", "сом+"),
    ("UZS", "soum soums sum sums so'm so'mni so'mga so'mdan so'mlik so'ms сум+ сўм"),
    ("TJS", "somoni somonis сомони сомонӣ"),
    ("TMT AZN", "manat manats манат+"),
    ("USD AUD CAD HKD NZD SGD", "dollar dollars доллар+ долл"),
    ("USD", "buck bucks"),
    ("EUR", "euro euros евро"),
    ("RUB", "ruble rubles rouble roubles руб рубль рубля рублю рублём рублем рубле рубли рублей рублям"),
    ("RUB", "рублями рублях"),
    ("GBP", "pound pounds sterling фунт+"),
    ("CNY", "yuan yuans renminbi rmb юань юаня юаню юанем юане юани юаней юаням юанями юанях"),
    ("JPY", "yen иена иены иене иену иеной иен иенам иенами иенах йена йены йен"),
    ("TRY", "lira liras lire лира лиры лире лиру лирой лир лирам лирами лирах"),
    ("INR PKR", "rupee rupees рупия рупии рупию рупией рупий рупиям рупиями рупиях"),
    ("CHF", "franc francs франк+"),
    ("AMD", "dram drams драм+"),
    ("GEL", "lari laris лари"),
    ("UAH", "hryvnia hryvnias гривна гривны гривне гривну гривной гривен гривнам"),
    ("AFN", "afghani afghanis афгани"),
    ("AED", "dirham dirhams дирхам+"),
    ("SAR QAR", "riyal riyals"),
    ("IRR", "rial rials риал+"),
    ("MNT", "tugrik tugriks tögrög tögrögs тугрик+"),
    ("KRW", "won вона воны вон"),
    ("PLN", "zloty zlotys"),
    ("ILS", "shekel shekels"),
)

NAMES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        form: tuple(codes.split())
        for codes, words in _NAMES
        for word in words.split()
        for form in ([word[:-1] + ending for ending in _HARD] if word.endswith("+") else [word])
    }
)

#: Names that an everyday word is, or that weigh something: an amount only with a scale word or in so many
#: figures (five million pounds, not ten pounds).
EVERYDAY = frozenset({"won", "pound", "pounds", "sum", "sums", "buck", "вон", "вона", "воны"})

#: Names that end in a full stop.
SHORT_NAMES = frozenset({"долл", "руб", "тг"})

#: Scale words that do.
SHORT_SCALES = frozenset({"тыс"})

_DOLLARS = NAMES["dollar"]
_YUAN_OR_YEN = ("CNY", "JPY")

#: Signs, with the letters that may stand before or behind them.
SIGNS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "$": _DOLLARS,
        **dict.fromkeys(("US$", "U.S.$", "U$", "$US"), ("USD",)),
        **dict.fromkeys(("A$", "AU$", "$A"), ("AUD",)),
        **dict.fromkeys(("C$", "CA$", "Can$", "$C"), ("CAD",)),
        **dict.fromkeys(("HK$", "$HK"), ("HKD",)),
        **dict.fromkeys(("NZ$", "$NZ"), ("NZD",)),
        **dict.fromkeys(("S$", "SG$", "$S"), ("SGD",)),
        "NT$": ("TWD",),
        "R$": ("BRL",),
        "€": ("EUR",),
        "£": ("GBP",),
        "₸": ("KZT",),
        "₽": ("RUB",),
        "₼": ("AZN",),
        "¥": _YUAN_OR_YEN,
        "￥": _YUAN_OR_YEN,
        **dict.fromkeys(("CN¥", "RMB¥"), ("CNY",)),
        "JP¥": ("JPY",),
        "₺": ("TRY",),
        "₴": ("UAH",),
        "₾": ("GEL",),
        "֏": ("AMD",),
        "₹": ("INR",),
        "₮": ("MNT",),
        "₩": ("KRW",),
        "₪": ("ILS",),
        "؋": ("AFN",),
    }
)

#: The single characters that are a sign or end one.
SIGN_CHARACTERS = frozenset(each for sign in SIGNS for each in sign if not each.isalpha() and each != ".")

_HOMES = (
    "KGS-KG KZT-KZ TJS-TJ UZS-UZ TMT-TM AZN-AZ RUB-RU CNY-CN JPY-JP INR-IN PKR-PK AFN-AF IRR-IR TRY-TR",
    "USD-US AUD-AU CAD-CA HKD-HK NZD-NZ SGD-SG TWD-TW GBP-GB CHF-CH AMD-AM GEL-GE UAH-UA BYN-BY MDL-MD",
    "AED-AE SAR-SA QAR-QA KWD-KW MNT-MN KRW-KR BRL-BR PLN-PL CZK-CZ HUF-HU SEK-SE NOK-NO DKK-DK ILS-IL",
    "EGP-EG THB-TH MYR-MY IDR-ID VND-VN ZAR-ZA",
)

#: Where a currency is at home.
HOMES: Mapping[str, str] = MappingProxyType({each[:3]: each[4:] for line in _HOMES for each in line.split()})

#: Codes as copy writes them; TRY is a word in a headline of capitals, and stands for lira with a scale word.
CODES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {**{code: (code,) for code in (*HOMES, "EUR")}, "RMB": ("CNY",)}
)

EVERYDAY_CODES = frozenset({"TRY"})

#: Whose money: English adjectives, and the stems of Russian ones.
_ENGLISH = """
    USD us u.s. american | AUD australian | CAD canadian | TWD taiwan taiwanese | HKD hong_kong
    NZD new_zealand | SGD singapore singaporean | KZT kazakh kazakhstani kazakhstan
    KGS kyrgyz kyrgyzstani kyrgyzstan | UZS uzbek uzbekistani uzbekistan | TJS tajik tajikistani
    TMT turkmen turkmenistani turkmenistan | AZN azerbaijani azeri | RUB russian | BYN belarusian belarus
    CNY chinese | JPY japanese | TRY turkish | GBP british | CHF swiss | INR indian | PKR pakistani
    AFN afghan | IRR iranian | GEL georgian | AMD armenian | UAH ukrainian | MNT mongolian
    KRW korean south_korean | AED emirati uae | SAR saudi | QAR qatari | EGP egyptian | PLN polish
    ILS israeli
"""
_RUSSIAN = """
    USD американск | AUD австралийск | CAD канадск | HKD гонконгск | NZD новозеландск | SGD сингапурск
    KZT казахстанск казахск | KGS кыргызск киргизск кыргызстанск | UZS узбекск узбекистанск
    TJS таджикск таджикистанск | TMT туркменск туркменистанск | AZN азербайджанск | RUB российск
    BYN белорусск беларусск | CNY китайск | JPY японск | TRY турецк | GBP британск | CHF швейцарск
    INR индийск | PKR пакистанск | IRR иранск | GEL грузинск | AMD армянск | UAH украинск | AFN афганск
    KRW южнокорейск
"""
_ENDINGS = ("их", "ие", "ий", "ого", "ому", "им", "ими", "ом", "ая", "ой", "ую")


def _entries(table: str) -> Iterator[tuple[str, str]]:
    for line in table.replace("|", "\n").strip().splitlines():
        code, *words = line.split()
        for word in words:
            yield word.replace("_", " "), code


ADJECTIVES: Mapping[str, str] = MappingProxyType(
    dict(_entries(_ENGLISH))
    | {stem + ending: code for stem, code in _entries(_RUSSIAN) for ending in _ENDINGS}
)

#: What else a name means where an adjective says so.
_ALSO: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "USD": frozenset({"TWD"}),
        "RUB": frozenset({"BYN"}),
        "GBP": frozenset({"EGP"}),
        "KGS": frozenset({"UZS"}),
    }
)


def likeliest(word: str) -> str:
    """Return the code of what a sign or a name most likely means, and a word that is neither in capitals.

    Som is the Kyrgyz one and soum the Uzbek, manat the Turkmen one, and a bare $ the American: it is for what
    somebody types and sees the answer to, not for what stands in a story.
    """
    known = of_name(word) or SIGNS.get(word) or SIGNS.get(word.upper())
    return known[0] if known else word.upper()


def of_name(word: str) -> tuple[str, ...]:
    """Return which currencies a name may mean, in whatever case and with whatever apostrophe; none: ()."""
    return NAMES.get(word.lower().translate(_STRAIGHT), ())


def of_adjective(candidates: Sequence[str], adjective: str) -> str | None:
    """Return the currency of "Canadian dollars" from that of "dollars", or None if there is no such thing."""
    code = ADJECTIVES.get(adjective)
    return code if code in {*candidates, *_ALSO.get(candidates[0], ())} else None


def settled(candidates: Sequence[str], countries: Iterable[str]) -> str | None:
    """Return the currency that a story about ``countries`` means by a name of several, or None: to be asked.

    A bare $ is the American one wherever the dollar is not the country's own.
    """
    if len(candidates) == 1:
        return candidates[0]
    homes = {HOMES[each]: each for each in candidates}
    elsewhere = "USD" if "USD" in candidates else None
    meant = {homes.get(country, elsewhere) for country in countries} - {None}
    return meant.pop() if len(meant) == 1 else None
