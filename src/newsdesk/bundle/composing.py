"""The stories of a bundle composed, in their order: known, kept from before, or made by several hands."""

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from itertools import chain

from newsdesk.bundle.content import BundleContent
from newsdesk.bundle.hands import Hands
from newsdesk.bundle.jobs import Job, Work, told
from newsdesk.bundle.pages import Pages
from newsdesk.bundle.pictures import shows_pictures
from newsdesk.bundle.setting import Asked, Setting
from newsdesk.bundle.story_files import MadeStory, StoryFiles
from newsdesk.domain.story import Story
from newsdesk.text.ahead import in_order
from newsdesk.text.shortcodes import NO_ANSWERS

#: About how many characters of stories are made at once, or one story: they are all in memory.
_CHARACTERS = 100_000


@dataclass(slots=True)
class Composed:
    """A story: its place (from 0), the key of its files, its HTML and its files, as far as these are wanted.

    The HTML is None of a story that is known without, the key "" where it shows pictures, which have to be
    made first.
    """

    place: int
    key: str = ""
    body: str | None = None
    made: MadeStory | None = None
    #: Whether its files may be kept: they are new, and nothing went wrong with them.
    is_new: bool = False
    #: What is still to be done.
    job: Job | None = None

    @property
    def size(self) -> int:
        """About how many characters of it are in memory."""
        files = sum(map(len, self.made.files.values())) if self.made else 0
        return files + len(self.body or "") + (self.job.order.size if self.job else 0)


class Composing:
    """Composes the stories of one bundle. ``is_known`` says of a key if the old bundle has such files.

    ``hear`` is told every so often which story is waited for. If it raises, the ``hands`` are ended.
    """

    def __init__(
        self,
        content: BundleContent,
        shown: BundleContent,
        stories: StoryFiles,
        setting: Setting,
        is_known: Callable[[str], bool],
        hands: Hands,
        hear: Callable[[Story], None],
    ) -> None:
        self._content = content
        self._shown = shown
        self._stories = stories
        self._setting = setting
        self._is_known = is_known
        self._hands = hands
        self._hear = hear
        self._places = {story.uid: place for place, story in enumerate(shown.heads)}
        #: The uids of stories that stand as they were typed, maybe for want of time: the next bundle is to
        #: try again, and not to know what is in this one.
        self.as_typed: set[str] = set()

    def body(self, uid: str) -> str:
        """Return a story's HTML."""
        place = self._places[uid]
        render, hear = partial(self._rendered, uid), partial(self._hear, self._shown.heads[place])
        asked = [self._asked(place)]
        [found] = in_order(self._setting.known, render, asked, 1, hear, self._hands.close)
        return found

    def with_pictures(self, place: int, body: str) -> Composed:
        """Return the story at ``place`` (from 0), whose HTML depends on pictures that have been made."""
        key = self._stories.key(place, body)
        made = None if self._is_known(key) else self._kept(key)
        return Composed(place, key, body, made, is_new=made is None)

    def stories(self, pages: Pages) -> Generator[Composed, None, None]:
        """Yield each story, in their order; whoever closes it stops the work."""
        hands, awaited = self._hands, 0
        common = told((self._stories.common, pages))
        keys = [self._key(place) for place in self._places.values()]
        missing = [place for place, key in enumerate(keys) if not self._is_there(key)]
        hands.expect(len(missing))
        if hands.at_once == 1 and not all(self._setting.knows(self._asked(place)) for place in missing):
            hands.expect_text()

        def make(batch: Sequence[Composed]) -> Sequence[Composed]:
            self._make(common, [(each, each.job) for each in batch if each.job])
            return batch

        def hear() -> None:
            self._hear(self._shown.heads[awaited])

        batches = self._batches(keys, hands.at_once)
        with closing(in_order(_if_ready, make, batches, hands.most, hear, hands.close)) as ready:
            for story in chain.from_iterable(ready):
                awaited = story.place + 1
                # Here and not where it was made: the pasts that a key is made of are read in one thread.
                if not story.key and not shows_pictures(story.body or ""):
                    story.key = self._stories.key(story.place)
                yield story

    def _key(self, place: int) -> str:
        """Return a story's key, or "" where that may depend on pictures."""
        may_show = _may_show_pictures(self._shown.stories[place].text.body)
        return "" if may_show else self._stories.key(place)

    def _is_there(self, key: str) -> bool:
        return bool(key) and (self._is_known(key) or self._setting.kept.has(key))

    def _batches(self, keys: Iterable[str], most: int) -> Iterator[Sequence[Composed]]:
        batch: list[Composed] = []
        for place, key in enumerate(keys):
            batch.append(self._at_hand(place, key))
            if len(batch) == most or sum(each.size for each in batch) > _CHARACTERS:
                yield batch
                batch = []
        yield batch

    def _at_hand(self, place: int, key: str) -> Composed:
        """Return what there is of a story already, and what is to be done."""
        if key and self._is_known(key):
            return Composed(place, key)
        asked, body = self._asked(place), None
        if not key and (body := self._setting.known(asked)) is not None:
            if shows_pictures(body):
                return Composed(place, "", body)
            key = self._stories.key(place)
            if self._is_known(key):
                return Composed(place, key, body)
        if key and (made := self._kept(key)):
            return Composed(place, key, body, made)
        if body is None:
            body = self._setting.known(asked)
        return Composed(place, key, body, job=Job(self._stories.order(place), asked, body))

    def _make(self, common: bytes, stories: Sequence[tuple[Composed, Job]]) -> None:
        """Make of these stories what there is not; their files may be left to whoever asks."""
        made = self._hands.make(common, [job for _story, job in stories])
        for number, (story, job) in enumerate(stories):
            uid = self._shown.heads[story.place].uid
            if made:
                story.body, story.made = self._taken(uid, job, made[number])
            else:
                story.body = self._rendered(uid, job.asked) if job.body is None else job.body
            story.job, story.is_new = None, uid not in self.as_typed
            story.key = "" if shows_pictures(story.body) else story.key

    def _taken(self, uid: str, job: Job, work: Work) -> tuple[str, MadeStory | None]:
        """Return a story's HTML and files, if there are any, from a hand that made them."""
        if work.as_typed:
            self.as_typed.add(uid)
        elif job.body is None:
            self._setting.keep(*job.asked, work.body)
        return work.body, MadeStory.of(work.files) if work.files else None

    def _rendered(self, uid: str, asked: Asked) -> str:
        """Return a story's HTML from the process that is there for whoever writes the bundle."""
        rendered = self._setting.rendered(asked)
        if rendered.notice:
            self.as_typed.add(uid)
        return rendered.html

    def _asked(self, place: int) -> Asked:
        """Return what a story's HTML is rendered of."""
        story = self._content.stories[place]
        return story.text.body, dict(self._content.answers.get(story.uid, NO_ANSWERS))

    def _kept(self, key: str) -> MadeStory | None:
        parts = self._setting.kept.get(key)
        return MadeStory.of(parts) if parts else None


def _if_ready(batch: Sequence[Composed]) -> Sequence[Composed] | None:
    return None if any(each.job for each in batch) else batch


def _may_show_pictures(markdown: str) -> bool:
    """Say whether there may be pictures in the HTML of a text that pages can carry."""
    return "![" in markdown or "<" in markdown
