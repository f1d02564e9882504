import type { ComponentChildren } from "preact";
import { useErrorBoundary } from "preact/hooks";
import { text } from "../text/texts";
import { Empty } from "./card";

/** Keeps a fault within the section that has it: the others are shown. */
export function Guard({ children }: { children: ComponentChildren }) {
  const [fault] = useErrorBoundary((error) => console.error(error));
  return fault ? <Empty>{text("section.fault", { fault: String(fault) })}</Empty> : <>{children}</>;
}
