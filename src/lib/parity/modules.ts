import type { nn } from '../torch'
import * as vit from '../vit'
import type { Golden } from './golden'

type Create = new (...values: number[]) => nn.Module

/** Whose classes are compared: ours, unless a Python program's are. */
export type Classes = (module: string) => Create

interface Entry {
  /** Constructor arguments by their names in the post, in the post's order. */
  names: readonly string[]
  create: Create
}

const entry = (create: Entry['create'], names: string): Entry => ({
  create,
  names: names.split(' '),
})

/** The classes of the post. */
const modules: ReadonlyMap<string, Entry> = new Map([
  ['PatchEmbedding', entry(vit.PatchEmbedding, 'in_channels patch_size embed_dim image_size')],
  ['MultiHeadSelfAttention', entry(vit.MultiHeadSelfAttention, 'embed_dim num_heads dropout')],
  ['MlpBlock', entry(vit.MlpBlock, 'embed_dim mlp_dim out_dim dropout')],
  [
    'TransformerEncoderBlock',
    entry(vit.TransformerEncoderBlock, 'embed_dim num_heads mlp_dim dropout'),
  ],
  [
    'TransformerEncoder',
    entry(vit.TransformerEncoder, 'embed_dim num_heads mlp_dim depth dropout'),
  ],
  [
    'VisionTransformer',
    entry(
      vit.VisionTransformer,
      'image_size in_channels num_classes patch_size embed_dim depth num_heads mlp_dim dropout',
    ),
  ],
])

export const ours: Classes = (module) => (modules.get(module) as Entry).create

export const isKnown = (module: string) => modules.has(module)

/** The module that a golden names, with the weights it starts from. */
export function build(golden: Golden, classes: Classes): nn.Module {
  const { names } = modules.get(golden.module) as Entry
  for (const name of golden.init.keys()) {
    if (!names.includes(name)) throw new Error(`${golden.module} takes no argument ${name}`)
  }
  const missing = names.filter((name) => name !== 'dropout' && !golden.init.has(name))
  if (missing.length) throw new Error(`init lacks ${missing.join(', ')}`)
  checkSizes(golden)
  const create = classes(golden.module)
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
