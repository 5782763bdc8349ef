"""Writing a bundle: beside its target, verified, and only then put into its place, whole or not at all."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from newsdesk.bundle import data, documents, source
from newsdesk.bundle.content import BundleContent
from newsdesk.bundle.feeds import feed_items, json_feed
from newsdesk.bundle.pages import Pages
from newsdesk.bundle.pictures import NoPictures, PictureShelf, names_in, rooted, sized
from newsdesk.bundle.place import Place
from newsdesk.bundle.shelf import CARD, MANIFEST, SIGNATURE
from newsdesk.bundle.verify import verify_bundle
from newsdesk.domain.errors import Refused
from newsdesk.domain.progress import Reporter
from newsdesk.text.rendered import Rendered
from newsdesk.text.shortcodes import NO_ANSWERS, Answers


@dataclass(frozen=True, slots=True)
class Written:
    """A bundle in its place: how many files and stories it has, and its manifest's SHA-256 (hex)."""

    path: Path
    files: int
    stories: int
    sha256: str


def write_bundle(
    content: BundleContent,
    out: Path,
    pages: Pages,
    render: Callable[[str, Answers], Rendered],
    reporter: Reporter,
    pictures: PictureShelf | None = None,
    sign: Callable[[bytes], bytes] | None = None,
) -> Written:
    """Write an edition's bundle to ``out``, a folder, or a .zip by its name.

    The same content gives the same bytes. ``render`` makes a body's Markdown safe HTML, given the answers to
    its shortcodes; of a picture that ``pictures`` has not, the description stands in its place. ``sign``
    makes the signature over the manifest, where the desk has a key. A bundle that is there already is
    replaced as soon as the new one is whole and verified. Refused, with nothing changed, if something else is
    there, if the place cannot be written to, or if the bundle fails its own verification; Cancelled if the
    reporter stops it.
    """
    place = Place(out.absolute())
    legible = content.legible()
    shelf = pictures or NoPictures()
    with place.opened():
        bodies: dict[str, str] = {}
        files = _files(content, legible, pages, bodies)
        steps = len(legible.stories) + len(files) + 1
        for done, story in enumerate(content.stories):
            reporter.step(done, steps, f"Rendering “{legible.stories[done].headline}”")
            rendered = render(story.text.body, content.answers.get(story.uid, NO_ANSWERS))
            bodies[story.uid] = sized(rendered.html, shelf.size)
            files |= {name: partial(shelf.read, name) for name in names_in(bodies[story.uid])}
        digests: dict[str, str] = {}
        steps = len(legible.stories) + len(files) + 1
        for done, name in enumerate(sorted(files), len(legible.stories)):
            reporter.step(done, steps, f"Writing {name}")
            made = files[name]()
            place.save(name, made)
            digests[name] = hashlib.sha256(made).hexdigest()
        manifest = "".join(f"{digest}  {name}\n" for name, digest in digests.items()).encode()
        beside = {MANIFEST: manifest} | ({SIGNATURE: sign(manifest)} if sign else {})
        for name, made in beside.items():
            place.save(name, made)
        reporter.step(steps - 1, steps, "Reading it back")
        finished = place.finished(content.edition.date)
        _check(finished, place.target)
        reporter.step(steps, steps, "Putting it in its place")
        place.put(finished)
    return Written(
        place.target, len(files) + len(beside), len(legible.stories), hashlib.sha256(manifest).hexdigest()
    )


def _files(
    content: BundleContent, shown: BundleContent, pages: Pages, bodies: Mapping[str, str]
) -> dict[str, Callable[[], bytes]]:
    """Return what makes each file, by its name; to be called when all bodies are there.

    ``shown`` is the content as pages can carry it; another desk gets it as it is.
    """
    files: dict[str, Callable[[], bytes]] = {
        "index.html": lambda: pages.front(shown).encode(),
        "feed.xml": lambda: pages.atom(shown, feed_items(shown, bodies)).encode(),
        "feed.json": lambda: documents.dump(json_feed(shown, feed_items(shown, bodies)), indented=False),
        "data/rates.json": lambda: documents.dump(data.rates(shown)),
        "source/edition.json": lambda: source.write_edition(content),
        CARD: lambda: documents.dump(data.card(shown)),
    }
    for name, asset in pages.assets().items():
        files[name] = partial(bytes, asset)
    for place, story in enumerate(content.stories):
        name = content.names[story.uid]
        files[f"stories/{name}.html"] = partial(_page, shown, pages, place, bodies)
        files[f"data/{name}.ninjs.json"] = partial(_ninjs, shown, place, bodies)
        corrections = content.corrections.get(story.uid, ())
        files[f"source/{name}.md"] = partial(source.write_story, story, corrections)
        revisions = content.revisions.get(story.uid, ())
        files[f"source/revisions/{name}.json"] = partial(source.write_revisions, revisions)
    return files


def _page(shown: BundleContent, pages: Pages, place: int, bodies: Mapping[str, str]) -> bytes:
    return pages.story(shown, place, rooted(bodies[shown.stories[place].uid], "../")).encode()


def _ninjs(shown: BundleContent, place: int, bodies: Mapping[str, str]) -> bytes:
    story = shown.stories[place]
    return documents.dump(data.ninjs(shown, story, rooted(bodies[story.uid], shown.url(""))))


def _check(finished: Path, target: Path) -> None:
    """Refused if the bundle on the disk is not what it should be."""
    findings = verify_bundle(finished)
    if findings:
        first = findings[0]
        raise Refused(
            f"The bundle for “{target.name}” did not pass its own check, so nothing was changed. "
            f"{first.path}: {first.message}"
        )
