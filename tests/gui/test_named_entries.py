"""Pages and sentences that send somebody to the menu name an entry as it stands there."""

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

ROOT = Path(__file__).parents[2]
WINDOW = ET.parse(ROOT / "ui" / "main_window.ui")
#: "Rates › Copy › As text", with what follows it.
NAMED = re.compile(
    r"\b(File|Edit|Story|Format|Rates|Edition|View|Help) › ([A-Z][^›]{0,60}(?: › [A-Z].{0,40})?)"
)


def words(element: ET.Element, name: str) -> str:
    """Return a property's words, without the letter that is underlined."""
    return (element.findtext(f"property[@name='{name}']/string") or "").replace("&", "")


def entries(menu: ET.Element) -> Iterator[str]:
    """Yield what a menu holds, and what the menus in it do, each behind the name of its menu."""
    within = {each.get("name"): each for each in menu.findall("widget")}
    actions = {each.get("name"): each for each in WINDOW.iter("action")}
    for name in (each.get("name") for each in menu.findall("addaction")):
        if name in within:
            title = words(within[name], "title")
            yield title
            yield from (f"{title} › {each}" for each in entries(within[name]))
        elif name in actions:
            yield words(actions[name], "text")


def test_whatever_entry_is_named_is_in_the_menu() -> None:
    """To its last dot: whoever looks for it compares."""
    bar = next(each for each in WINDOW.iter("widget") if each.get("class") == "QMenuBar")
    menus = {words(each, "title"): list(entries(each)) for each in bar.findall("widget")}
    files = [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("ui/*.ui"), *ROOT.glob("src/**/*.py")]

    strange = []
    for path in files:
        text = re.sub(r'"\s+f?"|\s+', " ", path.read_text("utf-8")).replace("  ", " ")
        for menu, rest in NAMED.findall(text):
            there = [each for each in menus[menu] if rest.startswith(each.rstrip("…"))]
            if not there or not rest.startswith(max(there, key=len)):
                strange.append(f"{path.relative_to(ROOT)}: {menu} › {rest[:30]}")

    assert strange == []
