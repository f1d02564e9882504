import type { RefObject } from "preact";
import { useLayoutEffect, useState } from "preact/hooks";

/** Whether an element is on the screen, or nearly. */
export function useOnScreen(element: RefObject<Element | null>): boolean {
  const [isShown, setShown] = useState(false);
  useLayoutEffect(() => {
    const observer = new IntersectionObserver(
      (entries) => setShown(entries.at(-1)!.isIntersecting), { rootMargin: "300px" });
    observer.observe(element.current!);
    return () => observer.disconnect();
  }, []);
  return isShown;
}
