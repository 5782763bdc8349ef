"""What a bundle needs of stories, made while nobody waits: their bodies, files, and what their texts lack."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace

from newsdesk.bundle.ahead import prepare_story
from newsdesk.bundle.content import file_names
from newsdesk.copydesk.checklist import for_readers
from newsdesk.desk.copydesk import findings
from newsdesk.desk.editions import existing
from newsdesk.desk.going_out import gathered
from newsdesk.desk.known_findings import KnownFindings
from newsdesk.desk.newsroom import Newsroom
from newsdesk.desk.outlets import OutletDesk
from newsdesk.desk.renderings import Renderings, answers_of
from newsdesk.desk.themes import ThemeDesk
from newsdesk.domain.errors import BadInput
from newsdesk.domain.story import Story
from newsdesk.store.corrections import Corrections
from newsdesk.store.editions import Editions
from newsdesk.store.notes import Notes
from newsdesk.store.stories import Stories


class Preparing:
    """Makes ahead of a bundle what it will need of stories, and keeps it: without it, only time is lost."""

    def __init__(self, newsroom: Newsroom, renderings: Renderings, themes: ThemeDesk) -> None:
        self._newsroom = newsroom
        self._renderings = renderings
        self._themes = themes
        self._outlets = OutletDesk(newsroom)

    def prepare(self, uids: Sequence[str]) -> None:
        """Make what is not kept yet of these stories; those that are gone are passed over.

        Their files are those of the newest edition that each is in.
        """
        with self._newsroom.archive.reading() as db:
            stories = Stories(db).many(uids)
            self._know_findings(Notes(db), stories)
            editions = self._newest(Editions(db), [story.uid for story in stories])
        bodies = self._renderings.prepare(stories)
        for edition, among in editions.items():
            with suppress(BadInput):  # of the theme; or it was deleted: whoever exports is told
                self._prepare_files(edition, {uid: bodies[uid] for uid in among if uid in bodies})
        self._renderings.kept.sweep()

    def _know_findings(self, notes: Notes, stories: Sequence[Story]) -> None:
        known = KnownFindings(self._renderings.kept)
        for _finding in findings(self._newsroom, notes, stories, for_readers(), to_a_desk=True, texts=known):
            pass  # an export asks again, and says what there is

    @staticmethod
    def _newest(editions: Editions, uids: Sequence[str]) -> Mapping[str, list[str]]:
        """Return, by the edition's uid, which of these stories have it as the newest that they are in."""
        holding = editions.with_stories(uids)
        days = {each.uid: each.date for each in editions.names()} if holding else {}
        newest = defaultdict[str, list[str]](list)
        for uid, among in holding.items():
            newest[max(among, key=days.__getitem__)].append(uid)
        return newest

    def _prepare_files(self, uid: str, bodies: Mapping[str, str]) -> None:
        """Make what a bundle of an edition will hold of some of its stories, given their bodies by uid."""
        outlets, pages = self._outlets.chosen(), self._themes.pages()
        with self._newsroom.archive.reading() as db:
            edition = existing(Editions(db), uid)
            places = {entry.story: place for place, entry in enumerate(edition.entries)}
            near = {
                each: slice(max(places[each] - 1, 0), places[each] + 2) for each in places.keys() & bodies
            }
            wanted = dict.fromkeys(entry.story for part in near.values() for entry in edition.entries[part])
            stories = {story.uid: story for story in Stories(db).many(list(wanted))}
            names = file_names(Stories(db).slugs_of(list(places)))
            books = Corrections(db), Notes(db)
            content = gathered(self._newsroom, edition, tuple(stories.values()), books, outlets)
        content = replace(content, answers=answers_of(self._newsroom, content.stories))
        for each, part in near.items():
            entries = edition.entries[part]
            shown = replace(
                content,
                edition=replace(edition, entries=entries),
                stories=tuple(stories[entry.story] for entry in entries),
            )
            prepare_story(shown, min(places[each], 1), bodies[each], names, pages, self._renderings.kept)
