"""What machines take in has the shape that its makers wrote down.

The shape of our ninjs is written here as we mean it. With ``--schemas FOLDER`` the standards' own schemas are
asked as well: IPTC's (ninjs/ninjs-schema_3.0.json, https://github.com/iptc/newsinjson) and that of sitemaps
(sitemap/sitemap.xsd, https://www.sitemaps.org/protocol.html).
"""

import json
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import xmlschema
from jsonschema import Draft202012Validator

from newsdesk import assets
from newsdesk.bundle import BundleContent, data
from newsdesk.bundle.sheets import Sheets
from newsdesk.bundle.sitemaps import news_sitemap, sitemap
from newsdesk.text.render import render

MOMENT = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00$"}
TEXT = {"type": "string", "minLength": 1}


def fields(**properties: Any) -> dict[str, Any]:
    """Return the shape of an object with these fields and no others, all of them."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def many(shape: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": shape, "minItems": 1}


_SAID = {"role": TEXT, "contentType": {"enum": ["text/plain", "text/html"]}, "value": {"type": "string"}}
_ALWAYS = {
    "uri": {"type": "string", "pattern": "^urn:uuid:[0-9a-f-]{36}$"},
    "standard": fields(
        name={"const": "ninjs"},
        version={"const": "3.0"},
        schema={"const": "http://www.iptc.org/std/ninjs/ninjs-schema_3.0.json"},
    ),
    "type": {"const": "text"},
    "representationType": {"const": "full"},
    "pubStatus": {"const": "usable"},
    "version": TEXT,
    "firstCreated": MOMENT,
    "versionCreated": MOMENT,
    "language": TEXT,
    "title": TEXT,
    "slugline": {"type": "string", "pattern": "^[a-z0-9-]{1,80}$"},
    "headlines": many(fields(**_SAID)),
    "descriptions": many(fields(**_SAID)),
    "bodies": many(
        fields(**_SAID, charCount={"type": "integer"}, wordCount={"type": "integer"}),
    ),
}
_RENDITION = {
    "name": {"const": "main"},
    "href": {"type": "string", "pattern": "^https://"},
    "contentType": {"enum": ["image/jpeg", "image/png", "image/webp"]},
    "width": {"type": "integer"},
    "height": {"type": "integer"},
}
_PICTURE = {
    "name": TEXT,
    "uri": _ALWAYS["uri"],
    "type": {"const": "picture"},
    "descriptions": many(fields(**_SAID)),
}
_SOMETIMES = {
    "associations": many(
        fields(**_PICTURE)
        | {
            "required": ["name", "uri", "type"],
            "properties": _PICTURE | {"renditions": many(fields(**_RENDITION))},
        }
    ),
    "embargoedUntil": MOMENT,
    "by": TEXT,
    "located": TEXT,
    "edNote": TEXT,
    "places": many(fields(name=TEXT, rel={"const": "about"}, literal=TEXT)),
    "subjects": many(fields(name=TEXT, rel={"const": "about"})),
    "infoSources": many(fields(name=TEXT, role={"const": "source"})),
}
NINJS = fields(**_ALWAYS) | {"properties": _ALWAYS | _SOMETIMES}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Ask the standards' schemas wherever they are."""
    if "schemas" in metafunc.fixturenames:
        folders = [Path(each) for each in metafunc.config.getoption("--schemas")]
        reason = "the standards' schemas are not here: see --schemas"
        nowhere = pytest.param(Path(), marks=pytest.mark.skip(reason=reason), id="nowhere")
        metafunc.parametrize("schemas", folders or [nowhere])


@pytest.fixture
def items(content: BundleContent) -> list[dict[str, Any]]:
    """Every story as ninjs: with corrections, an embargo, pictures, and without nearly everything."""
    shown = content.legible()
    published = replace(shown, base_url="https://news.example.com")
    picture = '<figure><img alt="" src="https://news.example.com/media/a.jpg" width="4" height="3"></figure>'
    made = [data.ninjs(shown, each, render(each.text.body).html) for each in shown.stories]
    made.append(data.ninjs(published, published.stories[0], picture))
    return [json.loads(json.dumps(each)) for each in made]


@pytest.fixture
def maps(content: BundleContent) -> tuple[bytes, bytes]:
    """Sitemap and news sitemap."""
    published = replace(content.legible(), base_url="https://news.example.com/2031")
    sheets = Sheets(assets.format_folder())
    return sitemap(published, sheets), news_sitemap(published, sheets)


def faults(schema: dict[str, Any], item: dict[str, Any]) -> list[str]:
    return [f"{each.json_path}: {each.message}" for each in Draft202012Validator(schema).iter_errors(item)]


def test_ninjs_is_what_we_mean_by_it(items: list[dict[str, Any]]) -> None:
    """No field that a schema would refuse, none missing, none empty."""
    assert [faults(NINJS, each) for each in items] == [[]] * len(items)


@pytest.mark.parametrize("field", ["author", "urgency2", "copyright"])
def test_the_shape_refuses_what_it_does_not_know(items: list[dict[str, Any]], field: str) -> None:
    """As the standard's schema does: else it would let anything pass."""
    assert faults(NINJS, {**items[0], field: "x"})


def test_iptc_takes_our_ninjs(items: list[dict[str, Any]], schemas: Path) -> None:
    """By its own schema, which refuses every field that it does not know."""
    schema = json.loads((schemas / "ninjs" / "ninjs-schema_3.0.json").read_text("utf-8"))

    assert [faults(schema, each) for each in items] == [[]] * len(items)
    assert faults(schema, {**items[0], "headline": "x"})


def test_our_shape_allows_no_field_that_iptc_does_not(schemas: Path) -> None:
    """Nor one of another make."""
    schema = json.loads((schemas / "ninjs" / "ninjs-schema_3.0.json").read_text("utf-8"))

    assert NINJS["properties"].keys() <= schema["$defs"]["ninjsType"]["properties"].keys()


def test_sitemaps_are_sitemaps(maps: tuple[bytes, bytes], schemas: Path) -> None:
    """By the protocol's own schema; it knows no news, so these are left out before it is asked."""
    schema = xmlschema.XMLSchema(schemas / "sitemap" / "sitemap.xsd")
    plain, news = map(ET.fromstring, maps)
    for page in news:
        for each in [child for child in page if "sitemap-news" in child.tag]:
            page.remove(each)

    assert [str(each) for each in schema.iter_errors(plain)] == []
    assert [str(each) for each in schema.iter_errors(news)] == []
