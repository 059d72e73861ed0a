/** Files by their names; what kind each is, is known by how the name ends. */
export type Files = Readonly<Record<string, ArrayBuffer>>

const kinds: Readonly<Record<string, string>> = { wasm: 'application/wasm', zip: 'application/zip' }

/** What `work` fetches while it runs is one of these files: a sandbox has no network. */
export async function offline<T>(files: Files, work: () => Promise<T>): Promise<T> {
  const { fetch } = globalThis
  globalThis.fetch = async (address) => {
    const name = String(address).split('/').pop() ?? ''
    if (!files[name]) throw new TypeError(`${address} is not here`)
    const headers = { 'content-type': kinds[name.split('.').pop() ?? ''] }
    return new Response(files[name], { headers })
  }
  try {
    return await work()
  } finally {
    globalThis.fetch = fetch
  }
}
