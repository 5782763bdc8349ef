"""Drawings and XML that were written to do harm: refused with a sentence, at once.

The project's own are beside the tests; ``--corpora FOLDER`` adds what lies there: ``svg*.json``, whose cases
have their drawing as ``input``, and ``xml*.json``, with ``xml`` and whether it is ``benign``.
"""

import json
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from newsdesk.capture.pictures import read_picture
from newsdesk.capture.reading import read_page
from newsdesk.domain.errors import BadInput

OWN = Path(__file__).parents[1] / "hostile"


def cases(folder: Path, kind: str) -> Iterator[dict[str, Any]]:
    """Read all cases of a kind in a folder."""
    for path in sorted(folder.glob(f"{kind}*.json")):
        yield from json.loads(path.read_text("utf-8"))["cases"]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give every case a test of its own."""
    folders = [OWN, *map(Path, metafunc.config.getoption("corpora"))]
    for argument, kind in {"drawing": "svg", "xml": "xml"}.items():
        if argument in metafunc.fixturenames:
            found = [each for folder in folders for each in cases(folder, kind) if not each.get("benign")]
            texts = [each["input" if kind == "svg" else "xml"] for each in found]
            metafunc.parametrize(argument, texts, ids=[each["id"] for each in found])


@pytest.mark.parametrize("name", ["map.svg", "map.png"])
def test_a_drawing_is_no_picture(drawing: str, name: str) -> None:
    """Whatever its file is called: it could run, and it could load."""
    with pytest.raises(BadInput, match=rf"“{name}” is a drawing \(SVG\)"):
        read_picture(drawing.encode(), name)


def test_xml_with_a_trap_is_no_document(xml: str) -> None:
    """In the place of a Word document's text nothing of it is read, from here or from elsewhere."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", xml)

    with pytest.raises(BadInput, match=r"“trap\.docx”"):
        read_page(packed.getvalue(), "trap.docx")
