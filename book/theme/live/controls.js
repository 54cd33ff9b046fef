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
    ask: async (figure, what, values, texts = []) => {
      const { script, figure: id } = figure.dataset;
      if (!loading.has(script)) loading.set(script, load(script));
      return (await loading.get(script))(what, id, values, texts);
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
    this.texts = JSON.parse(figure.dataset.texts ?? "[]");
    this.typed = this.texts.map((text) => text.default);
    this.unread = [];
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
        await this.show([...this.values], [...this.typed]);
        this.failed?.remove();
      } catch (error) {
        this.fail(error);
      }
    }
    this.busy = false;
    this.figure.removeAttribute("aria-busy");
  }

  async show(values, typed) {
    const { svg, desc, objections = [], handles = [] } = await live.ask(this.figure, "drawing", values, typed);
    this.paint(svg);
    this.hold(handles);
    const wrong = [...this.unread, ...objections];
    this.object?.(wrong);
    this.say([...wrong.map(({ sentence }) => sentence), desc].join(" "));
  }

  // Puts a drawing in the place of the last one, with ids of its own as the printed one has them.
  paint(svg) {
    const own = (_, attribute, ids) => ` ${attribute}="${ids.replace(/\S+/g, (id) => `${this.figure.id}-${id}`)}"`;
    const box = document.createElement("template");
    box.innerHTML = svg.replace(/ (id|aria-labelledby|aria-describedby)="([^"]*)"/g, own);
    this.drawing.replaceWith(box.content);
  }

  get drawing() { return this.figure.querySelector(":scope > svg, :scope > .stage > svg, :scope > .net svg"); }

  // Shows where the drawing can be taken hold of: a ring above each handle.
  hold(handles) {
    this.handles = handles;
    if (handles.length && !this.stage) {
      const { drawing } = this;
      this.stage = document.createElement("div");
      this.stage.className = "stage";
      drawing.replaceWith(this.stage);
      this.stage.append(drawing);
      this.grips = [];
    }
    if (!this.stage) return;
    while (this.grips.length < handles.length) this.grips.push(this.stage.appendChild(this.grip(this.grips.length)));
    const { style, viewBox: { baseVal: { width, height } } } = this.drawing;
    this.stage.style.maxWidth = style.maxWidth;
    this.grips.forEach((grip, i) => {
      grip.hidden = !handles[i];
      if (grip.hidden) return;
      const { name, at: [x, y], drags } = handles[i];
      Object.assign(grip.style, { left: `${100 * x / width}%`, top: `${100 * y / height}%` });
      const set = drags.map(({ param }) => this.at(param));
      const { min, max } = this.params[set[0]];
      const said = set.map((at) => `${this.params[at].label} ${this.values[at]} ${this.params[at].unit}`.trim()).join(", ");
      const aria = { label: name, valuemin: min, valuemax: max, valuenow: this.values[set[0]], valuetext: said };
      for (const [key, value] of Object.entries(aria)) grip.setAttribute(`aria-${key}`, value);
    });
  }

  grip(i) {
    const grip = document.createElement("div");
    grip.className = "grip";
    grip.tabIndex = 0;
    grip.setAttribute("role", "slider");
    const place = ({ clientX, clientY }) => {
      const box = this.drawing.getBoundingClientRect();
      const { width, height } = this.drawing.viewBox.baseVal;
      return [(clientX - box.left) / box.width * width, (clientY - box.top) / box.height * height];
    };
    // While it is held: from the pointer to the middle of the ring.
    let off;
    grip.addEventListener("pointerdown", (event) => {
      if (event.button) return;
      event.preventDefault();
      grip.focus({ preventScroll: true });
      grip.setPointerCapture(event.pointerId);
      const [x, y] = place(event);
      off = [this.handles[i].at[0] - x, this.handles[i].at[1] - y];
    });
    grip.addEventListener("pointermove", (event) => {
      if (!off || !this.handles[i]) return;
      const [x, y] = place(event);
      this.drag(this.handles[i], [x + off[0], y + off[1]]);
    });
    grip.addEventListener("lostpointercapture", () => { off = undefined; });
    // The first number goes left and right, the second one up and down; one alone goes with both.
    grip.addEventListener("keydown", (event) => {
      const [axis, by] = {
        ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowUp: [1, 1], ArrowDown: [1, -1],
        PageUp: [1, 10], PageDown: [1, -10], Home: [0, -Infinity], End: [0, Infinity],
      }[event.key] ?? [];
      if (!by || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      event.stopPropagation();
      const { drags } = this.handles[i];
      const at = this.at((drags[axis] ?? drags[0]).param);
      const value = this.values[at] + by * (event.shiftKey ? 10 : 1) * this.params[at].step;
      this.turn(this.values.with(at, LiveFigure.snap(this.params[at], value)));
    });
    return grip;
  }

  // Sets what a handle at this place of the drawing stands for.
  drag({ x, y, drags }, place) {
    const [across, up] = [x, y].map(({ zero, unit, log }, i) => {
      const value = (place[i] - zero) / unit;
      return log ? 10 ** value : value;
    });
    const values = [...this.values];
    for (const { param, by: { linear, angle, distance } } of drags) {
      const at = this.at(param);
      const { min, max } = this.params[at];
      let value;
      if (linear) value = linear[0] + linear[1] * across + linear[2] * up;
      else if (distance) value = Math.hypot(across - distance[0], up - distance[1]);
      else {
        value = Math.atan2(up - angle[1], across - angle[0]) * 180 / Math.PI - angle[2];
        // The same direction, as near as can be to what it was.
        value -= 360 * Math.round((value - this.values[at]) / 360);
        value = [value, value - 360, value + 360].find((same) => min <= same && same <= max) ?? value;
      }
      values[at] = LiveFigure.snap(this.params[at], value);
    }
    if (values.some((value, i) => value !== this.values[i])) this.turn(values);
  }

  // The nearest value that the slider can show.
  static snap({ min, max, step }, value) {
    const digits = Math.max(...[min, step].map((number) => `${number}`.split(".")[1]?.length ?? 0));
    const snapped = Number((min + Math.round((value - min) / step) * step).toFixed(digits));
    return Math.min(Math.max(snapped, min), max) + 0;
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
    for (const grip of this.grips ?? []) grip.remove();
    this.figure.classList.add("dead");
    for (const control of this.figure.querySelectorAll(".controls :is(input, select, button)")) control.disabled = true;
    for (const sheet of this.figure.querySelectorAll(".sheet")) sheet.setAttribute("aria-disabled", true);
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

  // The button that gives away the address of this setting.
  copier() {
    const words = "Copy a link to this setting";
    const copy = this.button(words, async () => {
      this.writeAddress();
      let done = "The address of this page leads here";
      try {
        await navigator.clipboard.writeText(location.href);
        done = "Copied";
      } catch { /* the address bar has it all the same */ }
      copy.textContent = done;
      setTimeout(() => { copy.textContent = words; }, 2000);
    });
    return copy;
  }

  // Whether a number follows from the others, so that no address need tell it.
  follows() { return false; }

  // Writes the setting into the page's address once it has come to rest.
  toAddress() {
    clearTimeout(this.writing);
    this.writing = setTimeout(() => this.writeAddress(), 300);
  }

  // The setting as the end of the page's address: what differs from the printed one.
  writeAddress() {
    clearTimeout(this.writing);
    const numbers = this.params.flatMap(({ name }, i) =>
      this.values[i] === this.defaults[i] || this.follows(name) ? [] : [`${name}=${this.values[i]}`]);
    const texts = this.texts.flatMap((text, i) =>
      this.typed[i] === text.default ? [] : [`${text.name}=${encodeURIComponent(this.typed[i])}`]);
    const differing = [...numbers, ...texts];
    const fragment = differing.length ? `#${this.figure.id}?${differing.join("&")}` : "";
    if (location.hash === fragment || (!fragment && !location.hash.startsWith(`#${this.figure.id}?`))) return;
    history.replaceState(null, "", fragment || location.pathname + location.search);
  }

  // Takes the setting from the address, if it holds one.
  fromAddress() {
    const prefix = `#${this.figure.id}?`;
    const { hash } = location;
    if (!hash.startsWith(prefix)) return false;
    this.values = [...this.defaults];
    this.typed = this.texts.map((text) => text.default);
    this.unread = [];
    for (const pair of hash.slice(prefix.length).split("&")) {
      const [name, text] = pair.split("=");
      const param = this.params[this.at(name)];
      const value = text?.trim() ? Number(text) : NaN;
      if (param && Number.isFinite(value)) this.values[this.at(name)] = Math.min(Math.max(value, param.min), param.max);
      const at = this.texts.findIndex((of) => of.name === name);
      if (at >= 0 && text !== undefined) this.readText(at, text);
    }
    return true;
  }

  // Takes a text from the address.
  readText(at, told) {
    const { name, longest, pixels } = this.texts[at];
    let text;
    try {
      text = decodeURIComponent(told);
    } catch { /* cut in the middle of a character */ }
    if (pixels && text !== undefined && !Pad.read(text, pixels)) text = undefined;
    if (text === undefined) {
      const what = pixels ? `a drawing of ${pixels.join(" by ")} pixels` : "a text";
      this.unread.push({ text: name, sentence: `What the address holds is not ${what}, so the printed one is shown.` });
    } else this.typed[at] = Array.from(text.replace(/\p{Cc}/gu, " ")).slice(0, longest).join("");
  }
}

// A field for each text, a pad for each drawing, a range and a number for each number, radio buttons
// for each choice, a button that sets all of them back, and for time a step and play.
class Controls extends LiveFigure {
  constructor(figure) {
    super(figure);
    this.box = document.createElement("div");
    this.box.className = "controls";
    this.fields = this.texts.map((text, i) => text.pixels ? this.pad(text, i) : this.field(text, i));
    this.rows = this.params.map((param, i) => param.names ? this.choice(param, i) : this.row(param, i));
    this.back = this.button("Reset", () => this.set(this.defaults, null, this.texts.map((text) => text.default)), "Reset the figure");
    this.back.className = "reset";
    const rows = [...this.fields, ...this.rows].map(({ row }) => row);
    this.box.append(...rows);
    // What was drawn by hand cannot be set again by hand: its address is kept, and paper shows what
    // the text speaks of.
    this.shared = this.texts.some(({ pixels }) => pixels);
    if (this.shared) this.share();
    else (rows.length === 1 ? rows[0] : this.box).append(this.back);
    figure.querySelector("figcaption").before(this.box);
    this.refresh();
    const { handles } = figure.dataset;
    if (handles) this.grasp(JSON.parse(handles));
    if (!this.shared) return;
    const follow = () => {
      if (!this.fromAddress()) return false;
      const { unread } = this;
      this.set(this.values.map((value, i) => this.params[i].names ? Math.round(value) : value));
      this.unread = unread;
      return true;
    };
    if (follow()) figure.scrollIntoView({ block: "start" });
    addEventListener("hashchange", follow);
  }

  // The address of what was drawn, and the printed figure for paper.
  share() {
    const actions = this.box.appendChild(document.createElement("div"));
    actions.className = "buttons";
    actions.append(this.back, this.copier());
    const printed = this.drawing.cloneNode(true);
    addEventListener("beforeprint", () => this.drawing.replaceWith(printed));
    addEventListener("afterprint", () => { if (!this.back.disabled) this.draw(); });
  }

  async show(values, typed) {
    await super.show(values, typed);
    if (this.shared) this.toAddress();
  }

  // The rings of the printed figure, and what to do with them.
  grasp(handles) {
    this.hold(handles);
    const hint = document.createElement("p");
    hint.className = "hint";
    hint.textContent = `Drag ${this.handles.length > 1 ? "a" : "the"} ring, or use the arrow keys on it.`;
    this.box.prepend(hint);
  }

  turn(values) {
    this.stop();
    this.set(values);
  }

  line(param) {
    const row = document.createElement("div");
    row.className = "control";
    const label = row.appendChild(document.createElement("label"));
    label.textContent = param.label;
    return { row, label };
  }

  row(param, i) {
    const { row, label } = this.line(param);
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
    if (param.time) row.append(this.clock(param, i));
    const show = (value, but) => {
      for (const input of [range, number]) if (input !== but) input.value = value;
    };
    return { row, show };
  }

  // One of a few names; many of them take less room in a list.
  choice(param, i) {
    const choose = (value) => {
      this.stop();
      this.set(this.values.with(i, value));
    };
    if (param.names.length > 6) {
      const { row, label } = this.line(param);
      const select = row.appendChild(document.createElement("select"));
      label.htmlFor = select.id = `${this.figure.id}-${param.name}`;
      select.append(...param.names.map((name) => new Option(name)));
      select.addEventListener("change", () => choose(select.selectedIndex));
      return { row, show: (value) => { select.selectedIndex = value; } };
    }
    const row = document.createElement("fieldset");
    row.className = "control";
    row.appendChild(document.createElement("legend")).textContent = param.label;
    const radios = param.names.map((name, value) => {
      const label = row.appendChild(document.createElement("label"));
      const radio = label.appendChild(document.createElement("input"));
      Object.assign(radio, { type: "radio", name: `${this.figure.id}-${param.name}`, value: name });
      radio.addEventListener("change", () => choose(value));
      label.append(` ${name}`);
      return radio;
    });
    return { row, show: (value) => { radios[value].checked = true; } };
  }

  // A line of text, and below it what is wrong with it.
  field(text, i) {
    const { row, label } = this.line(text);
    const input = row.appendChild(document.createElement("input"));
    const id = `${this.figure.id}-${text.name}`;
    Object.assign(input, { type: "text", id, maxLength: text.longest, autocomplete: "off", autocapitalize: "off", spellcheck: false });
    label.htmlFor = id;
    const wrong = row.appendChild(document.createElement("p"));
    wrong.id = `${id}-wrong`;
    wrong.className = "wrong";
    input.setAttribute("aria-describedby", wrong.id);
    input.addEventListener("input", () => {
      this.stop();
      // What is pasted may hold tabs.
      this.set(this.values, input, this.typed.with(i, input.value.replace(/\p{Cc}/gu, " ")));
    });
    return {
      row, name: text.name,
      show: (typed, but) => { if (input !== but) input.value = typed; },
      object: (sentences) => {
        wrong.textContent = sentences.join(" ");
        input.setAttribute("aria-invalid", sentences.length > 0);
      },
    };
  }

  // A pad to draw on.
  pad(text, i) {
    const pad = new Pad(text, `${this.figure.id}-${text.name}`, (letters) => {
      this.stop();
      this.set(this.values, pad, this.typed.with(i, letters));
    });
    return {
      row: pad.row, name: text.name,
      show: (letters, but) => { if (pad !== but) pad.set(letters); },
      object: (sentences) => pad.object(sentences),
    };
  }

  // Says what is wrong with the texts.
  object(objections) {
    for (const { object, name } of this.fields) {
      object(objections.filter(({ text }) => text === name).map(({ sentence }) => sentence));
    }
  }

  set(values, but, typed = this.typed) {
    this.values = [...values];
    this.typed = [...typed];
    this.unread = [];
    this.refresh(but);
    this.draw();
  }

  // Shows the values in all fields but the one they come from.
  refresh(but) {
    this.rows.forEach(({ show }, i) => show(this.values[i], but));
    this.fields.forEach(({ show }, i) => show(this.typed[i], but));
    this.back.disabled = this.values.every((value, i) => value === this.defaults[i])
      && this.typed.every((typed, i) => typed === this.texts[i].default);
  }

  clock(param, i) {
    const step = (by) => {
      const value = this.values[i] + by * param.step;
      this.set(this.values.with(i, Math.min(Math.max(value, param.min), param.max)));
    };
    const clock = document.createElement("div");
    clock.className = "clock";
    clock.append(
      this.button("◀", () => { this.stop(); step(-1); }, "One step back"),
      this.button("▶", () => { this.stop(); step(1); }, "One step on"),
    );
    // Whoever asks for less motion goes step by step.
    if (!live.still.matches) {
      const play = this.button("Play", () => this.playing ? this.stop() : this.play(param, i, step));
      this.stopped = () => { play.textContent = "Play"; };
      this.started = () => { play.textContent = "Pause"; };
      clock.append(play);
    }
    return clock;
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
