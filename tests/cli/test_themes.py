"""newsdesk theme."""

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any


def test_a_theme_is_listed_and_chosen(
    newsdesk: Callable[..., CompletedProcess[str]], answer: Callable[..., Any], newsroom: Path, page: Path
) -> None:
    """A broken one is named with the reason, and not chosen. The list exits 1 then, a choice does not."""
    answer("import", page)
    assert answer("theme") == {"chosen": None, "themes": []}
    for name, style in (("river", "p { margin: 0 }"), ("spoilt", "@import 'x.css';")):
        (newsroom / "themes" / name).mkdir(parents=True)
        (newsroom / "themes" / name / "extra.css").write_text(style, "utf-8")

    chosen, spoilt = newsdesk("theme", "river"), newsdesk("theme", "spoilt")
    listed, none = newsdesk("theme"), newsdesk("theme", "none", "--json")

    assert (chosen.returncode, listed.returncode, none.returncode) == (0, 1, 0)
    assert "Pages look like the theme “river”." in listed.stdout
    assert "extra.css, line 1: it imports another style sheet" in listed.stdout.replace("\n", " ")
    assert (spoilt.returncode, spoilt.stdout) == (2, "")
    assert "extra.css, line 1" in spoilt.stderr
    assert '"chosen": null' in none.stdout
