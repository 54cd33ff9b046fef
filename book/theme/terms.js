// The card of a term: the same in prose, formula, listing and figure. Opens on hover and on focus,
// closes with Escape. Without this script a term in the prose leads to the glossary.
"use strict";

{
  const source = document.getElementById("terms");
  const terms = source ? JSON.parse(source.textContent) : {};
  const card = document.createElement("div");
  card.className = "term-card";
  card.id = "term-card";
  card.role = "tooltip";
  card.popover = "manual";
  // Inside the text, where assistive technology looks for what belongs to the text.
  document.querySelector("main").append(card);

  let owner = null;
  let timer = 0;

  const fill = (id) => {
    const term = terms[id];
    const name = document.createElement("b");
    name.textContent = term.name;
    const symbol = document.createElement("span");
    symbol.className = "symbol";
    // Rendered by the build, not by the reader's input.
    symbol.innerHTML = term.symbol ?? "";
    const definition = document.createElement("p");
    definition.textContent = term.definition;
    card.className = `term-card t-${id}`;
    card.replaceChildren(symbol, name, definition);
    const small = card.appendChild(document.createElement("small"));
    if (term.code?.length) {
      small.append("In code: ");
      term.code.forEach((name, i) => {
        if (i) small.append(", ");
        small.appendChild(document.createElement("code")).textContent = name;
      });
      small.append(". ");
    }
    if (term.also) small.append(`Elsewhere: ${term.also}. `);
    if (term.first) small.append(`First met in ${term.first.replace(/^C/, "c")}.`);
  };

  const place = () => {
    const gap = 8;
    // A term may be broken over two lines: the card belongs to its first piece.
    const at = owner.getClientRects()[0] ?? owner.getBoundingClientRect();
    const { width, height } = card.getBoundingClientRect();
    const below = at.bottom + gap + height <= innerHeight || at.top < height + gap;
    card.style.top = `${Math.max(gap, below ? at.bottom + gap : at.top - gap - height)}px`;
    card.style.left = `${Math.max(gap, Math.min(at.left, document.documentElement.clientWidth - width - gap))}px`;
  };

  const close = () => {
    clearTimeout(timer);
    if (!owner) return;
    owner.removeAttribute("aria-describedby");
    owner = null;
    card.hidePopover();
  };

  const open = (element) => {
    clearTimeout(timer);
    if (element === owner || !terms[element.dataset.term]) return;
    close();
    owner = element;
    fill(element.dataset.term);
    if (element.matches("a, [tabindex]")) element.setAttribute("aria-describedby", card.id);
    card.showPopover();
    place();
  };

  const later = (what, delay) => { clearTimeout(timer); timer = setTimeout(what, delay); };
  const termAt = (event) => event.target.closest?.("[data-term]");

  // Pointing at the card keeps it open, so that its text can be read under magnification.
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const term = termAt(event);
    if (term) later(() => open(term), owner ? 60 : 180);
    else if (card.contains(event.target)) clearTimeout(timer);
    else if (owner && owner !== document.activeElement) later(close, 180);
    else if (!owner) clearTimeout(timer);
  });
  document.addEventListener("focusin", (event) => { termAt(event) ? open(termAt(event)) : close(); });
  document.addEventListener("focusout", close);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
  addEventListener("scroll", () => { if (owner) place(); }, { passive: true, capture: true });
  addEventListener("resize", close);

  // A finger cannot hover: its first tap opens the card, the second follows the link.
  let byTouch = false;
  document.addEventListener("pointerdown", (event) => {
    byTouch = event.pointerType === "touch";
    if (byTouch && !termAt(event) && !card.contains(event.target)) close();
  });
  document.addEventListener("click", (event) => {
    const term = termAt(event);
    if (!byTouch || !term || !terms[term.dataset.term]) return;
    if (term.dataset.tapped) return;
    event.preventDefault();
    document.querySelectorAll("[data-tapped]").forEach((other) => delete other.dataset.tapped);
    term.dataset.tapped = "yes";
    open(term);
  });
}
