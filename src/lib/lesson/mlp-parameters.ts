import { TransformerEncoderBlock } from '../vit/block'

/** A layer of an encoder block and what it learns. */
export interface Layer {
  /** Its path in `state_dict()`: `mlp.fc1`. */
  name: string
  part: 'attention' | 'norm' | 'mlp'
  /** Shapes of its weight and its bias. */
  shapes: number[][]
  count: number
}

const order = ['msa.proj_q', 'msa.proj_k', 'msa.proj_v', 'msa.out_proj', 'norm1', 'norm2', 'mlp.fc1', 'mlp.fc2'] // biome-ignore format: one row of the picture
const partOf = (name: string): Layer['part'] =>
  name.startsWith('mlp') ? 'mlp' : name.startsWith('msa') ? 'attention' : 'norm'

/** The layers of a real block with these widths, counted. On `meta` this takes no memory. */
export function blockLayers(embedDim: number, mlpDim: number): Layer[] {
  const block = new TransformerEncoderBlock(embedDim, 1, mlpDim) // heads share the weights out, they add none
  const parameters = [...block.namedParameters()]
  return order.map((name) => {
    const own = parameters.filter(([key]) => key.startsWith(`${name}.`)).map(([, tensor]) => tensor)
    const count = own.reduce((sum, tensor) => sum + tensor.numel(), 0)
    return { name, part: partOf(name), shapes: own.map((tensor) => [...tensor.shape]), count }
  })
}

export const countOf = (layers: Layer[], part?: Layer['part']) =>
  layers.filter((layer) => !part || layer.part === part).reduce((sum, { count }) => sum + count, 0)
