"""What goes into a bundle, before any page is made of it."""

from dataclasses import replace
from datetime import timedelta
from itertools import permutations

from newsdesk.bundle import BundleContent


def test_the_chosen_story_leads_wherever_it_stands(content: BundleContent) -> None:
    """Without a choice the first does, and so where the chosen one is not there any more."""
    first, _second, third, *_rest = content.stories
    chosen = replace(content, edition=replace(content.edition, lead=third.uid))

    assert content.lead == first
    assert chosen.lead == third
    assert replace(chosen, stories=content.stories[:2]).lead == first
    assert replace(content, stories=()).lead is None


def test_a_front_page_carries_no_signs_that_pages_cannot(content: BundleContent) -> None:
    """In its note as little as in its title."""
    odd = replace(content, edition=replace(content.edition, title="A\x00B", note="C\x0bD"))

    legible = odd.legible().edition

    assert "\x00" not in legible.title
    assert "\x0b" not in legible.note


def test_names_that_clash_do_not_change_hands_with_the_order(content: BundleContent) -> None:
    """The oldest of them has the name as it is, wherever it stands."""
    stories = [
        story._replace(slug=slug, created=story.created + timedelta(minutes=minute))
        for minute, (story, slug) in enumerate(
            zip(content.stories, ("tea", "Tea", "con", "tea"), strict=True)
        )
    ]
    names = {
        story.uid: name for story, name in zip(stories, ("tea", "tea-2", "con-story", "tea-3"), strict=True)
    }

    for order in permutations(stories):
        assert dict(replace(content, stories=order).names) == names
