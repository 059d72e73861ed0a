import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { loadPyodide } from 'pyodide'
import { type Options, Python } from './engine'

const require = createRequire(import.meta.url)

/** Python in Node, from the package's own files. */
export const startPython = (options: Pick<Options, 'print'> = {}): Promise<Python> =>
  Python.start({
    ...options,
    load: loadPyodide,
    from: { indexURL: `${dirname(require.resolve('pyodide/package.json'))}/` },
  })
