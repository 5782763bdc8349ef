"""Words from elsewhere are words: no label takes a headline, or a desk's name, for HTML."""

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

#: What is escaped where it is put together: a link.
RICH = {("edition_panel.ui", "since")}
FORMS = sorted((Path(__file__).parents[2] / "ui").glob("*.ui"))


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.stem)
def test_a_forms_labels_show_words_to_the_letter(form: Path) -> None:
    """Qt else guesses, and loads the picture that a tag names, from a share as well."""
    others = {
        (form.name, label.get("name"))
        for label in ET.parse(form).iter("widget")
        if label.get("class") in {"QLabel", "ElidedLabel"}
        and label.findtext("property[@name='textFormat']/enum") != "Qt::TextFormat::PlainText"
    }

    assert others <= RICH
