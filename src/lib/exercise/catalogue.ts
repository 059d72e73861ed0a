import type { ModuleName } from './modules'
import type { Both } from './observation'

/** One known way to write a module: a mistake, or another right way. */
export interface Mistake {
  id: string
  module: ModuleName
  title: Both
  diagnosis: Both
  /** The line at fault, where there is one. */
  line: { py: string | null; ts: string | null } | null
  /** Others that compute the very same. */
  group: readonly string[]
  /** It is right all the same. */
  accept: boolean
  /** The TypeScript; none where the mistake cannot be made in it. */
  source: string | null
}

export type Catalogue = readonly Mistake[]
