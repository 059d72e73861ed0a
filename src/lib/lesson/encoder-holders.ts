import { arange, manualSeed, nn, noGrad, optim, Slice, type Tensor } from '../torch'
import { TransformerEncoderBlock } from '../vit/block'
import { TransformerEncoder } from '../vit/encoder'
import type { Config } from './lesson'

/** Ways to hold the layers: the post's, and three that look like it. */
export const holders = ['moduleList', 'plainList', 'sameBlock', 'copies'] as const
export type Holder = (typeof holders)[number]

const newBlock = (c: Config) => new TransformerEncoderBlock(c.embedDim, c.numHeads, c.mlpDim)
const newBlocks = (c: Config) => Array.from({ length: c.depth }, () => newBlock(c))

/** The post's forward, over whatever holds the layers. */
class Encoder extends nn.Module {
  norm: nn.LayerNorm

  constructor(
    readonly layers: nn.ModuleList | nn.Module[],
    embedDim: number,
  ) {
    super()
    this.norm = new nn.LayerNorm(embedDim)
  }

  forward(x: Tensor): Tensor {
    for (const layer of this.layers) x = layer(x)
    return this.norm(x)
  }
}

function deepcopy(block: nn.Module, c: Config): nn.Module {
  const copy = newBlock(c)
  copy.loadStateDict(block.stateDict())
  return copy
}

const build: Record<Holder, (c: Config) => TransformerEncoder | Encoder> = {
  moduleList: (c) => new TransformerEncoder(c.embedDim, c.numHeads, c.mlpDim, c.depth),
  plainList: (c) => new Encoder(newBlocks(c), c.embedDim),
  sameBlock: (c) => {
    const block = newBlock(c)
    return new Encoder(new nn.ModuleList(Array(c.depth).fill(block)), c.embedDim)
  },
  copies: (c) => {
    const block = newBlock(c)
    const copies = Array.from({ length: c.depth }, () => deepcopy(block, c))
    return new Encoder(new nn.ModuleList(copies), c.embedDim)
  },
}

/** One weight of one module: before the step, its gradient, and after. */
export interface Watched {
  name: string
  before: number
  grad: number
  after: number
}

/** What a way to hold the layers comes to. */
export interface Holding {
  /** How many tensors `parameters()` gives, and how many numbers they hold. */
  parameters: number
  numbers: number
  /** The keys of `stateDict()`. */
  keys: string[]
  /** What the encoder gives before the step. */
  output: Float32Array
  loss: { before: number; after: number }
  watched: Watched[]
}

/** The learning rate of the one step. */
export const rate = 0.1

/**
 * Build an encoder that holds its layers in this way, and take one real step of SGD: the numbers of the class token are
 * read as logits, and photo i belongs to class i.
 */
export async function hold(way: Holder, c: Config, tokens: Tensor): Promise<Holding> {
  manualSeed(1) // the same weights for every way that makes as many
  const model = build[way](c)
  const parameters = model.parameters()
  const optimizer = new optim.SGD(parameters, { lr: rate })
  const labels = arange(c.batch)
  const lossOf = (output: Tensor) => new nn.CrossEntropyLoss()(output.index(Slice(), 0), labels)

  const output = model(tokens)
  const loss = lossOf(output)
  loss.backward()
  const weights = watchedWeights(model)
  const before = await firstOf(weights)
  const grads = await firstOf(weights.map(([name, { grad }]) => [name, grad as Tensor]))
  optimizer.step()
  const after = await firstOf(weights)
  return {
    parameters: parameters.length,
    numbers: parameters.reduce((sum, parameter) => sum + parameter.numel(), 0),
    keys: [...model.stateDict().keys()],
    output: await output.data(),
    loss: { before: await loss.item(), after: await noGrad(() => lossOf(model(tokens))).item() },
    watched: weights.map(([name], i) => ({
      name,
      before: before[i],
      grad: grads[i],
      after: after[i],
    })),
  }
}

type Named = [name: string, tensor: Tensor]

/** A weight deep inside every layer, and one of the final norm. */
function watchedWeights({ layers, norm }: TransformerEncoder | Encoder): Named[] {
  const blocks = [...layers] as TransformerEncoderBlock[]
  return [
    ...blocks.map(({ mlp }, i): Named => [`layers.${i}.mlp.fc2.weight`, mlp.fc2.weight]),
    ['norm.weight', norm.weight as Tensor],
  ]
}

/** The first number of each tensor. */
const firstOf = (tensors: Named[]) =>
  Promise.all(tensors.map(async ([, tensor]) => (await tensor.data())[0]))
