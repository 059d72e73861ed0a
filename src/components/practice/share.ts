import { decodeAnswer, encodeAnswer } from '../../lib/practice/link'

/** Copy a link to this page that carries a program; false if it could not be copied. */
export async function copyLink(program: string): Promise<boolean> {
  try {
    const code = await encodeAnswer(program)
    await navigator.clipboard.writeText(`${location.origin}${location.pathname}#answer=${code}`)
    return true
  } catch {
    return false
  }
}

/** The program that the page's address carries: null if it cannot be read, nothing if there is none. */
export async function linked(): Promise<string | null | undefined> {
  const code = location.hash.match(/^#answer=(.*)$/)?.[1]
  return code === undefined ? undefined : decodeAnswer(code)
}
