import type { nn } from '../torch'
import { PatchEmbedding } from '../vit/patch'
import type { Golden } from './golden'

interface Entry {
  /** Constructor arguments by their names in the post, in the post's order. */
  names: readonly string[]
  create: new (...values: number[]) => nn.Module
}

/** The classes of the post that are written here. */
const modules: ReadonlyMap<string, Entry> = new Map([
  [
    'PatchEmbedding',
    { names: ['in_channels', 'patch_size', 'embed_dim', 'image_size'], create: PatchEmbedding },
  ],
])

export const isKnown = (module: string) => modules.has(module)

/** The module that a golden names, with the weights it starts from. */
export function build(golden: Golden): nn.Module {
  const { names, create } = modules.get(golden.module) as Entry
  for (const name of golden.init.keys()) {
    if (!names.includes(name)) throw new Error(`${golden.module} takes no argument ${name}`)
  }
  const missing = names.filter((name) => name !== 'dropout' && !golden.init.has(name))
  if (missing.length) throw new Error(`init lacks ${missing.join(', ')}`)
  checkSizes(golden)
  const model = new create(...names.map((name) => golden.init.get(name) as number))
  model.loadStateDict(golden.state())
  return model
}

/** A size must be that of some weight in the file: memory is never reserved on the word of `init` alone. */
function checkSizes(golden: Golden) {
  const { init } = golden
  const state = golden.group('state.')
  const sizes = new Set([...state.values()].flatMap(({ shape }) => shape))
  const depth = init.get('depth') ?? 1
  if (depth > state.size) throw new Error(`init says depth ${depth}; the weights do not`)
  const widths = ['in_channels', 'patch_size', 'embed_dim', 'num_classes', 'out_dim']
  for (const name of depth > 0 ? [...widths, 'mlp_dim'] : widths) {
    const size = init.get(name)
    if (size !== undefined && !sizes.has(size)) {
      throw new Error(`init says ${name} ${size}; no weight in the file has that size`)
    }
  }
  const [image, patch] = [init.get('image_size'), init.get('patch_size')]
  if (
    image !== undefined &&
    patch !== undefined &&
    !sizes.has(Math.floor(image / patch) ** 2 + 1)
  ) {
    throw new Error(`init says image_size ${image}; the positions in the file do not`)
  }
}
