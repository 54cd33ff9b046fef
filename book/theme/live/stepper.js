// A computation to be followed step by step: the network, the formulas, the code and the table of
// a figure, linked to each other. The numbers come from the chapter's own code, and so does what
// the reader may set, and in which words.
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
    // What can be taken hold of lies over the network, and scrolls with it.
    const stage = document.createElement("div");
    stage.className = "stage";
    stage.style.marginInline = "auto";
    this.svg.replaceWith(stage);
    stage.append(this.svg);
    this.stage = stage;
    this.grips = [];
    this.handles = [];
    new ResizeObserver(() => this.hold(this.handles)).observe(stage);
    this.body = figure.querySelector(".rows tbody");
    this.formulas = [...figure.querySelectorAll(".formulas [data-formula]")];
    this.lines = [...figure.querySelectorAll(".code [data-line]")];
    this.plan = [...this.body.rows].map((row) => ({ formula: row.dataset.formula, line: row.dataset.line, parts: row.dataset.parts.split(" ") }));
    this.settings = JSON.parse(figure.dataset.settings);
    this.time = this.params.findIndex((param) => param.time);
    this.switches = this.settings.switches.map((of) => ({ ...of, at: this.at(of.param) }));
    const { seed } = this.settings;
    this.seed = seed && { ...seed, at: this.at(seed.param), none: this.params[this.at(seed.param)].min };
    const seeded = this.settings.groups.filter((group) => group.seeded);
    this.seeded = new Set(seeded.flatMap((group) => group.params));
    this.bar();
    this.box();
    this.link();
    this.mark();
    this.hold(JSON.parse(figure.dataset.handles ?? "[]"));
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
    this.stageBefore = this.button("◀◀", () => this.go(this.stageFrom(-1)), "Stage before");
    this.before = this.button("◀", () => this.go(this.step - 1), "One step back");
    this.next = this.button("▶ Step", () => this.go(this.step + 1), "One step on");
    this.stageNext = this.button("▶▶", () => this.go(this.stageFrom(1)), "Next stage");
    // A phone has no room for the word.
    const stage = this.stageNext.appendChild(document.createElement("span"));
    stage.className = "unit";
    stage.textContent = " Stage";
    this.last = this.button("▶|", () => this.go(this.plan.length), "Last step");
    this.next.className = "main";
    this.first.className = this.last.className = "far";
    buttons.append(this.first, this.stageBefore, this.before, this.next, this.stageNext, this.last);
    if (!live.still.matches) {
      this.play = this.button("Play", () => this.playing ? this.stop() : this.start());
      this.play.className = "far";
      buttons.append(this.play);
    }
    const label = document.createElement("label");
    this.count = label.appendChild(document.createElement("span"));
    this.range = label.appendChild(document.createElement("input"));
    Object.assign(this.range, { type: "range", min: 1, max: this.plan.length, step: 1 });
    this.range.addEventListener("input", () => this.go(this.range.valueAsNumber));
    bar.append(buttons, label, ...this.switches.map((of) => this.switch(of)));
    this.net.before(bar);
    // The keys of the range, wherever in the figure the reader is, but for fields and links.
    this.figure.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.target.closest("input, summary, a, .grip") || event.target.matches("pre")) return;
      const to = {
        ArrowRight: () => this.step + 1, ArrowDown: () => this.step + 1,
        ArrowLeft: () => this.step - 1, ArrowUp: () => this.step - 1,
        PageDown: () => this.stageFrom(1), PageUp: () => this.stageFrom(-1),
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

  // The first step of the next stage (the steps in a row that have one formula), or of this one or
  // the stage before.
  stageFrom(by) {
    const same = (step) => this.plan[step - 2]?.formula === this.plan[step - 1].formula;
    let to = Math.min(Math.max(this.step + by, 1), this.plan.length);
    while (to > 1 && to < this.plan.length && same(to)) to += by;
    return to;
  }

  // A parameter that is on or off.
  switch(of) {
    const label = document.createElement("label");
    label.className = "switch";
    of.input = label.appendChild(document.createElement("input"));
    of.input.type = "checkbox";
    of.input.setAttribute("role", "switch");
    label.append(` ${of.label}`);
    of.input.addEventListener("change", () => {
      this.values[of.at] = of.input.checked ? 1 : 0;
      this.change();
    });
    return label;
  }

  start() {
    if (this.step >= this.plan.length) this.go(1);
    this.play.textContent = "Pause";
    this.playing = setInterval(() => {
      if (this.busy) return;
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
  box() {
    const box = document.createElement("details");
    box.className = "controls settings";
    box.appendChild(document.createElement("summary")).textContent = this.settings.title;
    this.fields = new Map();
    for (const { legend, columns, params } of this.settings.groups) {
      const set = box.appendChild(document.createElement("fieldset"));
      set.style.setProperty("--columns", columns);
      set.appendChild(document.createElement("legend")).textContent = legend;
      set.append(...params.map((name) => this.field(name)));
    }
    const actions = box.appendChild(document.createElement("div"));
    actions.className = "buttons";
    if (this.seed) actions.append(...this.random());
    this.back = this.button(this.settings.reset, () => {
      this.values = [...this.defaults];
      this.change();
    });
    actions.append(this.back, this.copier());
    this.figure.querySelector("figcaption").before(box);
    this.refresh();
  }

  field(name) {
    const at = this.at(name);
    const param = this.params[at];
    const label = document.createElement("label");
    label.append(param.label);
    const input = label.appendChild(document.createElement("input"));
    Object.assign(input, { type: "number", min: param.min, max: param.max, step: "any", inputMode: "decimal" });
    input.addEventListener("input", () => {
      const value = LiveFigure.read(input, param);
      input.setAttribute("aria-invalid", value === undefined || value !== input.valueAsNumber);
      if (value === undefined) return;
      // A number of one's own ends the seed's reign over all of them.
      if (this.seeded.has(name)) this.write();
      this.values[at] = value;
      this.change(input);
    });
    input.addEventListener("change", () => {
      this.editing = undefined;
      this.refresh();
    });
    this.fields.set(name, input);
    return label;
  }

  // The button that draws numbers at random, and the field for the seed.
  random() {
    const { at, none, action, label: words, first } = this.seed;
    const input = document.createElement("input");
    Object.assign(input, { type: "number", min: none + 1, max: this.params[at].max, step: 1, value: first });
    this.seed.input = input;
    const label = document.createElement("label");
    label.append(`${words} `, input);
    const button = this.button(action, () => {
      const seed = input.valueAsNumber;
      const valid = Number.isInteger(seed) && seed > none && seed <= Number(input.max);
      input.setAttribute("aria-invalid", !valid);
      if (!valid) return input.focus();
      this.values[at] = seed;
      this.change();
    });
    return [button, label];
  }

  // Whether a seed stands for the numbers of the fields.
  get seedHolds() { return this.seed !== null && this.values[this.seed.at] !== this.seed.none; }

  // Makes the numbers of the seed the reader's own, so that one of them can be changed.
  write() {
    if (!this.seedHolds) return;
    if (this.used) this.values = [...this.used];
    this.values[this.seed.at] = this.seed.none;
  }

  refresh(but) {
    const used = this.seedHolds && this.used ? this.used : this.values;
    for (const [name, input] of this.fields) {
      if (input === but) continue;
      input.value = Number(used[this.at(name)].toFixed(6));
      input.removeAttribute("aria-invalid");
    }
    for (const { input, at } of this.switches) input.checked = this.values[at] > 0;
    if (this.seedHolds) this.seed.input.value = this.values[this.seed.at];
    this.back.disabled = this.values.every((value, i) => i === this.time || value === this.defaults[i]);
  }

  // The network may be narrower than its place, where the screen is low.
  hold(handles) {
    super.hold(handles);
    const { drawing } = this;
    const [box, own] = [drawing, this.stage].map((element) => element.getBoundingClientRect());
    const { width, height } = drawing.viewBox.baseVal;
    handles.forEach(({ at: [x, y] }, i) => {
      const left = box.left - own.left + (x / width) * box.width;
      const top = box.top - own.top + (y / height) * box.height;
      Object.assign(this.grips[i].style, { left: `${left}px`, top: `${top}px` });
    });
  }

  // What a handle sets.
  turn(values) {
    this.stop();
    const set = values.flatMap((value, at) => (value === this.values[at] ? [] : [[at, value]]));
    if (set.some(([at]) => this.seeded.has(this.params[at].name))) this.write();
    for (const [at, value] of set) this.values[at] = value;
    this.change();
  }

  // Something else than the step has changed: every number is new.
  change(but) {
    this.fresh = false;
    this.editing = but;
    this.refresh(but);
    this.draw();
  }

  async show(values) {
    // From now on paper gets what the reader sees.
    this.figure.querySelector(":scope > .finished")?.remove();
    if (!this.fresh) {
      this.fresh = true;
      const { steps, values: used } = await live.ask(this.figure, "steps", values).catch((error) => {
        this.fresh = false;
        throw error;
      });
      this.used = used;
      this.fill(steps);
      this.refresh(this.editing);
    }
    const { svg, desc, handles = [] } = await live.ask(this.figure, "drawing", values);
    this.paint(svg);
    this.hold(handles);
    this.mark();
    this.say(desc);
    this.toAddress();
  }

  // Writes the table anew.
  fill(steps) {
    const differs = steps.some((step) => step.aside);
    const head = this.body.parentElement.tHead.rows[0];
    this.figure.querySelector(".rows").classList.toggle("differs", differs);
    if (differs !== head.cells.length > 4) {
      if (differs) {
        const cell = head.appendChild(document.createElement("th"));
        cell.scope = "col";
        cell.textContent = this.settings.aside;
      } else head.cells[4].remove();
    }
    steps.forEach(({ formula, line, quantity, working, printed, aside, parts }, i) => {
      this.plan[i] = { formula, line, parts };
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
    for (const button of [this.first, this.stageBefore, this.before]) button.disabled = this.dead || this.step === 1;
    for (const button of [this.next, this.stageNext, this.last]) button.disabled = this.dead || this.step === this.plan.length;
  }

  // Scrolls within a box, never the page.
  reveal(element, box) {
    // On a short screen the head of the table scrolls away with the rows.
    const cell = box.querySelector("thead th");
    const head = cell && getComputedStyle(cell).position === "sticky" ? cell.offsetHeight : 0;
    const at = element.getBoundingClientRect();
    const seen = box.getBoundingClientRect();
    if (at.top < seen.top + head || at.bottom > seen.bottom) {
      box.scrollTop += at.top - seen.top - head - (seen.height - head - at.height) / 2;
    }
  }

  // The numbers of a seed follow from it.
  follows(name) { return this.seedHolds && this.seeded.has(name); }

  // Takes the setting from the address, if it holds one.
  fromAddress() {
    if (!super.fromAddress()) return false;
    for (const at of [this.time, ...this.switches.map((of) => of.at), ...(this.seed ? [this.seed.at] : [])]) {
      this.values[at] = Math.round(this.values[at]);
    }
    return true;
  }
}

for (const figure of document.querySelectorAll("figure.stepper[data-script]")) new Stepper(figure);
