/** A tooltip's content. Elements and no HTML text: what comes from mails must never be read as markup. */
export function tooltip(title: string, lines: readonly (readonly [name: string, value: string])[]): HTMLElement {
  const element = document.createElement("div");
  element.className = "tooltip";
  element.append(made("strong", title));
  for (const [name, value] of lines) {
    const line = document.createElement("div");
    line.append(made("span", name), made("b", value));
    element.append(line);
  }
  return element;
}

function made(tag: string, content: string): HTMLElement {
  const element = document.createElement(tag);
  element.textContent = content;
  element.className = "foreign";
  return element;
}
