// Fewer stops for the Tab key, and none missing.
"use strict";

// A page holds a hundred numbers, each a link. Those of one block share one stop; the arrow keys
// go from number to number.
{
  // A display formula is a block of its own and may have to scroll: it keeps its stop.
  const numbers = "a.num, .math.has-numbers:not(.display)";
  const blocks = new Map();
  for (const number of document.querySelectorAll(`main :is(${numbers})`)) {
    const block = number.closest("table, figure, li, dd, p, .sources") ?? number.parentElement;
    if (!blocks.has(block)) blocks.set(block, []);
    blocks.get(block).push(number);
  }
  for (const group of blocks.values()) {
    if (group.length < 2) continue;
    group.forEach((number, i) => { number.tabIndex = i ? -1 : 0; });
    for (const [i, number] of group.entries()) {
      number.addEventListener("focus", () => group.forEach((other) => { other.tabIndex = other === number ? 0 : -1; }));
      number.addEventListener("keydown", (event) => {
        if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
        const to = { ArrowRight: i + 1, ArrowDown: i + 1, ArrowLeft: i - 1, ArrowUp: i - 1, Home: 0, End: group.length - 1 }[event.key];
        if (to === undefined || !group[to]) return;
        event.preventDefault();
        group[to].focus();
      });
    }
  }
}

// A box that scrolls must be reachable, or the keyboard cannot read its right half.
{
  const boxes = document.querySelectorAll("main :is(pre, .table-wrapper, .math.display, table, .stepper:not([data-script]) .rows)");
  const name = (box) => {
    const figure = box.closest("figure");
    if (figure?.querySelector("figcaption")) return figure.querySelector("figcaption").textContent.trim();
    return box.matches("pre") ? "Code" : box.matches(".math") ? "Formula" : "Table";
  };
  const scrolling = (box) => box.scrollWidth > box.clientWidth + 1 && getComputedStyle(box).overflowX !== "visible";
  const tell = (box, scrolls) => {
    if (scrolls && !box.hasAttribute("tabindex")) {
      box.tabIndex = 0;
      box.dataset.scrolls = "";
      // A table keeps its own role: naming it is enough.
      if (!box.matches("table")) box.setAttribute("role", "group");
      if (!box.hasAttribute("aria-label")) box.setAttribute("aria-label", name(box));
    } else if (!scrolls && "scrolls" in box.dataset) {
      for (const attribute of ["tabindex", "data-scrolls", "role", "aria-label"]) box.removeAttribute(attribute);
    }
  };
  // All are measured before one is changed.
  const watch = new ResizeObserver((entries) => {
    const found = entries.map(({ target }) => [target, scrolling(target)]);
    found.forEach(([box, scrolls]) => tell(box, scrolls));
  });
  boxes.forEach((box) => watch.observe(box));
}
