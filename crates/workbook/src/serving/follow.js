// Keeps a served page at the latest version of the book.
(() => {
  "use strict";
  const { version, events } = document.currentScript.dataset;
  const overlay = document.getElementById("workbook-mistake");
  let source = null;

  // In a new version the same words may stand at another height, since a figure above them has come
  // or gone: what is at the top of the window goes back there.
  const PLACE = "workbook-place";
  const blocks = () =>
    [...document.querySelectorAll("main :is(h1, h2, h3, h4, p, li, pre)")].filter(
      (block) => block.closest("figure") === null && block.getClientRects().length > 0,
    );
  const words = (block) => block.textContent.trim().slice(0, 200);
  const top = (block) => block.getBoundingClientRect().top;

  let leaving = false;

  function leave() {
    const all = blocks();
    const index = all.findIndex((block) => top(block) > 0);
    if (window.scrollY > 0 && index >= 0) {
      const place = { page: location.pathname, index, words: words(all[index]), top: top(all[index]) };
      try {
        sessionStorage.setItem(PLACE, JSON.stringify(place));
        history.scrollRestoration = "manual";
        leaving = true;
      } catch {
        // Without a memory the browser does what it can.
      }
    }
    location.reload();
  }

  function comeBack() {
    let place = null;
    try {
      place = JSON.parse(sessionStorage.getItem(PLACE));
      sessionStorage.removeItem(PLACE);
    } catch {
      // Nothing is remembered.
    }
    if (place === null || place.page !== location.pathname) return;
    const far = ([index]) => Math.abs(index - place.index);
    const same = [...blocks().entries()].filter(([, block]) => words(block) === place.words);
    const nearest = same.sort((one, other) => far(one) - far(other))[0];
    // Where the words themselves have changed, the block that stands in their place.
    const block = nearest ? nearest[1] : blocks()[place.index];
    if (block) window.scrollBy({ top: top(block) - place.top, behavior: "instant" });
    // Told so at once, the browser would still go where it was itself.
    window.addEventListener("pagehide", () => {
      if (!leaving) history.scrollRestoration = "auto";
    });
  }

  if (document.readyState === "complete") comeBack();
  else window.addEventListener("load", comeBack);

  // A static site that was shown at this address before may have left what keeps its pages.
  navigator.serviceWorker?.getRegistrations().then((left) => left.forEach((one) => one.unregister()));

  function show(state) {
    if (state.version !== version) {
      leave();
      return;
    }
    // The server escapes every word of it.
    overlay.innerHTML = state.mistake;
    overlay.hidden = state.mistake === "";
    const building = document.getElementById("workbook-building");
    if (building !== null && state.mistake !== "") building.remove();
  }

  // A browser allows six connections to a host: a hidden tab must not keep one.
  function listen() {
    if (source !== null) source.close();
    source = null;
    if (document.hidden) return;
    source = new EventSource(events);
    source.onmessage = (event) => show(JSON.parse(event.data));
  }

  document.addEventListener("visibilitychange", listen);
  window.addEventListener("pagehide", () => source !== null && source.close());
  window.addEventListener("pageshow", (event) => event.persisted && listen());
  listen();
})();
