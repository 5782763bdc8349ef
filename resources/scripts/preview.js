// What every previewed page gets, in a world apart from it: the page's own world has JavaScript switched off.
//
// Blocks are the children of #story-body, known by their place among them. The front page has none.
globalThis.newsdesk = (() => {
  "use strict";

  const root = document.documentElement;
  const body = () => document.getElementById("story-body");
  const blocks = () => body()?.children ?? [];

  // Constructed sheets, as no page may forbid them; and none of them reaches a page that goes out.
  const [quiet, scheme] = [new CSSStyleSheet(), new CSSStyleSheet()];
  quiet.replaceSync(`
    @media screen {
      #story-body > .editing {
        background: color-mix(in srgb, currentColor 7%, transparent);
        box-shadow: 0 0 0 0.4em color-mix(in srgb, currentColor 7%, transparent);
      }
      [data-missing]::before {
        content: attr(data-missing);
        padding: 0 0.35em;
        border: 1px dashed currentColor;
        border-radius: 3px;
        color: light-dark(#a8590a, #e9a24f);
        font-style: italic;
      }
    }
    @media print {
      .embargo { position: static; }
      .meta:not(:has(> :not([hidden], [data-missing]))) { padding: 0; border: 0; }
    }
  `);
  document.adoptedStyleSheets.push(quiet, scheme);

  // Reports go by the console: with the page's own scripts off, only we can write there. (An address that the
  // program catches would do as well, but a refused one stops the next story's load.)
  const report = (what, ...values) => console.info(`newsdesk ${what} ${JSON.stringify(values)}`);

  // -- what is clicked ------------------------------------------------------------------------------------

  const FIELDS = "#headline, #standfirst, #byline, #dateline, #countries";

  // The words of a block from its beginning to the point that was clicked.
  function wordsBefore(block, event) {
    const range = document.createRange();
    range.selectNodeContents(block);
    const point = document.caretRangeFromPoint(event.clientX, event.clientY);
    if (!point || !block.contains(point.startContainer)) return "";
    range.setEnd(point.startContainer, point.startOffset);
    return range.toString();
  }

  function tellLink(link) {
    if (link.protocol === location.protocol) report("page", decodeURIComponent(link.pathname.slice(1)));
    else report("link", link.href);
  }

  for (const kind of ["click", "auxclick"])
    document.addEventListener(kind, (event) => {
      const link = event.target.closest("a[href]");
      if (link && link.getAttribute("href").startsWith("#")) return;
      if (link) {
        event.preventDefault();
        tellLink(link);
        return;
      }
      if (kind !== "click" || !getSelection().isCollapsed) return;
      const block = event.target.closest("#story-body > *");
      const field = event.target.closest(FIELDS);
      if (block) report("block", [...blocks()].indexOf(block), wordsBefore(block, event));
      else if (field) report("field", field.id);
      else if (event.target.closest("#story-body")) report("field", "body");
    });

  // -- where everything stands ----------------------------------------------------------------------------

  // A place on the page is a block and how far it is from its top to the next one's: -1 is what stands above the
  // first block, the number of blocks what stands below the last.
  function top(place) {
    const all = blocks();
    if (place < 0 || !all.length) return place < 0 ? 0 : root.scrollHeight;
    if (place < all.length) return all[place].getBoundingClientRect().top + scrollY;
    return place === all.length ? all[place - 1].getBoundingClientRect().bottom + scrollY : root.scrollHeight;
  }

  // The place at that many pixels from the top of the page.
  function placeAt(y) {
    let [low, high] = [-1, blocks().length];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (top(middle) <= y) low = middle;
      else high = middle - 1;
    }
    const [from, to] = [top(low), top(low + 1)];
    return [low, to > from ? Math.min(1, (y - from) / (to - from)) : 0];
  }

  // Whoever touched something last leads, and the other side follows: nothing goes back and forth.
  let leads = false;
  for (const kind of ["wheel", "keydown", "mousedown", "touchstart"])
    document.addEventListener(kind, () => { leads = true; }, {capture: true, passive: true});

  // The height of the view at which both sides are to show the same: where the paragraph is that is being edited,
  // or the edge behind which it is. Near its ends the page takes the other side to that end as well.
  function eye() {
    const [view, room] = [root.clientHeight, root.scrollHeight - root.clientHeight];
    const {top, bottom} = document.querySelector(".editing")?.getBoundingClientRect() ?? {top: 0, bottom: 0};
    if (bottom > 0 && top >= 0 && top < view) return top;
    const edge = top >= view ? Math.min(view, scrollY) : 0;
    return Math.max(edge, view - (room - scrollY));
  }

  document.addEventListener("scroll", () => {
    if (!leads) return;
    const height = eye();
    report("scrolled", ...placeAt(scrollY + height), height);
  });

  // -- what changes ---------------------------------------------------------------------------------------

  // Give a text other words, and touch only those: a selection in the others stays.
  function retype(text, words) {
    const old = text.data;
    const shorter = Math.min(old.length, words.length);
    let [head, tail] = [0, 0];
    while (head < shorter && old[head] === words[head]) head++;
    while (tail < shorter - head && old[old.length - 1 - tail] === words[words.length - 1 - tail]) tail++;
    text.replaceData(head, old.length - tail - head, words.slice(head, words.length - tail));
  }

  // Make a node like another of its kind. What is the same in both stays: pictures are not loaded again.
  function turn(node, wanted) {
    if (node.nodeType !== Node.ELEMENT_NODE) {
      if (node.data !== wanted.data) retype(node, wanted.data);
      return;
    }
    for (const {name} of [...node.attributes]) if (!wanted.hasAttribute(name)) node.removeAttribute(name);
    for (const {name, value} of wanted.attributes)
      if (node.getAttribute(name) !== value) node.setAttribute(name, value);
    fillWith(node, wanted);
  }

  function fillWith(element, wanted) {
    const [old, fresh] = [[...element.childNodes], [...wanted.childNodes]];
    const shorter = Math.min(old.length, fresh.length);
    let [head, tail] = [0, 0];
    while (head < shorter && old[head].isEqualNode(fresh[head])) head++;
    while (tail < shorter - head && old.at(-1 - tail).isEqualNode(fresh.at(-1 - tail))) tail++;
    const after = old[old.length - tail] ?? null;
    const coming = fresh.slice(head, fresh.length - tail);
    for (const node of old.slice(head, old.length - tail)) {
      const one = coming.shift();
      if (!one) node.remove();
      else if (node.nodeName === one.nodeName) turn(node, one);
      else node.replaceWith(one);
    }
    for (const one of coming) element.insertBefore(one, after);
  }

  // HTML as nodes of a document of its own, where nothing is loaded.
  const parsed = (html) => new DOMParser().parseFromString(html, "text/html");

  const wordings = new Map();  // a style rule and its media query as written
  const rules = (sheet) => { try { return sheet.cssRules } catch { return [] } };  // it may be missing

  return {
    // Each patch: from a block on, so many give way to others (their HTML). The last comes first.
    replace(patches) {
      for (const [start, removed, inserted] of patches) {
        const kept = Math.min(removed, inserted.length);
        for (let i = 0; i < kept; i++) fillWith(blocks()[start + i], parsed(inserted[i]).body);
        for (let i = kept; i < removed; i++) blocks()[start + kept].remove();
        const next = blocks()[start + kept] ?? null;
        for (const html of inserted.slice(kept)) {
          const block = document.createElement("div");
          block.className = "block";
          block.innerHTML = html;
          body().insertBefore(block, next);
        }
      }
    },

    // Make the whole page like another one of the same story or edition.
    renew(html) {
      const wanted = parsed(html);
      document.title = wanted.title;
      root.lang = wanted.documentElement.lang;
      fillWith(document.body, wanted.body);
    },

    // Tint a block (-1 for none).
    mark(place) {
      // Not a selector, for which all of a long page would be looked through at each key.
      for (const block of [...document.getElementsByClassName("editing")]) block.classList.remove("editing");
      blocks()[place]?.classList.add("editing");
    },

    // Scroll until that place of the page is that many pixels from the top of the view. To the end: the place is
    // on the way from its block to the end of the page.
    align(place, share, height, toEnd) {
      leads = false;
      const [from, to] = [top(place), toEnd ? root.scrollHeight : top(place + 1)];
      scrollTo({top: from + share * (to - from) - height, behavior: "instant"});
    },

    // Put plain text into elements by their id, and say in them what is still missing there. An element that has
    // nothing to show is hidden.
    fill(fields, missing) {
      for (const element of document.querySelectorAll("[data-missing]"))
        if (!(element.id in missing)) delete element.dataset.missing;
      for (const [id, words] of Object.entries(missing)) {
        const element = document.getElementById(id);
        if (element) [element.dataset.missing, element.hidden] = [words, false];
      }
      for (const [id, text] of Object.entries(fields)) {
        const element = document.getElementById(id);
        if (!element) continue;
        if (element.textContent !== text) element.textContent = text;
        element.hidden = !text && !(id in missing);
      }
    },

    // Let the page's own light and dark rules answer to the program, where Qt does not know the desktop's.
    dark(on) {
      scheme.replaceSync(`@media screen { :root { color-scheme: ${on ? "dark" : "light"} } }`);
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
})();
