"""What stories’ bodies were rendered to, kept for the next bundle: most are while they are written."""

import threading
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from newsdesk.bundle.kept import Kept
from newsdesk.bundle.setting import Setting
from newsdesk.desk.newsroom import Newsroom
from newsdesk.domain.story import Story
from newsdesk.text.rendered import Rendered
from newsdesk.text.shortcodes import NO_ANSWERS, Answers, may_ask
from newsdesk.text.worker import Renderer

#: Where they are, below the newsroom's folder. It may be taken away.
FOLDER = Path("cache", "renderings")


class Renderings:
    """The kept renderings of one newsroom, and who renders there."""

    def __init__(self, newsroom: Newsroom, renderer: Renderer) -> None:
        self._newsroom = newsroom
        self.renderer = renderer
        self.kept = Kept(newsroom.folder / FOLDER)
        self._lock = threading.Lock()
        self._seen: tuple[str, Answers, Rendered] | None = None

    def see(self, body: str, answers: Answers, rendered: Rendered) -> None:
        """Hear what a body was rendered to for somebody who writes.

        It is kept once that is over (``keep_seen``), and not at every pause of the typing.
        """
        with self._lock:
            self._seen = body, answers, rendered

    def keep_seen(self) -> None:
        """Keep what was seen last."""
        with self._lock:
            seen, self._seen = self._seen, None
        if seen is not None and not seen[2].notice:
            self._setting().keep(seen[0], seen[1], seen[2].html)

    def prepare(self, stories: Sequence[Story]) -> Mapping[str, str]:
        """Return the HTML of these stories' bodies by uid: what is not kept yet is rendered, and kept.

        Those that could not be rendered are missing.
        """
        self.keep_seen()
        answers = answers_of(self._newsroom, stories)
        setting = self._setting()
        asked = ((each.uid, (each.text.body, answers.get(each.uid, NO_ANSWERS))) for each in stories)
        return {uid: body for uid, each in asked if (body := setting.lasting(each)) is not None}

    def _setting(self) -> Setting:
        return Setting(self.renderer.render, self.kept)


def answers_of(newsroom: Newsroom, stories: Iterable[Story]) -> Mapping[str, Answers]:
    """Return the answers to the shortcodes of those stories that have any, by uid."""
    asking = [story for story in stories if may_ask(story.text.body)]
    if not asking:
        return {}
    # What knows rates takes long to import, and most stories have none.
    from newsdesk.desk.shortcodes import Shortcodes  # noqa: PLC0415

    desk = Shortcodes(newsroom)
    return {story.uid: desk.answered(story.text).answers for story in asking}
