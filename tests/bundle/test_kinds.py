"""What a browser would run is in no bundle, whatever it is called: only pages were ever looked at for it."""

from pathlib import Path

import pytest

from tests.bundle.test_verify import found, put, relisted
from tests.bundle.writing import Files

XHTML = b'<html xmlns="http://www.w3.org/1999/xhtml">%s</html>'
SCRIPT = b'<script xmlns="http://www.w3.org/1999/xhtml">alert(1)</script>'


@pytest.mark.parametrize(
    "name",
    [
        *(
            "stories/more.htm",
            "more.xhtml",
            "more.HTML",
            "media/more.svg",
            "assets/more.js",
            "sw.js",
            "more.mht",
        ),
        *(
            "more.exe",
            "more.hta",
            "autorun.inf",
            ".htaccess",
            "index.php",
            "more",
            "more.url",
            "more.html.lnk",
        ),
    ],
)
def test_a_file_of_another_kind(files: Files, tmp_path: Path, name: str) -> None:
    """A page may link to it, and who receives a bundle opens what is in it."""
    path = put(relisted({**files, name: SCRIPT}), tmp_path / "b.zip")

    assert found(path) == {name: "This file is of a kind that is in no bundle."}


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (XHTML % SCRIPT, "it carries a script"),
        (XHTML % b'<body onload="x()"/>', "it carries a script"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"><script>x()</script></svg>', "it carries a script"),
        (b'<?xml-stylesheet href="more.xsl"?><a/>', "it has an instruction for programs"),
    ],
)
@pytest.mark.parametrize("name", ["more.xml", "stories/more.xml"])
def test_xml_that_a_browser_would_run(files: Files, tmp_path: Path, name: str, data: bytes, why: str) -> None:
    """It need not be a page to be shown as one."""
    path = put(relisted({**files, name: data}), tmp_path / "b")

    assert found(path) == {name: f"This file cannot be understood: {why}."}


def test_a_feed_with_a_script_in_it(files: Files, tmp_path: Path) -> None:
    """Its root is what it should be, and its words are not."""
    files["feed.xml"] = files["feed.xml"].replace(b"</feed>", SCRIPT + b"</feed>")

    assert found(put(relisted(files), tmp_path / "b.zip")) == {
        "feed.xml": "This file cannot be understood: it carries a script."
    }


def test_words_about_scripts_are_words(files: Files, tmp_path: Path) -> None:
    """Elements of a feed may be called as they like, and say what they like."""
    files["feed.xml"] = files["feed.xml"].replace(
        b"</feed>", b'<script xmlns="urn:films" on="air">x</script></feed>'
    )

    assert found(put(relisted(files), tmp_path / "b.zip")) == {}
