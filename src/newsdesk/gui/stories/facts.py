"""What is said about a story in the list, as words."""

from collections.abc import Callable, Mapping

from newsdesk.domain.clock import Clock
from newsdesk.domain.days import short_day
from newsdesk.domain.story import StorySummary, titled
from newsdesk.gui.countries import country_names
from newsdesk.gui.phrases import ago, apart, local_moment
from newsdesk.text.english import counted

#: Between two facts on one line.
BETWEEN = "  ·  "


class Facts:
    """Words for a story's facts. ``countries`` gives ISO 3166-1 alpha-2 code → name once it is needed."""

    def __init__(self, clock: Clock, countries: Callable[[], Mapping[str, str]]) -> None:
        self._clock = clock
        self._countries = countries

    @staticmethod
    def headline(story: StorySummary) -> str:
        """Return the headline, or what stands for it."""
        return titled(story.headline)

    def age(self, story: StorySummary) -> str:
        """Return how long ago it changed: "3 min ago", after a day the date."""
        return ago(story.updated, self._clock.now())

    def details(self, story: StorySummary) -> str:
        """Return a row's last line behind the status: "KZ TJ  ·  Asel Tokoeva  ·  210 words"."""
        parts = (" ".join(story.countries), apart(story.byline), counted(story.words, "word"))
        return BETWEEN.join(part for part in parts if part)

    def under_embargo(self, story: StorySummary) -> bool:
        """Say whether it is not to go out yet."""
        return story.embargo is not None and story.embargo > self._clock.now()

    def embargo(self, story: StorySummary) -> str:
        """Return until when it is not to go out, by this computer's clock: "until 3 Mar 14:30".

        "" for a story that may go out.
        """
        if story.embargo is None or not self.under_embargo(story):
            return ""
        here, today = story.embargo.astimezone(), self._clock.now().astimezone().date()
        if here.date() == today:
            return f"until {here:%H:%M}"
        year = "" if here.year == today.year else f" {here.year}"
        return f"until {short_day(here.date())}{year} {here:%H:%M}"

    @staticmethod
    def corrections(story: StorySummary) -> str:
        """Return how many corrections its readers are told of: "2 corrections", "" for none."""
        return counted(story.corrections, "correction") if story.corrections else ""

    @staticmethod
    def merging(story: StorySummary) -> str:
        """Return that another desk's text of it waits: "to be merged", "" where none does."""
        return "to be merged" if story.merging else ""

    def tip(self, story: StorySummary) -> str:
        """Return what is shown beside the mouse: the whole headline, the exact times, all names in full."""
        lines = [self.headline(story), f"Updated {local_moment(story.updated)}"]
        if story.embargo is not None and self.under_embargo(story):
            lines.append(f"Under embargo until {local_moment(story.embargo)}")
        if story.merging:
            lines.append("It was changed elsewhere in the same places; it is to be merged")
        others = (self.corrections(story), country_names(story.countries, self._countries()))
        lines += [words for words in others if words]
        if story.keywords:
            lines.append("Tags: " + ", ".join(story.keywords))
        return "\n".join(lines)

    def aloud(self, story: StorySummary) -> str:
        """Return a row as a screen reader says it."""
        parts = (
            self.headline(story),
            story.status.value,
            f"under embargo {self.embargo(story)}" if self.under_embargo(story) else "",
            self.merging(story),
            self.corrections(story),
            country_names(story.countries, self._countries()),
            story.byline,
            counted(story.words, "word"),
            self.age(story),
        )
        return ", ".join(part for part in parts if part)
