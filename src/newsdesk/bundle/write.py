"""Writing a bundle: beside its target, verified, and only then put into its place, whole or not at all.

One pass, story by story: what is made of one is on the disk before the next is made, so that an archive takes
little more memory than a day's edition.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from io import FileIO
from pathlib import Path

from newsdesk.bundle import data, documents, source
from newsdesk.bundle.bodies import Bodies
from newsdesk.bundle.composing import Composed, Composing
from newsdesk.bundle.content import BundleContent
from newsdesk.bundle.entries import Entries
from newsdesk.bundle.feeds import Again, Entry, stamped
from newsdesk.bundle.formats import MakePieces, extra_files
from newsdesk.bundle.hands import Hands, NoHands
from newsdesk.bundle.kept import Keeping, KeepNothing
from newsdesk.bundle.known import Knowing, Made, Piece, known_of
from newsdesk.bundle.pages import Pages
from newsdesk.bundle.pictures import Album, NoPictures, PictureShelf, names_in, sized
from newsdesk.bundle.place import Place
from newsdesk.bundle.setting import Setting
from newsdesk.bundle.shelf import CARD, MANIFEST, SIGNATURE
from newsdesk.bundle.sound import Sound
from newsdesk.bundle.spool import Spool
from newsdesk.bundle.story_files import StoryFiles
from newsdesk.bundle.tellings import Telling
from newsdesk.bundle.verify import verify_again
from newsdesk.domain.errors import Refused
from newsdesk.domain.progress import Reporter
from newsdesk.domain.story import Story
from newsdesk.text.rendered import Rendered
from newsdesk.text.shortcodes import Answers

#: How much of the work a picture is, in all its sizes, where a story's files are one; writing it is one, too.
_PICTURE = 4
#: How many stories' files are read back in the time that one story's are made.
_READ_BACK = 4
#: How many stories stand in a feed or a book in that time.
_IN_A_FORMAT = 8
#: Files after which it is said how far the reading is.
_HEARD = 32


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
    kept: Keeping | None = None,
    hands: Hands | None = None,
) -> Written:
    """Write an edition's bundle to ``out``, a folder, or a .zip by its name.

    The same content gives the same bytes. ``render`` makes a body's Markdown safe HTML, given the answers to
    its shortcodes; what comes of it, and of a story, is ``kept`` and used again. Many stories are made by
    several ``hands`` at once, where there are some. Of a picture that ``pictures`` has not, the description
    stands in its place. ``sign`` makes the signature over the manifest, where the desk has a key. A bundle
    that is there already is replaced as soon as the new one is whole and verified. Refused, with nothing
    changed, if something else is there, if the place cannot be written to, or if the bundle fails its own
    verification; Cancelled if the reporter stops it.
    """
    place = Place(out.absolute())
    setting = Setting(render, kept or KeepNothing())
    # Beside the bundle: what lies where it is made would be in it.
    with place.opened(), closing(Spool(place.target.parent)) as spool:
        making = _Making(content, place, spool, pictures or NoPictures(), setting.kept, reporter)
        manifest = making.files(pages, setting, hands or NoHands())
        for name, made in {MANIFEST: manifest, **({SIGNATURE: sign(manifest)} if sign else {})}.items():
            making.save(name, made)
        making.put(manifest)
        setting.kept.sweep()
    return Written(place.target, making.saved, len(content.stories), hashlib.sha256(manifest).hexdigest())


class _Making:
    """One bundle while it is made, and how far that is."""

    def __init__(
        self,
        content: BundleContent,
        place: Place,
        spool: Spool,
        shelf: PictureShelf,
        kept: Keeping,
        reporter: Reporter,
    ) -> None:
        self._spool = spool
        self._content, self._shown = content, content.legible()
        vars(self._shown)["names"] = content.names  # which come of slugs alone, and take their time
        self._place = place
        self._shelf = shelf
        self._album = Album(shelf, self._shown)
        self._steps = _Steps(reporter)
        self._reading = len(content.stories) // _READ_BACK + 1
        self._of_format = len(content.stories) // _IN_A_FORMAT + 1
        self._digests: dict[str, str] = {}
        self._kept = kept
        self._known = known_of(place.old_manifest, kept)
        self._knowing = Knowing(self._known, spool)
        #: What stands in feeds of stories that are not in the old bundle as they are.
        self._entries = Entries(spool)
        #: How many bytes of a file of all stories are written.
        self._end = 0
        #: What is known of files by their names before they are read back.
        self._sound = dict(self._known.whole)
        #: The keys of the stories' files, by uid.
        self._keys: dict[str, str] = {}

    @property
    def saved(self) -> int:
        """How many files were written."""
        return len(self._digests)

    def save(self, name: str, made: bytes, digest: str = "") -> None:
        """Write a file, whose SHA-256 (hex) may be known."""
        self._place.save(name, made)
        self._digests[name] = digest or hashlib.sha256(made).hexdigest()

    def files(self, pages: Pages, setting: Setting, hands: Hands) -> bytes:
        """Write all files that the manifest lists, and return that."""
        stories = StoryFiles(self._content, self._shown, pages, self._album)
        knows, hear = self._known.has, self._say_rendering
        composing = Composing(self._content, self._shown, stories, setting, knows, hands, hear)
        bodies = Bodies(self._spool, composing.body, self._album.plain)
        others = self._others(pages)
        formats = extra_files(self._shown, bodies, self._shelf, self._told_of)
        texts = self._shown.heads
        of_formats = self._of_format * len(formats)
        self._steps.total = (
            len(texts) + _PICTURE * len(self._album.named) + of_formats + len(others) + self._reading
        )
        with closing(composing.stories(pages)) as ready:
            with_pictures = self._set(composing, ready, stories, bodies)
        self._add_pictures(with_pictures)
        for place in with_pictures:
            body = bodies[texts[place].uid]
            self._add_story(stories, composing.with_pictures(place, body), bodies)
        for name in sorted(others):
            self._steps.step(f"Writing {name}")
            self._digests[name] = self._place.write(name, others[name]())
        for name in sorted(formats):
            self._write(name, formats[name])
        for uid in composing.as_typed:
            self._knowing.forget(self._keys[uid])
        return "".join(f"{digest}  {name}\n" for name, digest in sorted(self._digests.items())).encode()

    def _write(self, name: str, make: MakePieces) -> None:
        """Write a file of all stories as it is made, a story or so in a piece."""
        begun, last = self._steps.done, self._of_format - 1
        self._end = 0

        def heard(pieces: Iterable[bytes]) -> Iterator[bytes]:
            for number, piece in enumerate(pieces):
                self._steps.to(begun + min(number // _IN_A_FORMAT, last), f"Writing {name}")
                self._end += len(piece)
                yield piece

        known = self._known.whole.get(name)
        with self._place.old_file(name, known.digest if known else "") as old:
            self._digests[name] = self._place.write(name, heard(make(self._again(name, old))))
        self._steps.done = begun + self._of_format

    def _again(self, name: str, old: FileIO | None) -> Again:
        """Return what takes those of a feed's entries from the ``old`` one that are the same there."""
        before, pieces = self._known.pieces(name), self._knowing.pieces[name]

        def there(entry: Entry, key: str, modified: str) -> bytes | None:
            if old and (piece := before.get(key)) and (found := piece.read(old)) is not None:
                return stamped(name, found, piece.modified, modified)
            if (made := self._entries.get(name, entry.story.uid)) is not None:
                return stamped(name, made, self._shown.modified(entry.story).isoformat(), modified)
            return None

        def again(entry: Entry, make: Callable[[], bytes]) -> bytes:
            key, modified = self._keys[entry.story.uid], entry.modified.isoformat()
            found = there(entry, key, modified)
            made = make() if found is None else found
            pieces[key] = Piece(modified, self._end, len(made))
            return made

        return again

    def _add_story(self, stories: StoryFiles, story: Composed, bodies: Bodies) -> None:
        """Write a story's files: those that the old bundle has already are not made again."""
        uid = self._shown.heads[story.place].uid
        known = self._known.made(story.key)
        if known is None or not all(self._take(name, each.digest) for name, each in known.files.items()):
            made = story.made or stories.of(story.place, bodies[uid])
            if story.is_new and self._place.is_zip:  # in which nothing can be taken over
                self._kept.put(story.key, made.packed())
            for name, data in made.files.items():
                if name not in self._digests:  # or only another had to be made again
                    self.save(name, data, made.sound[name].digest if name in made.sound else "")
            files = {name: made.sound.get(name) or Sound(self._digests[name]) for name in made.files}
            known = Made(files, made.told)
            self._sound.update(made.sound)
            self._entries.add(uid, made.entries)
        else:
            self._sound.update(known.files)
        self._knowing.add(story.key, known)
        self._keys[uid] = story.key

    def _take(self, name: str, digest: str) -> bool:
        if is_taken := self._place.take(name, digest):
            self._digests[name] = digest
        return is_taken

    def _told_of(self, story: Story) -> Telling:
        return self._knowing.told(self._keys[story.uid])

    def _set(
        self, composing: Composing, ready: Iterable[Composed], stories: StoryFiles, bodies: Bodies
    ) -> Mapping[int, tuple[str, ...]]:
        """Write the files of the stories; of those that wait for pictures, return place and pictures."""
        waiting: dict[int, tuple[str, ...]] = {}
        for each in ready:
            story = self._shown.heads[each.place]
            self._say_rendering(story)
            self._steps.done += 1
            if each.body is not None:
                body = sized(each.body, self._shelf.size)
                bodies.add(story.uid, body)
                if names := names_in(body):
                    waiting[each.place] = names
                    continue
            self._add_story(stories, each if each.key else composing.with_pictures(each.place, body), bodies)
        return waiting

    def _say_rendering(self, story: Story) -> None:
        """Say which story is rendered; it may be said again and again."""
        self._steps.to(self._steps.done, f"Rendering “{story.headline}”")

    def _add_pictures(self, waiting: Mapping[int, tuple[str, ...]]) -> None:
        """Have the pictures that these stories show made, and write them."""
        wanted = dict.fromkeys(name for names in waiting.values() for name in names)
        self._album.fill(wanted, partial(self._steps.step, of=_PICTURE - 1))
        files = self._album.files()
        begun = self._steps.done
        for number, name in enumerate(sorted(files)):
            self._steps.to(begun + len(wanted) * number // len(files), f"Writing {name}")
            self.save(name, files[name]())
        self._steps.done = begun + len(wanted)

    def _others(self, pages: Pages) -> dict[str, Callable[[], Iterable[bytes]]]:
        """Return what makes each other file that is of all stories, by its name; for when these are told."""
        shown, album = self._shown, self._album
        return {
            "index.html": lambda: map(str.encode, pages.front_pieces(shown, album, self._told_of)),
            "data/rates.json": lambda: [documents.dump(data.rates(shown))],
            **({source.EDITION: lambda: [source.write_edition(self._content)]} if shown.for_desks else {}),
            CARD: lambda: [documents.dump(data.card(shown))],
            **{name: partial(list, [asset]) for name, asset in pages.assets().items()},
        }

    def put(self, manifest: bytes) -> None:
        """Read the bundle back, and put it into its place; Refused if it is not what it should be."""
        self._steps.to(self._steps.done, "Reading it back")
        finished = self._place.finished(self._content.edition.date)
        begun = self._steps.done

        def hear(done: int, total: int) -> None:
            if done % _HEARD == 0:
                self._steps.to(begun + self._reading * done // total, "Reading it back")

        just_read = () if self._place.is_zip else self._place.taken
        findings, sound = verify_again(finished, self._sound, just_read, hear)
        if findings:
            first = findings[0]
            raise Refused(
                f"The bundle for “{self._place.target.name}” did not pass its own check, so nothing was "
                f"changed. {first.path}: {first.message}"
            )
        self._knowing.keep(manifest, sound, self._kept)
        self._steps.to(self._steps.total, "Putting it in its place")
        self._place.put(finished)


class _Steps:
    """Counts what is done for whoever wants to hear of it."""

    def __init__(self, reporter: Reporter) -> None:
        self._reporter = reporter
        self.done = self.total = 0

    def step(self, what: str, of: int = 1) -> None:
        """Say what comes next, which is so much of the work."""
        self.to(self.done, what)
        self.done += of

    def to(self, done: int, what: str) -> None:
        """Say how far it is, and what comes next."""
        self.done = done
        self._reporter.step(done, self.total, what)
