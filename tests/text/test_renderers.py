"""Several processes render what one would."""

from newsdesk.text.ahead import in_order
from newsdesk.text.render import render
from newsdesk.text.rendered import NOTICE
from newsdesk.text.renderers import Renderers
from newsdesk.text.worker import Renderer


def test_many_texts_come_as_one_process_makes_them() -> None:
    """In their order, with one among them that ends its process."""
    texts = [f"# Head {number}\n\nSome *words* of story {number}." for number in range(60)]
    texts[30] = "![[]()" * 4000

    with Renderer() as first, Renderers(first, hands=2) as renderers:
        got = list(in_order(lambda _text: None, renderers.render, texts, renderers.hands))

    assert got[30].notice == NOTICE
    assert [each.html for each in got[:30] + got[31:]] == [
        render(text).html for text in texts[:30] + texts[31:]
    ]


def test_the_first_process_is_left_to_whoever_gave_it() -> None:
    """It goes on after the others have ended."""
    with Renderer() as first:
        with Renderers(first, hands=2) as renderers:
            assert renderers.render("*one*").html == "<p><em>one</em></p>"

        assert first.render("*two*").html == "<p><em>two</em></p>"


def test_there_are_as_many_hands_as_cores() -> None:
    """One at least, and no more than pay."""
    with Renderer() as first, Renderers(first) as renderers:
        assert 1 <= renderers.hands <= 8
