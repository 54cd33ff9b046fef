// Bundles the editor into one file and writes down what went into it and under which licences.
import { build } from "esbuild";
import { readFileSync, writeFileSync } from "node:fs";

const made = await build({
  entryPoints: ["source.js"],
  outfile: "editor.js",
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2022",
  metafile: true,
  legalComments: "none",
  banner: { js: "/* CodeMirror 6 and what it needs, bundled; versions and licences: LICENSES.txt. */" },
});

const packages = new Set();
for (const input of Object.keys(made.metafile.inputs)) {
  const found = input.match(/^(node_modules\/(?:@[^/]+\/)?[^/]+)\//);
  if (found) packages.add(found[1]);
}
let text = "What editor.js is made of. Written by build.js.\n";
for (const folder of [...packages].sort()) {
  const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
  text += `\n${"=".repeat(72)}\n${name} ${version} (${license})\n\n`;
  text += readFileSync(`${folder}/LICENSE`, "utf8").trim() + "\n";
}
writeFileSync("LICENSES.txt", text);
