import type { Row } from './rows'

/** A stop of the whole model: a module or an operation, and the line of the post that runs it. */
export interface Station {
  id: string
  /** As the post's code would reach it. */
  name: string
  kind: 'emb' | 'layer' | 'norm' | 'cls' | 'lin'
  /** The line of the post's forward. */
  line: string
  row: Row
}

/** The four rows of a finished run as stops, the encoder opened into its layers and its norm. */
export function rail(rows: Row[]): Station[] {
  const [emb, trans, cls, lin] = rows
  const inside = trans.rows as Row[]
  const layers = inside.slice(0, -1).map(
    (row, i): Station => ({
      id: `layer${i}`,
      name: `layers[${i}]`,
      kind: 'layer',
      line: 'trans',
      row,
    }),
  )
  return [
    { id: 'emb', name: 'emb', kind: 'emb', line: 'emb', row: emb },
    ...layers,
    { id: 'norm', name: 'norm', kind: 'norm', line: 'trans', row: inside[inside.length - 1] },
    { id: 'cls', name: '[:, 0]', kind: 'cls', line: 'cls', row: cls },
    { id: 'lin', name: 'lin', kind: 'lin', line: 'lin', row: lin },
  ]
}
