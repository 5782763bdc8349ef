"""What is told of a text and of its page is enough to have them whole."""

import json

from hypothesis import given
from hypothesis import strategies as st

from newsdesk.text.exchange import Pages
from newsdesk.text.rendered import Block

PAGES = st.lists(
    st.builds(Block, st.integers(1, 9), st.sampled_from(["<p>a</p>", "<p>b</p>", "<p>c</p>"])), max_size=7
).map(tuple)


@given(st.lists(PAGES, max_size=5))
def test_one_page_after_another_comes_over(pages: list[tuple[Block, ...]]) -> None:
    """Through JSON, whatever the lines are."""
    here, there = Pages(), Pages()

    assert [there.hear(json.loads(json.dumps(here.tell(each)))) for each in pages] == pages


def test_of_a_page_only_what_is_new_is_told() -> None:
    """What has only moved down is not said again."""
    page = tuple(Block(2 * each + 1, f"<p>{each}</p>") for each in range(100))
    longer = (*page[:50], Block(101, "<p>new</p>"), *(Block(each.line + 2, each.html) for each in page[50:]))
    here = Pages()
    here.tell(page)

    assert here.tell(longer) == [50, [[101, "<p>new</p>"]], 50, 2]
