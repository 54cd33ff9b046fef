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
    // Not now: a page that is still being put together would be laid out twice.
    requestAnimationFrame(mark);
  }
  // A long list of chapters opens where the reader is, without moving the page.
  if (here && wide.matches) requestAnimationFrame(() => { sidebar.scrollTop = here.offsetTop - sidebar.clientHeight / 3; });
}

// Search: its script and the index are fetched when it is first asked for, by the reader or by the
// address. Scripts, not fetch(), because the book must also work from a folder.
{
  const dialog = document.getElementById("search");
  const button = document.getElementById("search-open");
  if (dialog && button) {
    const field = dialog.querySelector("input");
    const status = dialog.querySelector(".status");
    const script = (file) => new Promise((resolve, reject) => {
      const element = document.createElement("script");
      element.src = dialog.dataset.root + file;
      element.onload = resolve;
      element.onerror = () => reject(new Error(`${file} could not be loaded`));
      document.head.append(element);
    });
    let engine, answering;
    const load = async () => {
      await (engine ??= script(dialog.dataset.engine));
      await script(dialog.dataset.index);
      bookSearch.answer(dialog, script);
    };
    const open = () => {
      if (!dialog.open) dialog.showModal();
      field.select();
      // What mdBook builds by itself has no index.
      answering ??= load().catch((error) => {
        status.textContent = `This copy of the book cannot be searched: ${error.message}.`;
        engine = answering = undefined;
      });
    };
    const results = dialog.querySelector(".results");

    button.addEventListener("click", open);
    dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
    dialog.querySelector("form").addEventListener("submit", (event) => {
      if (event.submitter?.value === "close" && event.submitter === document.activeElement) return;
      event.preventDefault();
      results.querySelector("a")?.click();
    });
    dialog.addEventListener("keydown", (event) => {
      // What is typed on an answer belongs to the question.
      if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey && event.target.closest(".results")) field.focus();
      // A search field would empty itself first.
      if (event.key === "Escape") { event.preventDefault(); dialog.close(); }
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

    const address = new URL(location.href);
    const asked = address.searchParams.get("search");
    const words = address.searchParams.get("highlight");
    if (asked) { field.value = asked; open(); }
    if (words) {
      engine ??= script(dialog.dataset.engine);
      engine.then(() => bookSearch.highlight(words.split(" ")), () => { engine = undefined; });
      address.searchParams.delete("highlight");
      try { history.replaceState(history.state, "", address); } catch { /* an address that cannot be changed */ }
    }
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
