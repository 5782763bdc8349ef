"""An invented edition, the pages it is printed on, and a bundle of it."""

import shutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from newsdesk import assets
from newsdesk.bundle import BundleContent, Pages, write_bundle
from newsdesk.domain.corrections import Correction, CorrectionKind, Place
from newsdesk.domain.edition import Edition, Entry
from newsdesk.domain.progress import Silent
from newsdesk.domain.rates import Rate, RateKind
from newsdesk.domain.story import Provenance, Revision, Status, Story, StoryText, Why, chain
from newsdesk.text.render import render
from newsdesk.text.slugs import slug
from newsdesk.text.words import count
from tests.bundle.writing import Files, Write, contents

DAY = date(2031, 3, 14)
MORNING = datetime(2031, 3, 14, 5, 40, tzinfo=UTC)

BRIDGE = """\
The last span of the Kara-Bulak railway bridge was lowered into place at dawn, “to the sound of a brass \
band and one very nervous goat,” as the stationmaster put it.

“Nobody believed the river would let us,” said Aigerim Toktosunova, the site’s engineer. “It did, twice.

“And then it asked for its stones back.”

## What comes next

Tickets start at 400 som[^1], and [the timetable](https://example.com/timetable?line=7&day=1) has *four* \
trains a day.

| Leg | Minutes | Fare |
|:--|--:|:-:|
| Lake–Pass | 95 | 400 |
| Pass–Pastures | 180 | 950 |

- Freight from April
- Night trains from June

> The valley has waited for this whistle since my grandfather’s day [sic].

[^1]: About $4.60 at the day’s rate.
"""

RIDDLES = """\
<script>alert('no')</script>

{{ 7*7 }} stays as typed. ![A cat](media/ab/cat.jpg)

### Deep

# Shallow
"""

STORIES = (
    (
        StoryText(
            headline="Mountain Railway Lowers Its Last Span Into Place",
            standfirst="Four trains a day will link the lake with the high pastures from April.",
            body=BRIDGE,
            byline="By Aigul Sadykova and Timur Kim",
            place="Balykchy",
            source="NDK",
            countries=("KG",),
            keywords=("railways", "bridges & tunnels"),
        ),
        "",
    ),
    (
        StoryText(
            headline="Пекари Душанбе договорились о цене лепёшки",
            body="Мука подешевела, и пекари обещают не поднимать цену до мая.\n\nЭлектричество обещали тоже.",
            place="Душанбе",
            countries=("TJ", "UZ"),
            language="ru",
        ),
        "",
    ),
    (
        StoryText(
            headline="Ауыл мектебінде телескоп: ай жақындай түсті",
            body="Оқушылар **күн сайын** кешкі сабаққа асығады.",
            byline="Марат Омаров",
            source="NDK",
            countries=("KZ",),
            language="kk",
        ),
        "Culture",
    ),
    (
        StoryText(
            headline="What </script> Means: {{ 7*7 }} & “Other” <b>Riddles</b>",
            body=RIDDLES,
        ),
        "Culture",
    ),
)


def _story(number: int, text: StoryText) -> tuple[Story, tuple[Revision, ...]]:
    uid = str(UUID(int=0x5E_0000 + number))
    earlier = text.with_(headline=f"{text.headline} (draft)")
    first = chain("", earlier)
    revisions = (
        Revision(uid, 1, MORNING - timedelta(hours=2), "Aigul", Why.IMPORT, earlier, "", first),
        Revision(uid, 2, MORNING, "Timur", Why.TYPING, text, first, chain(first, text)),
    )
    story = Story(
        uid=uid,
        slug=slug(text.headline, text.language),
        text=text,
        status=Status.CORRECTED if number == 2 else Status.READY,
        created=MORNING - timedelta(hours=2),
        updated=MORNING + timedelta(minutes=number, microseconds=120),
        words=count(text.body),
        revision=revisions[-1].digest,
        provenance=Provenance("c0ffee" * 10 + "cafe", "a page.txt", 12, DAY) if number == 0 else None,
        embargo=MORNING + timedelta(hours=3) if number == 3 else None,
        published=MORNING if number == 2 else None,
        published_revision=revisions[-1].digest if number == 2 else "",
    )
    return story, revisions


def _corrections(story: Story) -> tuple[Correction, ...]:
    """Two notices of the telescope's story: the newest as new as the story."""
    before = "5e" * 32
    return (
        Correction(
            uid=str(UUID(int=0xC0_0001)),
            story=story.uid,
            kind=CorrectionKind.EDITORS_NOTE,
            text="Бұл мақалада Айдың <суреті> & күні туралы ескерту бар.",
            at=MORNING,
            who="Aigul",
            place=Place.TOP,
            before=before,
        ),
        Correction(
            uid=str(UUID(int=0xC0_0002)),
            story=story.uid,
            kind=CorrectionKind.CORRECTION,
            text="Телескоп жетінші сыныпта емес, сегізінші сыныпта тұр.",
            at=MORNING + timedelta(minutes=2, microseconds=120),
            who="Timur",
            place=Place.BOTTOM,
            before=before,
            after=story.revision,
        ),
    )


def _rates() -> tuple[Rate, ...]:
    printed = [
        ("KGS", "0.01144", "0%"),
        ("KZT", "0.00192", "-0%"),
        ("TJS", "0.10866", "0.18%"),
        ("UZS", "0.00008", ""),
    ]
    ticker = [
        Rate("Page ticker", code, "USD", value, RateKind.TICKER, DAY, MORNING, change=change)
        for code, value, change in printed
    ]
    return (
        *ticker,
        Rate("Invented Bank", "USD", "TMT", "3.5", RateKind.PEG, DAY - timedelta(days=2), MORNING),
    )


@pytest.fixture
def content() -> BundleContent:
    """Four stories in two sections, one corrected and one under embargo, with rates of two sources."""
    made = [_story(number, text) for number, (text, _section) in enumerate(STORIES)]
    stories = tuple(story for story, _revisions in made)
    sections = [section for _text, section in STORIES]
    edition = Edition(
        uid=str(UUID(int=0xED_0001)),
        date=DAY,
        title="The spring edition",
        entries=tuple(Entry(story.uid, section) for story, section in zip(stories, sections, strict=True)),
        rates=_rates(),
        created=MORNING,
        updated=MORNING + timedelta(hours=1),
    )
    revisions = {story.uid: each for story, each in made}
    corrections = {stories[2].uid: _corrections(stories[2])}
    return BundleContent("The Steppe Courier", edition, stories, revisions, corrections=corrections)


@pytest.fixture(scope="session")
def pages() -> Pages:
    """The program's own templates."""
    return Pages(assets.template_folder())


@pytest.fixture
def write(pages: Pages) -> Write:
    """Write a bundle and return where it is."""

    def written(content: BundleContent, out: Path) -> Path:
        return write_bundle(content, out, pages, render, Silent()).path

    return written


@pytest.fixture(params=["bundle", "bundle.zip"])
def bundle(request: pytest.FixtureRequest, content: BundleContent, write: Write, tmp_path: Path) -> Path:
    """The edition's bundle, once as a folder and once as a .zip."""
    return write(content, tmp_path / request.param)


@pytest.fixture
def files(content: BundleContent, write: Write, tmp_path: Path) -> Files:
    """The files of a sound bundle by name, to be tampered with."""
    folder = write(content, tmp_path / "sound")
    found = contents(folder)
    shutil.rmtree(folder)
    return found
