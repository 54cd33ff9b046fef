// Listings and outputs with lines longer than their box: wrapped at a touch, with a hanging indent.
// One choice for the whole book, remembered. Without this script the boxes scroll.
"use strict";

{
  const page = document.documentElement;
  const boxes = [...document.querySelectorAll("main pre")].filter((box) => !box.closest(".stepper"));
  const buttons = new Map();
  let wrapped = false;
  try { wrapped = localStorage.getItem("wrap") === "yes"; } catch { /* storage may be forbidden */ }

  // Each line in a box of its own, which knows how far it is indented. The line keeps its end, so
  // that the text is the same for who copies it.
  const split = (code) => {
    if (code.dataset.lines) return;
    code.dataset.lines = "yes";
    const lines = [];
    let line;
    const begin = () => { lines.push(line = document.createElement("span")); line.className = "code-line"; };
    begin();
    for (const node of [...code.childNodes]) {
      const parts = node.textContent.split("\n");
      parts.forEach((part, i) => {
        if (i) { line.append("\n"); begin(); }
        if (parts.length === 1) line.append(node);
        else if (part) {
          const piece = node.nodeType === Node.TEXT_NODE ? document.createTextNode("") : node.cloneNode(false);
          piece.textContent = part;
          line.append(piece);
        }
      });
    }
    for (const each of lines) each.style.setProperty("--indent", `${each.textContent.search(/\S|$/) + 2}ch`);
    code.replaceChildren(...lines);
  };

  const show = () => {
    if (wrapped) boxes.forEach((box) => split(box.querySelector("code, samp") ?? box));
    page.classList.toggle("wrap-code", wrapped);
    buttons.forEach((button) => button.setAttribute("aria-pressed", wrapped));
  };

  // The button is there where it changes something. All boxes are measured before a button comes or
  // goes, or the browser would lay the page out anew for each of them.
  const offer = (measured) => {
    const long = measured.map((box) => wrapped || box.scrollWidth > box.clientWidth + 1);
    measured.forEach((box, i) => { const button = buttons.get(box); if (button) button.hidden = !long[i]; });
  };

  for (const box of boxes) {
    const frame = box.closest("figure.listing, .output");
    if (!frame || frame.querySelector(".wrap")) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "wrap";
    button.hidden = true;
    button.textContent = "Wrap";
    button.title = "Wrap long lines, on every page";
    button.setAttribute("aria-label", "Wrap long lines");
    button.addEventListener("click", () => {
      // What the reader has pressed stays where it is, whatever grows above it.
      const before = button.getBoundingClientRect().top;
      wrapped = !wrapped;
      try { localStorage.setItem("wrap", wrapped ? "yes" : "no"); } catch { /* lasts for this page */ }
      show();
      offer(boxes);
      if (!button.hidden) scrollBy({ top: button.getBoundingClientRect().top - before, behavior: "instant" });
    });
    frame.append(button);
    buttons.set(box, button);
  }
  show();
  // It tells of each box once at the beginning too.
  const watch = new ResizeObserver((entries) => offer(entries.map(({ target }) => target)));
  boxes.forEach((box) => watch.observe(box));
}
