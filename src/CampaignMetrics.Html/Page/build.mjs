// Bundles the page: node build.mjs OUTPUT. Writes page.js, page.css, world.json and notices.txt there.
import { build } from "esbuild";
import { compileFromFile } from "json-schema-to-typescript";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const output = process.argv[2] ?? join(here, "../../../artifacts/page");
const require = createRequire(import.meta.url);

/** The types of the report's JSON come from its schema. */
async function writeTypes() {
  const types = await compileFromFile(join(here, "../../../docs/schema/report.schema.json"), {
    bannerComment: "// Made from docs/schema/report.schema.json by build.mjs.",
    additionalProperties: false,
  });
  await writeFile(join(here, "src/data/report.d.ts"), types);
}

/** Countries as shapes, by their two letters: ISO 3166-1 alpha-2. */
async function writeWorld() {
  const world = JSON.parse(await readFile(require.resolve("world-atlas/countries-110m.json"), "utf8"));
  const codes = JSON.parse(await readFile(require.resolve("i18n-iso-countries/codes.json"), "utf8"));
  const letters = new Map(codes.map(([alpha2, , numeric]) => [numeric, alpha2]));
  const { countries } = world.objects;
  // Names are the browser's, in the page's language.
  for (const shape of countries.geometries) {
    shape.properties = { name: letters.get(shape.id) ?? "" };
    delete shape.id;
  }
  await writeFile(join(output, "world.json"), JSON.stringify({ ...world, objects: { countries } }));
}

/** What the licences of bundled packages ask to keep. */
async function writeNotices(inputs) {
  const packages = new Set(["world-atlas"]);
  for (const input of Object.keys(inputs)) {
    const found = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input);
    if (found) packages.add(found[1]);
  }
  const notices = [];
  for (const name of [...packages].sort()) {
    const folder = join(here, "node_modules", name);
    const { version, license } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
    const texts = await Promise.all(["LICENSE", "LICENSE.txt", "LICENSE.md", "NOTICE"].map(
      (file) => readFile(join(folder, file), "utf8").catch(() => "")));
    notices.push([`${name} ${version} (${license})`, ...texts.filter(Boolean)].join("\n\n"));
  }
  await writeFile(join(output, "notices.txt"), notices.join(`\n\n${"-".repeat(78)}\n\n`));
}

await mkdir(output, { recursive: true });
await writeTypes();
await writeWorld();
const { metafile } = await build({
  absWorkingDir: here,
  entryPoints: { page: "src/main.tsx" },
  outdir: output,
  bundle: true,
  minify: true,
  format: "iife",
  target: ["es2022"],
  charset: "utf8",
  jsx: "automatic",
  jsxImportSource: "preact",
  legalComments: "none",
  metafile: true,
  logLevel: "warning",
});
await writeNotices(metafile.inputs);
