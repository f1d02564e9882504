/**
 * Styles of an email without all that would load something. They are read by the browser's own parser first, since only that knows what
 * an escape such as u\72l(…) means.
 */

/** Functions that load, and variables, whose values the browser does not read until they are used. */
const loads = /(?:url|src|image|image-set|cross-fade|element|var|env|attr|paint)\(/i;

/** Sets an element's styles through the object model: the page's security policy forbids style attributes. */
export function applyStyle(element: HTMLElement, style: string): void {
  element.style.cssText = safeDeclarations(style);
}

export function safeDeclarations(style: string): string {
  // Detached, so that nothing loads while it is read.
  const { style: read } = document.createElement("span");
  read.cssText = style;
  keepSafe(read);
  return read.cssText;
}

/** The rules of a style sheet that load nothing. Of unknown kinds of rules none is kept. */
export function safeRules(css: string): string {
  const sheet = new CSSStyleSheet();
  // Mails hide style sheets from old clients in comments of HTML.
  sheet.replaceSync(css.replace(/<!--|-->/g, " ").replace(/@import[^;]*(;|$)/gi, " "));
  return textOf(sheet.cssRules);
}

function textOf(rules: CSSRuleList): string {
  return Array.from(rules, (rule) => {
    if (rule instanceof CSSStyleRule) {
      keepSafe(rule.style);
      return `${rule.selectorText}{${rule.style.cssText}}`;
    }
    return rule instanceof CSSMediaRule ? `@media ${rule.conditionText}{${textOf(rule.cssRules)}}` : "";
  }).join("\n");
}

function keepSafe(style: CSSStyleDeclaration): void {
  for (const name of Array.from(style)) {
    if (name.startsWith("--") || loads.test(style.getPropertyValue(name))) style.removeProperty(name);
  }
}
