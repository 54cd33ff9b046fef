// Where the reader stopped: the chapter and the section read last are kept in this browser, and the
// first page leads back there. Nothing is kept before a chapter has been opened.
"use strict";

{
  const KEY = "place";
  // A chapter's page by its file; a host may leave out the ending.
  const chapter = (path) => /(?:^|\/)(ch\d\d-[^/]*?)(?:\.html)?$/.exec(path)?.[1];
  const here = chapter(location.pathname);

  if (here) {
    const headings = [...document.querySelectorAll("main h2[id]")];
    const keep = () => {
      const line = innerHeight / 3;
      const heading = headings.findLast((heading) => heading.getBoundingClientRect().top < line);
      try {
        localStorage.setItem(KEY, JSON.stringify({ chapter: here, section: heading?.id }));
      } catch { /* storage may be forbidden; then there is nothing to come back to */ }
    };
    let waiting;
    const later = () => {
      clearTimeout(waiting);
      waiting = setTimeout(keep, 400);
    };
    addEventListener("scroll", later, { passive: true });
    addEventListener("pagehide", keep);
    later();
  }

  const ways = document.querySelector(".ways p");
  if (ways) {
    let place;
    try {
      place = JSON.parse(localStorage.getItem(KEY));
    } catch { /* forbidden, or not what this script wrote */ }
    // Only a chapter that the book still has.
    const to = place?.chapter && [...document.querySelectorAll("#sidebar a")].find((link) => chapter(link.pathname) === place.chapter);
    if (to) {
      const link = ways.appendChild(document.createElement("a"));
      link.className = "continue";
      link.href = to.getAttribute("href") + (typeof place.section === "string" ? `#${encodeURIComponent(place.section)}` : "");
      link.append("Continue");
      link.appendChild(document.createElement("small")).textContent = to.textContent.trim();
    }
  }
}

// The bar of a phone's browser takes the paper's colour, in the theme that the reader chose.
{
  const root = document.documentElement;
  const metas = [...document.querySelectorAll("meta[name=theme-color]")];
  const [light, dark] = metas.map((meta) => meta.content);
  const colour = () => {
    const chosen = root.classList.contains("dark") ? dark : root.classList.contains("light") ? light : undefined;
    metas.forEach((meta, i) => { meta.content = chosen ?? [light, dark][i]; });
  };
  if (dark) {
    new MutationObserver(colour).observe(root, { attributeFilter: ["class"] });
    colour();
  }
}
