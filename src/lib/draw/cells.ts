/** A tensor laid out on paper: the last axis across, the one before down, earlier ones as panels across and down again. */
export interface CellLayout {
  width: number
  height: number
  /** Left and top of the cell at this position in reading order. */
  place: (flat: number) => [x: number, y: number]
  /** `x[1, 0]` above each panel, if there are several. */
  captions: { text: string; x: number; y: number }[]
}

export interface CellSize {
  width: number
  height: number
  /** Between panels. */
  gap: number
  /** Room for a caption above each panel. */
  caption: number
}

export function layoutCells(name: string, shape: readonly number[], cell: CellSize): CellLayout {
  const rank = shape.length
  const captioned = rank > 2
  const pitch = new Array<number>(rank)
  const block = { across: cell.width, down: cell.height + 0 }
  let counted = 1
  const step = new Array<number>(rank)
  for (let axis = rank - 1; axis >= 0; axis--) {
    const direction = (rank - 1 - axis) % 2 ? 'down' : 'across'
    if (axis === rank - 3 && captioned) block.down += cell.caption
    const gap = axis > rank - 3 ? 0 : cell.gap * (axis > rank - 5 ? 1 : 2)
    pitch[axis] = block[direction] + gap
    block[direction] = shape[axis] * pitch[axis] - gap
    step[axis] = counted
    counted *= shape[axis]
  }
  const index = (flat: number) => shape.map((size, axis) => Math.floor(flat / step[axis]) % size)
  const place = (flat: number): [number, number] => {
    const at: [number, number] = [0, captioned ? cell.caption : 0]
    index(flat).forEach((i, axis) => {
      at[(rank - 1 - axis) % 2] += i * pitch[axis]
    })
    return at
  }
  const panel = captioned ? shape[rank - 1] * shape[rank - 2] : counted
  const captions = Array.from({ length: captioned ? counted / panel : 0 }, (_, k) => {
    const [x, y] = place(k * panel)
    return {
      text: `${name}[${index(k * panel)
        .slice(0, -2)
        .join(', ')}]`,
      x,
      y: y - 6,
    }
  })
  return { width: block.across, height: block.down, place, captions }
}
