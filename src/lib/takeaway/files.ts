import post from '../../../content/original/vit.py?raw'
import { classSource } from '../lesson/lines'
import { examples } from './example'
import numbers from './expected.json'
import { type Expected, notebook, parts, sources } from './python'

export const expected: Record<string, Expected> = numbers

/** Does a lesson's module have something to take away? */
export const hasTakeAway = (module: string | undefined): module is string =>
  module !== undefined && module in examples

const cells = (module: string) =>
  parts(
    sources((name) => classSource(post, name), module),
    module,
    expected[module],
  )

/** A module's script: the post's code, a run, and the numbers it must give. */
export const script = (module: string, title: string) =>
  `"""${title}"""\n${cells(module).join('\n\n\n')}\n`

export const notebookOf = (module: string, title: string) => notebook(`# ${title}\n`, cells(module))
