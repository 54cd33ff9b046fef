// Run and Edit for every program of a served page. Everything a program or the compiler says
// goes into the page as text, never as HTML.
(() => {
  "use strict";
  const { token, editor: editorPath, longest } = document.currentScript.dataset;
  const page = crypto.randomUUID();

  function make(tag, properties = {}, ...children) {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  }

  const button = (text, action) => {
    const element = make("button", { type: "button", textContent: text });
    element.addEventListener("click", action);
    return element;
  };

  // A reader's edits, under the program's id and a hash of what was edited.
  const edits = {
    hash(text) {
      let hash = 0xcbf29ce484222325n;
      for (const byte of new TextEncoder().encode(text)) {
        hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
      }
      return hash.toString(16).padStart(16, "0");
    },
    key: (id, original) => `edit:${id}:${edits.hash(original)}`,
    get(id, original) {
      try { return localStorage.getItem(edits.key(id, original)); } catch { return null; }
    },
    // False where the browser keeps nothing.
    set(id, original, text) {
      try {
        if (text === original) localStorage.removeItem(edits.key(id, original));
        else localStorage.setItem(edits.key(id, original), text);
        return true;
      } catch { return false; }
    },
    // Keys of edits of this program as it was before.
    former(id, original) {
      try {
        return Object.keys(localStorage)
          .filter((key) => key.startsWith(`edit:${id}:`) && key !== edits.key(id, original));
      } catch { return []; }
    },
  };

  // Terminal colours as elements.
  const COLOURS = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"];
  function coloured(text) {
    const parts = document.createDocumentFragment();
    let bold = false;
    let colour = "";
    for (const piece of text.split(/(\x1b\[[0-9;?]*[A-Za-z])/)) {
      const codes = piece.match(/^\x1b\[([0-9;]*)m$/);
      if (codes) {
        const numbers = codes[1].split(";").map(Number);
        for (let i = 0; i < numbers.length; i++) {
          const code = numbers[i];
          if (code === 0) { bold = false; colour = ""; }
          else if (code === 1) bold = true;
          else if (code === 22) bold = false;
          else if (code >= 30 && code <= 37) colour = COLOURS[code - 30];
          else if (code >= 90 && code <= 97) colour = COLOURS[code - 90];
          else if (code === 39) colour = "";
          else if (code === 38 && numbers[i + 1] === 5) { colour = COLOURS[numbers[i + 2] % 8] ?? ""; i += 2; }
        }
      } else if (piece !== "" && !piece.startsWith("\x1b")) {
        if (!bold && colour === "") parts.append(piece);
        else {
          const span = make("span", { textContent: piece });
          if (bold) span.classList.add("ansi-bold");
          if (colour !== "") span.classList.add(`ansi-${colour}`);
          parts.append(span);
        }
      }
    }
    return parts;
  }

  let editor = null;
  function loadEditor() {
    editor ??= new Promise((done, failed) => {
      const script = make("script", { src: editorPath });
      script.addEventListener("load", () => done(window.workbookEditor));
      script.addEventListener("error", () => { editor = null; failed(new Error("the editor did not load")); });
      document.head.append(script);
    });
    return editor;
  }

  // An SVG in an <img> does not see the page's colours, so it is given those of the moment.
  function pictureOf({ kind, data }) {
    if (kind !== "image/svg+xml") return `data:${kind};base64,${data}`;
    const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
    const svg = new TextDecoder().decode(bytes);
    const used = new Set(svg.match(/--(?:fig|t)-[\w-]+/g) ?? []);
    const probe = make("span");
    document.body.append(probe);
    const rules = [...used].map((name) => {
      probe.style.color = `var(${name})`;
      return `${name}:${getComputedStyle(probe).color}`;
    });
    probe.remove();
    const style = `<style>:root{${rules.join(";")}}</style>`;
    const whole = svg.replace(/(<svg\b[^>]*>)/, (open) => open + style);
    // Not a blob: opened by itself, a blob's scripts would be scripts of this site.
    return `data:${kind};charset=utf-8,${encodeURIComponent(whole)}`;
  }

  class Program {
    constructor(figure) {
      this.figure = figure;
      this.id = figure.dataset.example;
      this.listing = figure.querySelector("pre:has(> code.language-rust)");
      this.original = this.listing.textContent;
      this.recorded = figure.querySelector(".output samp")?.textContent ?? null;
      this.view = null;
      this.abort = null;

      this.runButton = button("Run", () => this.run());
      this.runButton.title = "Ctrl+Enter";
      this.stopButton = button("Stop", () => this.stop());
      this.editButton = button("Edit", () => this.edit(true));
      this.resetButton = button("Reset", () => this.reset());
      this.stopButton.hidden = true;
      this.resetButton.hidden = true;
      this.status = make("span", { className: "run-status" });
      this.status.setAttribute("role", "status");
      this.bar = make("div", { className: "run-bar" },
        this.runButton, this.stopButton, this.editButton, this.resetButton, this.status);
      this.bar.setAttribute("role", "group");
      this.bar.setAttribute("aria-label", `Program ${this.id}`);
      this.listing.before(this.bar);
      figure.addEventListener("keydown", (event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.defaultPrevented) {
          event.preventDefault();
          this.run();
        }
      });

      const kept = edits.get(this.id, this.original);
      if (kept !== null) this.edit(false);
      else this.offerFormer();
    }

    text() {
      return this.view === null ? this.original : this.view.text();
    }

    async edit(byHand, text = edits.get(this.id, this.original) ?? this.original) {
      if (this.view !== null) return;
      this.editButton.disabled = true;
      try {
        const start = await loadEditor();
        const place = make("div", { className: "run-editor" });
        this.listing.before(place);
        this.listing.hidden = true;
        this.view = start({
          parent: place,
          text,
          label: `Program ${this.id}. Escape, then Tab, leaves the editor`,
          changed: (now) => this.changed(now),
          run: () => this.run(),
        });
        this.changed(text);
        this.editButton.hidden = true;
        this.resetButton.hidden = false;
        if (byHand) this.view.focus();
      } catch (error) {
        this.say(`It cannot be edited: ${error.message}.`);
      }
      this.editButton.disabled = false;
    }

    changed(text) {
      const kept = edits.set(this.id, this.original, text);
      this.figure.classList.toggle("edited", text !== this.original);
      this.say(text === this.original ? "" : kept ? "Edited" : "Edited; this browser does not keep it");
    }

    reset() {
      this.view.replace(this.original);
      this.view.mark([]);
      this.result?.remove();
      this.figure.classList.remove("has-run");
      this.say("As in the book again");
      this.view.focus();
    }

    // The book's program is no longer the one that the reader edited.
    offerFormer() {
      const [former] = edits.former(this.id, this.original);
      if (former === undefined) return;
      const notice = make("div", { className: "run-notice" },
        make("p", { textContent: "This program has changed in the book since you edited it. Your edit is kept." }));
      const decide = (action) => async () => { await action(); notice.remove(); };
      notice.append(
        button("Go on with my edit", decide(async () => {
          await this.edit(true, localStorage.getItem(former));
        })),
        button("Take the book’s", decide(async () => { await this.edit(true); })),
        button("Discard my edit", decide(async () => localStorage.removeItem(former))));
      this.bar.after(notice);
    }

    say(words) {
      this.status.textContent = words;
    }

    stop() {
      this.abort?.abort();
    }

    async run() {
      if (this.abort !== null) return;
      const text = this.text();
      this.abort = new AbortController();
      this.runButton.disabled = true;
      this.stopButton.hidden = false;
      this.view?.mark([]);
      this.result?.remove();
      this.result = make("section", { className: "run-result" });
      this.result.setAttribute("aria-label", `Your run of ${this.id}`);
      // Next to the program, above what the book has recorded.
      (this.listing.closest(".listing") ?? this.listing).after(this.result);
      this.figure.classList.add("has-run");
      this.printed = null;
      this.stdout = "";
      this.complaints = [];
      this.begun = performance.now();
      this.first = null;
      try {
        if (new TextEncoder().encode(text).length > Number(longest)) {
          throw new Error(`a program has at most ${longest / 1024} KiB`);
        }
        await this.follow(text);
      } catch (error) {
        if (error.name === "AbortError") {
          this.finish(false, `Stopped after ${this.seconds((performance.now() - this.begun) / 1000)}.`);
        } else {
          this.finish(false, `It did not run: ${error.message.trim().replace(/\.$/, "")}.`);
        }
      }
      this.abort = null;
      this.runButton.disabled = false;
      this.stopButton.hidden = true;
    }

    async follow(text) {
      const answer = await fetch(`/_workbook/run/${this.id}`, {
        method: "POST",
        body: text,
        headers: { "x-workbook-token": token, "x-workbook-page": page },
        signal: this.abort.signal,
      });
      if (!answer.ok) throw new Error(await answer.text());
      const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
      let rest = "";
      let ended = false;
      for (;;) {
        const { done, value } = await reader.read();
        if (done) break;
        const lines = (rest + value).split("\n");
        rest = lines.pop();
        for (const line of lines) {
          const news = JSON.parse(line);
          ended ||= news.is === "ended";
          this.hear(news);
        }
      }
      if (!ended) throw new Error("the workbook has ended");
    }

    hear(news) {
      switch (news.is) {
        case "waiting":
          this.say(`Waiting: ${news.ahead} ahead in the queue`);
          break;
        case "preparing":
          this.say("Compiling the chapters’ crates, this once");
          break;
        case "compiling":
          this.say("Compiling…");
          break;
        case "complaint":
          this.complaints.push(news);
          this.box("run-complaints").append(coloured(`${news.rendered.trimEnd()}\n\n`));
          this.view?.mark(this.complaints);
          break;
        case "running":
          this.say(`Running… (compiled in ${this.seconds(news.compiled)})`);
          break;
        case "printed":
          this.first ??= performance.now() - this.begun;
          this.figure.dataset.firstOutput = Math.round(this.first);
          if (news.stream === "out") this.stdout += news.text;
          this.print(news);
          break;
        case "truncated":
          this.print({ stream: "note", text: `\n[truncated after ${news.after / 1024} KiB]\n` });
          break;
        case "drawing":
          this.draw(news);
          break;
        case "ended":
          this.finish(news.well, `${news.words} ${this.seconds(news.seconds)}.`);
          break;
      }
    }

    box(name) {
      const pre = make("pre", { className: name, tabIndex: 0 });
      const samp = make("samp");
      pre.append(samp);
      this.result.append(pre);
      return samp;
    }

    print({ stream, text }) {
      this.printed ??= this.box("run-output");
      const part = stream === "out" ? coloured(text) : make("span", { className: `run-${stream}` }, coloured(text));
      this.printed.append(part);
    }

    draw(drawing) {
      this.result.append(make("figure", { className: "run-drawing" },
        make("img", { src: pictureOf(drawing), alt: `The picture ${drawing.name} that the program has drawn` }),
        make("figcaption", { textContent: drawing.name })));
    }

    finish(well, words) {
      const same = well && this.recorded !== null
        && this.stdout.trimEnd() === this.recorded.trimEnd();
      const end = make("p", { className: `run-end ${well ? "well" : "not-well"}` });
      end.textContent = same ? `${words} The same output as in the book.` : words;
      this.result.append(end);
      this.say(well ? "Done" : words);
    }

    seconds(number) {
      return `${number.toFixed(2)} s`;
    }
  }

  const programs = [...document.querySelectorAll("figure.example[data-example]")]
    .filter((figure) => figure.querySelector("pre > code.language-rust"))
    .map((figure) => new Program(figure));
  // A page that is left alone, also for the list of pages to go back to, runs nothing.
  addEventListener("pagehide", () => programs.forEach((program) => program.stop()));
})();
