import type { Config } from '../lesson'
import { grid } from '../picture'

/** What `pos_emb[:, :1+h*w]` takes: the places of a large grid, in reading order, given to the patches of another. */
export interface Taken {
  /** Places in a row of the large grid; it has as many rows. */
  side: number
  /** The grid of the photo. */
  h: number
  w: number
  /** How many patches get a place: all of them, or as many as there are. */
  count: number
  /** How many of them get the place of their own row and column. */
  right: number
}

export function taken(config: Config): Taken {
  const { h, w, positions } = grid(config)
  const side = Math.sqrt(positions)
  const count = Math.min(h * w, positions)
  const right = Array.from({ length: count }, (_, patch) => patch).filter(
    (patch) => ownPlace({ side, w }, patch) === patch,
  ).length
  return { side, h, w, count, right }
}

/** The place in the large grid that has this patch’s row and column; null if there is none. */
export function ownPlace({ side, w }: Pick<Taken, 'side' | 'w'>, patch: number): number | null {
  const [row, column] = [Math.floor(patch / w), patch % w]
  return row < side && column < side ? row * side + column : null
}

/** Neighbours in a grid whose places come from one row of the large one. */
export interface Run {
  row: number
  column: number
  length: number
  /** The row of the large grid. */
  from: number
}

/** The first `count` places, laid out `columns` to a row. */
export function runs(columns: number, side: number, count: number): Run[] {
  const found: Run[] = []
  for (let at = 0; at < count; ) {
    const ends = [count, at + columns - (at % columns), at + side - (at % side)]
    const end = Math.min(...ends)
    found.push({
      row: Math.floor(at / columns),
      column: at % columns,
      length: end - at,
      from: Math.floor(at / side),
    })
    at = end
  }
  return found
}
