/**
 * Reads an email's HTML down to what can be shown safely: elements and attributes of two lists, and the text between them.
 *
 * It works on the text and not on a parsed document, because a browser's parser reports each style and event handler that it meets
 * against the page's security policy, even in a document that is never shown. The rules are those of the HTML standard's tokenizer
 * (13.2.5), as far as they decide where a tag, an attribute or a comment ends.
 */
export interface EmailHtml {
  /** Allowed elements only. Addresses stand in data-href and data-src, styles in data-style: nothing is loaded and nothing applies. */
  html: string;
  /** The texts of its style elements. */
  css: string[];
}

const elements = new Set((
  "html body a abbr address area article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del dfn div dl dt em "
  + "figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main map mark nav ol p pre q s samp section small span "
  + "strike strong sub sup table tbody td tfoot th thead time tr tt u ul var wbr").split(" "));

const attributes = new Set((
  "align alt bgcolor border cellpadding cellspacing class color colspan coords dir face height hspace id lang nowrap rowspan shape size "
  + "start title usemap valign vspace width").split(" "));

/** Kept under another name: the browser must not act on them. */
const renamed: Record<string, string> = { href: "data-href", src: "data-src", style: "data-style", name: "data-name" };

/** Elements whose content is no markup: it is passed over with them. */
const raw = new Set(["script", "style", "xmp", "iframe", "noembed", "noframes", "textarea", "title", "plaintext"]);
/** Elements that go with all that is in them, although it is markup. */
const dropped = new Set(["svg", "math", "object", "applet", "template", "select", "video", "audio", "canvas"]);

export function readEmail(html: string): EmailHtml {
  const out: string[] = [];
  const css: string[] = [];
  let within: { name: string; depth: number } | null = null;
  for (let at = 0; at < html.length;) {
    const open = html.indexOf("<", at);
    const text = html.slice(at, open < 0 ? undefined : open);
    if (!within) out.push(text);
    if (open < 0) break;
    const next = html[open + 1] ?? "";
    if (!/[a-z/!?]/i.test(next)) {
      if (!within) out.push("&lt;");
      at = open + 1;
      continue;
    }
    const isEnd = next === "/";
    const name = isEnd ? open + 2 : open + 1;
    if (!/[a-z]/i.test(html[name] ?? "")) {
      at = endOfComment(html, open);
      continue;
    }
    const tag = readTag(html, name);
    at = tag.end;
    if (within) {
      if (tag.name === within.name) within.depth += isEnd ? -1 : tag.isClosed ? 0 : 1;
      if (within.depth === 0) within = null;
    } else if (isEnd) {
      if (elements.has(tag.name)) out.push(`</${tag.name}>`);
    } else if (raw.has(tag.name)) {
      const end = endOfRaw(html, tag);
      if (tag.name === "style") css.push(html.slice(tag.end, end));
      at = end;
    } else if (dropped.has(tag.name)) {
      if (!tag.isClosed) within = { name: tag.name, depth: 1 };
    } else if (elements.has(tag.name)) {
      out.push(`<${tag.name}${tag.attributes.map(([name, value]) => ` ${name}="${value.replace(/"/g, "&quot;")}"`).join("")}>`);
    }
  }
  return { html: out.join(""), css };
}

interface Tag {
  name: string;
  /** Only those that are kept, under the names that they are kept by; values with their character references. */
  attributes: [name: string, value: string][];
  isClosed: boolean;
  /** The index behind it. */
  end: number;
}

/** The tag whose name begins at an index. One that never ends is the end of the text, as in browsers. */
function readTag(html: string, from: number): Tag {
  const pattern = /[^\s/>]*/y;
  pattern.lastIndex = from;
  const name = pattern.exec(html)![0].toLowerCase();
  const tag: Tag = { name, attributes: [], isClosed: false, end: html.length };
  // A name, which may begin with =, and its value in quotes or bare.
  const attribute = /[\s/]*(?:(>)|(=?[^\s/>=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]*)))?)/y;
  const seen = new Set<string>();
  for (let at = from + name.length; at < html.length;) {
    attribute.lastIndex = at;
    const found = attribute.exec(html)!;
    const [whole, end, written = "", double, single, bare] = found;
    at += whole.length;
    if (end) {
      tag.isClosed = html[at - 2] === "/";
      tag.end = at;
      return tag;
    }
    // A quote that never closes takes all the rest.
    if (whole === "" || (bare !== undefined && /^["']/.test(bare))) break;
    const known = written.toLowerCase();
    const kept = Object.hasOwn(renamed, known) ? renamed[known]! : attributes.has(known) ? known : null;
    if (kept && !seen.has(kept)) tag.attributes.push([kept, double ?? single ?? bare ?? ""]);
    if (kept) seen.add(kept);
  }
  return { name: "", attributes: [], isClosed: false, end: html.length };
}

function endOfRaw(html: string, { name, end }: Tag): number {
  const close = new RegExp(`</${name}(?=[\\s/>])`, "gi");
  close.lastIndex = end;
  return close.exec(html)?.index ?? html.length;
}

/** The index behind a comment, or behind what browsers take for one. */
function endOfComment(html: string, open: number): number {
  if (!html.startsWith("<!--", open)) return after(html, ">", open);
  if (html.startsWith("<!-->", open) || html.startsWith("<!--->", open)) return after(html, ">", open);
  return after(html, "-->", open + 4);
}

function after(html: string, text: string, from: number): number {
  const at = html.indexOf(text, from);
  return at < 0 ? html.length : at + text.length;
}
