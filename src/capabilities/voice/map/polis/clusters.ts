/** Points that lie together. */
export interface Cluster {
  /** Its place among the first centres; a cluster that ran empty leaves a gap. */
  id: number;
  /** Places in the list of points, ascending. */
  members: number[];
  centre: readonly [number, number];
}

/** Points in the plane: x and y in turn, and how heavily each counts. */
export interface WeighedPoints {
  positions: Float64Array;
  weights: Float64Array;
}

/**
 * k-means as Polis runs it: begun with the first k distinct points in their order; a tie goes to the later cluster; a cluster left empty is dropped;
 * ended when, old and new centres each in order of (x, y), every pair lies under 0.01 apart, or after `steps` + 1 steps.
 * The outcome depends on the order of the points by construction. Source: sections 2.6 and 2.7 (clusters.clj).
 */
export function kMeans(points: WeighedPoints, k: number, steps: number): Cluster[] {
  let clusters = firstDistinct(points.positions, k);
  for (let turn = 0; turn <= steps; turn++) {
    const moved = stepOf(points, clusters);
    const isSettled = areNear(clusters, moved);
    clusters = moved;
    if (isSettled) break;
  }
  return clusters;
}

function firstDistinct(positions: Float64Array, k: number): Cluster[] {
  const seen = new Set<string>();
  const clusters: Cluster[] = [];
  for (let n = 0; n < positions.length / 2 && clusters.length < k; n++) {
    // Adding 0 makes -0 and 0 the same place.
    const centre = [(positions[2 * n] as number) + 0, (positions[2 * n + 1] as number) + 0] as const;
    if (seen.has(centre.join())) continue;
    seen.add(centre.join());
    clusters.push({ id: clusters.length, members: [], centre });
  }
  return clusters;
}

function stepOf({ positions, weights }: WeighedPoints, clusters: readonly Cluster[]): Cluster[] {
  const search = searchAmong(clusters);
  const members: number[][] = clusters.map(() => []);
  const sums = new Float64Array(3 * clusters.length);
  for (let n = 0; n < weights.length; n++) {
    const [x, y, w] = [positions[2 * n] as number, positions[2 * n + 1] as number, weights[n] as number];
    const place = search(x, y);
    members[place]?.push(n);
    sums[3 * place] = (sums[3 * place] as number) + w * x;
    sums[3 * place + 1] = (sums[3 * place + 1] as number) + w * y;
    sums[3 * place + 2] = (sums[3 * place + 2] as number) + w;
  }
  return clusters.flatMap(({ id }, place) => {
    const own = members[place] as number[];
    const [x, y, weight] = sums.subarray(3 * place) as unknown as [number, number, number];
    return own.length === 0 ? [] : [{ id, members: own, centre: [x / weight, y / weight] as const }];
  });
}

/** Finds the nearest centre, of equally near ones the latest, looking to the left and the right of a point no further than what was found. */
function searchAmong(clusters: readonly Cluster[]): (x: number, y: number) => number {
  const order = [...clusters.keys()].sort((one, other) => (clusters[one]?.centre[0] ?? 0) - (clusters[other]?.centre[0] ?? 0));
  const xs = Float64Array.from(order, (place) => clusters[place]?.centre[0] ?? 0);
  const ys = Float64Array.from(order, (place) => clusters[place]?.centre[1] ?? 0);
  const places = Int32Array.from(order);
  return (x, y) => {
    let [right, end] = [0, xs.length];
    while (right < end) {
      const middle = (right + end) >> 1;
      if ((xs[middle] as number) < x) right = middle + 1;
      else end = middle;
    }
    let left = right - 1;
    let best = -1;
    let least = Number.POSITIVE_INFINITY;
    for (;;) {
      const toRight = right < xs.length ? (xs[right] as number) - x : Number.POSITIVE_INFINITY;
      const toLeft = left >= 0 ? x - (xs[left] as number) : Number.POSITIVE_INFINITY;
      const dx = Math.min(toLeft, toRight);
      if (dx === Number.POSITIVE_INFINITY || dx * dx > least) return best;
      const at = toRight <= toLeft ? right++ : left--;
      const dy = y - (ys[at] as number);
      const distance = dx * dx + dy * dy;
      const place = places[at] as number;
      if (distance > least || (distance === least && place < best)) continue;
      least = distance;
      best = place;
    }
  };
}

function areNear(before: readonly Cluster[], after: readonly Cluster[]): boolean {
  const inOrder = (clusters: readonly Cluster[]) => clusters.map(({ centre }) => centre).sort((one, other) => one[0] - other[0] || one[1] - other[1]);
  const old = inOrder(before);
  return inOrder(after).every(([x, y], n) => Math.hypot(x - (old[n]?.[0] ?? x), y - (old[n]?.[1] ?? y)) < 0.01);
}

/**
 * The plain mean over all points of (b − a) / max(a, b), a the mean distance to the others of one's own cluster and b the least mean distance to those
 * of another; 0 for who is alone. Unweighted, Euclidean, from -1 to 1. Source: section 2.7.
 */
export function silhouetteOf({ positions, weights }: WeighedPoints, clusters: readonly Cluster[]): number {
  const home = new Int32Array(weights.length);
  clusters.forEach(({ members }, place) => {
    for (const n of members) home[n] = place;
  });
  let total = 0;
  for (let n = 0; n < weights.length; n++) {
    const sums = new Float64Array(clusters.length);
    for (let m = 0; m < weights.length; m++) {
      const place = home[m] as number;
      const distance = Math.hypot(
        (positions[2 * n] as number) - (positions[2 * m] as number),
        (positions[2 * n + 1] as number) - (positions[2 * m + 1] as number),
      );
      sums[place] = (sums[place] as number) + distance;
    }
    total += silhouetteOfOne(sums, clusters, home[n] as number);
  }
  return weights.length === 0 ? 0 : total / weights.length;
}

function silhouetteOfOne(sums: Float64Array, clusters: readonly Cluster[], own: number): number {
  const size = clusters[own]?.members.length ?? 0;
  if (size < 2 || clusters.length < 2) return 0;
  const a = (sums[own] as number) / (size - 1);
  let b = Number.POSITIVE_INFINITY;
  clusters.forEach(({ members }, place) => {
    if (place !== own) b = Math.min(b, (sums[place] as number) / members.length);
  });
  return Math.max(a, b) === 0 ? 0 : (b - a) / Math.max(a, b);
}
