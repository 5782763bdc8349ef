"""A story's chain of revisions: whether it holds, and what is made of one that does not."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from newsdesk.domain.story import StoryText, link


@dataclass(frozen=True, slots=True)
class Link:
    """One revision as its row has it: ``text`` is None where it is thinned or cannot be read.

    ``text_digest`` is that of the text; where there is none, the one that thinning kept, or "".
    """

    number: int
    text: StoryText | None
    text_digest: str
    parent: str
    digest: str

    @property
    def holds(self) -> bool:
        """Whether the digest is that of this text after this parent."""
        return bool(self.text_digest) and link(self.parent, self.text_digest) == self.digest


@dataclass(frozen=True, slots=True)
class Standing:
    """A story as its row has it: its text (None where that cannot be read), its newest revision's digest."""

    text: StoryText | None
    revision: str


def trouble(standing: Standing, links: Iterable[Link]) -> str:
    """Say what is wrong with a story's chain, as part of a sentence; "" if nothing is."""
    parent, text = "", None
    for each in links:
        if each.parent != parent:
            return f"what came before revision {each.number} is missing"
        if not each.holds:
            return f"revision {each.number} is damaged"
        parent, text = each.digest, each.text
    if text is None or standing.revision != parent:
        return "its newest revision is missing"
    if standing.text != text:
        return "its text differs from its newest revision"
    return ""


@dataclass(frozen=True, slots=True)
class Mended:
    """A chain that holds again.

    ``links`` are in order; their digests are new from the first broken one on, and ``digests`` gives the new
    one for each old. A link of number 0 is to be added as the newest. ``doubtful`` are the numbers of texts
    that are kept as far as they can be read, ``lost`` of those that are not.
    """

    links: tuple[Link, ...]
    digests: dict[str, str]
    doubtful: frozenset[int]
    lost: frozenset[int]


def mended(standing: Standing, links: Sequence[Link]) -> Mended:
    """Return the story's chain with all that can be read of it; its last text is the one that stands.

    That is the text which a digest vouches for, else the story's own, else the newest revision's that holds.
    """
    kept = _vouched(standing, [each for each in links if each.text_digest])
    final = _final(standing, kept)
    if final is not None and (not kept or kept[-1].text != final):
        kept.append(Link(0, final, final.digest(), "", ""))
    chained: list[Link] = []
    digests: dict[str, str] = {}
    for each in kept:
        parent = chained[-1].digest if chained else ""
        chained.append(replace(each, parent=parent, digest=link(parent, each.text_digest)))
        digests[each.digest] = chained[-1].digest
    digests.pop("", None)
    return Mended(
        tuple(chained),
        digests,
        frozenset(each.number for each in kept if each.number and not each.holds),
        frozenset(each.number for each in links if not each.text_digest),
    )


def _vouched(standing: Standing, links: list[Link]) -> list[Link]:
    """Put the story's own text into its newest revision where only that copy is still as it was written."""
    if not links or links[-1].holds or standing.text is None:
        return links
    last = replace(links[-1], text=standing.text, text_digest=standing.text.digest())
    # Either of the two places that keep the digest may be the one that is damaged.
    for digest in (last.digest, standing.revision):
        sound = replace(last, digest=digest)
        if sound.holds:
            return [*links[:-1], sound]
    return links


def _final(standing: Standing, links: list[Link]) -> StoryText | None:
    last = links[-1] if links else None
    if last is not None and last.holds and last.text is not None:
        is_newest = standing.revision == last.digest
        if is_newest or standing.text is None:
            return last.text
    if standing.text is not None:
        return standing.text
    readable = [each for each in reversed(links) if each.text is not None]
    sound = [each for each in readable if each.holds]
    best = next(iter(sound or readable), None)
    return best.text if best else None
