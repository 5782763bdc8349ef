"""What a bundle will hold of a story, made before anybody asks for the bundle."""

from collections.abc import Mapping

from newsdesk.bundle.content import BundleContent
from newsdesk.bundle.kept import Keeping
from newsdesk.bundle.pages import Pages
from newsdesk.bundle.pictures import Album, NoPictures, shows_pictures
from newsdesk.bundle.story_files import StoryFiles


def prepare_story(
    content: BundleContent, place: int, body: str, names: Mapping[str, str], pages: Pages, kept: Keeping
) -> None:
    """Make what a bundle will hold of the story at ``place`` (from 0), and keep it.

    ``content`` is the edition from the neighbour before to the one behind, ``names`` are those of the files
    of all its stories, by uid, and ``body`` is the story's HTML. One with pictures waits until they are made.
    """
    if shows_pictures(body):
        return
    shown = content.legible()
    for each in (content, shown):
        vars(each)["names"] = names  # which some stories' names among themselves might not be
    stories = StoryFiles(content, shown, pages, Album(NoPictures(), shown))
    key = stories.key(place)
    if kept.get(key) is None:
        kept.put(key, stories.of(place, body).packed())
