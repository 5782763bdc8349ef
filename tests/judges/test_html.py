"""The Nu Html Checker finds nothing in a bundle's pages and stylesheet."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

#: What it cannot know: that JSON-LD is data, which the policy does not concern, and that pages opened from a
#: disk are of one origin with the stylesheet and the pictures beside them.
NOT_SO = re.compile(
    r"Inline script violates Content Security Policy \(meta tag\): blocked by “script-src”"
    r"|Resource violates Content Security Policy \(meta tag\): [a-z ]+ “(?:\.\./)?(?:assets|media)/"
)


def test_the_checker_finds_nothing(bundle: Path, checker: Path) -> None:
    """No error and no warning, in any page, in one run for all of them."""
    java = shutil.which("java")
    if java is None:
        pytest.skip("the Nu Html Checker needs Java, and there is none here")
    pages = [*bundle.rglob("*.html"), *bundle.rglob("*.css")]

    # Named one by one: it overlooks a folder's stylesheets, and takes no notice of an empty list.
    command: list[str | Path] = [
        java,
        "-Xss1m",
        "-jar",
        checker,
        "--also-check-css",
        "--format",
        "json",
        *pages,
    ]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)

    found = json.loads(done.stderr)["messages"]
    said = [
        f"{Path(each.get('url', '')).name}:{each.get('lastLine')}: {each['message']}"
        for each in found
        if not NOT_SO.match(each["message"])
    ]
    assert len(pages) == 11
    assert said == []
    # The policy was read in each page: the run was a real one.
    assert len(found) >= len(pages) - 1
