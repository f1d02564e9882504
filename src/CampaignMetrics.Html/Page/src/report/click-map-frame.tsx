import { useEffect, useRef, useState } from "preact/hooks";
import { heatOf } from "../charts/heat";
import type { Occurrence } from "../data/report";
import { count, percent } from "../format";
import { plural, text } from "../text/texts";
import { Foreign } from "../ui/foreign";
import { Percent } from "../ui/numbers";
import { drawEmail } from "./email-frame";
import { placesOf } from "./occurrences";

interface EmailFrameProps {
  html: string;
  occurrences: readonly Occurrence[];
  /** What each is called. */
  labels: readonly (string | null)[];
  onPlaced: (words: Words) => void;
}

/** The words of each occurrence in the HTML; null for one that has no visible place there. */
export type Words = (string | null)[];

/** A place of an occurrence: where its mark stands, and the link itself, in pixels from the frame's corner. */
interface Mark {
  at: number;
  left: number;
  top: number;
  link: DOMRect;
}

/** The least side of a target for a finger or pointer (WCAG 2.2, 2.5.8). */
const least = 24;
/** About how wide a mark is. */
const width = 56;

/** The email, and over each of its links the share of the clicks. */
export function EmailFrame({ html, occurrences, labels, onPlaced }: EmailFrameProps) {
  const frame = useRef<HTMLIFrameElement>(null);
  const stage = useRef<HTMLDivElement>(null);
  const [marks, setMarks] = useState<Mark[]>([]);
  const [shown, setShown] = useState<Mark | null>(null);
  // Places go by these alone: where only numbers have changed, the email is not drawn anew.
  const placed = JSON.stringify(occurrences.map(({ url, link, position }) => [url, link, position]));

  useEffect(() => {
    const element = frame.current!;
    let observer: ResizeObserver | null = null;
    let drawn: Document | null = null;
    const draw = () => {
      observer?.disconnect();
      const places = placesOf(occurrences, drawEmail(element, html));
      drawn = element.contentDocument;
      const measure = () => {
        if (!stage.current) return;
        fit(element, stage.current);
        const found = places.flatMap((anchors, at) => anchors.map((anchor) => markOf(anchor.element, at)));
        const visible = found.filter(({ link }) => link.width > 0 && link.height > 0);
        setMarks(apart(visible));
        onPlaced(places.map((anchors, at) => (visible.some((mark) => mark.at === at) ? wordsOf(anchors[0]!.element) : null)));
      };
      measure();
      // Texts flow anew when the window or a font changes.
      observer = new ResizeObserver(measure);
      observer.observe(stage.current!);
      if (element.contentDocument?.body) observer.observe(element.contentDocument.body);
    };
    draw();
    // Some browsers replace the empty document once it has loaded.
    const drawAgain = () => element.contentDocument !== drawn && draw();
    element.addEventListener("load", drawAgain);
    return () => {
      element.removeEventListener("load", drawAgain);
      observer?.disconnect();
    };
  }, [html, placed]);

  const most = Math.max(...occurrences.map(({ total }) => total));
  return (
    <div class="stage-frame" ref={stage} tabIndex={0} role="region" aria-label={text("clickMap.email")}
      onKeyDown={(event) => event.key === "Escape" && setShown(null)}>
      <div class="stage">
        <iframe ref={frame} title={text("clickMap.email")} sandbox="allow-same-origin" tabIndex={-1} />
        {marks.map((mark) => {
          const occurrence = occurrences[mark.at]!;
          return (
            <button type="button" class={`mark heat-${heatOf(occurrence.total, most)}`} data-occurrence={mark.at}
              style={{ left: `${mark.left}px`, top: `${mark.top}px` }}
              onFocus={() => setShown(mark)} onBlur={() => setShown(null)} onMouseEnter={() => setShown(mark)}
              onMouseLeave={() => setShown(null)} onClick={() => setShown(mark)}>
              <Percent rate={occurrence.share} path={`clickMap.occurrences.${mark.at}.share.value`} />
              <span class="visually-hidden foreign"> {labels[mark.at] ?? occurrence.url}, {clicksOf(occurrence)}</span>
            </button>
          );
        })}
        {shown && (
          <div class="mark-place" style={{
            left: `${shown.link.left}px`, top: `${shown.link.top}px`, width: `${shown.link.width}px`, height: `${shown.link.height}px`,
          }} />
        )}
        {shown && <Detail mark={shown} occurrence={occurrences[shown.at]!} label={labels[shown.at] ?? null} />}
      </div>
    </div>
  );
}

function Detail({ mark, occurrence, label }: { mark: Mark; occurrence: Occurrence; label: string | null }) {
  return (
    <div class="mark-detail" role="status" style={{ left: `${Math.max(0, mark.left - 240)}px`, top: `${mark.top + least + 4}px` }}>
      {label && <strong><Foreign words={label} /></strong>}
      <Foreign words={occurrence.url} />
      <span>{clicksOf(occurrence)}</span>
      {occurrence.share.value !== null && <span>{text("clickMap.shareOf", { share: percent(occurrence.share.value) })}</span>}
    </div>
  );
}

function clicksOf({ total, unique }: Occurrence): string {
  return text("clickMap.clicks", {
    clicks: plural("counted.clicks", total, count(total)), unique: plural("counted.unique", unique, count(unique)),
  });
}

function wordsOf(element: Element): string {
  return (element.textContent ?? "").replace(/\s+/g, " ").trim().slice(0, 100);
}

/** Makes the frame as large as the email, so that it has no bars of its own and marks need not follow them. */
function fit(frame: HTMLIFrameElement, stage: HTMLElement): void {
  const body = frame.contentDocument?.body;
  const root = frame.contentDocument?.documentElement;
  if (!root || !body) return;
  frame.style.width = "100%";
  if (root.scrollWidth > stage.clientWidth) frame.style.width = `${root.scrollWidth}px`;
  frame.style.height = "0";
  frame.style.height = `${Math.max(root.scrollHeight, body.scrollHeight)}px`;
}

/** At the end of the link's words, so that they can be read; in the upper corner of a picture. */
function markOf(element: Element, at: number): Mark {
  const picture = wordsOf(element) === "" || element.children.length === 1 && element.textContent === element.children[0]!.textContent
    ? element.querySelector("img, .image-of-email") : null;
  const link = (picture ?? element).getBoundingClientRect();
  const isHigh = link.height >= 2 * least;
  return { at, link, left: isHigh ? link.right - width : link.right - 2, top: isHigh ? link.top : link.top + link.height / 2 - least / 2 };
}

/** Marks that would cover each other stand one below the other. */
function apart(marks: Mark[]): Mark[] {
  const placed: Mark[] = [];
  const isNear = (a: Mark, b: Mark) => Math.abs(a.left - b.left) < width && Math.abs(a.top - b.top) < least;
  for (const mark of [...marks].sort((a, b) => a.top - b.top || a.left - b.left)) {
    const moved = { ...mark, left: Math.max(0, mark.left), top: Math.max(0, mark.top) };
    for (let near; (near = placed.find((other) => isNear(other, moved)));) moved.top = near.top + least;
    placed.push(moved);
  }
  return placed;
}
