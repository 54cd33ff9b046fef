// The cards of terms and of numbers: the same in prose, formula, listing and figure. A card opens on
// hover, on focus and at the first tap of a finger, and closes with Escape. Without this script a
// term in the prose leads to the glossary, and a number to its row at the end of the page.
"use strict";

{
  const source = document.getElementById("terms");
  const terms = source ? JSON.parse(source.textContent) : {};
  const card = document.createElement("div");
  card.className = "card";
  card.id = "card";
  card.role = "tooltip";
  card.popover = "manual";
  // Inside the text, where assistive technology looks for what belongs to the text.
  document.querySelector("main").append(card);

  let owner = null;
  let timer = 0;
  // What a finger has opened the card of; the next tap on it does what a click does.
  let tapped = null;

  const put = (tag, text, into = card) => {
    const element = into.appendChild(document.createElement(tag));
    element.textContent = text;
    return element;
  };

  const ofTerm = (id) => {
    const term = terms[id];
    card.className = `card term-card t-${id}`;
    card.replaceChildren();
    // Rendered by the build, not by the reader's input.
    const symbol = put("span", "");
    symbol.className = "symbol";
    symbol.innerHTML = term.symbol ?? "";
    put("b", term.name);
    put("p", term.definition);
    const small = put("small", "");
    if (term.code?.length) {
      small.append("In code: ");
      term.code.forEach((name, i) => {
        if (i) small.append(", ");
        put("code", name, small);
      });
      small.append(". ");
    }
    if (term.also) small.append(`Elsewhere: ${term.also}. `);
    if (term.first) small.append(`First met in ${term.first.replace(/^C/, "c")}.`);
  };

  // What the number is, and then where it comes from and which test holds it.
  const ofNumber = ({ said, from }) => {
    card.className = "card number-card";
    card.replaceChildren();
    for (const line of (said ?? "").split("\n").filter(Boolean)) put("p", line);
    for (const line of from.split("\n")) put("small", line);
  };

  const place = () => {
    const gap = 8;
    // A term may be broken over two lines: the card belongs to its first piece.
    const at = owner.getClientRects()[0] ?? owner.getBoundingClientRect();
    // What has been scrolled away takes its card along.
    if (at.bottom < 0 || at.top > innerHeight) return close();
    const { width, height } = card.getBoundingClientRect();
    const below = at.bottom + gap + height <= innerHeight || at.top < height + gap;
    card.style.top = `${Math.max(gap, below ? at.bottom + gap : at.top - gap - height)}px`;
    card.style.left = `${Math.max(gap, Math.min(at.left, document.documentElement.clientWidth - width - gap))}px`;
  };

  const close = () => {
    clearTimeout(timer);
    if (!owner) return;
    owner.removeAttribute("aria-describedby");
    owner = tapped = null;
    card.hidePopover();
  };

  const open = (element) => {
    clearTimeout(timer);
    if (element === owner) return;
    close();
    owner = element;
    element.dataset.term ? ofTerm(element.dataset.term) : ofNumber(element.dataset);
    if (element.matches("a, [tabindex]")) element.setAttribute("aria-describedby", card.id);
    card.showPopover();
    place();
  };

  const later = (what, delay) => { clearTimeout(timer); timer = setTimeout(what, delay); };
  const ownerAt = ({ target }) => {
    const found = target.closest?.("[data-term], [data-from]");
    // A formula as a whole has a card for the keyboard; what points has the numbers in it.
    return found && (found.dataset.from || terms[found.dataset.term]) ? found : null;
  };
  const pointedAt = (event) => {
    const found = ownerAt(event);
    return found?.matches(".has-numbers") ? null : found;
  };

  // Pointing at the card keeps it open, so that its text can be read under magnification.
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const found = pointedAt(event);
    if (found) later(() => open(found), owner ? 60 : 180);
    else if (card.contains(event.target)) clearTimeout(timer);
    else if (owner && owner !== document.activeElement) later(close, 180);
    else if (!owner) clearTimeout(timer);
  });
  // A finger's tap gives the focus too, and opens the card itself.
  let byTouch = false;
  document.addEventListener("focusin", (event) => {
    if (byTouch) return;
    const found = ownerAt(event);
    found ? open(found) : close();
  });
  document.addEventListener("focusout", () => { if (!byTouch) close(); });
  document.addEventListener("keydown", (event) => {
    byTouch = false;
    if (event.key === "Escape") close();
  });
  addEventListener("scroll", () => { if (owner) place(); }, { passive: true, capture: true });
  addEventListener("resize", close);

  // A finger cannot hover: its first tap opens the card and moves nothing, the second follows.
  document.addEventListener("pointerdown", (event) => {
    byTouch = event.pointerType === "touch";
    if (byTouch && !pointedAt(event) && !card.contains(event.target)) close();
  });
  document.addEventListener("click", (event) => {
    if (!byTouch) return;
    const found = pointedAt(event);
    if (!found) return;
    if (found === tapped) return close();
    event.preventDefault();
    open(found);
    tapped = found;
  });
}
