from jinja2 import Environment

from newsdesk.bundle.in_turn import InTurn


def test_each_is_made_when_its_turn_comes() -> None:
    made: list[int] = []

    def make(key: int) -> int:
        made.append(key)
        return key * 10

    some = InTurn(make, [1, 2, 3])[1:]
    assert (len(some), bool(some), made) == (2, True, [])

    assert next(iter(some)) == 20
    assert made == [2]


def test_a_template_may_put_it_together_with_lists() -> None:
    template = Environment(autoescape=True).from_string("{{ (['0'] + some + some + ['3'])|join(' ') }}")

    assert template.render(some=InTurn(str, [1, 2])) == "0 1 2 1 2 3"
