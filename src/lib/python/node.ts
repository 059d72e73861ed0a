import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { loadPyodide } from 'pyodide'
import { type Options, Python } from './engine'

const require = createRequire(import.meta.url)

type Given = Pick<Options, 'print'> & {
  /** Another zip of Python's own library than the package's. */
  library?: string
}

/** Python in Node, from the package's own files. */
export const startPython = ({ library, ...options }: Given = {}): Promise<Python> =>
  Python.start({
    ...options,
    load: loadPyodide,
    from: {
      indexURL: `${dirname(require.resolve('pyodide/package.json'))}/`,
      ...(library && { stdLibURL: library }),
    },
  })
