/** Maps numbers between two ends onto another two ends, evenly; a domain of one number falls in the middle. */
export const linear =
  ([from, to]: readonly [number, number], [start, end]: readonly [number, number]) =>
  (value: number): number =>
    from === to ? (start + end) / 2 : start + ((value - from) / (to - from)) * (end - start)

/** A length as an SVG attribute: a tenth of a unit is finer than any screen. */
export const units = (length: number): string => String(Math.round(length * 10) / 10)

/** Moves labels apart that would lie on each other, none beyond `bottom`; they keep their order. */
export function spread(places: readonly number[], gap: number, bottom: number): number[] {
  const order = places.map((place, at) => ({ place, at })).sort((a, b) => a.place - b.place)
  for (const [at, one] of order.entries()) one.place = Math.max(one.place, (order[at - 1]?.place ?? -gap) + gap)
  for (const [at, one] of [...order.entries()].reverse())
    one.place = Math.min(one.place, at === order.length - 1 ? bottom : (order[at + 1]?.place ?? bottom) - gap)
  const moved = [...places]
  for (const { place, at } of order) moved[at] = place
  return moved
}
