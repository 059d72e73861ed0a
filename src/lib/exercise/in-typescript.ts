import { camel } from '../torch/arguments'
import type { Mistake } from './catalogue'

/** Names as TypeScript spells them: the catalogue says `head_dim`, as the post does. */
export const inTypeScript = (text: string): string => text.replace(/\b[a-z]+(?:_[a-z]+)+\b/g, camel)

/** A mistake as it is told to who writes TypeScript. */
export function toldInTypeScript<M extends Pick<Mistake, 'diagnosis'>>(mistake: M): M {
  const { zh, en } = mistake.diagnosis
  return { ...mistake, diagnosis: { zh: inTypeScript(zh), en: inTypeScript(en) } }
}
