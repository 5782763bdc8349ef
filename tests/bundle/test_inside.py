"""Whoever reads bundles by a program of their own is told what there is in them, and no more."""

import re
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from itertools import pairwise
from json import dumps, loads
from pathlib import Path
from typing import Any

import pytest

from newsdesk.bundle import BundleContent, front_matter
from newsdesk.domain.notes import GoneNote, Note
from newsdesk.domain.story import Status
from tests.bundle.conftest import MORNING
from tests.bundle.writing import Write, contents

PAGE = Path(__file__).parents[2] / "docs" / "inside.md"


def told() -> dict[str, tuple[set[str], set[str]]]:
    """What the page says of each file: its keys, and whatever else it names."""
    said = {}
    for part in PAGE.read_text("utf-8").split("\n## ")[1:]:
        keys = re.findall(r"^\| (`[^|]+`) \|", part, re.MULTILINE)
        names = re.findall(r"`(\w+)`", part)
        said[part.partition("\n")[0].strip("`")] = set(re.findall(r"`(\w+)`", " ".join(keys))), set(names)
    return said


def within(value: Any) -> Iterator[str]:
    """Yield the keys of all records in a value, but not those that are a uid."""
    if isinstance(value, list):
        for each in value:
            yield from within(each)
    elif isinstance(value, dict):
        yield from (each for each in value if not re.match(r"[0-9a-f]{8}-", each))
        for each in value.values():
            yield from within(each)


@pytest.fixture
def everything(content: BundleContent) -> BundleContent:
    """An edition with all that a bundle may say of one."""
    first, *others = content.stories
    pins = ("400 som = $4.60 | NBKR official 2031-03-14: 1 USD = 87.41 KGS | 2 digits",)
    first = first._replace(
        text=first.text.with_(pins=pins, body="\ud83d"), status=Status.SPIKED, spiked_from=Status.DRAFT
    )
    past = tuple(
        each._replace(text=each.text.with_(pins=pins), origin="5e" * 32)
        for each in content.revisions[first.uid]
    )
    return replace(
        content,
        stories=(first, *others),
        revisions={**content.revisions, first.uid: past},
        notes={first.uid: (Note("n", first.uid, "Look.", MORNING, "Aigul", travels=True),)},
        gone_notes={first.uid: (GoneNote("0000005e-0000", MORNING),)},
        signed_as="The Courier",
        past=("5e" * 32,),
    )


def test_the_page_names_every_key_and_no_other(
    everything: BundleContent, write: Write, tmp_path: Path
) -> None:
    """Of a bundle with everything, and of one for readers."""
    files = contents(write(everything, tmp_path / "all"))
    card = loads(contents(write(replace(everything, for_desks=False), tmp_path / "some"))["bundle.json"])
    name = everything.names[everything.stories[0].uid]
    found: dict[str, list[dict[str, Any]]] = {
        "bundle.json": [loads(files["bundle.json"]), card],
        "data/rates.json": [loads(files["data/rates.json"])],
        "source/NAME.md": [front_matter.read(files[f"source/{name}.md"])],
        "source/revisions/NAME.json": loads(files[f"source/revisions/{name}.json"]),
        "source/edition.json": [loads(files["source/edition.json"])],
    }

    page = told()

    assert page.keys() == found.keys()
    for file, records in found.items():
        keys, names = page[file]
        assert keys == {key for record in records for key in record}, file
        rates_elsewhere = page["data/rates.json"][1] if file == "source/edition.json" else set()
        assert set(within(records)) <= names | rates_elsewhere, file


def test_a_digest_is_what_the_page_says(content: BundleContent, write: Write, tmp_path: Path) -> None:
    """So that another program can follow the chain."""
    files = contents(write(content, tmp_path / "bundle"))

    [past] = [loads(made) for name, made in files.items() if name.startswith("source/revisions/mountain")]

    for before, each in pairwise(({"digest": ""}, *past)):
        text = dumps(each["text"], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        own = sha256(text.encode()).hexdigest()
        assert each["parent"] == before["digest"]
        assert each["digest"] == sha256(f"{before['digest']}\n{own}".encode()).hexdigest()
