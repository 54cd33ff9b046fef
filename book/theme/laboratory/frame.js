// The laboratory: chapter 25's own code, compiled for the browser, and the page around it.
"use strict";
document.currentScript.laboratory = (() => {
  const program = () => {
    /* glue */
    const packed = Uint8Array.from(atob("/* wasm */"), (character) => character.charCodeAt(0));
    const wasm = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
    const started = new Response(wasm).arrayBuffer().then((module) => wasm_bindgen.initSync({ module }));
    // Some epochs, but not for longer than the budget, then a question, then pictures of so many cells.
    return async ({ epochs = 0, budget = 0, question, bytes = new Uint8Array(), regions, nodes }) => {
      await started;
      const end = performance.now() + budget;
      for (let done = 0; done < epochs && wasm_bindgen.epoch() && performance.now() < end;) done += 1;
      return {
        ...(question ? JSON.parse(wasm_bindgen.ask(JSON.stringify(question), bytes)) : {}),
        regions: regions && wasm_bindgen.regions(regions),
        nodes: nodes && wasm_bindgen.nodes(nodes),
      };
    };
  };

  // It computes beside the page. A worker cannot be loaded from a folder, but it can be made of text
  // that is here already; where none starts, the page computes itself, a little at a time.
  const worker = () => new Promise((resolve, reject) => {
    const text = `const answer = (${program})(); onmessage = async ({ data: { number, ...asked } }) => {
      try { postMessage({ number, answer: await answer(asked) }); }
      catch (error) { postMessage({ number, error: error?.message ?? String(error) }); } };
      postMessage({ here: true });`;
    const worker = new Worker(URL.createObjectURL(new Blob([text], { type: "text/javascript" })));
    const waiting = new Map();
    let asked = 0;
    worker.onmessage = ({ data: { number, answer, error, here } }) => {
      if (here) {
        resolve((what) => new Promise((resolve, reject) => {
          waiting.set(++asked, { resolve, reject });
          worker.postMessage({ number: asked, ...what });
        }));
        return;
      }
      const { resolve: given, reject: failed } = waiting.get(number);
      waiting.delete(number);
      error === undefined ? given(answer) : failed(new Error(error));
    };
    worker.onerror = (event) => {
      event.preventDefault();
      const error = new Error(event.message || "its worker does not start");
      reject(error);
      for (const { reject: failed } of waiting.values()) failed(error);
      waiting.clear();
    };
  });
  const computing = async () => {
    try {
      return await worker();
    } catch {
      return program();
    }
  };
  /* page */
  return async (place) => {
    const style = document.createElement("style");
    style.textContent = `/* css */`;
    document.head.append(style);
    const laboratory = new Laboratory(place, await computing());
    await laboratory.start();
  };
})();
