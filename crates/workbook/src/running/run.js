// Run and Edit for every program of a served page, Check and Edit for every exercise that has a
// starter. Everything a program or the compiler says goes into the page as text, never as HTML.
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

  const post = (path, body, read, signal) => fetch(`/_workbook/${path}`, {
    method: "POST",
    body,
    headers: { "x-workbook-token": token, "x-workbook-page": page, ...(read && { "x-workbook-read": read }) },
    signal,
  });

  const sentence = (error) => `${error.message.trim().replace(/\.$/, "")}.`;
  const plain = (text) => text.replaceAll("\r\n", "\n");

  // An exercise that shows a starter is one to be written.
  const STARTER = ":scope > figure.listing > pre:has(> code.language-rust)";

  // What programs and exercises have in common: a bar of buttons, an editor, a run that is told
  // as it goes.
  class Runner {
    constructor({ figure, listing, keys, name, label, verb }) {
      this.figure = figure;
      this.listing = listing;
      this.label = label;
      this.view = null;
      this.abort = null;

      this.runButton = button(verb, () => this.run());
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
      this.bar.setAttribute("aria-label", name);
      this.listing.before(this.bar);
      keys.addEventListener("keydown", (event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.defaultPrevented) {
          event.preventDefault();
          this.run();
        }
      });
    }

    async show(text, byHand) {
      const start = await loadEditor();
      const place = make("div", { className: "run-editor" });
      this.listing.before(place);
      this.listing.hidden = true;
      this.view = start({
        parent: place,
        text,
        label: `${this.label}. Escape, then Tab, leaves the editor`,
        changed: (now) => this.changed(now),
        run: () => this.run(),
      });
      this.editButton.hidden = true;
      this.resetButton.hidden = false;
      if (byHand) this.view.focus();
    }

    say(words) {
      this.status.textContent = words;
    }

    stop() {
      this.abort?.abort();
    }

    forget() {
      this.view?.mark([]);
      this.result?.remove();
      this.figure.classList.remove("has-run");
    }

    async run() {
      if (this.abort !== null) return;
      const text = this.text();
      this.abort = new AbortController();
      this.runButton.disabled = true;
      this.stopButton.hidden = false;
      this.forget();
      this.result = make("section", { className: "run-result" });
      this.result.setAttribute("aria-label", this.resultName());
      // Next to the program, above what the book has recorded.
      (this.listing.closest(".listing") ?? this.listing).after(this.result);
      this.figure.classList.add("has-run");
      this.printed = null;
      this.stdout = "";
      this.messages = [];
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
          this.finish(false, `${this.refusal}: ${sentence(error)}`);
        }
      }
      this.abort = null;
      this.runButton.disabled = false;
      this.stopButton.hidden = true;
    }

    async follow(text) {
      const answer = await post(this.path(), text, this.read, this.abort.signal);
      if (!answer.ok) await this.refused(answer);
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

    async refused(answer) {
      throw new Error(await answer.text());
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
          this.say(this.compiling);
          break;
        case "message":
          this.messages.push(news);
          this.box("run-messages").append(coloured(`${news.rendered.trimEnd()}\n\n`));
          this.view?.mark(this.messages);
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
      this.figure.dataset.ended = Math.round(performance.now() - this.begun);
      const end = make("p", { className: `run-end ${well ? "well" : "not-well"}` });
      end.textContent = words;
      this.result.append(end);
      this.say(well ? "Done" : words);
    }

    seconds(number) {
      return `${number.toFixed(2)} s`;
    }
  }

  class Program extends Runner {
    constructor(figure) {
      const id = figure.dataset.example;
      const name = `Program ${id}`;
      const listing = figure.querySelector("pre:has(> code.language-rust)");
      super({ figure, listing, keys: figure, name, label: name, verb: "Run" });
      this.id = id;
      this.original = this.listing.textContent;
      this.recorded = figure.querySelector(".output samp")?.textContent ?? null;
      this.compiling = "Compiling…";
      this.refusal = "It did not run";

      const kept = edits.get(this.id, this.original);
      if (kept !== null) this.edit(false);
      else this.offerFormer();
    }

    path() { return `run/${this.id}`; }
    resultName() { return `Your run of ${this.id}`; }

    text() {
      return this.view === null ? this.original : this.view.text();
    }

    async edit(byHand, text = edits.get(this.id, this.original) ?? this.original) {
      if (this.view !== null) return;
      this.editButton.disabled = true;
      try {
        await this.show(text, byHand);
        this.changed(text);
      } catch (error) {
        this.say(`It cannot be edited: ${sentence(error)}`);
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
      this.forget();
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

    finish(well, words) {
      const same = well && this.recorded !== null
        && this.stdout.trimEnd() === this.recorded.trimEnd();
      super.finish(well, same ? `${words} The same output as in the book.` : words);
      if (same) this.say("Done");
    }
  }

  // What a reader has typed into an answer and not saved yet: with the digest of the file it was
  // made from, so that a change of the file in between is noticed.
  const drafts = {
    key: (id) => `draft:${id}`,
    get(id) {
      try { return JSON.parse(localStorage.getItem(drafts.key(id))); } catch { return null; }
    },
    set(id, draft) {
      try {
        if (draft === null) localStorage.removeItem(drafts.key(id));
        else localStorage.setItem(drafts.key(id), JSON.stringify(draft));
      } catch { /* then it is kept until the page goes */ }
    },
  };

  // An answer is a file of the reader's own. It is read and written by the workbook, which hears
  // with every text which state of the file it was made from.
  class Answer extends Runner {
    constructor(section) {
      const listing = section.querySelector(STARTER);
      const title = section.querySelector("h3")?.textContent.trim() ?? section.dataset.exercise;
      const keys = listing.closest("figure");
      super({ figure: section, listing, keys, name: `Your answer to ${title}`, label: `Your answer to ${title}`, verb: "Check" });
      this.id = section.dataset.exercise;
      this.title = title;
      this.compiling = "Checking…";
      this.refusal = "It was not checked";
      this.caption = keys.querySelector("figcaption");
      this.conflicting = null;
      this.opening = null;
      if (drafts.get(this.id) !== null) this.edit(false);
    }

    path() { return `exercise/${this.id}/check`; }
    resultName() { return `The check of ${this.title}`; }

    // The file's own line ends; the editor has but one kind.
    text() {
      const text = this.view.text();
      return this.windows ? text.replaceAll("\n", "\r\n") : text;
    }

    take(sheet) {
      this.read = sheet.digest;
      this.file = sheet.file;
      this.windows = sheet.text.includes("\r\n");
      this.saved = plain(sheet.text);
      this.conflicting?.remove();
      this.conflicting = null;
    }

    // What the workbook makes of a wish; none where the file has changed since it was read.
    async ask(action, text = "", read = this.read) {
      const answer = await post(`exercise/${this.id}/${action}`, text, read);
      if (answer.status === 409) {
        this.conflict(await answer.json());
        return null;
      }
      if (!answer.ok) throw new Error(await answer.text());
      return answer.json();
    }

    // Edit and Check at once open one editor.
    edit(byHand) {
      this.opening ??= this.open(byHand).finally(() => { this.opening = null; });
      return this.opening;
    }

    async open(byHand) {
      if (this.view !== null) return;
      this.editButton.disabled = true;
      try {
        const sheet = await this.ask("open");
        this.take(sheet);
        const draft = drafts.get(this.id);
        const text = draft?.text ?? this.saved;
        await this.show(text, byHand);
        this.caption.replaceChildren(make("code", { textContent: sheet.file }), " · ",
          make("span", { className: "what", textContent: "your file" }));
        if (draft !== null && draft.read !== sheet.digest && draft.text !== this.saved) {
          this.read = draft.read;
          this.changed(text);
          this.conflict(sheet, byHand);
        } else {
          this.changed(text);
        }
        // In a line of its own, since a check has its say next where this says how it goes.
        if (sheet.words !== "") {
          const line = make("p", { className: "run-words" });
          line.setAttribute("role", "status");
          this.bar.after(line);
          line.textContent = sheet.words;
        }
      } catch (error) {
        this.say(`It cannot be edited: ${sentence(error)}`);
      }
      this.editButton.disabled = false;
    }

    changed(text) {
      const same = text === this.saved;
      drafts.set(this.id, same ? null : { read: this.read, text });
      this.figure.classList.toggle("edited", !same);
      this.say(same ? "" : "Not saved yet: Check saves it");
      if (this.conflicting !== null) this.compare();
    }

    // The page's text and the file's, side by side, until the reader has chosen.
    conflict(sheet, byHand = true) {
      const again = this.conflicting !== null;
      this.conflicting?.remove();
      this.theirs = sheet;
      const words = `${sheet.file} has been changed elsewhere since it was opened here. Nothing was written. `
        + "Choose which one goes on; the other is kept beside it as a numbered backup.";
      this.versions = make("div", { className: "run-versions" });
      this.conflicting = make("div", { className: "run-notice run-conflict", tabIndex: -1 },
        make("p", { textContent: again ? `Once more: ${words}` : words }),
        this.versions,
        button("Go on with this page’s", () => this.choose("keep-mine")),
        button("Take the file’s", () => this.choose("keep-theirs")));
      this.conflicting.setAttribute("role", "group");
      this.conflicting.setAttribute("aria-label", `Two versions of ${sheet.file}`);
      this.compare();
      this.bar.after(this.conflicting);
      this.say("Changed elsewhere: choose a version");
      if (byHand) this.conflicting.focus();
    }

    compare() {
      const [mine, theirs] = [this.view.text(), plain(this.theirs.text)].map((text) => text.split("\n"));
      let before = 0;
      while (before < Math.min(mine.length, theirs.length) && mine[before] === theirs[before]) before++;
      let after = 0;
      while (after < Math.min(mine.length, theirs.length) - before
        && mine[mine.length - 1 - after] === theirs[theirs.length - 1 - after]) after++;
      const version = (heading, lines) => {
        const end = lines.length - after;
        const part = (from, to) => lines.slice(from, to).map((line) => `${line}\n`).join("");
        const pre = make("pre", { tabIndex: 0 }, part(0, before));
        if (end > before) pre.append(make("mark", { textContent: part(before, end) }));
        pre.append(part(end, lines.length));
        pre.setAttribute("role", "region");
        pre.setAttribute("aria-label", heading);
        return make("div", {}, make("b", { textContent: heading }), pre);
      };
      this.versions.replaceChildren(version("On this page", mine), version("In the file", theirs));
    }

    async choose(action) {
      try {
        const mine = this.text();
        const sheet = await this.ask(action, mine, this.theirs.digest);
        if (sheet === null) return;
        this.take(sheet);
        this.forget();
        // As an edit, so that undo brings the former text back.
        if (this.view.text() !== this.saved) this.view.replace(this.saved);
        this.changed(this.view.text());
        this.say(this.kept(action === "keep-mine" ? "Saved." : "The file’s.", sheet.backup));
        this.view.focus();
      } catch (error) {
        this.say(`Nothing was written: ${sentence(error)}`);
      }
    }

    kept(words, backup) {
      return backup === null ? words : `${words} The other one is kept as ${backup}`;
    }

    async reset() {
      if (this.abort !== null || this.conflicting !== null) return;
      try {
        const sheet = await this.ask("reset", this.text());
        if (sheet === null) return;
        this.take(sheet);
        this.forget();
        this.view.replace(this.saved);
        this.changed(this.saved);
        this.say(sheet.backup === null ? "The starter" : `The starter again. Yours is kept as ${sheet.backup}`);
        this.view.focus();
      } catch (error) {
        this.say(`Nothing was written: ${sentence(error)}`);
      }
    }

    async run() {
      if (this.view === null) {
        await this.edit(false);
        if (this.view === null) return;
      }
      if (this.conflicting !== null) {
        this.conflicting.focus();
        return;
      }
      await super.run();
    }

    async follow(text) {
      this.sent = plain(text);
      await super.follow(text);
    }

    async refused(answer) {
      if (answer.status !== 409) return super.refused(answer);
      this.conflict(await answer.json());
      throw new Error("the file has been changed elsewhere since");
    }

    hear(news) {
      if (news.is === "verdict") {
        this.print({ stream: "out", text: news.words });
        this.view?.mark(news.marks);
        return;
      }
      if (news.is !== "saved") return super.hear(news);
      this.read = news.digest;
      this.saved = this.sent;
      this.changed(this.view.text());
      if (news.backup !== null) {
        this.print({ stream: "note", text: `Somebody wrote the file at the same moment. That text is kept as ${news.backup}\n\n` });
      }
    }

    finish(well, words) {
      super.finish(well, words);
      if (well) this.say(words);
    }
  }

  const programs = [...document.querySelectorAll("figure.example[data-example]")]
    .filter((figure) => figure.querySelector("pre > code.language-rust"))
    .map((figure) => new Program(figure));
  const answers = [...document.querySelectorAll("section.exercise[data-exercise]")]
    .filter((section) => section.querySelector(STARTER))
    .map((section) => new Answer(section));
  // A page that is left alone, also for the list of pages to go back to, runs nothing.
  addEventListener("pagehide", () => [...programs, ...answers].forEach((runner) => runner.stop()));
})();
