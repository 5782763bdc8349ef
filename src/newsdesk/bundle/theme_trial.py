"""Trying a theme before anybody relies on it: on an edition that has everything, and on one without."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path
from uuid import UUID

from newsdesk.bundle.content import BundleContent
from newsdesk.bundle.jobs import heard, told
from newsdesk.bundle.pages import POLICY, Pages
from newsdesk.bundle.pictures import Album, Originals
from newsdesk.bundle.sound import looked_into
from newsdesk.bundle.themes import Theme, read_theme, said_of, unusable
from newsdesk.domain.corrections import Correction, CorrectionKind, Place
from newsdesk.domain.edition import Edition, Entry
from newsdesk.domain.errors import BadInput
from newsdesk.domain.rates import Rate, RateKind
from newsdesk.domain.story import Status, Story, StoryText
from newsdesk.text.process import Answerer, running
from newsdesk.text.rendered import Block, Rendered

#: Starts what tries themes; a frozen program, whose executable is no Python, names its own.
CHILD = running("newsdesk.bundle.trial_child")
#: Seconds that a theme may take. Ours takes a twentieth of one.
LIMIT = 10.0

_WHEN = datetime(2031, 3, 14, 5, 40, tzinfo=UTC)
_PICTURE = f"media/00/{'0' * 64}.jpg"
#: How a page says what it may load.
_POLICY = '<meta http-equiv="Content-Security-Policy" content="{{ policy }}">'
#: An address that runs, in whatever letters it was written: browsers pass over blanks in it.
_RUNS = re.compile(r"[\x00-\x20]*" + r"[\t\n\r]*".join("javascript:"), re.IGNORECASE)
#: What the preview fills while somebody types.
_LIVE = ("embargo", "countries", "headline", "standfirst", "byline", "dateline", "story-body")


def tried_theme(folder: Path, ours: Path, trial: Answerer, seconds: float = LIMIT) -> Pages:
    """Return pages in the theme of a folder; ``ours`` is that of the program's own templates.

    ``trial`` is a process that tries it: a template may go round and round where nothing in Python could stop
    it. BadInput as ``read_theme``, and if a page cannot be made with it in these ``seconds``, or is one that
    no bundle may have. NotStarted if there is no such process.
    """
    theme = read_theme(folder, ours)
    answer = trial.ask(told((theme, ours, seconds)))
    if not answer:
        what = f"its pages are not made within {seconds:g} seconds, or take too much memory"
        raise unusable(theme.name, f"{what}: look for loops inside of loops")
    if said := heard(answer):
        raise BadInput(said)
    return Pages(ours, theme)


def trouble(theme: Theme, ours: Path) -> str:
    """Return why a theme that was read cannot be used, as a sentence, or "". It may take for ever."""
    try:
        for name, page in _tried(theme, Pages(ours, theme)):
            if fault := _fault(page, live=name == "preview"):
                return str(unusable(theme.name, f"the {name} page that it makes {fault}"))
    except BadInput as error:
        return str(error)
    return ""


def _tried(theme: Theme, pages: Pages) -> Iterator[tuple[str, str]]:
    """Yield what ``_made`` does; BadInput if there is a page that cannot be made."""
    try:
        yield from _made(pages)
    except BadInput:
        raise
    except Exception as error:
        # Ours are made of the same every day: if one of them fails here, then for what the theme has changed.
        raise unusable(theme.name, f"a page cannot be made with it: {said_of(error)}") from error


def _made(pages: Pages) -> Iterator[tuple[str, str]]:
    """Yield pages of every kind, and what each is called."""
    full, bare = _edition(), _edition(bare=True)
    album = Album(Originals({_PICTURE: (1600, 900)}.get), full)
    yield "front", pages.front(full, album)
    yield "front", pages.front(bare)
    yield "front", pages.front(replace(bare, stories=()))
    for place in range(len(full.stories)):
        yield "story", pages.story(full, place, f'<p>Text.</p><p><img alt="" src="../{_PICTURE}"></p>', album)
    yield "story", pages.story(bare, 0, "")
    body, said = Rendered((Block(1, "<p>Text.</p>"),)), full.corrections[full.stories[0].uid]
    yield "preview", pages.preview(full.stories[0], body, full.newsroom, said, "Embargoed.")
    yield "preview", pages.preview(bare.stories[0], Rendered(()), "")
    yield "story", pages.alone(full.stories[0], body, full.newsroom, said)


def _edition(*, bare: bool = False) -> BundleContent:
    texts = [StoryText(headline="A")] if bare else _texts()
    stories = tuple(
        Story(str(UUID(int=number)), f"story-{number}", text, Status.CORRECTED, _WHEN, _WHEN, 2)
        for number, text in enumerate(texts)
    )
    sections = ["", *["Beside"] * 2, *["News"] * 3]
    edition = Edition(
        uid=str(UUID(int=99)),
        date=_WHEN.date(),
        title="" if bare else "The spring edition",
        entries=tuple(Entry(each.uid, "" if bare else sections[n % 6]) for n, each in enumerate(stories)),
        rates=() if bare else _rates(),
        created=_WHEN,
        updated=_WHEN,
        note="" if bare else "A note.\n\nOf two paragraphs.",
    )
    corrections = {} if bare else {stories[0].uid: _corrections(stories[0].uid)}
    address = "" if bare else "https://news.example.com/"
    return BundleContent("Newsroom", edition, stories, {}, base_url=address, corrections=corrections)


def _texts() -> list[StoryText]:
    full = StoryText(
        headline="A headline & what <follows>",
        standfirst="A standfirst.",
        body=f"It opened.\n\n![A mill]({_PICTURE})\n\nAnd closed.",
        byline="By Aigul Sadykova and Timur Kim",
        place="Osh",
        source="NDK",
        countries=("KG", "TM"),
        keywords=("mills", "wool"),
    )
    russian = StoryText(headline="Заголовок", body="Текст.", source="НДК", language="ru")
    return [full, russian, full.with_(byline=""), russian.with_(place="Ош"), full, russian]


def _rates() -> tuple[Rate, ...]:
    fine = Rate("NBKR", "USD", "KGS", "87.4135", RateKind.OFFICIAL, _WHEN.date(), _WHEN, change="-0.2%")
    rough = Rate("A page", "TMT", "USD", "0.3", RateKind.TICKER, _WHEN.date(), _WHEN)
    return fine, rough


def _corrections(story: str) -> tuple[Correction, ...]:
    return tuple(
        Correction(str(UUID(int=50)), story, CorrectionKind.CORRECTION, "It was so.", _WHEN, "Timur", place)
        for place in Place
    )


def _fault(page: str, *, live: bool) -> str:
    """Return what is wrong with a page as the end of a sentence, or ""."""
    seen = _Seen()
    seen.feed(page)
    if seen.fault:
        return seen.fault
    if seen.policy != [str(POLICY)]:
        return f"has not the policy in its head: {_POLICY}"
    if "main" not in seen.ids:
        return 'has no <main id="main">, where “Skip to the text” leads'
    if missing := [name for name in _LIVE if live and name not in seen.ids]:
        return f"has no element with the id {missing[0]}, which is filled while somebody types"
    # As whoever gets the bundle reads it: an export would be refused for it.
    _, faults = looked_into("page.html", "", page.encode())
    return f"would not be let out: {faults[0].rstrip('.')}" if faults else ""


class _Seen(HTMLParser):
    """Reads a page for what it may not have, and what it must."""

    def __init__(self) -> None:
        super().__init__()
        self.fault = ""
        self.policy: list[str | None] = []
        self.ids: set[str | None] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at a tag."""
        found = dict(attrs)
        self.ids.add(found.get("id"))
        if (found.get("http-equiv") or "").lower() == "content-security-policy":
            self.policy.append(found.get("content"))
        if tag == "script" and found.get("type") != "application/ld+json":
            self.fault = "carries a script"
        elif any(name.startswith("on") for name in found):
            self.fault = "carries a script in an attribute"
        elif any(_RUNS.match(value or "") for value in found.values()):
            self.fault = "carries a script in an address"
        elif "ping" in found:
            self.fault = "tells somebody what its readers follow"
        elif _is_elsewhere(tag, found):
            self.fault = "loads something from elsewhere"


def _is_elsewhere(tag: str, attributes: dict[str, str | None]) -> bool:
    """Say whether an element loads something that is not in the bundle."""
    loaded = [attributes.get(name) or "" for name in ("src", "srcset", "poster", "data")]
    if tag == "link" and attributes.get("rel") not in {"alternate", "canonical", "license", "next", "prev"}:
        loaded.append(attributes.get("href") or "")
    return any("//" in each or each.startswith("data:text") for each in loaded)
