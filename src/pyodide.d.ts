declare module 'pyodide/pyodide.asm.mjs' {
  /** What makes the wasm run; pyodide's own loader calls it. */
  const create: NonNullable<
    NonNullable<Parameters<typeof import('pyodide').loadPyodide>[0]>['createPyodideModule']
  >
  export default create
}
