// The page around the text: theme, chapters, search, copying. Everything here is a convenience;
// the page is complete without it.
"use strict";

const root = document.documentElement;
const remember = (key, value) => {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch { /* storage may be forbidden; the choice then lasts for this page */ }
};

// Theme: the system's preference until the reader chooses otherwise; choosing what the system
// prefers gives the page back to the system.
{
  const button = document.getElementById("theme-toggle");
  const system = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => root.classList.contains("dark") || (system.matches && !root.classList.contains("light"));
  const show = () => button.setAttribute("aria-pressed", isDark());
  button.addEventListener("click", () => {
    const dark = !isDark();
    root.classList.remove("light", "dark");
    if (dark !== system.matches) root.classList.add(dark ? "dark" : "light");
    remember("theme", dark === system.matches ? null : dark ? "dark" : "light");
    show();
  });
  system.addEventListener("change", show);
  show();
}

// Chapters: on a wide window the button folds the column away, on a narrow one the browser's own
// pop-over does the work.
{
  const button = document.getElementById("sidebar-toggle");
  const sidebar = document.getElementById("sidebar");
  const wide = matchMedia("(min-width: 70rem)");
  const fit = () => {
    if (wide.matches) {
      sidebar.removeAttribute("popover");
      button.removeAttribute("popovertarget");
      button.setAttribute("aria-controls", "sidebar");
      button.setAttribute("aria-expanded", !root.classList.contains("sidebar-closed"));
    } else {
      sidebar.setAttribute("popover", "");
      button.setAttribute("popovertarget", "sidebar");
      button.removeAttribute("aria-expanded");
    }
  };
  button.addEventListener("click", () => {
    if (!wide.matches) return;
    const closed = root.classList.toggle("sidebar-closed");
    remember("sidebar", closed ? "closed" : null);
    fit();
  });
  wide.addEventListener("change", fit);
  fit();

  // The sections of this page under its chapter, and where the reader is among them.
  const here = sidebar.querySelector("[aria-current=page]");
  const headings = [...document.querySelectorAll("main h2[id]")];
  if (here && headings.length > 1) {
    const list = document.createElement("ol");
    list.className = "on-this-page";
    const links = headings.map((heading) => {
      const link = document.createElement("a");
      link.href = "#" + heading.id;
      const words = heading.cloneNode(true);
      // A formula is there twice, for the eye and for reading; the link needs one.
      words.querySelectorAll(".katex-html").forEach((twice) => twice.remove());
      link.textContent = words.textContent;
      list.appendChild(document.createElement("li")).append(link);
      return link;
    });
    here.closest(".chapter-link-wrapper").after(list);
    list.addEventListener("click", () => sidebar.matches(":popover-open") && sidebar.hidePopover());

    const mark = () => {
      const line = innerHeight / 3;
      const current = headings.findLastIndex((heading) => heading.getBoundingClientRect().top < line);
      links.forEach((link, i) => i === current ? link.setAttribute("aria-current", "location") : link.removeAttribute("aria-current"));
    };
    let waiting = false;
    addEventListener("scroll", () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => { waiting = false; mark(); });
    }, { passive: true });
    mark();
  }
  // A long list of chapters opens where the reader is, without moving the page.
  if (here && wide.matches) sidebar.scrollTop = here.offsetTop - sidebar.clientHeight / 3;
}

// Search: the index is fetched when search is first opened. Scripts, not fetch(), because the
// book must also work from a folder.
{
  const dialog = document.getElementById("search");
  const button = document.getElementById("search-open");
  if (dialog && button) {
    const field = dialog.querySelector("input");
    const status = dialog.querySelector(".status");
    const results = dialog.querySelector(".results");
    let loading, book, index;

    const script = (src) => new Promise((resolve, reject) => {
      const element = document.createElement("script");
      element.src = src;
      element.onload = resolve;
      element.onerror = () => reject(new Error(`${src} could not be loaded`));
      document.head.append(element);
    });
    // mdBook's index adds itself to window.search, which is our dialog element until then.
    const load = async () => {
      window.search = {};
      await Promise.all([script(dialog.dataset.engine), script(dialog.dataset.index)]);
      book = window.search;
      index = elasticlunr.Index.load(book.index);
    };

    const open = () => {
      if (!dialog.open) dialog.showModal();
      field.select();
      loading ??= load().then(look, (error) => { status.textContent = `Search is not available: ${error.message}.`; });
    };

    const words = () => field.value.trim().toLowerCase().split(/\s+/).filter(Boolean);

    const marked = (text, words) => {
      const piece = document.createDocumentFragment();
      const pattern = new RegExp(`(${words.map((w) => w.replace(/[^\p{L}\p{N}]/gu, "\\$&")).join("|")})`, "giu");
      text.split(pattern).forEach((part, i) => {
        if (i % 2) piece.appendChild(document.createElement("mark")).textContent = part;
        else piece.append(part);
      });
      return piece;
    };

    const teaser = (body, words) => {
      const lower = body.toLowerCase();
      let at = lower.indexOf(words.join(" "));
      if (at < 0) at = Math.max(0, lower.indexOf(words[0]));
      const from = at < 60 ? 0 : body.indexOf(" ", at - 60) + 1;
      return (from ? "… " : "") + body.slice(from, from + 180).replace(/\s+\S*$/, " …");
    };

    function look() {
      if (!index) return;
      const asked = words();
      results.replaceChildren();
      if (!asked.length) { status.textContent = ""; return; }
      const phrase = asked.join(" ");
      const found = index.search(phrase, book.search_options)
        // Whole phrases first; within them and after them the engine's own order.
        .map((hit) => ({ ...hit, whole: `${hit.doc.title} ${hit.doc.body}`.toLowerCase().includes(phrase) }))
        .sort((a, b) => b.whole - a.whole)
        .slice(0, book.results_options.limit_results);
      status.textContent = found.length ? `${found.length} ${found.length === 1 ? "section" : "sections"}` : `Nothing found for “${phrase}”.`;
      for (const { ref, doc } of found) {
        const link = document.createElement("a");
        link.href = dialog.dataset.root + book.doc_urls[ref];
        link.appendChild(document.createElement("b")).append(marked(doc.title, asked));
        const path = doc.breadcrumbs.split(" » ").filter((part) => part !== doc.title).join(" / ");
        if (path) link.appendChild(document.createElement("small")).textContent = path;
        link.appendChild(document.createElement("span")).append(marked(teaser(doc.body, asked), asked));
        results.appendChild(document.createElement("li")).append(link);
      }
    }

    button.addEventListener("click", open);
    field.addEventListener("input", look);
    dialog.addEventListener("click", (event) => { if (event.target === dialog || event.target.closest(".results a")) dialog.close(); });
    dialog.querySelector("form").addEventListener("submit", (event) => {
      if (event.submitter?.value === "close" && event.submitter === document.activeElement) return;
      event.preventDefault();
      results.querySelector("a")?.click();
    });
    dialog.addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (!step) return;
      const stops = [field, ...results.querySelectorAll("a")];
      const next = stops[stops.indexOf(document.activeElement) + step];
      if (next) { next.focus(); event.preventDefault(); }
    });
    document.addEventListener("keydown", (event) => {
      const typing = event.target.closest("input, textarea, select, [contenteditable]");
      const slash = event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
      const ctrlK = event.key === "k" && (event.ctrlKey || event.metaKey);
      if (slash || ctrlK) { event.preventDefault(); open(); }
    });
  }
}

// Copying a listing. The clipboard exists only where the browser trusts the address, so the
// button is made only there.
if (navigator.clipboard) {
  for (const listing of document.querySelectorAll("figure.listing")) {
    const code = listing.querySelector("pre code");
    if (!code) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = "Copy";
    const name = listing.querySelector("figcaption")?.textContent.trim();
    if (name) button.setAttribute("aria-label", `Copy ${name}`);
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(code.textContent);
        button.textContent = "Copied";
      } catch {
        button.textContent = "Not allowed";
      }
      setTimeout(() => { button.textContent = "Copy"; }, 1600);
    });
    listing.append(button);
  }
}
