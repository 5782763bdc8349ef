"""Our own few lines of JavaScript.

They run in the application's world, apart from the page: the page's own world has JavaScript switched off.
"""

import json

from PySide6.QtWebEngineCore import QWebEngineScript

#: The web engine's world for the program's own scripts.
WORLD = QWebEngineScript.ScriptWorldId.ApplicationWorld.value

#: How the console's lines begin that report a click: ``newsdesk block 7``, ``newsdesk link https://…``.
REPORT = "newsdesk "

#: What every page gets first. Blocks are the children of #story-body, known by their place among them.
HELPER = """
globalThis.newsdesk = (() => {
  "use strict";
  const blocks = () => document.getElementById("story-body").children;

  // A quiet tint for the block being edited. A constructed sheet, as no page may forbid it.
  const tint = new CSSStyleSheet();
  tint.replaceSync(`#story-body > .editing {
    background: color-mix(in srgb, currentColor 7%, transparent);
    box-shadow: 0 0 0 0.4em color-mix(in srgb, currentColor 7%, transparent);
  }`);
  document.adoptedStyleSheets.push(tint);

  // Clicks are reported by the console: with the page's own scripts off, only we can write there. (An address
  // that the program catches would do as well, but a refused one stops the next story's load.)
  for (const kind of ["click", "auxclick"])
    document.addEventListener(kind, (event) => {
      const link = event.target.closest("a[href]");
      const block = event.target.closest("#story-body > *");
      if (link && !link.getAttribute("href").startsWith("#")) {
        event.preventDefault();
        console.info(`newsdesk link ${link.href}`);
      } else if (!link && block && kind === "click" && getSelection().isCollapsed)
        console.info(`newsdesk block ${[...blocks()].indexOf(block)}`);
    });

  const wordings = new Map();  // a style rule and its media query as written
  const rules = (sheet) => { try { return sheet.cssRules } catch { return [] } };  // it may be missing

  return {
    replace(start, removed, inserted) {
      // Blocks that stay a block are filled anew in place, which disturbs the scroll position least.
      const kept = Math.min(removed, inserted.length);
      for (let i = 0; i < kept; i++) blocks()[start + i].innerHTML = inserted[i];
      for (let i = kept; i < removed; i++) blocks()[start + kept].remove();
      const next = blocks()[start + kept] ?? null;
      for (const html of inserted.slice(kept)) {
        const block = document.createElement("div");
        block.className = "block";
        block.innerHTML = html;
        document.getElementById("story-body").insertBefore(block, next);
      }
    },

    // Mark a block (-1 for none). If it is not in view, put its top at that share of the view's height.
    reveal(index, share) {
      for (const block of document.querySelectorAll("#story-body > .editing"))
        block.classList.remove("editing");
      const block = blocks()[index];
      if (!block) return;
      block.classList.add("editing");
      const {top, bottom, height} = block.getBoundingClientRect();
      const view = document.documentElement.clientHeight;
      const seen = Math.min(bottom, view) - Math.max(top, 0);
      if (seen >= Math.min(height, view / 2)) return;  // a block longer than the view is seen in part at most
      const wished = Math.min(share * view, Math.max(0, view - height));
      scrollBy({top: top - wished, behavior: "instant"});
    },

    // Put plain text into elements by their id; an element without text is hidden.
    fill(fields) {
      for (const [id, text] of Object.entries(fields)) {
        const element = document.getElementById(id);
        if (!element) continue;
        element.textContent = text;
        element.hidden = !text;
      }
    },

    // Let the page's own light and dark rules answer to the program, where Qt does not know the desktop's.
    dark(on) {
      document.documentElement.style.colorScheme = on ? "dark" : "light";
      const holds = "(min-width: 0px)", fails = "(max-width: 0px)";
      for (const sheet of document.styleSheets)
        for (const rule of rules(sheet)) {
          if (!rule.media) continue;
          if (!wordings.has(rule)) wordings.set(rule, rule.media.mediaText);
          const asked = wordings.get(rule);
          if (!asked.includes("prefers-color-scheme")) continue;
          rule.media.mediaText = asked
            .replaceAll("(prefers-color-scheme: dark)", on ? holds : fails)
            .replaceAll("(prefers-color-scheme: light)", on ? fails : holds);
        }
    },
  };
})()
"""


def call(function: str, *arguments: object) -> str:
    """Return the JavaScript that calls one of the helper's functions with values that JSON can hold."""
    return f"newsdesk.{function}({', '.join(json.dumps(each) for each in arguments)})"
