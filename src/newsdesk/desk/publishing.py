"""Getting an edition out: the checklist, the bundle, and reading a bundle as a stranger would."""

import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from newsdesk.bundle import BundleContent, Pages, Written, verify_bundle, write_bundle
from newsdesk.bundle.aside import Aside
from newsdesk.bundle.collecting import searched_seldom
from newsdesk.bundle.hands import Hands
from newsdesk.bundle.spool import Spool
from newsdesk.bundle.there import There, bundle_at
from newsdesk.copydesk.checklist import for_readers
from newsdesk.desk.copydesk import findings
from newsdesk.desk.editions import existing
from newsdesk.desk.going_out import gathered, noting
from newsdesk.desk.keys import KeyDesk
from newsdesk.desk.known_findings import KnownFindings
from newsdesk.desk.newsroom import Newsroom
from newsdesk.desk.outlets import OutletDesk
from newsdesk.desk.pictures import PictureDesk
from newsdesk.desk.rates.freezing import frozen_on
from newsdesk.desk.renderings import Renderings, answers_of
from newsdesk.desk.stepping import cut
from newsdesk.desk.stories import existing_story, keep_texts, unknown
from newsdesk.desk.themes import ThemeDesk
from newsdesk.domain.changes import NOTHING, Changes, Done
from newsdesk.domain.days import day
from newsdesk.domain.edition import Edition, Entry, Export
from newsdesk.domain.edition_states import state_of
from newsdesk.domain.errors import Refused
from newsdesk.domain.findings import BundleFinding, Finding, Severity
from newsdesk.domain.formats import Outlets
from newsdesk.domain.journal import SENT_OUT
from newsdesk.domain.people import Role
from newsdesk.domain.progress import Reporter
from newsdesk.domain.sent import Sent, SentStory, sent_again, sent_of, sent_story
from newsdesk.domain.signing import Signer
from newsdesk.domain.story import Status, Story, Why
from newsdesk.domain.workflow import LIFT_EMBARGO, OVERRIDE
from newsdesk.store.corrections import Corrections
from newsdesk.store.edition_states import EditionStates
from newsdesk.store.editions import Editions
from newsdesk.store.journal import Journal
from newsdesk.store.notes import Notes
from newsdesk.store.people import People
from newsdesk.store.revisions import Revisions
from newsdesk.store.stories import Stories
from newsdesk.store.trouble import Damaged
from newsdesk.text import figures
from newsdesk.text.english import counted
from newsdesk.text.shortcodes import may_ask


@dataclass(frozen=True, slots=True)
class Exported:
    """A bundle that was written, read back and found sound; by whom it is signed, None if by nobody."""

    edition: Edition
    written: Written
    signer: Signer | None = None


class Publishing:
    """Everything that goes out of one newsroom."""

    def __init__(
        self,
        newsroom: Newsroom,
        renderings: Renderings,
        themes: ThemeDesk,
        pictures: PictureDesk,
        keys: KeyDesk,
        hands: Callable[[], Hands] = Hands,
    ) -> None:
        """``hands`` gives those that make the stories of one bundle."""
        self._newsroom = newsroom
        self._renderings = renderings
        self._themes = themes
        self._pictures = pictures
        self._keys = keys
        self._hands = hands
        self._outlets = OutletDesk(newsroom)

    def target(self, edition: Edition) -> Path:
        """Return where an edition goes unless somebody says otherwise."""
        return self._newsroom.folder / "exports" / edition.date.isoformat()

    def in_the_way(self, edition: Edition, out: Path) -> str:
        """Say whose bundle this edition’s would replace at ``out``; "" for its own, and for none."""
        there = bundle_at(out)
        if there is None:
            return ""
        which = f"the bundle of the edition of {day(there.day)}"
        if not self._is_ours(there):
            return f"“{out.name}” is there already: {which}, which {self._writer(there)} wrote."
        return "" if there.edition == edition.uid else f"“{out.name}” is there already: {which}."

    def spare_other_desks(self, out: Path) -> None:
        """Refused if another newsroom wrote the bundle at ``out``: for whoever writes without being asked."""
        there = bundle_at(out)
        if there and not self._is_ours(there):
            raise Refused(
                f"“{out}” is a bundle that {self._writer(there)} wrote, so nothing was written. "
                "Move it away, or choose another place."
            )

    def _is_ours(self, there: There) -> bool:
        """Say whether this desk wrote a bundle: it has the name, and the edition, if it is one.

        A reporter's desk may go by the same name. What went out is not asked: the power may have gone then.
        """
        if there.newsroom != self._newsroom.name or there.is_selection:
            return there.newsroom == self._newsroom.name
        with self._newsroom.archive.reading() as db:
            return Editions(db).get(there.edition) is not None

    def _writer(self, there: There) -> str:
        name = f"“{cut(there.newsroom)}”"
        return f"another desk of {name}" if there.newsroom == self._newsroom.name else name

    def checklist(self, edition: Edition) -> tuple[Finding, ...]:
        """Return what is wrong with an edition's stories; errors hold the export back."""
        uids = [entry.story for entry in edition.entries]
        with self._newsroom.archive.reading() as db:
            return _in_order(self._findings(Notes(db), uids, Stories(db).in_parts(uids)))

    def selection(self, uids: Sequence[str]) -> Edition:
        """Return stories as an edition of today that is kept nowhere: to be exported by ``export_selection``.

        BadInput if one of them is not there.
        """
        now = self._newsroom.clock.now()
        with self._newsroom.archive.reading() as db:
            there = {each.uid for each in Stories(db).summaries_of(uids)}
            rates = frozen_on(self._newsroom, db, now.date())
        missing = [uid for uid in uids if uid not in there]
        if missing:
            raise unknown(missing[0])
        entries = tuple(Entry(uid) for uid in dict.fromkeys(uids))
        title = f"Selection of {counted(len(entries), 'story', 'stories')}"
        # The same stories on the same day are the same edition, whoever receives them twice.
        named = uuid.uuid5(uuid.NAMESPACE_OID, f"{now.date()} {' '.join(entry.story for entry in entries)}")
        return Edition(str(named), now.date(), title, entries, rates, now, now)

    @searched_seldom()
    def export_selection(
        self,
        edition: Edition,
        out: Path,
        reporter: Reporter,
        override: str = "",
        outlets: Outlets | None = None,
        theme: str | None = None,
    ) -> Done[Exported]:
        """Write the bundle of a ``selection``, as ``export`` does that of an edition."""
        pages = self._themes.pages(theme)
        with self._content(edition, override, outlets) as content:
            exported = self._exported(edition, content, out, reporter, pages)
            with noting(out), self._newsroom.archive.writing() as db:
                self._note_sent(Journal(db), Revisions(db), content, "in a selection")
        return Done(exported, Changes(frozenset(each.uid for each in content.heads)))

    @searched_seldom()
    def export(
        self,
        uid: str,
        out: Path,
        reporter: Reporter,
        override: str = "",
        outlets: Outlets | None = None,
        theme: str | None = None,
    ) -> Done[Exported]:
        """Write an edition's bundle to a folder, or to a .zip by its name, and verify it.

        ``outlets`` say what is beside its pages and where it is published, and ``theme`` is how these look;
        None for the newsroom's own choice. BadInput if there is no such theme, or it cannot be used.
        Refused if the checklist has an error and ``override`` does not say why it goes out all the same, if
        whoever is at the desk may not say that, or if it cannot be rendered or written; Cancelled if the
        reporter stops it. Until it is done, what was at ``out`` stays there.
        """
        pages = self._themes.pages(theme)
        with self._newsroom.archive.reading() as db:
            edition = existing(Editions(db), uid)
            past, last = EditionStates(db).identities(uid), EditionStates(db).last(uid)
        state = state_of(edition, last)
        with self._content(edition, override, outlets) as going_out:
            content = replace(going_out, past=past if state is last else (*past, state.identity))
            exported = self._exported(edition, content, out, reporter, pages)
            now, who = self._newsroom.clock.now(), self._newsroom.who
            export = Export(uid, now, str(out.absolute()), exported.written.sha256, content.override, who)
            with noting(out), self._newsroom.archive.reading() as db:
                then = _last_sent(Editions(db), uid)
            sent = sent_of(edition, list(_sent(content, then)))
            with noting(out), self._newsroom.archive.writing() as db:
                Editions(db).add_export(export, sent)
                EditionStates(db).add(uid, [state])
                self._note_sent(Journal(db), Revisions(db), content, f"in the edition of {day(edition.date)}")
        return Done(exported, Changes(frozenset(content.answers), frozenset({uid})))

    def _pin(self, asking: Sequence[str]) -> Changes:
        """Pin the rates that stories (by uid) ask for and that were not known yet when they were saved.

        An edition says the same whenever it is exported again. What was written since they were read stands,
        and the extra copy of what is being typed stays.
        """
        changes = NOTHING
        if asking:
            with self._newsroom.archive.writing() as db:
                stories, editions = Stories(db), Editions(db)
                drafts = {each.story: each for each in stories.drafts()}
                for uid in asking:
                    story = existing_story(stories, uid)
                    standing = [(story, story.text)]
                    changes |= keep_texts(stories, editions, self._newsroom, standing, Why.BULK)
                    if draft := drafts.get(uid):
                        stories.keep_draft(uid, draft.text, draft.at, draft.who)
        return changes

    def _exported(
        self, edition: Edition, content: BundleContent, out: Path, reporter: Reporter, pages: Pages
    ) -> Exported:
        """Write a bundle, signed if this newsroom has a key.

        Refused where nobody could note that it went out.
        """
        if not self._newsroom.writable:
            raise Refused(self._newsroom.refusal)
        seal = self._keys.seal()
        self._renderings.keep_seen()
        with self._hands() as hands:
            written = write_bundle(
                replace(content, signed_as=seal.signer.name) if seal else content,
                out,
                pages,
                hands.render,
                reporter,
                self._pictures,
                seal.sign if seal else None,
                self._renderings.kept,
                hands,
            )
        self._pictures.sweep()
        return Exported(edition, written, seal.signer if seal else None)

    @contextmanager
    def _content(self, edition: Edition, override: str, outlets: Outlets | None) -> Iterator[BundleContent]:
        """Give what goes into a bundle for the time of a ``with``, in which its stories' bodies are read.

        Refused if the checklist or the edition holds it back.
        """
        outlets = outlets or self._outlets.chosen()
        uids = [entry.story for entry in edition.entries]
        asking: list[Story] = []
        with closing(Spool(self._newsroom.folder)) as spool:
            aside = Aside(spool)

            def laid_aside(parts: Iterable[Sequence[Story]]) -> Iterator[Sequence[Story]]:
                for part in parts:
                    aside.extend(part)
                    asking.extend(story for story in part if may_ask(story.text.body))
                    yield part

            with self._newsroom.archive.reading() as db:
                role = People(db).role(self._newsroom.who)
                stories = laid_aside(Stories(db).in_parts(uids))
                found = self._findings(Notes(db), uids, stories)
                errors = _in_order(each for each in found if each.severity is Severity.ERROR)
                excuse = _excuse(edition, errors, override, role, aside.heads)
                content = gathered(self._newsroom, edition, aside, (Corrections(db), Notes(db)), outlets)
            is_pinned = bool(self._pin([each.uid for each in asking]))
            answers = answers_of(self._newsroom, asking)
            asking.clear()  # with all their words
            if not is_pinned:
                yield replace(content, override=excuse, answers=answers)
                return
        with self._content(edition, override, outlets) as pinned:
            yield pinned

    def _note_sent(self, journal: Journal, revisions: Revisions, content: BundleContent, where: str) -> None:
        """Keep for each story that its readers may have it from now on, and in which text."""
        now = self._newsroom.clock.now()
        why = f": {content.override}" if content.override else ""
        uids = [each.uid for each in content.heads]
        journal.note_all(uids, f"{SENT_OUT} {where}{why}", self._newsroom.who, now)
        revisions.mark_out([(each.uid, each.revision) for each in content.heads], now)

    def _findings(
        self, notes: Notes, uids: Sequence[str], stories: Iterable[Sequence[Story]]
    ) -> Iterator[Finding]:
        """Yield what is wrong with stories of these uids, which come in parts."""
        texts = KnownFindings(self._renderings.kept)
        with texts.together(uids):
            for part in stories:
                yield from _standing(part)
                yield from self._missing(part)
                yield from findings(self._newsroom, notes, part, for_readers(), to_a_desk=True, texts=texts)

    def _missing(self, stories: Sequence[Story]) -> list[Finding]:
        """Return the pictures that stories name and the newsroom has not, or not whole."""
        return [
            Finding(
                story.uid,
                "image-there",
                "body",
                (start := story.text.body.find(name)),
                start + len(name),
                f"“{story.headline}” shows a picture that is not in the newsroom’s folder, or is damaged "
                f"({name}). Add it again, or take it out.",
                Severity.ERROR,
            )
            for story in stories
            for name in figures.kept(story.text.body)
            if self._pictures.size(name) is None
        ]


def verify(path: Path) -> tuple[BundleFinding, ...]:
    """Read a bundle as a stranger would; nothing found means that it is whole and as it was written.

    BadInput if the path holds no bundle at all. It needs no newsroom.
    """
    return verify_bundle(path)


def _last_sent(editions: Editions, uid: str) -> Sent | None:
    """Return what went out of an edition last; None if nobody kept it, or it cannot be read any more.

    An edition can go out all the same: that only takes its time.
    """
    with suppress(Damaged):
        return editions.sent(uid)
    return None


def _sent(content: BundleContent, then: Sent | None) -> Iterator[SentStory]:
    """Yield the stories of a bundle as readers are given them; what they were given last was ``then``.

    Only texts are read that are other revisions by now.
    """
    before = {(each.story, each.revision): each for each in then.stories} if then else {}
    for place, head in enumerate(content.heads):
        said, known = content.corrections.get(head.uid, ()), before.get((head.uid, head.revision))
        yield sent_again(known, head.status, said) if known else sent_story(content.stories[place], said)


def _in_order(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings, embargoes first: nobody is to let one out who says why a slip of the pen may go."""
    return tuple(sorted(found, key=lambda each: each.rule != "embargo"))


def _excuse(
    edition: Edition, errors: Sequence[Finding], override: str, role: Role, stories: Iterable[Story]
) -> str:
    """Return why an edition of these stories goes out in spite of its checklist: nothing where that is clear.

    Refused if it is held back.
    """
    if not edition.entries:
        raise Refused(f"The edition of {day(edition.date)} has no stories yet. Add some, then export it.")
    if errors and not override.strip():
        more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
        said = _with_story(errors[0], stories)
        raise Refused(f"{said}{more} Mend it, or say why the edition goes out all the same.")
    if errors:
        OVERRIDE.refuse(role)
    if any(each.rule == "embargo" for each in errors):
        LIFT_EMBARGO.refuse(role)
    return override.strip() if errors else ""


def _with_story(finding: Finding, stories: Iterable[Story]) -> str:
    """Return what is wrong and with which of these stories: an edition has many."""
    headline = next((f"“{each.headline}”" for each in stories if each.uid == finding.uid), "")
    return finding.message if headline in finding.message else f"{headline}: {finding.message}"


def _standing(stories: Sequence[Story]) -> list[Finding]:
    return [
        Finding(
            story.uid,
            "spiked",
            "headline",
            0,
            0,
            f"“{story.headline}” is spiked. Take it out of the edition, or unspike it.",
            Severity.ERROR,
        )
        for story in stories
        if story.status is Status.SPIKED
    ]
