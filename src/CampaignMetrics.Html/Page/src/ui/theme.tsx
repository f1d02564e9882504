import { useState } from "preact/hooks";
import { text } from "../text/texts";
import { Choice } from "./choice";

type Theme = "light dark" | "light" | "dark";

/** Light, dark, or as the reader's system is. */
export function ThemeChoice() {
  const [theme, setTheme] = useState<Theme>("light dark");
  function choose(value: Theme) {
    setTheme(value);
    document.documentElement.style.colorScheme = value;
    // Charts are drawn on a canvas, which does not follow by itself.
    dispatchEvent(new Event("theme"));
  }
  return (
    <Choice label={text("theme")} value={theme} onChange={choose}
      options={[
        { value: "light dark", label: text("theme.system") },
        { value: "light", label: text("theme.light") },
        { value: "dark", label: text("theme.dark") },
      ]} />
  );
}
