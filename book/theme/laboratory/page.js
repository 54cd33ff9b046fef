const SYMBOLS = ["●", "✕", "▲", "■", "◆", "✚"];
const CELLS = 64;
const NODE_CELLS = 20;

// An element with attributes and children; attributes that are functions are listeners.
const el = (name, attributes = {}, ...children) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(key, value);
    else if (value === true) element.setAttribute(key, "");
    else if (value !== false && value != null) element.setAttribute(key, value);
  }
  element.append(...children);
  return element;
};
const svg = (name, attributes = {}, ...children) => {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
};
// A number with a few digits that count and a real minus.
const short = (value) => {
  const size = Math.abs(value);
  const text = size !== 0 && (size < 1e-3 || size >= 1e6) ? value.toExponential(2) : String(Number(value.toPrecision(4)));
  return text.replace("-", "−");
};
// The same for an axis, where there is little room.
const tick = (value) => (value < 1e-3 || value >= 1e5 ? value.toExponential(1).replace("-", "−") : String(Number(value.toPrecision(2))));
// Words with their options unbroken, as in (--target).
const whole = (text) => text.split(" ").flatMap((word, i) => [i ? " " : "",
  word.includes("-") && word.length < 24 ? el("span", { class: "option" }, word) : word]);
// What the terminal prints, in sentences, which are broken, and the lines of tables, which begin with
// a space, keep their shape and are moved sideways.
const inParts = (text) => {
  const parts = [];
  for (const line of text.trimEnd().split("\n")) {
    const row = line.startsWith(" ");
    if (!row || !parts.at(-1)?.classList.contains("rows")) {
      parts.push(row ? el("span", { class: "rows", tabindex: "0" }) : el("span", {}));
    }
    parts.at(-1).append(`${line}\n`);
  }
  return parts;
};
const percent = (share) => `${Math.round(100 * share)} %`;

class Laboratory {
  constructor(place, ask) {
    Object.assign(this, { place, compute: ask, running: false, points: [], cursor: [0, 0], ink: 0, said: 0, turn: 0 });
  }

  // Asks the program; what it refuses comes back as a sentence.
  async ask(question, more = {}) {
    this.busy = true;
    try {
      return await this.compute({ question, ...more });
    } catch ({ message }) {
      this.running = false;
      return { refused: `The laboratory broke off (${message}). Load this page again.` };
    } finally {
      this.busy = false;
    }
  }

  async start() {
    const shelf = await this.ask({ do: "shelf" });
    if (shelf.refused) throw new Error(shelf.refused);
    this.shelf = shelf;
    this.build();
    const settings = new URLSearchParams(location.search);
    const known = settings.has("table") ? [...settings] : [];
    const drawn = settings.get("points") ?? "";
    this.points = (drawn.match(/.{5}/g) ?? []).map((text) => {
      const [kind, a, b, c, d] = [...text].map((digit) => parseInt(digit, 36));
      return { class: kind - 1, x: a * 36 + b - 100, y: c * 36 + d - 100 };
    }).filter(({ class: kind, x, y }) => kind >= 0 && kind < 3 && Math.abs(x) <= 100 && Math.abs(y) <= 100);
    await this.open(known);
    if (!this.about) {
      const wrong = this.warning.textContent;
      // The form's own values, which stand for the table that is open by itself.
      if (settings.get("table") === this.shelf.drawn) this.table.value = this.shelf.drawn;
      else await this.open([]);
      this.warn(wrong);
    }
    for (const figure of document.querySelectorAll("figure[data-figure='laboratory/standing']")) figure.hidden = true;
    new MutationObserver(() => this.recolour()).observe(document.documentElement, { attributes: true, attributeFilter: ["class"] });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.recolour());
    new ResizeObserver(() => this.paint()).observe(this.canvas);
    // A link to other settings on this page needs no new page.
    document.addEventListener("click", (event) => {
      const link = event.target.closest?.("main a[href]");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
      const { pathname, search } = new URL(link.href);
      if (pathname !== location.pathname || !search) return;
      event.preventDefault();
      const pairs = [...new URLSearchParams(search)];
      if (pairs.some(([name]) => name === "points")) this.points = [];
      this.open(pairs).then(() => { this.main.focus(); this.place.scrollIntoView({ block: "start" }); });
    });
    const frame = () => { this.frame(); requestAnimationFrame(frame); };
    requestAnimationFrame(frame);
  }

  build() {
    const field = (label, control, hint) => el("label", { class: "field" }, el("span", {}, label), control, ...(hint ? [el("small", {}, hint)] : []));
    const change = () => this.apply();
    const text = (name, mode = "numeric") => el("input", { name, type: "text", inputmode: mode, autocomplete: "off", spellcheck: "false", change });
    const choice = (name, values) => el("select", { name, change }, ...values.map((value) => {
      const [id, title] = Array.isArray(value) ? value : [value, value];
      return el("option", { value: id }, title);
    }));
    this.table = el("select", { name: "table", change: () => this.choose() },
      ...this.shelf.tables.map(([id, title]) => el("option", { value: id }, title)),
      el("option", { value: this.shelf.drawn }, "Points that you draw"),
      el("option", { value: this.shelf.own, hidden: true }, "A file of your own"));
    this.file = el("input", { type: "file", accept: ".csv,.tsv,.txt,.json,.jsonl,text/csv", hidden: true, "aria-label": "A table of your own", change: () => this.take() });
    this.target = el("select", { name: "target", change });
    this.columns = el("fieldset", { class: "columns", change: () => this.apply() });
    this.fields = {
      hidden: text("hidden", "text"),
      activation: choice("activation", ["tanh", "relu", "sigmoid"]),
      optimiser: choice("optimiser", ["adam", "plain", "momentum", "nesterov", "rmsprop"]),
      lr: text("lr", "decimal"), batch: text("batch"), epochs: text("epochs"), patience: text("patience"), seed: text("seed"),
      pace: choice("pace", [["slow", "5 epochs a second"], ["frames", "an epoch a frame"], ["fast", "as fast as it goes"]]),
    };
    const { hidden, activation, optimiser, lr, batch, epochs, patience, seed, pace } = this.fields;
    this.main = el("button", { type: "button", class: "main", click: () => this.toggle() }, "Train");
    this.once = el("button", { type: "button", click: () => this.step() }, "One epoch");
    const anew = el("button", { type: "button", click: () => this.apply() }, "Start anew");
    this.warning = el("p", { class: "warning", role: "alert" });
    this.numbers = el("p", { class: "numbers" });
    this.live = el("p", { class: "heard", role: "status" });

    this.kinds = el("fieldset", { class: "kinds", hidden: true }, el("legend", {}, "A click or a tap sets"),
      ...[...this.shelf.classes, "none: it removes"].map((name, i) => el("label", {},
        el("input", { type: "radio", name: "kind", value: i, change: () => { this.ink = i; } }), ` ${SYMBOLS[i] && i < 3 ? SYMBOLS[i] : ""} ${name}`)));
    this.kinds.querySelector("input").checked = true;
    this.canvas = el("canvas", {
      role: "img", pointerdown: (event) => this.press(event), pointermove: (event) => this.press(event),
      keydown: (event) => this.key(event), focus: () => this.paint(), blur: () => this.paint(),
    });
    this.legend = el("figcaption");
    this.picture = el("figure", { class: "picture" }, this.canvas, this.legend);
    this.chart = svg("svg", { viewBox: "0 0 360 230", role: "img", class: "errors", "aria-label": "No epoch yet." });
    this.confusion = el("div", { class: "confusion" });
    this.nodes = el("div", { class: "nodes" });
    this.net = svg("svg", { viewBox: "0 0 360 260", "aria-hidden": "true", class: "net" });
    this.into = el("select", { change: () => this.list() });
    this.list_ = el("div", { class: "list", tabindex: "0", role: "region", "aria-label": "Weights into the chosen node" });
    this.understood = el("ul", { class: "understood" });
    this.command = el("code");
    this.verdict = el("pre", { class: "verdict", id: "laboratory-verdict", tabindex: "-1", hidden: true, "aria-label": "What the test rows say" });
    this.judge = el("button", { type: "button", click: () => this.finish() }, "Judge by the test rows");
    this.save = el("button", { type: "button", click: () => this.keep() }, "Save the network");
    const load = el("input", { type: "file", accept: ".json,application/json", hidden: true, "aria-label": "A network's file", change: () => this.load(load) });
    this.loader = load;

    const heading = (text) => el("h2", {}, text);
    const part = (kind, title, ...children) => el("section", { class: `part ${kind}`, "aria-label": title }, heading(title), ...children);
    const form = el("form", { class: "settings", submit: (event) => { event.preventDefault(); this.apply(); } },
      el("div", { class: "fields" },
        field("Table", this.table),
        el("div", { class: "go" }, el("button", { type: "button", click: () => this.file.click() }, "Open a file of your own…")),
        field("Hidden layers", hidden, "nodes, as in 16,8; 0 for none"),
        field("Activation", activation), field("Optimiser", optimiser), field("Learning rate", lr), field("Seed", seed)),
      el("details", { class: "more" }, el("summary", {}, "Batch, epochs, pace, columns"),
        el("div", { class: "fields" }, field("Rows of a batch", batch), field("Epochs at most", epochs),
          field("Patience", patience, "epochs without a smaller validation error"), field("Pace", pace), field("Target", this.target)),
        this.columns));
    this.form = form;
    const go = el("div", { class: "go" }, this.main, this.once, anew);
    const room = el("div", { class: "laboratory-room" },
      el("div", { class: "top" },
        el("div", { class: "see" }, go, this.numbers, this.warning, this.kinds, this.picture),
        el("div", { class: "set" }, form, this.file,
          part("course", "Errors", this.chart))),
      el("div", { class: "below" },
        part("worth", "Answers on the validation rows", this.confusion),
        part("hidden", "What the hidden nodes see", this.nodes),
        part("weights", "Weights", el("div", { class: "both" }, this.net, el("div", {}, field("Weights into", this.into), this.list_))),
        part("read", "How the table was read", this.understood,
          el("div", { class: "go" }, el("button", { type: "button", click: () => this.csv() }, "Download the table"))),
        part("command", "As a command", el("pre", { tabindex: "0" }, this.command),
          el("div", { class: "go" }, this.judge, this.save,
            el("button", { type: "button", click: () => load.click() }, "Load a network…"), load),
          this.verdict)), this.live);
    this.place.append(room);
    this.recolour(true);
  }

  // What the form says, as an address would have it.
  pairs() {
    const pairs = [["table", this.table.value]];
    if (this.table.value === this.shelf.drawn) pairs.push(["points", this.encoded()]);
    if (this.target.value) pairs.push(["target", this.target.value]);
    for (const box of this.columns.querySelectorAll("input")) if (!box.checked) pairs.push(["without", box.value]);
    for (const name of this.unlisted ?? []) pairs.push(["without", name]);
    for (const [name, control] of Object.entries(this.fields)) pairs.push([name, control.value]);
    return pairs;
  }

  encoded() {
    const two = (value) => (value + 100).toString(36).padStart(2, "0");
    return this.points.map(({ class: kind, x, y }) => `${kind + 1}${two(x)}${two(y)}`).join("");
  }

  apply() { return this.open(this.pairs()); }

  // Another table: its columns are not those of the last one.
  choose() {
    this.target.replaceChildren();
    this.columns.replaceChildren();
    this.unlisted = [];
    return this.apply();
  }

  async take() {
    const [file] = this.file.files;
    if (!file) return;
    this.file.value = "";
    if (file.size > 200e6) return this.warn(`${file.name} has ${Math.round(file.size / 1e6)} MB, more than the laboratory opens. The program in the terminal has no such limit: mlp train.`);
    const { refused } = await this.ask({ do: "own", file: file.name }, { bytes: new Uint8Array(await file.arrayBuffer()) });
    if (refused) return this.warn(refused);
    const option = [...this.table.options].find(({ value }) => value === this.shelf.own);
    option.hidden = false;
    option.textContent = `Your file ${file.name}`;
    this.table.value = this.shelf.own;
    await this.choose();
  }

  // Opens a table with settings and stands before the first epoch.
  async open(pairs) {
    this.running = false;
    const asked = this.asked = Symbol("the last one counts");
    const drawing = pairs.some(([name, value]) => name === "table" && value === this.shelf.drawn);
    // While one is computed the others wait, and then only the last of them is.
    await this.opening;
    if (asked !== this.asked) return;
    this.opening = this.ask({ do: "open", pairs }, { regions: CELLS, nodes: NODE_CELLS });
    const given = await this.opening;
    if (asked !== this.asked) return;
    this.drawing(drawing);
    this.warn(given.refused ?? given.wrong.join(" "));
    this.verdict.hidden = true;
    if (given.refused) {
      if (drawing) { this.about = this.told = this.regions = undefined; this.blank(); this.address(pairs); }
      this.buttons();
      return;
    }
    this.about = given.about;
    this.fill();
    this.address(given.about.pairs);
    this.show(given);
    this.say(`${given.about.nodes.join("-")} on ${given.about.rows[0]} rows, not trained yet`);
  }

  address(pairs) {
    try {
      history.replaceState(null, "", `?${new URLSearchParams(pairs)}`);
    } catch { /* where an address cannot be changed the link under the command still can be copied */ }
  }

  warn(sentence) { this.warning.textContent = sentence; }

  // The form as the settings are.
  fill() {
    const { about } = this;
    for (const [name, value] of about.form) (name === "table" ? this.table : this.fields[name]).value = value;
    const named = about.pairs.find(([name]) => name === "target")?.[1] ?? "";
    this.target.replaceChildren(el("option", { value: "" }, `by itself (${about.columns.find(({ role }) => role === "target").name})`),
      ...about.columns.map(({ name }) => el("option", { value: name }, name)));
    this.target.value = named;
    const without = new Set(about.pairs.filter(([name]) => name === "without").map(([, value]) => value));
    const choosable = about.columns.filter(({ role }) => role !== "target").slice(0, 100);
    this.unlisted = [...without].filter((name) => !choosable.some((column) => column.name === name));
    this.columns.replaceChildren(el("legend", {}, "Columns that are inputs"), ...choosable.map(({ name, cells }) => {
      const box = el("input", { type: "checkbox", value: name });
      box.checked = !without.has(name);
      return el("label", {}, box, ` ${name} (${cells})`);
    }));
    this.understood.replaceChildren(...about.said.map((said) => el("li", {}, ...whole(said))));
    const [left, right, bottom, top] = about.frame ?? [];
    // Drawn points keep their marks, whichever classes there are.
    const drawn = this.table.value === this.shelf.drawn;
    this.kindOf = about.classes.map((name, i) => (drawn ? Math.max(0, this.shelf.classes.indexOf(name)) : i));
    const kinds = about.classes.slice(0, 6).map((name, i) => `${SYMBOLS[this.kindOf[i]]} ${name}`).join(", ");
    this.legend.textContent = about.frame
      ? `${about.inputs[0]} from ${short(left)} to ${short(right)} to the right, ${about.inputs[1]} from ${short(bottom)} to ${short(top)} upwards. `
        + (about.classes.length ? `${kinds}; the shade is the network's answer, stronger where it is surer.` : "The stronger the shade, the larger the answer.")
      : "The plane is drawn for two inputs that are numbers. Leave columns out until two are left (under Batch, epochs, pace, columns).";
    this.picture.classList.toggle("empty", !about.frame);
  }

  show({ told, regions, nodes }) {
    this.told = told ?? this.told;
    this.regions = regions ?? this.regions;
    this.maps = nodes ?? this.maps;
    this.fresh = true;
  }

  blank() {
    this.numbers.textContent = "";
    this.command.textContent = "";
    this.understood.replaceChildren();
    this.legend.textContent = "x from −1 to 1 to the right, y from −1 to 1 upwards. With the keyboard: arrow keys move the cross-hair, 1, 2 and 3 set a point, Delete removes it.";
    this.picture.classList.remove("empty");
    this.chart.setAttribute("aria-label", "No epoch yet.");
    for (const part of [this.confusion, this.nodes, this.chart, this.net, this.list_, this.into]) part.replaceChildren();
    this.paint();
  }

  // A frame: paints what came, and asks for the next.
  frame() {
    if (this.fresh) {
      this.fresh = false;
      this.paint();
      this.write();
    }
    if (!this.running || this.busy) return;
    const pace = this.fields.pace.value;
    const now = performance.now();
    if (pace === "slow" && now < (this.next ?? 0)) return;
    this.next = now + 200;
    this.go(pace === "fast" ? { epochs: 1e9, budget: 12 } : { epochs: 1, budget: 0 });
  }

  async go(how) {
    const { asked } = this;
    const given = await this.ask({ do: "told" }, { ...how, regions: CELLS, nodes: NODE_CELLS });
    if (asked !== this.asked) return;
    if (given.refused) { this.warn(given.refused); this.stop(); return; }
    this.show(given);
    const { stage } = given.told;
    if (stage !== "more" && this.running) {
      this.stop();
      if (stage === "over") await this.finish();
    }
  }

  toggle() {
    if (this.running) return this.stop();
    if (!this.told) return this.apply();
    const begin = () => { this.running = true; this.verdict.hidden = true; this.buttons(); };
    if (["over", "broke", "loaded"].includes(this.told.stage)) return this.apply().then(() => this.about && begin());
    begin();
  }

  stop() {
    this.running = false;
    this.buttons();
    this.write();
  }

  async step() {
    this.stop();
    if (!this.told || this.busy) return;
    this.verdict.hidden = true;
    await this.go({ epochs: 1, budget: 0 });
    if (this.told.stage === "over") await this.finish();
  }

  buttons() {
    const stage = this.told?.stage;
    this.main.textContent = this.running ? "Pause" : stage === "more" ? "Go on" : "Train";
    this.once.disabled = !["ready", "more"].includes(stage);
    for (const button of [this.judge, this.save]) button.disabled = this.running || !["more", "over", "loaded"].includes(stage);
    this.judge.disabled ||= stage === "loaded";
  }

  // The numbers, the tables and the small pictures.
  write() {
    const { told, about } = this;
    if (!told || !about) return;
    const best = told.best ? `, the smallest validation error in epoch ${told.best}` : "";
    const numbers = told.stage === "loaded" ? told.ended
      : `Epoch ${told.epochs}${told.errors ? `: ${told.errors}` : ""}; ${told.worth}${best}. ${told.ended}`;
    this.numbers.textContent = numbers;
    if (!this.running || performance.now() - this.said > 1000) this.say(numbers);
    if (!this.running) this.command.replaceChildren(...whole(told.command));
    // While it trains, one of the smaller views a frame, by turns: together they cost more than a frame
    // has, and an eye cannot follow all of them.
    const views = ["drawErrors", "drawConfusion", "drawNodes", "drawNet"];
    this.turn = (this.turn + 1) % views.length;
    for (const view of this.running ? [views[this.turn]] : views) this[view]();
    this.buttons();
  }

  say(text) {
    this.said = performance.now();
    if (this.live.textContent !== text) this.live.textContent = text;
    if (this.regions?.length && this.about?.classes.length) {
      const counts = this.about.classes.map(() => 0);
      for (let i = 0; i < this.regions.length; i += 2) if (this.regions[i] >= 0) counts[this.regions[i]] += 1;
      const all = this.regions.length / 2;
      this.label = `The plane of ${this.about.inputs.join(" and ")}: ${this.about.classes.map((name, i) => `${percent(counts[i] / all)} of it is answered ${name}`).join(", ")}.`;
    } else this.label = this.about?.frame ? `The plane of ${this.about.inputs.join(" and ")}.` : "No picture: there are not two inputs of numbers.";
    if (this.canvas.getAttribute("role") === "img") this.canvas.setAttribute("aria-label", this.label);
  }

  recolour(first) {
    const probe = el("span", { style: "display:none" });
    this.place.append(probe);
    const colour = (name) => {
      probe.style.color = `var(${name})`;
      return getComputedStyle(probe).color.match(/[\d.]+/g).slice(0, 3).map(Number);
    };
    this.colours = { paper: colour("--fig-paper"), ink: colour("--fig-ink"), edge: colour("--edge"), of: [1, 2, 3, 4, 5, 6].map((n) => colour(`--fig-${n}`)) };
    probe.remove();
    if (!first) { this.paint(); this.write(); }
  }

  // Cells of a picture, each mixed from the paper and a colour.
  pixels(n, mix) {
    const image = new ImageData(n, n);
    for (let i = 0; i < n * n; i += 1) {
      const [colour, share] = mix(i);
      for (let c = 0; c < 3; c += 1) image.data[4 * i + c] = this.colours.paper[c] + (colour[c] - this.colours.paper[c]) * share;
      image.data[4 * i + 3] = 255;
    }
    const canvas = this.small ??= document.createElement("canvas");
    canvas.width = canvas.height = n;
    canvas.getContext("2d").putImageData(image, 0, 0);
    return canvas;
  }

  paint() {
    const { canvas, about, regions } = this;
    const { width } = canvas.getBoundingClientRect();
    const size = Math.max(1, Math.round(width * devicePixelRatio));
    if (canvas.width !== size) canvas.width = canvas.height = size;
    const context = canvas.getContext("2d");
    const { paper, ink, of } = this.colours;
    const css = (colour) => `rgb(${colour.join(" ")})`;
    context.fillStyle = css(paper);
    context.fillRect(0, 0, size, size);
    if (regions?.length) {
      const classes = about?.classes.length ?? 0;
      const mix = (i) => {
        const [kind, sure] = [regions[2 * i], regions[2 * i + 1]];
        if (kind < 0) return [paper, 0];
        if (!classes) return [of[0], 0.05 + 0.6 * kind];
        return [of[this.kindOf[kind] % 6], 0.1 + 0.32 * Math.max(0, (sure - 1 / classes) / (1 - 1 / classes))];
      };
      context.imageSmoothingEnabled = true;
      context.drawImage(this.pixels(CELLS, mix), 0, 0, size, size);
    }
    const drawing = this.canvas.classList.contains("drawing");
    const frame = drawing ? [-100, 100, -100, 100] : about?.frame;
    if (!frame) return;
    const [left, right, bottom, top] = frame;
    const at = (x, y) => [(x - left) / (right - left) * size, (top - y) / (top - bottom) * size];
    const unit = Math.max(2.5, size / 110);
    const points = drawing ? this.points.map(({ x, y, class: kind }) => [x, y, kind]) : about.points;
    const classes = drawing ? 3 : about.classes.length;
    for (const [x, y, kind] of points) {
      const [a, b] = at(x, y);
      context.strokeStyle = context.fillStyle = css(classes ? of[kind % 6] : ink);
      context.lineWidth = unit * 0.55;
      context.beginPath();
      if (!classes) context.arc(a, b, unit * (0.4 + 0.8 * kind), 0, 7);
      else if (kind % 6 === 0) context.arc(a, b, unit, 0, 7);
      else if (kind % 6 === 1) { context.moveTo(a - unit, b - unit); context.lineTo(a + unit, b + unit); context.moveTo(a - unit, b + unit); context.lineTo(a + unit, b - unit); }
      else if (kind % 6 === 2) { context.moveTo(a, b - unit * 1.2); context.lineTo(a + unit * 1.1, b + unit * 0.9); context.lineTo(a - unit * 1.1, b + unit * 0.9); context.closePath(); }
      else if (kind % 6 === 3) context.rect(a - unit * 0.9, b - unit * 0.9, unit * 1.8, unit * 1.8);
      else if (kind % 6 === 4) { context.moveTo(a, b - unit * 1.3); context.lineTo(a + unit * 1.1, b); context.lineTo(a, b + unit * 1.3); context.lineTo(a - unit * 1.1, b); context.closePath(); }
      else { context.moveTo(a - unit * 1.2, b); context.lineTo(a + unit * 1.2, b); context.moveTo(a, b - unit * 1.2); context.lineTo(a, b + unit * 1.2); }
      if (classes && (kind % 6 === 1 || kind % 6 === 5)) context.stroke(); else context.fill();
    }
    if (drawing && document.activeElement === canvas) {
      const [a, b] = at(...this.cursor);
      context.strokeStyle = css(ink);
      context.lineWidth = Math.max(1, devicePixelRatio);
      context.beginPath();
      context.moveTo(a - 4 * unit, b); context.lineTo(a + 4 * unit, b); context.moveTo(a, b - 4 * unit); context.lineTo(a, b + 4 * unit);
      context.stroke();
    }
  }

  // Drawing points.
  drawing(on) {
    if (on === this.canvas.classList.contains("drawing")) return;
    this.canvas.classList.toggle("drawing", on);
    this.kinds.hidden = !on;
    if (on) {
      this.canvas.tabIndex = 0;
      this.canvas.setAttribute("role", "application");
      this.canvas.setAttribute("aria-label", "Drawing of points. Arrow keys move the cross-hair, with Shift by one hundredth; 1, 2 and 3 set a point of that class, Delete removes the nearest.");
    } else {
      this.canvas.removeAttribute("tabindex");
      this.canvas.setAttribute("role", "img");
    }
    this.paint();
  }

  press(event) {
    if (!this.canvas.classList.contains("drawing")) return;
    if (event.type === "pointermove" && !event.buttons || event.type === "pointerdown" && event.button) return;
    const box = this.canvas.getBoundingClientRect();
    const clamp = (value) => Math.max(-100, Math.min(100, Math.round(value)));
    const x = clamp((event.clientX - box.left) / box.width * 200 - 100);
    const y = clamp(100 - (event.clientY - box.top) / box.height * 200);
    if (event.type === "pointermove" && Math.hypot(x - this.cursor[0], y - this.cursor[1]) < 7) return;
    this.cursor = [x, y];
    this.mark(this.ink);
  }

  key(event) {
    if (!this.canvas.classList.contains("drawing") || event.ctrlKey || event.metaKey || event.altKey) return;
    const by = event.shiftKey ? 1 : 5;
    const move = { ArrowLeft: [-by, 0], ArrowRight: [by, 0], ArrowUp: [0, by], ArrowDown: [0, -by] }[event.key];
    if (move) {
      this.cursor = this.cursor.map((value, i) => Math.max(-100, Math.min(100, value + move[i])));
      this.paint();
      this.say(`Cross-hair at ${(this.cursor[0] / 100).toFixed(2)}, ${(this.cursor[1] / 100).toFixed(2)}`.replaceAll("-", "−"));
    } else if (["1", "2", "3"].includes(event.key)) this.mark(Number(event.key) - 1);
    else if (event.key === "Delete" || event.key === "Backspace") this.mark(3);
    else return;
    event.preventDefault();
  }

  // Sets a point of a class at the cross-hair, or takes the nearest one away.
  mark(kind) {
    const [x, y] = this.cursor;
    if (kind < 3) {
      if (this.points.length >= this.shelf.most) return this.warn(`A drawing has at most ${this.shelf.most} points.`);
      this.points.push({ x, y, class: kind });
    } else {
      const far = this.points.map((point) => Math.hypot(point.x - x, point.y - y));
      const near = far.indexOf(Math.min(...far));
      if (near < 0 || far[near] > 12) return;
      this.points.splice(near, 1);
    }
    this.running = false;
    this.paint();
    clearTimeout(this.later);
    this.later = setTimeout(() => this.apply().then(() => this.say(`${this.points.length} points. ${this.warning.textContent || this.numbers.textContent}`)), 120);
  }

  drawErrors() {
    const { course } = this.told;
    const { chart } = this;
    if (!course.length) {
      chart.replaceChildren(svg("text", { x: 180, y: 115, "text-anchor": "middle" }, "no epoch yet"));
      chart.setAttribute("aria-label", "No epoch yet.");
      return;
    }
    const values = course.flatMap(([, a, b]) => [a, b]).map((value) => Math.max(value, 1e-12));
    const [low, high] = [Math.log10(Math.min(...values)) - 0.05, Math.log10(Math.max(...values)) + 0.05];
    const last = Math.max(2, course.at(-1)[0]);
    const x = (epoch) => 48 + 296 * (epoch - 1) / (last - 1);
    const y = (value) => 14 + 178 * (high - Math.log10(Math.max(value, 1e-12))) / (high - low);
    const line = (at) => course.map((point) => `${x(point[0]).toFixed(1)},${y(point[at]).toFixed(1)}`).join(" ");
    const marks = [];
    const ends = [10 ** (low + 0.05), 10 ** (high - 0.05)];
    for (const value of [ends[0], Math.sqrt(ends[0] * ends[1]), ends[1]]) {
      marks.push(svg("line", { x1: 48, x2: 344, y1: y(value), y2: y(value), class: "grid" }), svg("text", { x: 42, y: y(value) + 4, "text-anchor": "end" }, tick(value)));
    }
    const [, a, b] = course.at(-1);
    const best = this.told.best ? [svg("line", { x1: x(this.told.best), x2: x(this.told.best), y1: 14, y2: 192, class: "best" })] : [];
    chart.replaceChildren(...marks, ...best,
      svg("polyline", { points: line(1), class: "training" }), svg("polyline", { points: line(2), class: "validation" }),
      svg("text", { x: 48, y: 210 }, "1"), svg("text", { x: 344, y: 210, "text-anchor": "end" }, `epoch ${last}`),
      svg("text", { x: 60, y: 226, class: "of-training" }, "— training"), svg("text", { x: 150, y: 226, class: "of-validation" }, "- - validation"), svg("text", { x: 262, y: 226 }, "¦ best"));
    if (!this.running) chart.setAttribute("aria-label", `Errors of ${course.at(-1)[0]} epochs: training from ${short(course[0][1])} to ${short(a)}, validation from ${short(course[0][2])} to ${short(b)}, the smallest in epoch ${this.told.best}.`);
  }

  drawConfusion() {
    const { told: { confusion, worth, stage }, about: { classes } } = this;
    if (stage === "loaded") return this.confusion.replaceChildren();
    if (!confusion.length) return this.confusion.replaceChildren(el("p", {}, `${worth}.`.replace(/^t/, "T")));
    if (classes.length > 12) return this.confusion.replaceChildren(el("p", {}, `${worth}. With ${classes.length} classes the table is left out; the verdict names the worst confusions.`));
    const key = classes.join("\n");
    if (this.confusion.dataset.key !== key || !this.cells) {
      this.confusion.dataset.key = key;
      this.cells = classes.map(() => classes.map(() => el("td")));
      this.confusion.replaceChildren(el("table", {},
        el("caption", {}, "True class down, answer across"),
        el("thead", {}, el("tr", {}, el("th", { scope: "col" }, "true"), ...classes.map((name) => el("th", { scope: "col" }, name)))),
        el("tbody", {}, ...classes.map((name, i) => el("tr", {}, el("th", { scope: "row" }, name), ...this.cells[i])))));
    } else if (!this.confusion.firstChild) { this.cells = undefined; return this.drawConfusion(); }
    const most = Math.max(1, ...confusion.flat());
    confusion.forEach((row, i) => row.forEach((count, k) => {
      this.cells[i][k].textContent = count;
      this.cells[i][k].style.background = `color-mix(in srgb, var(${i === k ? "--fig-3" : "--fig-5"}) ${Math.round(30 * count / most)}%, transparent)`;
    }));
  }

  drawNodes() {
    const { told: { nodes }, maps, about } = this;
    const hidden = nodes.slice(1, -1).map((count) => Math.min(count, 32));
    const plane = maps?.length === hidden.reduce((sum, count) => sum + count, 0) * NODE_CELLS ** 2 && maps.length > 0;
    if (!plane) {
      const why = hidden.length ? "Each hidden node colours the plane where there are two inputs of numbers." : "There is no hidden layer.";
      if (this.nodes.textContent !== why) { this.nodes.replaceChildren(el("p", {}, why)); this.small_ = undefined; }
      return;
    }
    const key = hidden.join();
    if (this.small_?.key !== key || !this.nodes.contains(this.small_.canvases[0])) {
      const canvases = [];
      const rows = hidden.map((count, layer) => el("div", { class: "layer" }, el("p", {}, `Layer ${layer + 1}${nodes[layer + 1] > count ? `, ${count} of ${nodes[layer + 1]} nodes` : ""}`),
        el("div", { class: "maps" }, ...Array.from({ length: count }, () => { const map = el("canvas", { width: NODE_CELLS, height: NODE_CELLS, "aria-hidden": "true" }); canvases.push(map); return map; }))));
      this.nodes.replaceChildren(...rows, el("p", { class: "small" }, "One colour where the node's postactivation is high, the other where it is low, paper in between."));
      this.small_ = { key, canvases };
    }
    const { of } = this.colours;
    const cells = NODE_CELLS ** 2;
    this.small_.canvases.forEach((canvas, node) => {
      const mix = (i) => { const value = maps[node * cells + i]; return [value >= 0 ? of[1] : of[0], 0.75 * Math.min(1, Math.abs(value))]; };
      canvas.getContext("2d").drawImage(this.pixels(NODE_CELLS, mix), 0, 0);
    });
  }

  drawNet() {
    const { told: { weights, nodes, classes } } = this;
    if (!weights.length) {
      this.net.replaceChildren(svg("text", { x: 180, y: 130, "text-anchor": "middle" }, "too many weights to draw"));
      this.into.replaceChildren();
      this.list_.replaceChildren();
      return;
    }
    const shown = nodes.map((count) => Math.min(count, 16));
    const x = (layer) => 20 + 320 * layer / (nodes.length - 1);
    const y = (layer, node) => 130 + (node - (shown[layer] - 1) / 2) * Math.min(58, 236 / shown[layer]);
    const sizes = weights.flatMap((layer) => layer.weights.flat().map(Math.abs));
    const most = Math.max(1e-9, ...sizes);
    const key = `${nodes} ${classes}`;
    if (this.net.dataset.key !== key || !this.edges) {
      this.net.dataset.key = key;
      this.edges = [];
      const lines = [], discs = [];
      nodes.forEach((_, layer) => {
        for (let to = 0; to < shown[layer]; to += 1) {
          discs.push(svg("circle", { cx: x(layer), cy: y(layer, to), r: 5 }));
          if (!layer) continue;
          for (let from = 0; from < shown[layer - 1]; from += 1) {
            const line = svg("line", { x1: x(layer - 1), y1: y(layer - 1, from), x2: x(layer), y2: y(layer, to) });
            this.edges.push([line, layer - 1, from, to]);
            lines.push(line);
          }
        }
      });
      const cut = nodes.some((count, layer) => count > shown[layer]) ? [svg("text", { x: 180, y: 256, "text-anchor": "middle" }, "the first 16 nodes of each layer")] : [];
      this.net.replaceChildren(...lines, ...discs, ...cut);
      const options = nodes.slice(1).flatMap((count, layer) => Array.from({ length: count }, (_, node) => el("option", { value: `${layer},${node}` },
        layer === nodes.length - 2 ? `output ${classes[count === 1 ? 1 : node] ?? node + 1}` : `hidden node ${node + 1} of layer ${layer + 1}`)));
      this.into.replaceChildren(...options);
    }
    for (const [line, layer, from, to] of this.edges) {
      const weight = weights[layer].weights[from][to];
      const share = Math.abs(weight) / most;
      line.setAttribute("stroke-width", (0.4 + 4.6 * share).toFixed(2));
      line.setAttribute("stroke-opacity", Math.min(1, 0.15 + 1.5 * share).toFixed(2));
      line.setAttribute("class", weight < 0 ? "minus" : "plus");
    }
    if (!this.running || performance.now() - (this.listed ?? 0) > 250) { this.listed = performance.now(); this.list(); }
  }

  // The weights into the chosen node, as numbers.
  list() {
    const { told: { weights, inputs }, into } = this;
    if (!into.value || !weights.length) return;
    const [layer, node] = into.value.split(",").map(Number);
    const name = (from) => layer ? `hidden node ${from + 1}` : inputs[from];
    const rows = weights[layer].weights.map((row, from) => [name(from), row[node]]);
    rows.push(["bias", weights[layer].biases[node]]);
    this.list_.replaceChildren(el("table", {}, el("thead", {}, el("tr", {}, el("th", { scope: "col" }, "from"), el("th", { scope: "col" }, "weight"))),
      el("tbody", {}, ...rows.map(([from, weight]) => el("tr", {}, el("th", { scope: "row" }, from), el("td", {}, short(weight)))))));
  }

  async finish() {
    this.main.disabled = true;
    const { finished, refused } = await this.ask({ do: "finish" });
    this.main.disabled = false;
    this.warn(refused ?? "");
    if (refused) return undefined;
    if (finished.verdict) {
      this.verdict.replaceChildren(...inParts(`${finished.trained}\n${finished.verdict}`));
      this.verdict.hidden = false;
      this.command.replaceChildren(...whole(finished.command));
      this.say(`${this.numbers.textContent} ${finished.verdict}`);
      // On a phone it stands screens below.
      if (!this.numbers.querySelector("a")) this.numbers.append(" ", el("a", { href: `#${this.verdict.id}` }, "What the test rows say."));
    }
    return finished;
  }

  async keep() {
    const finished = await this.finish();
    if (finished) this.download(finished.name, finished.json, "application/json");
  }

  async csv() {
    const { file, text, refused } = await this.ask({ do: "csv" });
    refused ? this.warn(refused) : this.download(file, text, "text/csv");
  }

  download(name, text, type) {
    const href = URL.createObjectURL(new Blob([text], { type }));
    el("a", { href, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(href), 10_000);
  }

  async load(input) {
    const [file] = input.files;
    if (!file) return;
    input.value = "";
    this.stop();
    const given = await this.ask({ do: "load" }, { bytes: new Uint8Array(await file.arrayBuffer()), regions: CELLS, nodes: NODE_CELLS });
    this.warn(given.refused ?? "");
    if (given.refused) return;
    this.show(given);
    this.verdict.replaceChildren(...inParts(given.said.join("\n")));
    this.verdict.hidden = false;
    this.buttons();
  }
}
