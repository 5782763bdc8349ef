"""An invented edition that has everything a page can have, for those who judge pages."""

import hashlib
import io
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from PIL import Image, ImageDraw

from newsdesk.bundle import BundleContent
from newsdesk.capture.picture_versions import make_versions
from newsdesk.domain.corrections import Correction, CorrectionKind, Place
from newsdesk.domain.edition import Edition, Entry
from newsdesk.domain.pictures import Version
from newsdesk.domain.pins import Pin, PinnedRate
from newsdesk.domain.rates import Rate, RateKind
from newsdesk.domain.story import Status, Story, StoryText
from newsdesk.text.slugs import slug
from newsdesk.text.words import count

DAY = date(2031, 3, 14)
MORNING = datetime(2031, 3, 14, 5, 40, tzinfo=UTC)


def hills(width: int, height: int, sky: str) -> bytes:
    """Draw hills under a sky, as a JPEG."""
    image = Image.new("RGB", (width, height), sky)
    draw = ImageDraw.Draw(image)
    for far, ground in enumerate(("#8fa3ad", "#6b8478", "#41584a")):
        base, step = height * (5 + far) // 9, width // (4 + far)
        ridge = [
            (x, base - (x // step * 7919 + far * 31) % (height // 5)) for x in range(0, width + step, step)
        ]
        draw.polygon([(0, height), *ridge, (width + step, height)], fill=ground)
    file = io.BytesIO()
    image.save(file, "JPEG", quality=80)
    return file.getvalue()


def named(data: bytes) -> str:
    """Return how a text names a picture."""
    digest = hashlib.sha256(data).hexdigest()
    return f"media/{digest[:2]}/{digest}.jpg"


WIDE, TALL = hills(1800, 1100, "#d9c7a5"), hills(700, 1000, "#b5c9d6")
PICTURES = {named(data): data for data in (WIDE, TALL)}

BRIDGE = f"""\
The last span of the Kara-Bulak railway bridge was lowered into place at dawn, “to the sound of a brass band \
and one very nervous goat,” as the stationmaster put it. The line will carry four trains a day from April.

![Hills under a pale sky, with the bridge’s last pier in front]({named(WIDE)} "Aida Bekova / Karlyk Photo")
The last pier, two days before the span came. The word for it here is <i lang="ky">акыркы таяныч</i>.

“Nobody believed the river would let us,” said Aigerim Toktosunova, the site’s engineer. “It did, twice. And \
then it asked for its stones back.”

## What comes next

Tickets start at 400 som[^1], and [the timetable](https://example.com/timetable?line=7&day=1) has *four* \
trains a day. The ministry put the whole cost at **40 billion som**, a quarter of it lent by two banks[^2].

| Leg | Minutes | Fare, som | Trains a day |
|:--|--:|--:|:-:|
| Lake–Pass | 95 | 400 | 4 |
| Pass–Pastures | 180 | 950 | 2 |
| Lake–Pastures, without a stop | 240 | 1,200 | 1 |

> [!quote]
> We have the rails. We do not yet have the patience.
> — Timur Kim, who sells the tickets

### On the way

- Freight from April
- Night trains from June, if the tunnel dries in time
- A dining car, “when somebody finds one”

> [!facts] The line in figures
> - 214 km, 31 bridges, 4 tunnels
> - **1,900 people** built it
> - Its highest point lies at 3,016 m

The valley has waited for this whistle for a long time:

> My grandfather laid the first sleeper and was told to hurry [sic].

1. The lake
2. The pass
3. The pastures

```text
LAKE 06:10 → PASS 07:45
```

[^1]: About $4.60 at the day’s rate.
[^2]: Neither wanted to be named.
"""

BAKERS = """\
Мука подешевела, и пекари обещают не поднимать цену до мая. Электричество обещали тоже: с понедельника \
районы города перестанут отключать по графику, сказали в управлении.

«Мы посчитали дважды», — сказала Зарина Раҳимова, у которой три печи на Шёлковом рынке.

## Что дальше

Цена лепёшки в столице составляет четыре сомони; [в Худжанде](https://example.org/bread) — три с половиной.
"""

SCHOOL = """\
Оқушылар **күн сайын** кешкі сабаққа асығады: ауыл мектебінің шатырында телескоп пайда болды.

«Ай бұрынғыдан жақындай түсті», — дейді тоғызыншы сынып оқушысы Әлия. Құрылғыны әңгімеші \
қарттың немересі әкелген.
"""

GOAT = f"""\
![A tall view of the pasture]({named(TALL)})

She came on foot, and left by train.
"""

PLAIN = "The office said so on Friday. It gave no reason, and expects none to be asked for."

#: Headline, standfirst, body, byline, place, countries, keywords, language, section.
_TOLD: tuple[tuple[str, str, str, str, str, tuple[str, ...], tuple[str, ...], str, str], ...] = (
    (
        "Glassblowers of Karabakty Ask for One Warm Winter and Get Three",
        "",
        "The furnace at Karabakty went out in 1998. Three mild winters later it has a queue.\n\n" + PLAIN,
        "By Dana Omar",
        "Karabakty",
        ("KZ",),
        (),
        "en",
        "",
    ),
    (
        "Mountain Railway Lowers Its Last Span Into Place",
        "Four trains a day will link the lake with the high pastures from April, if the tunnel is dry.",
        BRIDGE,
        "By Aigul Sadykova and Timur Kim",
        "Balykchy",
        ("KG",),
        ("railways", "bridges & tunnels"),
        "en",
        "",
    ),
    (
        "Пекари Душанбе договорились о цене лепёшки до самого мая",
        "Электричество обещали тоже.",
        BAKERS,
        "Фарход Назаров",
        "Душанбе",
        ("TJ", "UZ"),
        ("хлеб",),
        "ru",
        "",
    ),
    ("Night Trams Return", "Two lines, all night.", PLAIN, "", "", ("UZ",), (), "en", ""),
    (
        "Four Neighbours, One River and a Gauge That Nobody Argues With: What the Winter’s Water Talks "
        "Settled, What They Left for Spring, and Who Pays",
        "",
        "Water officials of four countries have agreed how much to release until the end of March.\n\n"
        + PLAIN,
        "By Bek Li",
        "Khujand",
        ("KG", "TJ", "UZ", "KZ"),
        ("water",),
        "en",
        "Money",
    ),
    ("Tenge Has a Quiet Week", "", PLAIN, "By the money desk", "", ("KZ",), (), "en", "Money"),
    (
        "Ауыл мектебінде телескоп: ай жақындай түсті",
        "",
        SCHOOL,
        "Марат Омаров",
        "",
        ("KZ",),
        (),
        "kk",
        "Culture & Schools",
    ),
    (
        "The Goat That Went to the Opening",
        "She had not been asked.",
        GOAT,
        "",
        "",
        ("KG",),
        (),
        "en",
        "Culture & Schools",
    ),
    (
        "What </script> Means: {{ 7*7 }} & “Other” <b>Riddles</b>",
        "",
        PLAIN,
        "",
        "",
        (),
        (),
        "en",
        "Culture & Schools",
    ),
)


def _story(number: int, text: StoryText) -> Story:
    return Story(
        uid=str(UUID(int=0x7E_0000 + number)),
        slug=slug(text.headline, text.language),
        text=text,
        status=Status.CORRECTED if number in {2, 6} else Status.READY,
        created=MORNING - timedelta(hours=2),
        updated=MORNING + timedelta(minutes=number),
        words=count(text.body),
        revision="5e" * 32,
    )


def _corrections(story: Story) -> tuple[Correction, ...]:
    said = (
        (CorrectionKind.CORRECTION, Place.TOP, "В прежней версии была названа другая цена."),
        (CorrectionKind.UPDATE, Place.BOTTOM, "Добавлены слова управления."),
    )
    return tuple(
        Correction(
            str(UUID(int=0xC0_0000 + place)), story.uid, kind, text, MORNING, "Timur", where, "5e" * 32
        )
        for place, (kind, where, text) in enumerate(said)
    )


def _rates() -> tuple[Rate, ...]:
    printed = [
        ("NBKR", "KGS", "87.4135", "0%"),
        ("NBK", "KZT", "520.83", "-0.31%"),
        ("NBT", "TJS", "9.2031", "0.18%"),
        ("CBU", "UZS", "12194.21", ""),
    ]
    official = [
        Rate(source, "USD", code, value, RateKind.OFFICIAL, DAY, MORNING, change=change)
        for source, code, value, change in printed
    ]
    ticker = Rate("Page ticker", "TMT", "USD", "0.3", RateKind.TICKER, DAY - timedelta(days=2), MORNING)
    return (*official, ticker)


def rich_edition(base_url: str = "") -> BundleContent:
    """Return sections, a lead that is not the first, pictures, a note, corrections, long words."""
    pinned = PinnedRate("NBKR", RateKind.OFFICIAL, DAY - timedelta(days=1), "1", "USD", "87.4022", "KGS")
    stories = []
    for number, (headline, standfirst, body, byline, place, countries, keywords, tongue, _) in enumerate(
        _TOLD
    ):
        text = StoryText(
            headline=headline,
            standfirst=standfirst,
            body=body,
            byline=byline,
            place=place,
            source="NDK" if place else "",
            countries=countries,
            keywords=keywords,
            language=tongue,
            pins=(str(Pin("40 billion som", "$458 million", (pinned,))),) if number == 1 else (),
        )
        stories.append(_story(number, text))
    edition = Edition(
        uid=str(UUID(int=0xED_0007)),
        date=DAY,
        title="The spring edition",
        entries=tuple(Entry(story.uid, told[-1]) for story, told in zip(stories, _TOLD, strict=True)),
        rates=_rates(),
        created=MORNING,
        updated=MORNING + timedelta(hours=1),
        note="Nowruz falls on a Friday this year, so the next edition comes on Thursday.\n\nHappy new year.",
        lead=stories[1].uid,
    )
    return BundleContent(
        "The Steppe Courier",
        edition,
        tuple(stories),
        {},
        base_url=base_url,
        corrections={stories[2].uid: _corrections(stories[2])},
    )


class Shelf:
    """Where the edition's pictures are, and what pages show of them."""

    def __init__(self) -> None:
        self._made: dict[str, bytes] = {}

    def size(self, name: str) -> tuple[int, int] | None:
        """Return a picture's width and height."""
        return Image.open(io.BytesIO(PICTURES[name])).size if name in PICTURES else None

    def versions(self, name: str, credit: str) -> tuple[Version, ...]:
        """Return a picture in the sizes that a newsroom makes of it."""
        made = make_versions(PICTURES[name], name, credit)
        self._made |= {version.path: data for version, data in made.items()}
        return tuple(made)

    def read(self, name: str) -> bytes:
        """Return a picture, or a version of one."""
        return PICTURES.get(name) or self._made[name]
