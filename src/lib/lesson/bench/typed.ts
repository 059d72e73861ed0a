import { readShape } from '../answer'
import { isCall, type Operation, operations } from './calls'

export type Typed =
  | { kind: 'call'; args: number[] }
  | { kind: 'unreadable' }
  | { kind: 'count'; least: number; most: number }
  | { kind: 'bounds' }

/** Arguments as a reader types them: `2, -1`, `（2，12）`, `2 12`, or nothing. */
export function typedArguments(op: Operation, text: string): Typed {
  const parts = text.trim() === '' ? [] : readShape(text)
  const args = parts?.map(Number) ?? []
  if (!parts || !args.every(Number.isInteger)) return { kind: 'unreadable' }
  const { least, most } = operations[op]
  if (args.length < least || args.length > most) return { kind: 'count', least, most }
  return isCall(op, args) ? { kind: 'call', args } : { kind: 'bounds' }
}
