import { count } from "../format";

/**
 * A colour class, from 0 to 5, of a count; the most has 5. Classes are by the square root, so that one high count does not flatten all
 * others.
 */
export function heatOf(value: number, most: number): number {
  return value <= 0 || most <= 0 ? 0 : Math.max(1, Math.ceil(5 * Math.sqrt(value / most)));
}

export interface HeatClass {
  heat: number;
  /** The counts that have it, both ends included. */
  low: number;
  high: number;
  label: string;
}

/** What the classes mean: the counts of each, from the least to the most. Classes that hold no count are left out. */
export function heatClasses(most: number): HeatClass[] {
  const classes = [{ heat: 0, low: 0, high: 0, label: count(0) }];
  for (let heat = 1; heat <= 5; heat++) {
    const low = Math.floor(most * ((heat - 1) / 5) ** 2) + 1;
    const high = Math.floor(most * (heat / 5) ** 2);
    if (low <= high) classes.push({ heat, low, high, label: low === high ? count(low) : `${count(low)}–${count(high)}` });
  }
  return classes;
}
