"""What is found beside the stories while a page is read: ticker, removed parts, remarks."""

from newsdesk.capture.ticker import Entry
from newsdesk.domain.capture import Removed, TickerLine


class Report:
    """Collects, each removed part once with a count.

    ``unit`` is what a block's number counts: "Line", or "Paragraph" where the input has no lines.
    """

    def __init__(self, unit: str) -> None:
        self._unit = unit
        self._remarks: list[tuple[int, str]] = []
        self._ticker: dict[str, TickerLine] = {}
        self._contradicted: set[str] = set()
        self._removed: dict[tuple[str, str], Removed] = {}

    @property
    def ticker(self) -> tuple[TickerLine, ...]:
        """The first line of each pair, in the page's order."""
        return tuple(self._ticker.values())

    @property
    def remarks(self) -> tuple[str, ...]:
        """What was said about the whole input, then what was said about its lines, in their order."""
        return tuple(sentence for _, sentence in sorted(self._remarks, key=lambda remark: remark[0]))

    @property
    def removed(self) -> tuple[Removed, ...]:
        """What was taken out, by its first line."""
        return tuple(sorted(self._removed.values(), key=lambda part: part.line))

    def note(self, sentence: str) -> None:
        """Note something about the whole input."""
        self._remarks.append((0, sentence))

    def remark(self, line: int, sentence: str) -> str:
        """Note what could not be told apart at a line; return the whole sentence."""
        whole = f"{self._unit} {line}: {sentence}"
        self._remarks.append((line, whole))
        return whole

    def remove(self, text: str, why: str, line: int) -> None:
        """Note a part that is in no story."""
        known = self._removed.get((text, why))
        first, count = (known.line, known.count) if known else (line, 0)
        self._removed[text, why] = Removed(text, why, first, count + 1)

    def print_rate(self, entry: Entry, line: int) -> None:
        """Note an entry of the ticker; of a pair that is repeated, the first counts."""
        found = TickerLine(entry.base, entry.quote, entry.value, entry.change, line)
        kept = self._ticker.setdefault(found.pair, found)
        if kept is found:
            return
        if (kept.value, kept.change) == (found.value, found.change):
            self.remove(entry.said, "the ticker again", line)
            return
        self.remove(entry.said, "another rate for a pair of the ticker", line)
        if found.pair not in self._contradicted:
            self._contradicted.add(found.pair)
            self.remark(
                line,
                f"the ticker says “{entry.said}”, but above it was {kept.value}; the first is kept.",
            )
