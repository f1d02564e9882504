import { applyStyle, safeRules } from "./email-css";
import { readEmail } from "./email-html";

/** A link of the email, where it stands in the frame. */
export interface Anchor {
  element: Element;
  id: string | null;
  url: string;
}

/** What the email has no say in: its ground is white, as in most clients, and images are boxes of their size. */
const ground = `
  :root { color-scheme: light; background: #fff; color: #000; font: 16px/1.4 Arial, Helvetica, sans-serif; }
  body { margin: 8px; overflow-wrap: break-word; }
  a { color: #0b57d0; text-decoration: underline; }
  .image-of-email {
    display: inline-block; box-sizing: border-box; max-width: 100%; min-height: 1px; overflow: hidden; vertical-align: middle;
    background: #e8ebef; color: #333; font: 12px/1.3 Arial, Helvetica, sans-serif;
  }`;

/** Draws an email in a frame that runs no scripts, and returns its links in order. Nothing is loaded. */
export function drawEmail(frame: HTMLIFrameElement, html: string): Anchor[] {
  const target = frame.contentDocument;
  const view = frame.contentWindow as (Window & typeof globalThis) | null;
  // The frame has no body while its document is replaced, or once it has left the page.
  if (!target?.body || !view) return [];
  const { html: safe, css } = readEmail(html);
  const source = new DOMParser().parseFromString(safe, "text/html");
  const sheet = new view.CSSStyleSheet();
  // What the email says comes first, but boxes of images stay boxes.
  sheet.replaceSync(`${ground}\n${css.map(safeRules).join("\n")}`);
  target.adoptedStyleSheets = [sheet];
  for (const name of ["dir", "lang"]) copy(source.documentElement, target.documentElement, name);
  const body = target.importNode(source.body, true);
  target.body.replaceWith(body);
  return settle(body);
}

/** Applies what was set aside while the HTML was read: styles, images that are in the email itself, and addresses. */
function settle(body: HTMLElement): Anchor[] {
  const anchors: Anchor[] = [];
  const images = new Map<string, Element>();
  for (const element of [body, ...body.querySelectorAll<HTMLElement>("*")]) {
    const style = element.getAttribute("data-style");
    const shown = element.localName === "img" ? imageOf(element, images) : element;
    if (style !== null) applyStyle(shown, style);
    const url = element.getAttribute("data-href")?.trim();
    if (url && (element.localName === "a" || element.localName === "area")) anchors.push({ element, id: element.getAttribute("id"), url });
  }
  // A region of an image stands where the image is.
  return anchors.map((anchor) => {
    const map = anchor.element.localName === "area" ? anchor.element.closest("map")?.getAttribute("data-name") : null;
    return { ...anchor, element: (map && images.get(map)) || anchor.element };
  });
}

/** The image, where its data are in the email; else a box of its size with its text. */
function imageOf(image: HTMLElement, images: Map<string, Element>): HTMLElement {
  const source = image.getAttribute("data-src") ?? "";
  let shown = image;
  if (/^data:image\//i.test(source)) {
    image.setAttribute("src", source);
  } else {
    shown = image.ownerDocument.createElement("span");
    shown.className = "image-of-email";
    shown.textContent = image.getAttribute("alt") ?? "";
    shown.style.width = lengthOf(image.getAttribute("width"));
    shown.style.height = lengthOf(image.getAttribute("height"));
    image.replaceWith(shown);
  }
  const map = image.getAttribute("usemap")?.replace(/^#/, "");
  if (map) images.set(map, shown);
  return shown;
}

function lengthOf(attribute: string | null): string {
  const found = /^\s*(\d+(?:\.\d+)?)(%?)/.exec(attribute ?? "");
  return found ? `${found[1]}${found[2] || "px"}` : "";
}

function copy(from: Element, to: Element, name: string): void {
  const value = from.getAttribute(name);
  if (value !== null) to.setAttribute(name, value);
}
