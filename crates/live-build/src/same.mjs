// Whether two scripts of the live figures answer the same: node same.mjs ONE OTHER.
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

function started(file) {
  const script = readFileSync(file, "utf8");
  const glue = script.slice(script.indexOf("let wasm_bindgen"), script.indexOf("const packed"));
  const module = gunzipSync(Buffer.from(script.match(/atob\("([^"]+)"/)[1], "base64"));
  const figures = (0, eval)(`(() => { ${glue}; return wasm_bindgen; })()`);
  figures.initSync({ module });
  return figures;
}

const [one, other] = process.argv.slice(2).map(started);
const answer = (figures, name, id, values) => {
  try {
    return JSON.stringify(figures[name](id, values), (_, value) =>
      value instanceof Float64Array ? Array.from(new BigUint64Array(value.slice().buffer), String) : value);
  } catch (error) {
    return String(error);
  }
};

// The defaults, both ends of every range, and places in between.
const settings = [[], Array(40).fill(-1e9), Array(40).fill(1e9), ...[1, 2, 3].map((k) => Array.from({ length: 40 }, (_, i) => (i * k * 37 % 29) / 7))];
const ids = one.ids();
let compared = 0;
let different = JSON.stringify(ids) === JSON.stringify(other.ids()) ? 0 : 1;
for (const id of ids) {
  for (const values of settings) {
    for (const name of ["draw", "names", "numbers", "steps", "used"]) {
      compared += 1;
      if (answer(one, name, id, values) === answer(other, name, id, values)) continue;
      different += 1;
      console.error(`${name} of ${id} at ${values.slice(0, 3)}…`);
    }
  }
}
console.log(`${compared} answers compared, ${different} differ`);
process.exit(different ? 1 : 0);
