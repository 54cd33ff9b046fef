// Keeps a served page at the latest version of the book.
(() => {
  "use strict";
  const { version, events } = document.currentScript.dataset;
  const overlay = document.getElementById("workbook-mistake");
  let source = null;

  // A static site that was shown at this address before may have left what keeps its pages.
  navigator.serviceWorker?.getRegistrations().then((left) => left.forEach((one) => one.unregister()));

  function show(state) {
    if (state.version !== version) {
      location.reload();
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
