// Made by live-build from the crates of the book; live.toml says from which. Not to be edited.
"use strict";
globalThis.liveFigures ??= {};
// The figures are drawn beside the page, so that a slow one never holds it up. A worker cannot
// be loaded from a folder, but it can be made of text that is here already.
globalThis.liveFigures["/* chapter */"] ??= (() => {
  const program = () => {
    /* glue */
    const packed = Uint8Array.from(atob("/* wasm */"), (character) => character.charCodeAt(0));
    const wasm = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
    const started = new Response(wasm).arrayBuffer().then((module) => wasm_bindgen.initSync({ module }));
    onmessage = async ({ data: { number, name, given } }) => {
      try {
        await started;
        postMessage({ number, answer: wasm_bindgen[name](...given) });
      } catch (error) {
        postMessage({ number, error: error?.message ?? String(error) });
      }
    };
  };
  const text = new Blob([`(${program})()`], { type: "text/javascript" });
  const worker = new Worker(URL.createObjectURL(text));
  const waiting = new Map();
  let asked = 0;
  worker.onmessage = ({ data: { number, answer, error } }) => {
    const { resolve, reject } = waiting.get(number);
    waiting.delete(number);
    error === undefined ? resolve(answer) : reject(new Error(error));
  };
  worker.onerror = (event) => {
    event.preventDefault();
    for (const { reject } of waiting.values()) reject(new Error(event.message || "the browser does not start it"));
    waiting.clear();
  };
  // Asks one of the functions of crates/live.
  return (name, ...given) => new Promise((resolve, reject) => {
    waiting.set(++asked, { resolve, reject });
    worker.postMessage({ number: asked, name, given });
  });
})();
