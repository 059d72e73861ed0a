/** A plugin for Vite: what the editor's TypeScript knows is computed when its worker is built. */
export const declared = {
  name: 'declared',
  resolveId: (id: string) => (id.startsWith('virtual:typescript-') ? `\0${id}` : undefined),
  async load(id: string) {
    const [, what] = /^\0virtual:typescript-(files|chinese)$/.exec(id) ?? []
    if (!what) return
    const { chinese, declarations } = await import('./declarations.ts')
    return `export default ${JSON.stringify(what === 'files' ? declarations() : chinese())}`
  },
}
