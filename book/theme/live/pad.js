// A pad of pixels that the reader draws on, with mouse, finger, pen or keys. The drawing travels in
// letters, as `plot::Drawing` has them: six pixels each, row by row, blank ones at the end left out.
"use strict";

class Pad {
  static letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

  // The pixels that these letters stand for; nothing if they are not such a drawing's.
  static read(letters, [rows, columns]) {
    const ink = new Uint8Array(rows * columns);
    if (letters.length > Math.ceil(ink.length / 6)) return undefined;
    for (let i = 0; i < letters.length; i += 1) {
      const value = Pad.letters.indexOf(letters[i]);
      if (value < 0) return undefined;
      for (let bit = 0; bit < 6; bit += 1) {
        if (!(value >> (5 - bit) & 1)) continue;
        if (6 * i + bit >= ink.length) return undefined;
        ink[6 * i + bit] = 1;
      }
    }
    return ink;
  }

  static tell(ink) {
    let letters = "";
    for (let i = 0; i < ink.length; i += 6) {
      let value = 0;
      for (let bit = 0; bit < 6; bit += 1) value = value << 1 | (ink[i + bit] ?? 0);
      letters += Pad.letters[value];
    }
    return letters.replace(/A+$/, "");
  }

  // `changed` is told the letters after each change by the reader.
  constructor({ name, label, pixels, default: printed }, id, changed) {
    this.name = name;
    this.pixels = pixels;
    [this.rows, this.columns] = pixels;
    this.changed = changed;
    this.ink = Pad.read(printed, pixels);
    this.past = [];
    this.cursor = [this.rows >> 1, this.columns >> 1];
    // As wide as a stroke of the data that is drawn here: three pixels of 32.
    this.radius = Math.max(1.5 * Math.min(this.rows, this.columns) / 32, .75);
    this.build(label, id);
    this.listen();
    this.paint();
  }

  build(label, id) {
    const make = (tag, className, text = "") => Object.assign(document.createElement(tag), { className, textContent: text });
    this.row = make("div", "pad");
    const title = make("p", "title", label);
    title.id = `${id}-label`;
    this.sheet = make("div", "sheet");
    this.sheet.tabIndex = 0;
    const hint = make("p", "hint", "Draw with mouse, finger or pen. By keyboard: the arrow keys move the pen, with Shift it draws; Space makes a dot, Delete rubs it out, Escape leaves.");
    hint.id = `${id}-hint`;
    const aria = { role: "application", "aria-roledescription": "drawing pad", "aria-labelledby": title.id, "aria-describedby": hint.id };
    for (const [key, value] of Object.entries(aria)) this.sheet.setAttribute(key, value);
    const { rows, columns } = this;
    const lines = (count, line) => Array.from({ length: Math.ceil(count / 4) - 1 }, (_, i) => line(4 * (i + 1))).join("");
    this.sheet.innerHTML = `<svg viewBox="0 0 ${columns} ${rows}" aria-hidden="true">
      <path class="lines" d="${lines(columns, (x) => `M${x} 0v${rows}`)}${lines(rows, (y) => `M0 ${y}h${columns}`)}"/>
      <path class="ink"/>
      <g class="pen"><circle r="${this.radius}"/><circle r="${this.radius}"/></g></svg>`;
    this.svg = this.sheet.firstElementChild;
    this.path = this.sheet.querySelector(".ink");
    this.pen = this.sheet.querySelector(".pen");
    const tool = (text, action) => {
      const button = make("button", "", text);
      button.type = "button";
      button.addEventListener("click", action);
      return button;
    };
    this.rubber = tool("Erase", () => {
      this.rubbing = !this.rubbing;
      this.rubber.setAttribute("aria-pressed", this.rubbing);
    });
    this.rubbing = false;
    this.rubber.setAttribute("aria-pressed", false);
    this.undoing = tool("Undo", () => this.undo());
    this.clearing = tool("Clear", () => {
      this.begin();
      this.ink.fill(0);
      this.end();
    });
    const tools = make("div", "tools");
    const buttons = tools.appendChild(make("div", "buttons"));
    buttons.append(this.rubber, this.undoing, this.clearing);
    this.wrong = make("p", "wrong");
    tools.append(hint, this.wrong);
    // Where the pen is, for who cannot see it.
    this.place = make("p", "said");
    this.place.setAttribute("aria-live", "polite");
    this.row.append(title, this.sheet, tools, this.place);
  }

  listen() {
    const { sheet } = this;
    const at = ({ clientX, clientY }) => {
      const box = this.svg.getBoundingClientRect();
      return [(clientY - box.top) / box.height * this.rows, (clientX - box.left) / box.width * this.columns];
    };
    let held, last, rubs;
    sheet.addEventListener("pointerdown", (event) => {
      // The far end of some pens rubs out.
      const rubber = event.button === 5;
      if ((event.button && !rubber) || held !== undefined || this.dead) return;
      event.preventDefault();
      sheet.focus({ preventScroll: true });
      sheet.classList.remove("by-keys");
      sheet.setPointerCapture(event.pointerId);
      this.end();
      this.begin();
      [held, last, rubs] = [event.pointerId, at(event), rubber || this.rubbing];
      this.stroke(last, last, rubs);
    });
    sheet.addEventListener("pointermove", (event) => {
      if (event.pointerId !== held) return;
      // Between two frames the pointer may have been at several places.
      const passed = event.getCoalescedEvents?.() ?? [];
      for (const one of passed.length ? passed : [event]) {
        const next = at(one);
        this.mark(last, next, rubs);
        last = next;
      }
      this.show();
    });
    sheet.addEventListener("lostpointercapture", (event) => {
      if (event.pointerId !== held) return;
      held = undefined;
      this.end();
    });
    sheet.addEventListener("focus", () => sheet.classList.toggle("by-keys", sheet.matches(":focus-visible")));
    sheet.addEventListener("blur", () => {
      sheet.classList.remove("by-keys");
      if (held === undefined) this.end();
    });
    sheet.addEventListener("keydown", (event) => {
      if (held !== undefined || this.dead) return;
      if (this.press(event)) {
        event.preventDefault();
        event.stopPropagation();
      }
    });
  }

  get dead() { return this.row.closest(".dead") !== null; }

  // What a key does; whether it does anything.
  press({ key, shiftKey, ctrlKey, metaKey, altKey }) {
    if ((ctrlKey || metaKey) && !altKey && key.toLowerCase() === "z") {
      this.undo();
      return true;
    }
    if (ctrlKey || metaKey || altKey) return false;
    const [down, right] = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[key] ?? [0, 0];
    const middle = ([row, column]) => [row + .5, column + .5];
    if (down || right) {
      const from = this.cursor;
      const within = (value, count) => Math.min(Math.max(value, 0), count - 1);
      this.cursor = [within(from[0] + down, this.rows), within(from[1] + right, this.columns)];
      if (shiftKey) {
        // As long as it goes on it is one stroke.
        if (!this.before) this.begin();
        this.stroke(middle(from), middle(this.cursor), this.rubbing);
      } else this.end();
    } else if ([" ", "Enter", "Delete", "Backspace"].includes(key)) {
      this.end();
      this.begin();
      const rubs = this.rubbing || key === "Delete" || key === "Backspace";
      this.stroke(middle(this.cursor), middle(this.cursor), rubs);
      this.end();
    } else if (key === "Escape") {
      this.rubber.focus();
      return true;
    } else return false;
    this.sheet.classList.add("by-keys");
    this.point();
    return true;
  }

  // A stroke begins: what was there before can be had again.
  begin() { this.before = this.ink.slice(); }

  end() {
    const { before } = this;
    this.before = undefined;
    if (!before || before.every((ink, i) => ink === this.ink[i])) return;
    this.past.push(before);
    if (this.past.length > 100) this.past.shift();
    this.show();
  }

  undo() {
    this.end();
    const before = this.past.pop();
    if (!before) return;
    this.ink = before;
    this.show();
  }

  stroke(from, to, rubs) {
    this.mark(from, to, rubs);
    this.show();
  }

  // Inks each pixel whose middle a round pen passes on its straight way, or rubs it out.
  mark(from, to, rubs) {
    const { radius, rows, columns } = this;
    const way = [to[0] - from[0], to[1] - from[1]];
    const length = way[0] ** 2 + way[1] ** 2;
    const range = (axis, count) => [
      Math.max(Math.floor(Math.min(from[axis], to[axis]) - radius), 0),
      Math.min(Math.ceil(Math.max(from[axis], to[axis]) + radius), count),
    ];
    const [top, bottom] = range(0, rows);
    const [left, right] = range(1, columns);
    for (let row = top; row < bottom; row += 1) {
      for (let column = left; column < right; column += 1) {
        const off = [row + .5 - from[0], column + .5 - from[1]];
        const share = length ? Math.min(Math.max((off[0] * way[0] + off[1] * way[1]) / length, 0), 1) : 0;
        const apart = (off[0] - share * way[0]) ** 2 + (off[1] - share * way[1]) ** 2;
        if (apart < radius ** 2) this.ink[row * columns + column] = rubs ? 0 : 1;
      }
    }
  }

  // Shows the drawing, and tells of it if it is new.
  show() {
    this.paint();
    const letters = Pad.tell(this.ink);
    if (letters === this.told) return;
    this.told = letters;
    this.changed(letters);
  }

  // Takes a drawing that does not come from here: the printed one, or an address's.
  set(letters) {
    if (letters === this.told) return;
    this.begin();
    this.ink = Pad.read(letters, this.pixels);
    this.told = letters;
    this.end();
    this.paint();
  }

  paint() {
    const { rows, columns, ink } = this;
    this.told ??= Pad.tell(ink);
    let d = "";
    for (let row = 0; row < rows; row += 1) {
      for (let column = 0; column < columns; column += 1) {
        if (!ink[row * columns + column]) continue;
        const from = column;
        while (column < columns && ink[row * columns + column]) column += 1;
        d += `M${from} ${row}h${column - from}v1h${from - column}z`;
      }
    }
    this.path.setAttribute("d", d);
    this.able(this.undoing, this.past.length > 0 || this.before !== undefined);
    this.able(this.clearing, d !== "");
    this.point();
  }

  // Switches a button on or off. Who has just pressed it goes on at the pad.
  able(button, can) {
    const focused = document.activeElement === button;
    button.disabled = !can || this.dead;
    if (focused && !can) this.sheet.focus({ preventScroll: true });
  }

  // Shows where the keys' pen is, and says it once it has come to rest.
  point() {
    const [row, column] = this.cursor;
    this.pen.setAttribute("transform", `translate(${column + .5} ${row + .5})`);
    clearTimeout(this.saying);
    if (!this.sheet.classList.contains("by-keys")) return;
    this.saying = setTimeout(() => {
      this.place.textContent = `Row ${row + 1}, column ${column + 1}: ${this.ink[row * this.columns + column] ? "ink" : "blank"}.`;
    }, 300);
  }

  // Says what is wrong with the drawing.
  object(sentences) { this.wrong.textContent = sentences.join(" "); }
}
