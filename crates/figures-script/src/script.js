// Draws live figures of the book: the chapters' own code, compiled for the browser.
"use strict";
// The figures are drawn beside the page, so that a slow one never holds it up. A worker cannot
// be loaded from a folder, but it can be made of text that is here already.
document.currentScript.ask = (() => {
  const program = () => {
    /* glue */
    const packed = Uint8Array.from(atob("/* wasm */"), (character) => character.charCodeAt(0));
    const wasm = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
    const started = new Response(wasm).arrayBuffer().then((module) => wasm_bindgen.initSync({ module }));
    onmessage = async ({ data: { number, ask, figure, values, texts } }) => {
      try {
        await started;
        postMessage({ number, answer: wasm_bindgen[ask](figure, values, texts) });
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
    error === undefined ? resolve(JSON.parse(answer)) : reject(new Error(error));
  };
  worker.onerror = (event) => {
    event.preventDefault();
    for (const { reject } of waiting.values()) reject(new Error(event.message || "the browser does not start it"));
    waiting.clear();
  };
  return (ask, figure, values, texts) => new Promise((resolve, reject) => {
    waiting.set(++asked, { resolve, reject });
    worker.postMessage({ number: asked, ask, figure, values, texts });
  });
})();
