import { registerMap } from "echarts/core";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";

let isRegistered = false;

/** The world's countries for charts, each named by its two letters. Antarctica is left out: nobody reads mail there. */
export function registerWorld(world: Topology): void {
  if (isRegistered) return;
  const countries = feature(world, world.objects["countries"] as GeometryCollection<{ name: string }>);
  const features = countries.features.filter(({ properties }) => properties.name !== "AQ");
  features.forEach(({ geometry }) => {
    if (geometry.type === "Polygon") joinAcrossTheDateLine(geometry.coordinates);
    if (geometry.type === "MultiPolygon") geometry.coordinates.forEach(joinAcrossTheDateLine);
  });
  registerMap("world", { ...countries, features } as Parameters<typeof registerMap>[1]);
  isRegistered = true;
}

/** A shape on both sides of the 180th meridian, as Russia's, goes on beyond it, instead of back over the whole map. */
function joinAcrossTheDateLine(rings: number[][][]): void {
  for (const ring of rings) {
    const isAcross = ring.some(([longitude], at) => at > 0 && Math.abs(longitude! - ring[at - 1]![0]!) > 180);
    if (isAcross) ring.forEach((point) => (point[0]! < 0) && (point[0]! += 360));
  }
}

const [a1, a2, a3, a4] = [1.340264, -0.081106, 0.000893, 0.003796] as const;
const degree = Math.PI / 180;

/** Equal Earth (Šavrič, Patterson and Jenny, 2018): areas are true, so that no country looks larger than it is. */
export const equalEarth = {
  project([longitude, latitude]: [number, number]): [number, number] {
    const angle = Math.asin((Math.sqrt(3) / 2) * Math.sin(latitude * degree));
    const square = angle * angle;
    const sixth = square ** 3;
    const x = (2 * Math.sqrt(3) * longitude * degree * Math.cos(angle))
      / (3 * (9 * a4 * sixth * square + 7 * a3 * sixth + 3 * a2 * square + a1));
    return [x, -(angle * (a4 * sixth * square + a3 * sixth + a2 * square + a1))];
  },
  unproject([x, y]: [number, number]): [number, number] {
    let angle = -y;
    // Newton's method: a few steps are exact enough for a pointer.
    for (let step = 0; step < 8; step++) {
      const square = angle * angle;
      const sixth = square ** 3;
      const value = angle * (a4 * sixth * square + a3 * sixth + a2 * square + a1) + y;
      angle -= value / (9 * a4 * sixth * square + 7 * a3 * sixth + 3 * a2 * square + a1);
    }
    const square = angle * angle;
    const sixth = square ** 3;
    const longitude = (3 * x * (9 * a4 * sixth * square + 7 * a3 * sixth + 3 * a2 * square + a1)) / (2 * Math.sqrt(3) * Math.cos(angle));
    return [longitude / degree, Math.asin(Math.max(-1, Math.min(1, (2 * Math.sin(angle)) / Math.sqrt(3)))) / degree];
  },
};
