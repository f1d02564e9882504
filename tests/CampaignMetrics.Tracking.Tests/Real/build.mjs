// Writes the emails of others as HTML files into a folder: what their makers ship, and what mjml and mailgen make.
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import mjml from "mjml";

const Mailgen = createRequire(import.meta.url)("mailgen");
const packages = join(import.meta.dirname, "node_modules");
const output = process.argv[2];

rmSync(output, { recursive: true, force: true });
mkdirSync(output, { recursive: true });

const write = (name, html) => writeFileSync(join(output, `${name}.html`), html);

const copy = (name, folder) => {
  const path = join(packages, folder);
  for (const file of readdirSync(path).filter((file) => file.endsWith(".html")))
    writeFileSync(join(output, `${name}-${file}`), readFileSync(join(path, file)));
};

copy("foundation", "foundation-emails/templates");
copy("foundation-page", "foundation-emails/test/visual/pages");
copy("responsive", "responsive-html-email-template");

// The examples in the manuals of mjml's components.
for (const component of readdirSync(packages).filter((name) => name.startsWith("mjml-")).sort()) {
  let manual;
  try {
    manual = readFileSync(join(packages, component, "README.md"), "utf8");
  } catch {
    continue; // Not every part has one.
  }
  let number = 0;
  for (const [example] of manual.matchAll(/<mjml>[^]*?<\/mjml>/g)) {
    const { html } = await mjml(example, { validationLevel: "skip" });
    write(`mjml-${component.slice("mjml-".length)}-${++number}`, html);
  }
}

const email = {
  body: {
    name: "Ann Example",
    intro: ["Welcome to the shop!", "We are glad to have you."],
    table: { data: [{ item: "Tulips", price: "€ 10.99" }, { item: "Roses & more", price: "€ 1.99" }] },
    action: {
      instructions: "To get started, please click here:",
      button: { color: "#22BC66", text: "Confirm your account", link: "https://shop.example/confirm?s=d9729feb74992cc3482b350163a1a010&x=1" },
    },
    outro: "Need help? Just reply.",
  },
};
for (const theme of ["default", "neopolitan", "salted", "cerberus"])
  write(`mailgen-${theme}`, new Mailgen({ theme, product: { name: "Shop", link: "https://shop.example/?a=1&b=2" } }).generate(email));
