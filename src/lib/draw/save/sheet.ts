import { type Attributes, xml } from './xml'

/** A rectangle on the page. */
export interface Box {
  x: number
  y: number
  width: number
  height: number
}

export const grown = ({ x, y, width, height }: Box, by: number): Box => ({
  x: x - by,
  y: y - by,
  width: width + 2 * by,
  height: height + 2 * by,
})

/** Something drawn, and the part of the page it covers. */
interface Piece {
  drawn: string
  box: Box
}

const room = 32 // between two pieces one above the other, at most

/** Where the pieces of a picture gather: what is drawn, and what it refers to. */
export class Sheet {
  private readonly bottom: Piece[] = []
  private readonly pieces: Piece[] = []
  private readonly definitions: string[] = []

  /** Put a piece on top of the others, or below all of them. */
  put(drawn: string, box: Box, below = false) {
    ;(below ? this.bottom : this.pieces).push({ drawn, box })
  }

  /** Something to refer to; returns the reference. */
  define(name: string, attributes: Attributes, inside: string): string {
    const id = `d${this.definitions.length}`
    this.definitions.push(xml(name, { id, ...attributes }, inside))
    return `url(#${id})`
  }

  /** Make one piece of what `draw` draws. */
  group(attributes: Attributes, draw: () => void, reach = (box: Box) => box) {
    const at = this.pieces.length
    draw()
    const inside = this.pieces.splice(at)
    if (!inside.length) return
    const drawn = inside.map((piece) => piece.drawn).join('')
    this.put(xml('g', attributes, drawn), reach(union(inside)))
  }

  /** Draw only what is inside of `box`. */
  clip(box: Box, draw: () => void) {
    const path = this.define('clipPath', {}, xml('rect', { ...box }))
    this.group({ 'clip-path': path }, draw, () => box)
  }

  /** Draw what was scrolled away to the left where it was before. */
  unscroll(by: number, draw: () => void) {
    const moved = (box: Box) => ({ ...box, x: box.x + by })
    this.group({ transform: `translate(${by})` }, draw, moved)
  }

  /** The whole picture from 0, 0 on: room that is left where something was left out is closed. */
  finish(margin: number): { drawn: string; width: number; height: number } {
    const all = [...this.bottom, ...this.pieces]
    const { x, width } = union(all)
    const above = new Map<Piece, number>()
    let end = margin
    let gap = 0 // from the page to the picture
    let reached = -Infinity
    for (const piece of [...all].sort((a, b) => a.box.y - b.box.y)) {
      const { y, height } = piece.box
      if (y > reached + room) gap = reached === -Infinity ? y - margin : gap + (y - reached - room)
      above.set(piece, gap)
      reached = Math.max(reached, y + height)
      end = Math.max(end, reached - gap)
    }
    const drawn = runs(all, (piece) => above.get(piece) ?? 0).map(([up, pieces]) =>
      xml('g', { transform: `translate(${margin - x} ${-up})` }, pieces.join('')),
    )
    const definitions = this.definitions.join('')
    return {
      drawn: (definitions && xml('defs', {}, definitions)) + drawn.join(''),
      width: Math.ceil(width + 2 * margin),
      height: Math.ceil(end + margin),
    }
  }
}

function union(pieces: readonly Piece[]): Box {
  const [first = { box: { x: 0, y: 0, width: 0, height: 0 } }, ...others] = pieces
  return others.reduce((all, { box }) => both(all, box), first.box)
}

function both(a: Box, b: Box): Box {
  const [x, y] = [Math.min(a.x, b.x), Math.min(a.y, b.y)]
  const right = Math.max(a.x + a.width, b.x + b.width)
  const bottom = Math.max(a.y + a.height, b.y + b.height)
  return { x, y, width: right - x, height: bottom - y }
}

/** Neighbours with the same number, together. */
function runs(pieces: readonly Piece[], of: (piece: Piece) => number): [number, string[]][] {
  const found: [number, string[]][] = []
  for (const piece of pieces) {
    const number = of(piece)
    if (found.at(-1)?.[0] === number) found.at(-1)?.[1].push(piece.drawn)
    else found.push([number, [piece.drawn]])
  }
  return found
}
