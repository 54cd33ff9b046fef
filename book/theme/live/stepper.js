// A computation to be followed step by step: the network, the formulas, the code and the table of
// a figure, linked to each other. The numbers come from the chapter's own code.
"use strict";

class Stepper extends LiveFigure {
  constructor(figure) {
    super(figure);
    this.svg = figure.querySelector(":scope > svg");
    const net = document.createElement("div");
    net.className = "net";
    this.svg.replaceWith(net);
    net.append(this.svg);
    this.net = net;
    this.body = figure.querySelector(".rows tbody");
    this.formulas = [...figure.querySelectorAll(".formulas [data-formula]")];
    this.lines = [...figure.querySelectorAll(".code [data-line]")];
    this.plan = [...this.body.rows].map((row) => ({ formula: row.dataset.formula, line: row.dataset.line, parts: row.dataset.parts.split(" ") }));
    this.time = this.at("step");
    this.network = this.params.filter((param) => !["step", "wrong_order", "seed"].includes(param.name));
    this.bar();
    this.settings();
    this.link();
    this.mark();
    if (this.fromAddress()) {
      figure.scrollIntoView({ block: "start" });
      this.change();
    }
    addEventListener("hashchange", () => { if (this.fromAddress()) this.change(); });
  }

  get step() { return this.values[this.time]; }

  // The buttons that lead from step to step.
  bar() {
    const bar = document.createElement("div");
    bar.className = "controls bar-of-steps";
    const buttons = document.createElement("div");
    buttons.className = "buttons";
    this.first = this.button("|◀", () => this.go(1), "First step");
    this.before = this.button("◀", () => this.go(this.step - 1), "One step back");
    this.next = this.button("▶ Step", () => this.go(this.step + 1), "One step on");
    this.last = this.button("▶|", () => this.go(this.plan.length), "Last step");
    this.next.className = "main";
    buttons.append(this.first, this.before, this.next, this.last);
    if (!live.still.matches) {
      this.play = this.button("Play", () => this.playing ? this.stop() : this.start());
      buttons.append(this.play);
    }
    const label = document.createElement("label");
    this.count = label.appendChild(document.createElement("span"));
    this.range = label.appendChild(document.createElement("input"));
    Object.assign(this.range, { type: "range", min: 1, max: this.plan.length, step: 1 });
    this.range.addEventListener("input", () => this.go(this.range.valueAsNumber));
    const trap = document.createElement("label");
    trap.className = "trap";
    this.trap = trap.appendChild(document.createElement("input"));
    this.trap.type = "checkbox";
    this.trap.setAttribute("role", "switch");
    trap.append(" The order trap: update HtoO first");
    this.trap.addEventListener("change", () => {
      this.values[this.at("wrong_order")] = this.trap.checked ? 1 : 0;
      this.change();
    });
    bar.append(buttons, label, trap);
    this.net.before(bar);
    // The keys of the range, wherever in the figure the reader is, but for fields and links.
    this.figure.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.target.closest("input, summary, a") || event.target.matches("pre")) return;
      const row = this.plan[this.step - 1];
      const stage = (from, by) => {
        let to = from;
        while (this.plan[to - 1 + by]?.formula === row.formula) to += by;
        return to + by;
      };
      const to = {
        ArrowRight: () => this.step + 1, ArrowDown: () => this.step + 1,
        ArrowLeft: () => this.step - 1, ArrowUp: () => this.step - 1,
        PageDown: () => stage(this.step, 1), PageUp: () => stage(this.step, -1),
        Home: () => 1, End: () => this.plan.length,
      }[event.key];
      if (!to) return;
      event.preventDefault();
      const focused = event.target.closest("[data-formula], [data-line]") && event.target;
      this.go(to());
      // The focus goes along with what it marks.
      if (focused?.closest("tr")) this.body.rows[this.step - 1].querySelector("button").focus();
    });
  }

  start() {
    if (this.step >= this.plan.length) this.go(1);
    this.play.textContent = "Pause";
    this.playing = setInterval(() => {
      if (this.waiting) return;
      this.go(this.step + 1, true);
      if (this.step >= this.plan.length) this.stop();
    }, 1200);
  }

  stop() {
    clearInterval(this.playing);
    this.playing = undefined;
    if (this.play) this.play.textContent = "Play";
  }

  go(step, playing) {
    if (!playing) this.stop();
    this.values[this.time] = Math.min(Math.max(step, 1), this.plan.length);
    this.mark();
    this.draw();
  }

  // The reader's own numbers.
  settings() {
    const box = document.createElement("details");
    box.className = "controls settings";
    box.appendChild(document.createElement("summary")).textContent = "Set inputs, target, learning rate and weights";
    const field = (param) => {
      const label = document.createElement("label");
      label.append(param.label);
      const input = label.appendChild(document.createElement("input"));
      Object.assign(input, { type: "number", min: param.min, max: param.max, step: "any", inputMode: "decimal" });
      input.addEventListener("input", () => {
        const value = LiveFigure.read(input, param);
        input.setAttribute("aria-invalid", value === undefined || value !== input.valueAsNumber);
        if (value === undefined) return;
        // A weight of one's own ends the seed's reign over all of them.
        if (param.name.includes("_") && param.name !== "learning_rate") this.write(-1);
        this.values[this.at(param.name)] = value;
        this.change(input);
      });
      input.addEventListener("change", () => {
        this.editing = undefined;
        this.refresh();
      });
      return [param.name, input, label];
    };
    this.fields = this.network.map(field);
    const group = (name, wanted, columns) => {
      const set = document.createElement("fieldset");
      set.style.setProperty("--columns", columns);
      set.appendChild(document.createElement("legend")).textContent = name;
      set.append(...this.fields.filter(([name]) => wanted(name)).map(([, , label]) => label));
      return set;
    };
    const actions = document.createElement("div");
    actions.className = "buttons";
    this.seed = document.createElement("input");
    Object.assign(this.seed, { type: "number", min: 0, max: this.params[this.at("seed")].max, step: 1, value: 1 });
    const seed = document.createElement("label");
    seed.append("seed ", this.seed);
    const random = this.button("Random weights", () => {
      const seed = this.seed.valueAsNumber;
      const valid = Number.isInteger(seed) && seed >= 0 && seed <= Number(this.seed.max);
      this.seed.setAttribute("aria-invalid", !valid);
      if (!valid) return this.seed.focus();
      this.values[this.at("seed")] = seed;
      this.change();
    });
    this.back = this.button("Reset to the worked example", () => {
      this.values = [...this.defaults];
      this.change();
    });
    this.copy = this.button("Copy a link to this setting", async () => {
      this.toAddress();
      let done = "The address of this page leads here";
      try {
        await navigator.clipboard.writeText(location.href);
        done = "Copied";
      } catch { /* the address bar has it all the same */ }
      this.copy.textContent = done;
      setTimeout(() => { this.copy.textContent = "Copy a link to this setting"; }, 2000);
    });
    actions.append(random, seed, this.back, this.copy);
    const weight = (end) => (name) => name.endsWith(end) && name.includes("_") && name !== "learning_rate";
    box.append(
      group("Sample and learning rate", (name) => !name.includes("_") || name === "learning_rate", 5),
      group("Input-to-hidden weights ItoH", (name) => /_h\d$/.test(name), 4),
      group("Hidden-to-output weights HtoO", weight("_o"), 4),
      actions,
    );
    this.figure.querySelector("figcaption").before(box);
    this.refresh();
  }

  // Makes the weights of the seed the reader's own, so that one of them can be changed.
  write(seed) {
    const at = this.at("seed");
    if (this.values[at] < 0) return;
    if (this.used) this.values = [...this.used];
    this.values[at] = seed;
  }

  refresh(but) {
    const used = this.values[this.at("seed")] >= 0 && this.used ? this.used : this.values;
    for (const [name, input] of this.fields) {
      if (input === but) continue;
      input.value = Number(used[this.at(name)].toFixed(6));
      input.removeAttribute("aria-invalid");
    }
    this.trap.checked = this.get("wrong_order") > 0;
    if (this.get("seed") >= 0) this.seed.value = this.get("seed");
    this.back.disabled = this.values.every((value, i) => i === this.time || value === this.defaults[i]);
  }

  // Something else than the step has changed: every number is new.
  change(but) {
    this.fresh = false;
    this.editing = but;
    this.refresh(but);
    this.draw();
  }

  async show(values) {
    if (!this.fresh) {
      this.fresh = true;
      const [texts, used] = await Promise.all([live.ask("steps", this.id, values), live.ask("used", this.id, values)]);
      this.used = [...used];
      this.fill(texts);
      this.refresh(this.editing);
    }
    const [svg, , desc] = await live.ask("draw", this.id, values);
    this.paint(svg);
    this.mark();
    this.say(desc);
    this.toAddress();
  }

  // Writes the table anew.
  fill(texts) {
    const steps = [];
    for (let i = 0; i < texts.length; i += 7) steps.push(texts.slice(i, i + 7));
    const differs = steps.some((step) => step[5]);
    const head = this.body.parentElement.tHead.rows[0];
    this.figure.querySelector(".rows").classList.toggle("differs", differs);
    if (differs !== head.cells.length > 4) {
      if (differs) {
        const cell = head.appendChild(document.createElement("th"));
        cell.scope = "col";
        cell.textContent = "In the right order (difference)";
      } else head.cells[4].remove();
    }
    steps.forEach(([formula, line, quantity, working, printed, aside, parts], i) => {
      this.plan[i] = { formula, line, parts: parts.split(" ") };
      const row = this.body.rows[i];
      Object.assign(row.dataset, { formula, line });
      row.cells[1].querySelector("button").innerHTML = quantity;
      row.cells[2].innerHTML = working;
      row.cells[3].innerHTML = printed;
      if (differs) (row.cells[4] ?? row.insertCell()).innerHTML = aside;
      else row.cells[4]?.remove();
    });
  }

  // Everything that can be touched: it lights up what belongs to it, and leads there.
  link() {
    for (const touchable of [...this.formulas.map((item) => item.querySelector(".math")), ...this.lines]) {
      touchable.tabIndex = -1;
      touchable.setAttribute("role", "button");
    }
    for (const [i, row] of [...this.body.rows].entries()) {
      const button = document.createElement("button");
      button.type = "button";
      button.tabIndex = -1;
      button.append(...row.cells[1].childNodes);
      row.cells[1].append(button);
      row.addEventListener("click", () => this.go(i + 1));
    }
    // Steps that belong to what the event is about, the nearest one from here on first.
    const meant = (event) => {
      const { target } = event;
      const row = target.closest?.(".rows tbody tr");
      if (row) return [row.sectionRowIndex + 1];
      const formula = target.closest?.(".formulas [data-formula]")?.dataset.formula;
      const line = target.closest?.(".code [data-line]")?.dataset.line;
      const mark = target.closest?.(".net [data-node], .net [data-edge]");
      const part = mark && (mark.dataset.node ?? mark.dataset.edge);
      const steps = [];
      this.plan.forEach((step, i) => {
        if (step.formula === formula || step.line === line || (part && step.parts[0] === part)) steps.push(i + 1);
      });
      return steps;
    };
    const touch = (event) => {
      if (event.pointerType === "touch") return;
      const steps = meant(event);
      this.touched = steps.length && !(steps.length === 1 && steps[0] === this.step) ? steps : undefined;
      this.mark();
    };
    for (const name of ["pointerover", "focusin"]) this.figure.addEventListener(name, touch);
    for (const name of ["pointerleave", "focusout"]) {
      this.figure.addEventListener(name, () => {
        this.touched = undefined;
        this.mark();
      });
    }
    const lead = (event) => {
      if (event.target.closest("a[href], .controls, tr")) return;
      const steps = meant(event);
      if (steps.length) this.go(steps.find((step) => step > this.step) ?? steps[0]);
    };
    this.figure.addEventListener("click", lead);
    this.figure.addEventListener("keydown", (event) => {
      if ((event.key !== "Enter" && event.key !== " ") || !event.target.matches("[role=button]")) return;
      event.preventDefault();
      lead(event);
    });
  }

  // Marks what is at work and what is touched. What is at work is brought into sight when it has
  // changed, not when the reader, who may have scrolled away, touches something.
  mark() {
    const now = this.plan[this.step - 1];
    const moved = this.marked !== `${this.step} ${now.line}`;
    this.marked = `${this.step} ${now.line}`;
    const of = (steps, key) => new Set(steps?.map((step) => this.plan[step - 1][key]));
    const touched = { formula: of(this.touched, "formula"), line: of(this.touched, "line"), rows: new Set(this.touched) };
    const set = (element, current, also) => {
      element.classList.toggle("now", current);
      element.classList.toggle("also", also);
      current ? element.setAttribute("aria-current", "step") : element.removeAttribute("aria-current");
    };
    for (const item of this.formulas) {
      const { formula } = item.dataset;
      set(item, formula === now.formula, touched.formula.has(formula));
      item.querySelector(".math").tabIndex = formula === now.formula ? 0 : -1;
    }
    let first = true;
    for (const line of this.lines) {
      const { line: id } = line.dataset;
      set(line, id === now.line, touched.line.has(id));
      line.tabIndex = id === now.line && first ? 0 : -1;
      if (id === now.line && first) {
        first = false;
        if (moved) this.reveal(line, this.figure.querySelector(".code"));
      }
    }
    for (const [i, row] of [...this.body.rows].entries()) {
      set(row, i + 1 === this.step, touched.rows.has(i + 1));
      row.querySelector("button").tabIndex = i + 1 === this.step ? 0 : -1;
      if (moved && i + 1 === this.step) this.reveal(row, this.figure.querySelector(".rows"));
    }
    const parts = new Set(this.touched?.flatMap((step) => this.plan[step - 1].parts));
    for (const mark of this.net.querySelectorAll("[data-node], [data-edge]")) {
      mark.classList.toggle("also", parts.has(mark.dataset.node ?? mark.dataset.edge));
    }
    // The formula at work with its numbers.
    this.numbers ??= document.createElement("span");
    this.numbers.className = "numbers";
    const cells = this.body.rows[this.step - 1].cells;
    this.numbers.innerHTML = `${cells[1].querySelector("button").innerHTML} = ${cells[2].innerHTML} = <b>${cells[3].innerHTML}</b>`;
    this.formulas.find((item) => item.dataset.formula === now.formula).append(this.numbers);
    this.count.textContent = `Step ${this.step} of ${this.plan.length}`;
    this.range.value = this.step;
    for (const button of [this.first, this.before]) button.disabled = this.dead || this.step === 1;
    for (const button of [this.next, this.last]) button.disabled = this.dead || this.step === this.plan.length;
  }

  // Scrolls within a box, never the page.
  reveal(element, box) {
    const head = box.querySelector("thead")?.offsetHeight ?? 0;
    const at = element.getBoundingClientRect();
    const seen = box.getBoundingClientRect();
    if (at.top < seen.top + head || at.bottom > seen.bottom) {
      box.scrollTop += at.top - seen.top - head - (seen.height - head - at.height) / 2;
    }
  }

  // The setting as the end of the page's address: what differs from the printed one.
  toAddress() {
    clearTimeout(this.writing);
    this.writing = setTimeout(() => {
      const seeded = this.get("seed") >= 0;
      const differing = this.params.flatMap(({ name }, i) =>
        this.values[i] === this.defaults[i] || (seeded && /^[ih]\d_/.test(name)) ? [] : [`${name}=${this.values[i]}`]);
      const fragment = differing.length ? `#${this.figure.id}?${differing.join("&")}` : "";
      if (location.hash === fragment || (!fragment && !location.hash.startsWith(`#${this.figure.id}?`))) return;
      history.replaceState(null, "", fragment || location.pathname + location.search);
    }, 300);
  }

  // Takes the setting from the address, if it holds one.
  fromAddress() {
    const prefix = `#${this.figure.id}?`;
    const { hash } = location;
    if (!hash.startsWith(prefix)) return false;
    this.values = [...this.defaults];
    for (const pair of hash.slice(prefix.length).split("&")) {
      const [name, text] = pair.split("=");
      const param = this.params[this.at(name)];
      const value = text?.trim() ? Number(text) : NaN;
      if (param && Number.isFinite(value)) this.values[this.at(name)] = Math.min(Math.max(value, param.min), param.max);
    }
    for (const whole of ["step", "wrong_order", "seed"]) this.values[this.at(whole)] = Math.round(this.get(whole));
    return true;
  }
}

for (const figure of document.querySelectorAll("figure.stepper")) new Stepper(figure);
