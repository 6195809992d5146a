// In which order to call on some households: what lianxin/liaison/calc/routes.py says, step by step, for the phone.

export type Spot = readonly [east: number, north: number]
type Ways = number[][]

const TOGETHER = 3
const MOST_STOPS = 200

export function metres(one: Spot, other: Spot): number {
  const east = one[0] - other[0]
  const north = one[1] - other[1]
  return Math.round(Math.sqrt(east * east + north * north))
}

/** The order of the spots and the metres there and back; spots nobody has measured (null) come last. */
export function roundTrip(start: Spot | null, spots: readonly (Spot | null)[]): { order: number[]; metres: number } {
  const known: number[] = []
  const rest: number[] = []
  spots.forEach((spot, at) => (spot && known.length < MOST_STOPS ? known : rest).push(at))
  if (!known.length) return { order: rest, metres: 0 }
  const points = [start ?? spots[known[0]]!, ...known.map((at) => spots[at]!)]
  const way = points.map((one) => points.map((other) => metres(one, other)))
  const near = shorten(nearestFirst(way, 0), way)
  const far = shorten(nearestFirst(way, way[0].indexOf(Math.max(...way[0]))), way)
  const tour = lengthOf(far, way) < lengthOf(near, way) ? far : near
  return { order: [...tour.slice(1, -1).map((at) => known[at - 1]), ...rest], metres: lengthOf(tour, way) }
}

export function lengthOf(tour: number[], way: Ways): number {
  let sum = 0
  for (let at = 1; at < tour.length; at++) sum += way[tour[at - 1]][tour[at]]
  return sum
}

function nearestFirst(way: Ways, first: number): number[] {
  const order = [first]
  const left = way.map((_row, at) => at).filter((at) => at !== first)
  while (left.length) {
    const here = way[order[order.length - 1]]
    let nearest = 0
    for (let at = 1; at < left.length; at++) if (here[left[at]] < here[left[nearest]]) nearest = at
    order.push(...left.splice(nearest, 1))
  }
  const home = order.indexOf(0)
  return [...order.slice(home), ...order.slice(0, home), 0]
}

function shorten(tour: number[], way: Ways): number[] {
  while (turn(tour, way) || move(tour, way));
  return tour
}

/** 2-opt: turn parts round as long as that shortens. */
function turn(tour: number[], way: Ways): boolean {
  const last = tour.length - 1
  let shorter = false
  for (let i = 0; i < last - 2; i++) {
    const before = way[tour[i]]
    let first = tour[i + 1]
    for (let j = i + 2; j < last; j++) {
      const end = tour[j]
      const after = tour[j + 1]
      if (before[end] + way[first][after] >= before[first] + way[end][after]) continue
      tour.splice(i + 1, j - i, ...tour.slice(i + 1, j + 1).reverse())
      first = end
      shorter = true
    }
  }
  return shorter
}

/** Or-opt: the first move of up to three stops, either way round, that shortens. */
function move(tour: number[], way: Ways): boolean {
  const last = tour.length - 1
  for (let count = 1; count <= TOGETHER; count++)
    for (let i = 1; i <= last - count; i++) {
      const first = way[tour[i]]
      const end = way[tour[i + count - 1]]
      const before = tour[i - 1]
      const after = tour[i + count]
      const gain = first[before] + end[after] - way[before][after]
      if (gain <= 0) continue
      for (let j = 0; j < last; j++) {
        if (j >= i - 1 && j < i + count) continue
        const saved = gain + way[tour[j]][tour[j + 1]]
        const ahead = first[tour[j]] + end[tour[j + 1]]
        const back = end[tour[j]] + first[tour[j + 1]]
        if (ahead >= saved && back >= saved) continue
        const part = tour.splice(i, count)
        tour.splice(j < i ? j + 1 : j + 1 - count, 0, ...(ahead <= back ? part : part.reverse()))
        return true
      }
    }
  return false
}
