// The door of the laboratory: a button, and behind it a script that is loaded when somebody goes in.
// An address with settings goes in by itself.
"use strict";

for (const place of document.querySelectorAll("[data-laboratory]")) {
  const { script } = place.dataset;
  const said = document.createElement("p");
  if (!script) {
    const code = (text) => {
      const element = document.createElement("code");
      element.textContent = text;
      element.style.whiteSpace = "nowrap";
      return element;
    };
    said.append(
      "This copy of the book was built without the laboratory, which is a program for the browser. With a Rust compiler for ",
      code("wasm32-unknown-unknown"), ", ", code("cargo run -- build"), " makes it; then open ",
      code("book-out/laboratory.html"), ". The commands on this page do the same in the terminal.",
    );
    place.append(said);
    continue;
  }
  const start = document.createElement("button");
  start.type = "button";
  start.className = "laboratory-start main";
  start.textContent = "Start the laboratory";
  const enter = () => {
    start.disabled = true;
    start.textContent = "Loading the laboratory…";
    const element = document.createElement("script");
    element.src = script;
    element.onload = () => element.laboratory
      ? element.laboratory(place).then(() => controls.remove(), ({ message }) => fail(message))
      : fail("its script does not start");
    element.onerror = () => fail("its script could not be loaded");
    document.head.append(element);
  };
  const fail = (why) => {
    start.disabled = false;
    start.textContent = "Try again";
    said.textContent = `The laboratory does not open: ${why}.`;
    said.setAttribute("role", "alert");
    place.append(said);
  };
  start.addEventListener("click", enter);
  // The look of the figures' controls.
  const controls = document.createElement("div");
  controls.className = "controls";
  controls.append(start);
  place.append(controls);
  if (new URLSearchParams(location.search).has("table")) enter();
}
