"""Spelling at the desk: dictionaries, the words that people add, and what is misspelt in stories."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from newsdesk.copydesk.checks import FIELDS
from newsdesk.copydesk.prose import prose
from newsdesk.copydesk.spelling.dictionaries import find_dictionaries
from newsdesk.copydesk.spelling.own import a_word, is_own, read_words, written
from newsdesk.copydesk.spelling.slips import slips
from newsdesk.copydesk.spelling.words import words
from newsdesk.copydesk.spelling.worker import SpellingProcess
from newsdesk.desk.newsroom import Newsroom
from newsdesk.desk.stepping import parts
from newsdesk.desk.stories import existing_stories, existing_story
from newsdesk.domain.changes import NOTHING, Changes, Done
from newsdesk.domain.errors import BadInput, Refused
from newsdesk.domain.findings import Finding, Severity
from newsdesk.domain.progress import Reporter, Silent
from newsdesk.domain.query import Query, Sort
from newsdesk.domain.spelling import (
    SUGGESTIONS,
    USUAL_LANGUAGES,
    DictionaryShelf,
    OwnWords,
    Word,
    WordList,
    with_language,
)
from newsdesk.domain.story import Story
from newsdesk.store.shelf import Shelf
from newsdesk.store.stories import Stories
from newsdesk.store.whole_file import write_whole
from newsdesk.store.words import WORDS

#: The rule's name in findings.
RULE = "spelling"

_PERSONAL = "Words of this computer’s user that Newsdesk takes for right, one a line."
_NEWSROOM = "Words that this newsroom takes for right, one a line; after a tab, the one story a word is for."


class SpellingDesk:
    """Knows what is spelt right here. Its questions may be asked from any thread, and take a process's time.

    ``own`` is the folder for what belongs to this computer's user: words, and dictionaries below it; None
    where there is none. ``chosen`` are everywhere codes of dictionaries or languages.
    """

    def __init__(self, newsroom: Newsroom, own: Path | None) -> None:
        self._newsroom = newsroom
        self._own = own
        self._process = SpellingProcess(self._folder)

    @property
    def _folder(self) -> Path | None:
        return self._own / "dictionaries" if self._own else None

    def dictionaries(self) -> DictionaryShelf:
        """Return the dictionaries there are, and the languages without one."""
        return find_dictionaries(self._folder)

    def make_folder(self) -> Path:
        """Return the folder for the user's own dictionaries; Refused where there can be none."""
        folder = self._folder
        if folder is None:
            raise Refused("There is no place here for dictionaries of your own.")
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise Refused(f"The folder {folder} cannot be made: {error.strerror or error}.") from None
        return folder

    def reload(self) -> None:
        """Take note of dictionaries that were added or taken away since the last question."""
        before, self._process = self._process, SpellingProcess(self._folder)
        before.close()

    def wrong(self, asked: Iterable[str], chosen: Sequence[str]) -> frozenset[str]:
        """Return which of these words (as ``words`` gives them) are in no dictionary."""
        return self._process.wrong(asked, chosen)

    def suggest(self, word: str, chosen: Sequence[str], own: frozenset[str]) -> tuple[str, ...]:
        """Return what may have been meant: words that somebody added, then those of the dictionaries."""
        near = sorted((slips(word, each), each) for each in own)
        known = [each for far, each in near if far <= max(1, len(word) // 4)]
        return tuple(dict.fromkeys([*known, *self._process.suggest(word, chosen)]))[:SUGGESTIONS]

    def own_words(self, uid: str = "") -> OwnWords:
        """Return the words that people added, with those of one story."""
        return self._added()(uid)

    def _added(self) -> Callable[[str], OwnWords]:
        """Read what people added; return what tells which of it are whose, for any story."""
        personal = read_words(self._own / WORDS) if self._own else frozenset()
        newsroom = read_words(self._newsroom.folder / WORDS)
        return lambda uid: OwnWords(
            personal=frozenset(word for word, _uid in personal),
            newsroom=frozenset(word for word, of in newsroom if not of),
            story=frozenset(word for word, of in newsroom if of == uid != ""),
        )

    def add(self, added: Sequence[str], which: WordList, uid: str = "") -> Done[tuple[str, ...]]:
        """Take words for right from now on; the value is the words as they are kept.

        BadInput where one is no word, or the story is not there; Refused where the list cannot be written.
        """
        kept = tuple(a_word(each) for each in added)
        if which is WordList.STORY:
            with self._newsroom.archive.reading() as db:
                existing_story(Stories(db), uid)
        self._rewrite(which, uid, kept, keep=True)
        return Done(kept, NOTHING)

    def remove(self, gone: Sequence[str], which: WordList, uid: str = "") -> Changes:
        """Take words off a list; BadInput where one is not on it, Refused where it cannot be written."""
        listed = self.own_words(uid).in_list(which)
        for word in gone:
            if word not in listed:
                raise BadInput(f"“{word}” is not among the {which} words. “newsdesk words list” shows them.")
        self._rewrite(which, uid, gone, keep=False)
        return NOTHING

    def check(
        self,
        uids: Sequence[str] = (),
        chosen: Sequence[str] = USUAL_LANGUAGES,
        reporter: Reporter | None = None,
    ) -> tuple[Finding, ...]:
        """Return the misspelt words of these stories, or of all that are not spiked.

        Each story's own language counts as chosen. BadInput if one of them is not there; Cancelled if the
        reporter stops it.
        """
        now, archive = self._newsroom.clock.now(), self._newsroom.archive
        with archive.reading() as db:
            wanted = tuple(uids) or Shelf(db, now).uids(Query(), Sort())
        found, own = list[Finding](), self._added()
        for part in parts(wanted, reporter or Silent(), "Checking the spelling"):
            with archive.reading() as db:
                stories = existing_stories(Stories(db), part)
            for story in stories:
                found += self._findings(story, chosen, own(story.uid).all)
        return tuple(found)

    def _findings(self, story: Story, chosen: Sequence[str], own: frozenset[str]) -> list[Finding]:
        want = with_language(chosen, story.text.language)
        placed: list[tuple[str, Word]] = []
        for field in FIELDS:
            found = words(prose(getattr(story.text, field)))
            placed += [(field, each) for each in found if not is_own(each.text, own)]
        wrong = self.wrong({each.text for _field, each in placed}, want)
        fixes = self._process.fixes(wrong, want)
        return [
            Finding(
                *(story.uid, RULE, field, each.start, each.end),
                f"“{each.text}” is in no dictionary.",
                Severity.WARNING,
                fixes.get(each.text),
            )
            for field, each in placed
            if each.text in wrong
        ]

    def _rewrite(self, which: WordList, uid: str, some: Sequence[str], *, keep: bool) -> None:
        """Put words on a list or take them off."""
        path, about = self._place(which)
        entries = {(word, uid if which is WordList.STORY else "") for word in some}
        before = read_words(path)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, written(before | entries if keep else before - entries, about))
        except OSError as error:
            raise Refused(
                f"The words in {path} cannot be written: {error.strerror or error}. They are as they were."
            ) from error

    def _place(self, which: WordList) -> tuple[Path, str]:
        """Return a list's file and the remark at its head; Refused where it may not be written."""
        if which is WordList.PERSONAL:
            if self._own is None:
                raise Refused("There is no place here for words of your own. Add them to the newsroom’s.")
            return self._own / WORDS, _PERSONAL
        if not self._newsroom.writable:
            raise Refused(self._newsroom.refusal)
        return self._newsroom.folder / WORDS, _NEWSROOM

    def close(self) -> None:
        """End the process."""
        self._process.close()
