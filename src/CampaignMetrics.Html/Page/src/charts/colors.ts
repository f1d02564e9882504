import { useEffect, useState } from "preact/hooks";

/** The colours of the style sheet, for charts, which are drawn on a canvas. */
export interface Colors {
  ink: string;
  ink2: string;
  line: string;
  surface: string;
  accent: string;
  series: string[];
  heat: string[];
}

// Paper is light. The style sheet says so, too, but charts must be drawn before the page is laid out for print.
let onScreen = "";
addEventListener("beforeprint", () => {
  onScreen = document.documentElement.style.colorScheme;
  scheme("light");
});
addEventListener("afterprint", () => scheme(onScreen));

function scheme(name: string): void {
  document.documentElement.style.colorScheme = name;
  dispatchEvent(new Event("theme"));
}

/** The colours of now: they change with the reader's choice of light or dark. */
export function useColors(): Colors {
  const [colors, setColors] = useState(read);
  useEffect(() => {
    const media = [matchMedia("(prefers-color-scheme: dark)"), matchMedia("print")];
    const update = () => setColors(read());
    media.forEach((query) => query.addEventListener("change", update));
    addEventListener("theme", update);
    return () => {
      media.forEach((query) => query.removeEventListener("change", update));
      removeEventListener("theme", update);
    };
  }, []);
  return colors;
}

function read(): Colors {
  // A property that is light-dark(…) is resolved where it is used as a colour.
  const probe = document.createElement("span");
  document.body.append(probe);
  const color = (name: string) => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const colors = {
    ink: color("ink"), ink2: color("ink-2"), line: color("line"), surface: color("surface"), accent: color("accent"),
    series: [1, 2, 3, 4, 5].map((number) => color(`series-${number}`)),
    heat: [0, 1, 2, 3, 4, 5].map((number) => color(`heat-${number}`)),
  };
  probe.remove();
  return colors;
}
