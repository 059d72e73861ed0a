import type { ModuleName } from './modules'
import type { Both } from './observation'
import type { Print } from './print'

/** One known way to write a module: a mistake, or another right way. */
export interface Mistake {
  id: string
  module: ModuleName
  title: Both
  diagnosis: Both
  /** Where its module's lesson explains it: the id of a section or a question. */
  section: string
  /** The line at fault, where there is one. */
  line: { py: string | null; ts: string | null } | null
  /** Others that compute the very same. */
  group: readonly string[]
  /** It is right all the same. */
  accept: boolean
  /** The TypeScript; none where the mistake cannot be made in it. */
  source: string | null
  /** The Python, where there is no TypeScript. */
  python?: string | null
}

/** What is known of a module: how the post writes it, and how it is got wrong. */
export interface Known {
  original: string
  mistakes: readonly Mistake[]
  /** What each mistake does, and each two made at once: by its id, or both ids with a plus. */
  prints: Readonly<Record<string, Print>>
}

/** Where to ask what is known of a module; it is loaded when first needed. */
export type Catalogue = (module: ModuleName) => Promise<Known>
