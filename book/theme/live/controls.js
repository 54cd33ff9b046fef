// Figures that answer to the reader: every figure that has parameters and a script to draw it gets
// a control for each. The script is loaded when a control is first touched. Where it comes from is
// not this file's business: in a static site it holds the chapter's own code, in a served book it
// asks the server. Loaded, its element has a function `ask`.
"use strict";

const live = (() => {
  const loading = new Map();
  const load = (source) => new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = source;
    script.onload = () => script.ask ? resolve(script.ask) : reject(new Error("it does not start"));
    script.onerror = () => reject(new Error("its script could not be loaded"));
    document.head.append(script);
  });
  return {
    // Asks for the `drawing` or the `steps` of a figure such as `ch08/sigmoid`, loading its script
    // first. Fails with a sentence.
    ask: async (figure, what, values) => {
      const { script, figure: id } = figure.dataset;
      if (!loading.has(script)) loading.set(script, load(script));
      return (await loading.get(script))(what, id, values);
    },
    still: matchMedia("(prefers-reduced-motion: reduce)"),
  };
})();

// A figure on the page: its drawing, and what the reader has set.
class LiveFigure {
  constructor(figure) {
    this.figure = figure;
    this.params = JSON.parse(figure.dataset.params);
    this.defaults = this.params.map((param) => param.default);
    this.values = [...this.defaults];
    this.said = document.createElement("p");
    this.said.className = "said";
    this.said.setAttribute("aria-live", "polite");
    this.figure.append(this.said);
  }

  at(name) { return this.params.findIndex((param) => param.name === name); }

  // Draws the present values. Of all changes until the next frame and while a drawing is under way
  // only the last one counts. The figure is busy from the change until that one is shown.
  async draw() {
    if (this.dead) return;
    this.again = true;
    if (this.busy) return;
    this.busy = true;
    this.figure.setAttribute("aria-busy", "true");
    while (this.again && !this.dead) {
      await new Promise(requestAnimationFrame);
      this.again = false;
      try {
        await this.show([...this.values]);
        this.failed?.remove();
      } catch (error) {
        this.fail(error);
      }
    }
    this.busy = false;
    this.figure.removeAttribute("aria-busy");
  }

  async show(values) {
    const { svg, desc } = await live.ask(this.figure, "drawing", values);
    this.paint(svg);
    this.say(desc);
  }

  // Puts a drawing in the place of the last one, with ids of its own as the printed one has them.
  paint(svg) {
    const own = (_, attribute, ids) => ` ${attribute}="${ids.replace(/\S+/g, (id) => `${this.figure.id}-${id}`)}"`;
    const box = document.createElement("template");
    box.innerHTML = svg.replace(/ (id|aria-labelledby|aria-describedby)="([^"]*)"/g, own);
    this.figure.querySelector(":scope > svg, :scope > .net > svg").replaceWith(box.content);
  }

  // Tells who cannot see the figure what it shows now, once it has come to rest.
  say(sentence) {
    clearTimeout(this.saying);
    this.saying = setTimeout(() => { this.said.textContent = sentence; }, 700);
  }

  // Says why nothing is drawn. What a server could not do once may well succeed at the next
  // change; a script that does not run never will.
  fail(error) {
    this.failed?.remove();
    this.failed = document.createElement("p");
    this.failed.className = "failed";
    this.failed.setAttribute("role", "status");
    this.figure.querySelector(".controls").prepend(this.failed);
    if (error.passing) {
      this.failed.textContent = `This setting is not drawn: ${error.message}`;
      return;
    }
    this.failed.textContent = `This figure cannot be changed here: ${error.message}. It stays as it is printed.`;
    this.dead = true;
    this.figure.classList.add("dead");
    for (const control of this.figure.querySelectorAll(".controls :is(input, button)")) control.disabled = true;
  }

  // A number that a field holds, within its range; nothing for what is no number.
  static read(input, param) {
    const value = input.valueAsNumber;
    return Number.isFinite(value) ? Math.min(Math.max(value, param.min), param.max) : undefined;
  }

  button(name, action, label) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = name;
    if (label) button.setAttribute("aria-label", label);
    button.addEventListener("click", action);
    return button;
  }
}

// A range and a number for each parameter, a button that sets all of them back, and for time a
// step and play.
class Controls extends LiveFigure {
  constructor(figure) {
    super(figure);
    this.box = document.createElement("div");
    this.box.className = "controls";
    this.rows = this.params.map((param, i) => this.row(param, i));
    this.back = this.button("Reset", () => this.set(this.defaults), "Reset the figure");
    this.back.className = "reset";
    this.box.append(...this.rows.map(({ row }) => row));
    (this.rows.length === 1 ? this.rows[0].row : this.box).append(this.back);
    figure.querySelector("figcaption").before(this.box);
    this.refresh();
  }

  row(param, i) {
    const row = document.createElement("div");
    row.className = "control";
    const label = row.appendChild(document.createElement("label"));
    label.textContent = param.label;
    const [range, number] = ["range", "number"].map((type) => {
      const input = row.appendChild(document.createElement("input"));
      Object.assign(input, { type, min: param.min, max: param.max, step: param.step, value: param.default, id: `${this.figure.id}-${param.name}-${type}` });
      input.addEventListener("input", () => {
        const value = LiveFigure.read(input, param);
        if (value === undefined || value === this.values[i]) return;
        this.stop();
        this.set(this.values.with(i, value), input);
      });
      return input;
    });
    label.htmlFor = range.id;
    number.setAttribute("aria-label", `${param.label}, as a number`);
    // What was typed and is out of range, or no number, gives way to what is drawn.
    number.addEventListener("change", () => this.refresh());
    if (param.unit) row.appendChild(document.createElement("span")).textContent = param.unit;
    if (param.time) row.append(...this.clock(param, i));
    return { row, range, number };
  }

  set(values, but) {
    this.values = [...values];
    this.refresh(but);
    this.draw();
  }

  // Shows the values in all fields but the one they come from.
  refresh(but) {
    this.rows.forEach(({ range, number }, i) => {
      for (const input of [range, number]) if (input !== but) input.value = this.values[i];
    });
    this.back.disabled = this.values.every((value, i) => value === this.defaults[i]);
  }

  clock(param, i) {
    const step = (by) => {
      const value = this.values[i] + by * param.step;
      this.set(this.values.with(i, Math.min(Math.max(value, param.min), param.max)));
    };
    const buttons = [
      this.button("◀", () => { this.stop(); step(-1); }, "One step back"),
      this.button("▶", () => { this.stop(); step(1); }, "One step on"),
    ];
    // Whoever asks for less motion goes step by step.
    if (!live.still.matches) {
      const play = this.button("Play", () => this.playing ? this.stop() : this.play(param, i, step));
      this.stopped = () => { play.textContent = "Play"; };
      this.started = () => { play.textContent = "Pause"; };
      buttons.push(play);
    }
    return buttons;
  }

  play(param, i, step) {
    if (this.values[i] >= param.max) this.set(this.values.with(i, param.min));
    // The whole way in some eight seconds, and never faster than can be followed.
    const pause = Math.max(60, 8000 * param.step / (param.max - param.min));
    this.playing = setInterval(() => {
      if (this.busy) return;
      step(1);
      if (this.values[i] >= param.max) this.stop();
    }, pause);
    this.started();
  }

  stop() {
    if (!this.playing) return;
    clearInterval(this.playing);
    this.playing = undefined;
    this.stopped();
  }
}

for (const figure of document.querySelectorAll("figure[data-script]:not(.stepper)")) new Controls(figure);
