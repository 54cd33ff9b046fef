// The book's search. `book.js` loads this when it is first asked for, and then the index, which
// `weave` has made of the finished pages: it says which words stand in which section, and how
// much each weighs there. The text of the sections that are shown comes page by page.
"use strict";

const bookSearch = (() => {
  // ---- Words. `crates/weave/src/search/words.rs` cuts the pages in the same way.

  const folds = new Map();
  const fold = (char) => {
    let folded = folds.get(char);
    if (folded === undefined) {
      folded = [...char.normalize("NFKD").replace(/\p{M}/gu, "")]
        .map((c) => ({ "−": "-", "‐": "-", "’": "'", "‘": "'", "′": "'", "ʼ": "'" })[c] ?? c);
      folds.set(char, folded);
    }
    return folded;
  };
  const CJK = /^[\u1100-\u11ff\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff]/;
  const kinds = new Map();
  /** Whether a character is in a word: "d" as a digit, "l" as another letter, "c" of a language without spaces. */
  const kind = (c) => {
    let kind = kinds.get(c);
    if (kind === undefined) {
      kind = !/^[\p{Alphabetic}\p{N}]/u.test(c) ? "" : c >= "0" && c <= "9" ? "d" : CJK.test(c) ? "c" : "l";
      kinds.set(c, kind);
    }
    return kind;
  };
  const isAlnum = (c) => kind(c) !== "";
  const isDigit = (c) => kind(c) === "d";
  const isCjk = (c) => kind(c[0]) === "c";
  const isLetter = (c) => kind(c) === "d" || kind(c) === "l";

  let stopped = new Set();

  function stem(word) {
    if (!/^[a-z]{4,}$/.test(word)) return word;
    let stem = word;
    for (const [foreign, ours] of [["ize", "ise"], ["iza", "isa"], ["izi", "isi"], ["our", "or"]]) {
      const at = stem.indexOf(foreign, 3);
      if (at >= 0) stem = stem.slice(0, at) + ours + stem.slice(at + foreign.length);
    }
    if (/(ss|x|ch|sh)es$/.test(stem)) stem = stem.slice(0, -2);
    else if (stem.length > 4 && stem.endsWith("ies")) stem = `${stem.slice(0, -3)}y`;
    else if (/[^suia]s$/.test(stem)) stem = stem.slice(0, -1);
    for (const end of ["ing", "ed"]) {
      const rest = stem.slice(0, -end.length);
      if (stem.endsWith(end) && rest.length > 2 && /[aeiouy]/.test(rest) && !stem.endsWith("eed")) {
        stem = rest;
        break;
      }
    }
    if (stem.length > 3 && stem.endsWith("e")) stem = stem.slice(0, -1);
    if (stem.length > 3 && stem.at(-1) === stem.at(-2) && !stem.endsWith("ss")) stem = stem.slice(0, -1);
    return stem;
  }

  /** The words of a text with their places; `weak` ones are not in the index but for their capitals. */
  function words(text) {
    const chars = [], places = [];
    let place = 0;
    for (const char of text) {
      for (const c of fold(char)) { chars.push(c); places.push(place); }
      place += char.length;
    }
    places.push(place);
    const at = (i) => chars[i] ?? " ";
    const found = [];
    for (let i = 0; i < chars.length;) {
      const start = i;
      const push = (word, rest) => found.push({ word, start: places[start], end: places[i], ...rest });
      if (!isAlnum(at(i))) {
        i++;
      } else if (isCjk(at(i))) {
        while (isCjk(at(i)) && isAlnum(at(i))) i++;
        if (i - start === 1) push(at(start));
        for (let k = start; k + 1 < i; k++) found.push({ word: at(k) + at(k + 1), start: places[k], end: places[k + 2] });
      } else {
        let word = "", digits = true, decimal = false, group = 0;
        for (; ; i++) {
          const c = at(i);
          if (isDigit(c)) { group++; word += c; }
          else if (!decimal && (isLetter(c) || c === "_" && isLetter(at(i + 1)))) { digits = false; word += c; }
          else if (c === "'" && !digits && isLetter(at(i + 1))) continue;
          else if (c === "." && digits && !decimal && isDigit(at(i + 1))) { decimal = true; word += c; }
          else if (c === "," && digits && !decimal && group <= 3 && [1, 2, 3].every((k) => isDigit(at(i + k))) && !isDigit(at(i + 4))) group = 0;
          else break;
        }
        const lower = word.toLowerCase().replaceAll("ς", "σ");
        const negative = at(start - 1) === "-" && !isAlnum(at(start - 2)) && !")]_-'".includes(at(start - 2));
        if (/^[0-9][0-9.]*$/.test(lower)) {
          push((negative ? "-" : "") + lower, { number: true, weak: lower.length === 1 && !negative });
        } else if (lower.includes("_")) {
          for (const part of lower.split("_")) if ([...part].length > 2 || /[^\x00-\x7f]/.test(part)) push(stem(part), { part: true });
          push(lower);
        } else if (["AND", "OR", "NOT"].includes(word)) {
          push(lower);
        } else {
          const weak = lower.length === 1 || stopped.has(lower);
          push(weak ? lower : stem(lower), { weak, raw: lower });
        }
      }
    }
    return found;
  }

  // ---- The index.

  const DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_!#$%&()*+,./:;=?@[]^`{|}~'";
  const WEIGHTS = [0.2, 0.4, 0.6, 0.8];
  const GREEK = "alpha α beta β gamma γ delta δ epsilon ε zeta ζ eta η theta θ kappa κ lambda λ mu μ pi π rho ρ sigma σ tau τ phi φ chi χ psi ψ omega ω".split(" ");
  /** Words of a question that say nothing of what it is about, unless they are all of it. */
  const LIGHT = new Set("appendix become chapter choose definition define end equation example exercise explain figure find formula get go good got happen help instead introduction just keep know list make meaning mean need still suddenly term tutorial use using versus vs want way work".split(" ").map(stem));
  /** Weak words that turn a phrase around, or tell it from another. */
  const TELLING = new Set("about all down no nor not off only out over own same up".split(" "));
  const NOT = /^(?:are|ca|could|did|do|does|had|has|have|is|should|was|were|wo|would)nt$/;
  /** What a network is called where it is not what the question is about. */
  const CONTEXT = /(?:\b(?:in|of|with|for|by)\s+)?(?:\b(?:an?|the|my|our)\s+)?(?:\b(?:artificial|deep)\s+)?\bneural (?:network|net)s?\b/i;
  /** How those ask whose network does not learn. */
  const SYMPTOM = /\bmy (?:network|model|loss|error|cost|accuracy|perceptron|outputs?|gradients?|weights)\b|\b(?:loss|error|cost|accuracy|model|network) (?:is|goes|does|has|on|always|only|stays|suddenly|jumps|explodes|predicts|gives)\b|\b(?:always|never|stuck|fails?|worse|explodes?|jumps?|suddenly)\b|\bevery (?:run|time)\b|\b(?:higher|lower|better) than\b/i;
  /** Words for the same, in which such questions differ. */
  const ALIKE = ["rise go increase jump grow explode spike oscillate", "fall decrease drop", "run result", "differ different another change", "lower higher better worse", "stuck stop stand forever never", "poor bad fail wrong", "slow slowly long forever", "mismatch fit match", "predict answer say output", "big large huge bigger", "model network", "accuracy score"]
    .map((group) => group.split(" ").map(stem));
  const byGreek = new Map();
  for (let i = 0; i < GREEK.length; i += 2) byGreek.set(GREEK[i], GREEK[i + 1]).set(GREEK[i + 1], GREEK[i]);

  let list = [], numberOf = new Map(), first = [], places = [], levels = [];
  let sections = [], aliases = new Map(), exactAliases = new Map(), surfaces = new Map(), known = [], letters = [], numbers = {}, phrases = [];
  const texts = new Map();

  const key = (text) => words(text).filter((w) => !w.weak && !w.part).map((w) => w.word).join(" ");

  /** Takes the index. */
  function read(index) {
    stopped = new Set(index.stop.split(" "));
    const digit = new Uint8Array(128);
    [...DIGITS].forEach((c, i) => digit[c.charCodeAt(0)] = i);
    let before = "";
    list = index.words.split(" ").map((packed) => before = before.slice(0, digit[packed.charCodeAt(0)]) + packed.slice(1));
    numberOf = new Map(list.map((word, i) => [word, i]));
    let at = 0;
    const number = () => {
      let high = 0, d;
      while ((d = digit[index.sections.charCodeAt(at++)]) > 63) high = high * 26 + d - 64;
      return high * 64 + d;
    };
    // No number is written with fewer than one digit.
    first = new Uint32Array(list.length + 1);
    places = new Uint16Array(index.sections.length);
    levels = new Uint8Array(index.sections.length);
    let all = 0;
    for (let i = 0; i < list.length; i++) {
      let section = 0;
      for (let left = number(); left > 0; left--) {
        const next = number();
        section += next >> 2;
        places[all] = section;
        levels[all++] = next & 3;
      }
      first[i + 1] = all;
    }
    const seen = (text) => {
      const found = words(text);
      for (const w of found) if (w.raw && !surfaces.has(w.word)) surfaces.set(w.word, w.raw);
      return found.filter((w) => !w.part);
    };
    numbers = index.numbers;
    phrases = [];
    surfaces = new Map(); sections = []; aliases = new Map(); exactAliases = new Map();
    index.pages.forEach(([file, name, script, titles]) => {
      const part = /^ch\d/.test(file) ? 1 : /^(index|when-it)/.test(file) ? 0.6 : 0.25;
      titles.forEach(([anchor, title], i) => {
        const heading = seen(title).filter((w) => !w.weak).map((w) => w.word);
        sections.push({ file, page: name, script, number: i, anchor, title, heading, worth: part * (anchor.startsWith("exercise-") ? 0.75 : 1) });
      });
    });
    for (const [name, section, names, others] of index.terms) {
      const ours = seen(name);
      const strong = ours.filter((w) => !w.weak).map((w) => w.word);
      for (const other of [name, ...names, ...others].filter(Boolean)) {
        const alias = {
          name, section, other, own: other === name, named: names.includes(other),
          // One strong word among weak ones says too little.
          words: strong.length > 1 || strong.length === ours.length ? strong : [],
        };
        exactAliases.set(other.toLowerCase(), alias);
        const theirs = alias.own ? ours : seen(other);
        const words = theirs.filter((w) => !w.weak).map((w) => w.word);
        const weak = theirs.filter((w) => w.weak).map((w) => w.word);
        // "does not learn" is not "learn".
        const telling = weak.filter((word) => TELLING.has(word));
        alias.needs = telling.length || words.length > 1 ? telling : weak;
        // An option or a formula is asked for with all its signs.
        if (!words.length || /^--|[!()=^]/.test(other)) continue;
        const heavy = words.filter((word) => !LIGHT.has(word));
        if (name === "" && heavy.length > 1) phrases.push({ ...alias, heavy });
        for (const key of new Set([words.join(" "), (heavy.length ? heavy : words).join(" ")])) {
          const those = aliases.get(key);
          if (!those) aliases.set(key, [alias]);
          else if (alias.own) those.unshift(alias);
          else those.push(alias);
        }
      }
    }
    const others = new Set([...aliases.keys()].flatMap((words) => words.split(" ")).filter((word) => !numberOf.has(word)));
    known = [...list, ...others].filter((word) => /^\p{L}{3,}$/u.test(word) && !isCjk(word));
    letters = Uint32Array.from(known, lettersOf);
  }

  const count = (word) => { const i = numberOf.get(word); return i === undefined ? 0 : first[i + 1] - first[i]; };

  /** Which letters a word has, a bit each: a slip of the finger takes at most one away. */
  function lettersOf(word) {
    let set = 0;
    for (let i = 0; i < word.length; i++) set |= 1 << (word.charCodeAt(i) & 31);
    return set >>> 0;
  }

  const bits = (set) => { let many = 0; for (; set; set &= set - 1) many++; return many; };

  /** How many slips of the finger lie between two words, as far as there are no more than `most`. */
  function slips(one, other, most) {
    if (Math.abs(one.length - other.length) > most) return most + 1;
    let earlier = [], last = Array.from({ length: other.length + 1 }, (_, i) => i);
    for (let i = 1; i <= one.length; i++) {
      const row = [i];
      for (let k = 1; k <= other.length; k++) {
        const same = one[i - 1] === other[k - 1];
        row[k] = Math.min(last[k] + 1, row[k - 1] + 1, last[k - 1] + !same);
        if (i > 1 && k > 1 && one[i - 1] === other[k - 2] && one[i - 2] === other[k - 1]) row[k] = Math.min(row[k], earlier[k - 2] + 1);
      }
      if (Math.min(...row) > most) return most + 1;
      [earlier, last] = [last, row];
    }
    return last[other.length];
  }

  /** The words of the book that a word of the question may stand for, each with its weight. */
  function meanings({ word, raw, number, weak }, symptom) {
    const found = new Map();
    const add = (word, weight) => { if (numberOf.has(word) && !(found.get(word) >= weight)) found.set(word, weight); };
    const settled = (how, meant = word) => ({ found, how, meant });
    add(word, 1);
    if (weak) return settled("weak");
    if (number) {
      if (word.startsWith("-")) add(word.slice(1), 0.2);
      else add(`-${word}`, 0.5);
      if (word.length > 2) for (const other of list) if (other.startsWith(word)) add(other, 0.5);
      return settled("number");
    }
    if (byGreek.has(word)) add(byGreek.get(word), 0.7);
    if (isCjk(word)) {
      if (word.length === 1) for (const other of list) if (other.includes(word)) add(other, 0.8);
      return settled("word");
    }
    if (symptom) for (const group of ALIKE) if (group.includes(word)) for (const other of group) add(other, 0.8);
    const itself = found.size > 0 || aliases.has(word);
    if (word.length > (itself ? 2 : 1)) {
      const begun = list.filter((other) => other.startsWith(word) && other !== word);
      for (const other of begun) add(other, (itself ? 0.35 : 0.7) * (0.4 + 0.6 * word.length / other.length));
      if (itself) return settled("word");
      // A name of other books that is being typed.
      const name = known.find((other) => other.startsWith(word) && other !== word && !numberOf.has(other));
      if (begun.length) return settled("begun", begun.reduce((a, b) => count(b) > count(a) ? b : a));
      if (name && word.length > 3) return settled("begun", name);
    }
    if (itself || !raw) return settled(found.size ? "word" : "nothing");
    if (known.includes(word)) return settled("elsewhere");
    // An ending that is being typed: "traini".
    const shorter = stem(raw.replace(/(.)\1?in?$/, "$1"));
    if (shorter.length > 2 && count(shorter)) { add(shorter, 0.9); return settled("begun", shorter); }
    for (let k = 3; k <= raw.length - 3; k++) {
      const parts = [stem(raw.slice(0, k)), stem(raw.slice(k))];
      if (parts.every((part) => count(part) > 2)) return { ...settled("parts"), parts };
    }
    const most = word.length < 4 ? 0 : word.length < 8 ? 1 : 2, had = lettersOf(word);
    for (const whole of [true, false]) {
      if (!most || !whole && word.length < 6) break;
      let best = most + 1, nearest = [];
      for (let i = 0; i < known.length; i++) {
        const other = known[i];
        if (bits(had & ~letters[i]) > best) continue;
        const near = whole ? slips(word, other, best)
          : Math.min(...[-1, 0, 1].map((more) => slips(word, other.slice(0, word.length + more), best)));
        if (near > most || near > best || (near > 1 || word.length < 5) && other[0] !== word[0]) continue;
        if (near < best) nearest = [];
        best = near;
        nearest.push(other);
      }
      if (nearest.length) {
        nearest.sort((a, b) => (b[0] === word[0]) - (a[0] === word[0]) || count(b) - count(a));
        for (const other of nearest.slice(0, 4)) add(other, 0.8);
        return settled("near", nearest[0]);
      }
    }
    return settled("nothing");
  }

  /** What these strong words stand for in a question with these weak ones. */
  function aliasOf(words, weak) {
    const those = aliases.get(words)?.filter(({ needs }) => needs.every((word) => weak.has(word)));
    return those?.reduce((best, other) => other.needs.length > best.needs.length ? other : best, those[0]);
  }

  /** What the question asks for: its parts, each with the ways in which a section may have it. */
  function understood(question) {
    // `StandardScaler` and "over fitting" are two words or one, as the book has them.
    question = question.replace(/\p{L}+/gu, (word) => /\p{Ll}\p{Lu}/u.test(word) && !begins(stem(word.toLowerCase()))
      && !exactAliases.has(word.toLowerCase()) ? word.replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2") : word);
    question = question.replace(/\b([a-z]+)[ -]([a-z]+)\b/gi, (both, one, other) =>
      stopped.has(one.toLowerCase()) && count(stem((one + other).toLowerCase())) > 2 ? one + other : both);
    let asked = words(question);
    const rest = words(question.replace(CONTEXT, " "));
    if (rest.some((w) => !w.weak && !LIGHT.has(w.word))) asked = rest;
    for (const w of asked) if (NOT.test(w.raw)) Object.assign(w, { word: "not", weak: true });
    // A name of the code stands for its parts only where no section has it.
    asked = asked.filter((w) => !w.part || !asked.some((other) => other.start === w.start && !other.part && begins(other.word)));
    const strong = asked.filter((w) => !w.weak);
    const parts = [], notes = [], asking = [];
    const symptom = SYMPTOM.test(question);
    const weak = new Set(asked.filter((w) => w.weak).map((w) => w.word));
    const plain = question.trim().toLowerCase().replace(/[’′]/g, "'");
    let alias = exactAliases.get(plain) ?? exactAliases.get(plain.replace(/\(.*\)$/, ""))
      ?? aliasOf(strong.map((w) => w.word).join(" "), weak);
    const heavy = alias ? strong : strong.filter((w) => !LIGHT.has(w.word));
    let all = (heavy.length ? heavy : strong.length ? strong : asked).map((w) => ({ ...w, ...meanings(w, symptom) }));
    if (!all.some((w) => w.found.size)) all = asked.map((w) => ({ ...w, ...meanings(w, symptom) }));
    for (const w of all) {
      if (w.how === "near") notes.push({ near: w.raw, meant: surfaces.get(w.meant) ?? w.meant });
      if (w.how === "nothing") notes.push({ unknown: w.raw ?? w.word });
    }
    for (let i = 0; i < all.length;) {
      let taken = 1;
      const ways = [];
      let known;
      for (let length = Math.min(6, all.length - i); length > 0 && !known; length--) {
        const span = all.slice(i, i + length).flatMap((w) => w.parts ?? [w.meant]);
        known = aliasOf(span.join(" "), weak);
        if (!known && i + length === all.length && all.at(-1).how === "begun") {
          const typed = [...span.slice(0, -1), all.at(-1).word].join(" ");
          const begun = [...aliases.keys()].filter((words) => words.startsWith(typed));
          known = aliasOf(begun.sort((a, b) => a.length - b.length)[0], weak);
        }
        if (known) taken = length;
      }
      // A word that only other books have stands for their whole name.
      if (!known && all[i].how === "elsewhere") {
        const names = [...aliases].filter(([words]) => words.split(" ").includes(all[i].word));
        known = names.sort((a, b) => a[0].length - b[0].length)[0]?.[1][0];
      }
      const own = all.slice(i, i + taken).flatMap((w) => w.parts ? w.parts.map((part) => new Map([[part, 0.9]])) : [w.found]);
      ways.push({ words: own, worth: 1 });
      if (known && !known.own && known.words.length) ways.push({ words: known.words.map((word) => new Map([[word, 1]])), worth: 0.9 });
      if (known && taken === all.length) alias ??= known;
      // Two words that the book writes as one.
      const next = all[i + 1];
      if (taken === 1 && next?.raw && all[i].raw) {
        const joined = stem(all[i].raw + next.raw);
        if (count(joined)) {
          taken = 2;
          ways[0].words.push(next.found);
          ways.push({ words: [new Map([[joined, 1]])], worth: 1 });
        }
      }
      parts.push({ ways, known, size: taken });
      i += taken;
    }
    // What `terms.toml` has an answer to may be asked in another order, with words between.
    if (!alias && !parts.some(({ known }) => known?.name === "")) {
      const has = new Set(all.flatMap((w) => w.parts ?? [w.word, w.meant]));
      const those = phrases.filter(({ heavy, needs }) =>
        heavy.every((word) => has.has(word)) && needs.every((word) => weak.has(word)));
      those.sort((a, b) => b.heavy.length - a.heavy.length);
      if (those.length) asking.push([those[0].section, those[0].heavy.length]);
    }
    // Words that stand everywhere help where they are in capitals, and are not missed elsewhere.
    const extra = strong.length ? asked.filter((w) => w.weak && numberOf.has(w.word)).map((w) => w.word) : [];
    return { parts, alias, notes, extra, symptom, asking };
  }

  const begins = (word) => numberOf.has(word) || list.some((other) => other.startsWith(word));

  /** The sections that answer a question, best first. */
  function find(question) {
    const { parts, alias, notes, extra, symptom, asking } = understood(question);
    const chapter = /^\s*ch(?:apter|\.)?\s*(\d+)\s*$/i.exec(question);
    const numbered = /\b(ex(?:ercise)?|eq(?:uation)?|formula|fig(?:ure)?)\b\.?\s*\(?(\d+\.\d+)/i.exec(question);
    const scores = new Float64Array(sections.length), covered = new Float64Array(sections.length);
    const matched = new Set();
    const inTitles = new Float64Array(sections.length);
    let size = 0;
    for (const part of parts) {
      size += part.size;
      const best = new Map();
      for (const way of part.ways) {
        const here = new Map();
        // The words of a long name would be marked everywhere.
        const marked = way === part.ways[0] || way.words.length === 1 || !part.ways[0].words.every((meanings) => meanings.size);
        for (const meanings of way.words) {
          const strongest = new Map();
          for (const [word, weight] of meanings) {
            if (marked) matched.add(word);
            const i = numberOf.get(word);
            if (i === undefined) continue;
            const rarity = Math.log(1 + (sections.length - count(word) + 0.5) / (count(word) + 0.5));
            for (let at = first[i]; at < first[i + 1]; at++) {
              const title = sections[places[at]].heading.includes(word);
              const score = weight * rarity * WEIGHTS[levels[at]] * (title ? 2 : 1);
              if (!(strongest.get(places[at])?.score >= score)) strongest.set(places[at], { score, title: title ? weight : 0 });
            }
          }
          for (const [section, { score, title }] of strongest) {
            const sum = here.get(section) ?? { score: 0, words: 0, titles: 0 };
            here.set(section, { score: sum.score + score, words: sum.words + 1, titles: sum.titles + title });
          }
        }
        for (const [section, { score, words, titles }] of here) {
          const share = words / way.words.length;
          const value = { score: score / way.words.length * part.size * share * way.worth, share, titles: titles / way.words.length * part.size };
          const now = best.get(section);
          if (!now || now.share < share || now.share === share && now.score < value.score) best.set(section, value);
        }
      }
      for (const [section, { score, share, titles }] of best) {
        scores[section] += score;
        covered[section] += share * part.size;
        inTitles[section] += titles;
      }
      const known = part.known?.section;
      if (known != null) {
        // The book's answer to a word that it does not use.
        if (!best.has(known)) { scores[known] += 4 * part.size; covered[known] += part.size; }
        scores[known] *= 2.5;
        if (part.known.name === "" && (part.size > 1 || part.known.needs.length)) asking.push([known, part.size]);
      }
    }
    // What `terms.toml` has an answer to, where that is half of the question or more.
    for (const [section, words] of asking) {
      if (2 * words < size) continue;
      scores[section] += 500;
      covered[section] = size;
    }
    for (const word of extra) {
      const i = numberOf.get(word);
      for (let at = first[i]; at < first[i + 1]; at++) if (scores[places[at]]) scores[places[at]] *= 1.3;
    }
    if (alias && alias.section !== null) {
      for (let i = notes.length; i-- > 0;) if (notes[i].unknown) notes.splice(i, 1);
      scores[alias.section] += 1000;
      covered[alias.section] = size;
      if (alias.name && !alias.own && key(alias.other) !== key(alias.name) && !/[_']/.test(alias.other)) notes.unshift({ other: alias.other, name: alias.name, named: alias.named });
    }
    if (numbered && !/^ex/i.test(numbered[1])) {
      const section = numbers[(/^fi/i.test(numbered[1]) ? "f" : "e") + numbered[2]];
      if (section !== undefined) {
        scores[section] += 2000;
        covered[section] = size;
      }
    }
    if (chapter) {
      const file = `ch${chapter[1].padStart(2, "0")}-`;
      const page = sections.findIndex((section) => section.file.startsWith(file));
      if (page >= 0) { scores[page] += 2000; covered[page] = size; }
    }
    const found = [];
    scores.forEach((score, section) => {
      if (!score) return;
      let { file, heading, worth } = sections[section];
      if (symptom && file.startsWith("when-it")) worth = 2;
      // What is asked for by its number is an exercise, or none.
      if (numbered && sections[section].anchor.startsWith("exercise-")) {
        worth *= /^ex/i.test(numbered[1]) ? sections[section].title.startsWith(`${numbered[2]} `) ? 100 : 1 : 0.1;
      }
      // Who asks for an appendix by its title wants it.
      const named = sections[section].number === 0 && inTitles[section] > size - 0.01;
      if (named) worth = 1;
      const titled = heading.length ? inTitles[section] / Math.max(heading.length, size) : 0;
      found.push({ section, named, whole: covered[section] > size - 1e-9, score: score * worth * (1 + titled) * (covered[section] / size) ** 2 });
    });
    // Chapters come before appendices, which have a word of everything; but one page of them is for
    // those who have a question.
    const isRemark = ({ section, score, named }) => score < 100 && !named && !/^(ch\d|when-it)/.test(sections[section].file);
    const best = (hits) => {
      hits.sort((a, b) => b.score - a.score || a.section - b.section);
      const leading = hits.filter((hit) => !isRemark(hit)).slice(0, 3);
      return [...leading, ...hits.filter((hit) => !leading.includes(hit))];
    };
    const whole = found.filter((hit) => hit.whole);
    // Where few sections have all of it, some that have most of it come, too.
    const hits = whole.length > 5 ? best(whole) : best(found);
    return { hits: hits.map((hit) => sections[hit.section]), whole: whole.length, matched, notes };
  }

  /** The word of a title or term that is nearest to what was asked, for a question without answer. */
  function nearest(question) {
    const asked = question.trim().toLowerCase();
    let best, least = asked.length < 4 ? -1 : Infinity;
    for (const word of new Set([...surfaces.values(), ...exactAliases.keys()])) {
      const far = slips(asked, word, Math.max(asked.length, word.length)) / Math.max(asked.length, word.length);
      if (far < least) [best, least] = [word, far];
    }
    return least < 0.4 ? best : undefined;
  }

  /** Whether a section, by page and number, has a word in its index. */
  function has(word, file, number) {
    const i = numberOf.get(word);
    if (i === undefined) return false;
    const section = sections.findIndex((other) => other.file === file && other.number === number);
    return places.slice(first[i], first[i + 1]).includes(section);
  }

  // ---- What is shown.

  const isMatch = (matched) => (w) => matched.has(w.word) && !(w.weak && matched.size > 1);

  /** The piece of a text that has most of what was asked for. */
  function piece(text, matched) {
    const hits = words(text).filter(isMatch(matched));
    let best = 0, most = 0;
    hits.forEach((hit, i) => {
      const near = new Set();
      for (let k = i; k < hits.length && hits[k].end < hit.start + 150; k++) near.add(hits[k].word);
      if (near.size > most) [best, most] = [hit.start, near.size];
    });
    const from = best < 60 ? 0 : text.indexOf(" ", best - 50) + 1;
    const to = from + 190 < text.length ? text.lastIndexOf(" ", from + 190) : text.length;
    return (from ? "… " : "") + text.slice(from, to > from ? to : from + 190) + (to < text.length ? " …" : "");
  }

  /** Adds a text to an element, the scripts of its formulas, `w_1` and `10^3`, in their places. */
  function written(element, text) {
    const SCRIPT = /(?<=(?:^|[^\p{L}_])\p{L})_(\d+|[A-Z]+|[a-z]{1,2})(?![\p{L}\d_])|(?<=[\p{L}\d)])\^(−?\d+)/gu;
    let at = 0;
    for (const found of text.matchAll(SCRIPT)) {
      element.append(text.slice(at, found.index));
      element.appendChild(document.createElement(found[1] ? "sub" : "sup")).textContent = found[1] ?? found[2];
      at = found.index + found[0].length;
    }
    element.append(text.slice(at));
    return element;
  }

  function marked(text, matched) {
    const shown = document.createDocumentFragment();
    let at = 0;
    for (const hit of words(text).filter(isMatch(matched))) {
      if (hit.end <= at) continue;
      written(shown, text.slice(at, Math.max(at, hit.start)));
      written(shown.appendChild(document.createElement("mark")), text.slice(Math.max(at, hit.start), hit.end));
      at = hit.end;
    }
    return written(shown, text.slice(at));
  }

  /** Marks words on this page; nothing of the page is changed. */
  function highlight(asked) {
    if (!CSS.highlights) return;
    const matched = new Set(asked);
    const ranges = [];
    const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
    while (walker.nextNode() && ranges.length < 3000) {
      const text = walker.currentNode;
      if (text.parentElement.closest(".katex, svg, script, style")) continue;
      for (const hit of words(text.data).filter(isMatch(matched))) {
        const range = new Range();
        range.setStart(text, hit.start);
        range.setEnd(text, hit.end);
        ranges.push(range);
      }
    }
    CSS.highlights.set("search", new Highlight(...ranges));
    document.addEventListener("keydown", function clear(event) {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      CSS.highlights.delete("search");
      document.removeEventListener("keydown", clear);
    });
  }

  const MOST = 30, ATONCE = 6;

  /** Lets the dialog answer what is typed into its field. */
  function answer(dialog, script) {
    const field = dialog.querySelector("input");
    const status = dialog.querySelector(".status");
    const results = dialog.querySelector(".results");
    const asked = new Map();

    const said = ({ hits, whole, notes }, question) => {
      const sentences = notes.map(({ other, name, named, near, meant, unknown }) =>
        other ? (named ? `“${other}” is called “${name}” here.` : `For “${other}” look under “${name}”.`)
          : near ? `The book has no “${near}”; this is for “${meant}”.`
            : hits.length && unknown ? `The book has no “${unknown}”.` : "").filter(Boolean);
      if (!hits.length) {
        return [`Nothing found for “${question.trim()}”.`];
      }
      const many = (number) => `${number} ${number === 1 ? "section" : "sections"}`;
      const part = hits.length - whole;
      if (!whole) sentences.push(`No section has all of this; ${many(part)} with a part of it.`);
      else if (part) sentences.push(`${many(whole)}, and ${part} with a part of it.`);
      else sentences.push(`${many(whole)}.`);
      if (hits.length > MOST) sentences.push(`Here are the best ${MOST}.`);
      return sentences;
    };

    function look() {
      const question = field.value;
      results.replaceChildren();
      if (!question.trim()) {
        status.textContent = "Ask for a word, a symbol, a number or a name of the code.";
        return;
      }
      const answer = find(question);
      const sentences = said(answer, question);
      status.textContent = sentences.join(" ");
      const near = !answer.hits.length && nearest(question);
      if (near) {
        const button = document.createElement("button");
        button.type = "button";
        button.textContent = near;
        button.addEventListener("click", () => { field.value = near; field.focus(); look(); remember(); });
        status.append(" The nearest that the book has is ", button, ".");
      }
      const shown = answer.hits.slice(0, MOST);
      const below = [];
      const mark = [...answer.matched].join(" ");
      for (const section of shown) {
        const link = document.createElement("a");
        link.href = `${dialog.dataset.root}${section.file}?highlight=${encodeURIComponent(mark)}#${encodeURIComponent(section.anchor)}`;
        link.appendChild(document.createElement("b")).append(marked(section.title, answer.matched));
        if (section.page !== section.title) link.appendChild(document.createElement("small")).textContent = section.page;
        const teaser = link.appendChild(document.createElement("span"));
        const tell = () => teaser.replaceChildren(marked(piece(texts.get(section.file)[section.number], answer.matched), answer.matched));
        if (texts.has(section.file)) {
          // What stands below the edge of the list is told one by one, between the keys.
          if (results.children.length < ATONCE) tell();
          else below.push([link, tell]);
        } else {
          if (!asked.has(section.script)) asked.set(section.script, script(section.script));
          // Without its text a section is found all the same.
          asked.get(section.script).then(() => { if (link.isConnected) tell(); }, () => {});
        }
        results.appendChild(document.createElement("li")).append(link);
      }
      const next = () => {
        const [link, tell] = below.shift() ?? [];
        if (!link?.isConnected) return;
        tell();
        setTimeout(next);
      };
      setTimeout(next);
    }

    // The address has the question, so that it can be passed on and is there on the way back.
    let later;
    const remember = () => {
      const url = new URL(location.href);
      if (dialog.open && field.value.trim()) url.searchParams.set("search", field.value.trim());
      else url.searchParams.delete("search");
      try { history.replaceState(history.state, "", url); } catch { /* an address that cannot be changed */ }
    };
    field.addEventListener("input", () => {
      look();
      clearTimeout(later);
      later = setTimeout(remember, 200);
    });
    dialog.addEventListener("close", () => { clearTimeout(later); remember(); });
    results.addEventListener("click", () => { clearTimeout(later); remember(); });
    look();
    remember();
  }

  return { read, texts: (file, sections) => texts.set(file, sections), words, has, find, nearest, highlight, answer };
})();
