import type { Bench } from './calls'

/** Chains to try in one click; their names and what to look for are in the dictionaries, by `id`. */
export const ready = [
  {
    id: 'permuteReshape',
    sizes: [4, 2, 3],
    calls: [
      { op: 'permute', args: [1, 2, 0] },
      { op: 'reshape', args: [6, 4] },
    ],
  },
  { id: 'reshape', sizes: [4, 2, 3], calls: [{ op: 'reshape', args: [6, 4] }] },
  {
    id: 'view',
    sizes: [2, 3, 4],
    calls: [
      { op: 'transpose', args: [1, 2] },
      { op: 'view', args: [2, 12] },
    ],
  },
  { id: 'expand', sizes: [3, 1], calls: [{ op: 'expand', args: [3, 4] }] },
  { id: 'add', sizes: [3, 1], calls: [{ op: 'add', args: [4] }] },
] as const satisfies readonly (Bench | { id: string })[]

export type ReadyId = (typeof ready)[number]['id']

export const readyBench = (id: ReadyId): Bench => {
  const { sizes, calls } = ready.find((chain) => chain.id === id) ?? ready[0]
  return { sizes: [...sizes], calls: calls.map(({ op, args }) => ({ op, args: [...args] })) }
}

/** What the page begins with. */
export const firstBench: Bench = readyBench('permuteReshape')
