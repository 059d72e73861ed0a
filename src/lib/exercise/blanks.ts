/** What stands where something is missing. A name, so that the file with blanks can still be read. */
export const blank = '____'

/** A piece of a program: text, or the blank of that number, from 1. */
export type Part = { text: string } | { blank: number }

/** A starter in pieces. */
export const splitBlanks = (starter: string): Part[] =>
  starter
    .split(blank)
    .flatMap((text, i): Part[] => (i ? [{ blank: i }, { text }] : [{ text }]))
    .filter((part) => !('text' in part && part.text === ''))

/** The program with these answers in its blanks; what is not answered stays blank. */
export const fillBlanks = (starter: string, answers: readonly string[]): string =>
  splitBlanks(starter)
    .map((part) => ('text' in part ? part.text : answers[part.blank - 1]?.trim() || blank))
    .join('')

/** What stands in the blanks of a program made from this starter; null if something else was changed, too. */
export function answersIn(starter: string, program: string): string[] | null {
  const pattern = starter.split(blank).map(escaped).join('(.*?)')
  return new RegExp(`^${pattern}$`, 's').exec(program)?.slice(1) ?? null
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** The numbers of the blanks that are still empty. */
export function emptyBlanks(program: string, starter?: string): number[] {
  const answers = starter === undefined ? null : answersIn(starter, program)
  if (answers) return answers.flatMap((answer, i) => (answer.trim() === blank ? [i + 1] : []))
  return program
    .split(blank)
    .slice(1)
    .map((_, i) => i + 1)
}
