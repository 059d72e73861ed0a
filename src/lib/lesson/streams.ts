import { noGrad, randn, type Tensor } from '../torch'
import { TransformerEncoderBlock } from '../vit/block'
import type { Config } from './lesson'
import { PostNormBlock } from './post-norm'

/** How many blocks the tokens pass. */
export const blockCount = 12

/** Where the normalisation stands: before attention and MLP, or after the additions. */
export const orders = ['pre', 'post'] as const
export type Order = (typeof orders)[number]

/** What is known of every token of one photo before the first block and after each: (1 + blocks, l). */
export interface Stream {
  norm: Float32Array
  mean: Float32Array
  std: Float32Array
  /** How long the gradient is there, of a random direction at the end. */
  gradient: Float32Array
}

type Block = TransformerEncoderBlock | PostNormBlock

/**
 * The same tokens through the same weights, pre-norm and post-norm. Attention and MLP start with PyTorch's
 * weights times `gain`; the LayerNorms keep γ = 1, β = 0.
 */
export async function streams(config: Config, tokens: Tensor, gain: number) {
  const { embedDim, numHeads, mlpDim } = config
  const sizes = [embedDim, numHeads, mlpDim] as const
  const pre = Array.from({ length: blockCount }, () => new TransformerEncoderBlock(...sizes))
  for (const block of pre) scale(block, gain)
  const post = pre.map((block) => {
    const twin = new PostNormBlock(...sizes)
    twin.loadStateDict(block.stateDict())
    return twin
  })
  const direction = randn(...tokens.shape)
  return { pre: await walk(pre, tokens, direction), post: await walk(post, tokens, direction) }
}

function scale(block: Block, gain: number) {
  const weights = [...block.stateDict()]
  const scaled = weights.map(([key, value]) => [key, key.startsWith('norm') ? value : value.mul(gain)] as const) // biome-ignore format: one thought
  noGrad(() => block.loadStateDict(new Map(scaled)))
}

/** Send the tokens through the blocks and `direction` back. */
async function walk(blocks: Block[], tokens: Tensor, direction: Tensor): Promise<Stream> {
  const stream = [tokens.detach().requiresGrad_()]
  for (const block of blocks) {
    block.eval().requiresGrad_(false)
    const x = stream[stream.length - 1]
    stream.push(block(x).retainGrad())
  }
  stream[blocks.length].backward(direction)
  const rows = async (of: (x: Tensor) => Tensor) =>
    joined(await Promise.all(stream.map((x) => noGrad(() => of(x)).data())))
  return {
    norm: await rows((x) => x.norm({ dim: -1 })),
    mean: await rows((x) => x.mean(-1)),
    std: await rows((x) => x.std({ dim: -1, unbiased: false })),
    gradient: await rows((x) => (x.grad as Tensor).norm({ dim: -1 })),
  }
}

function joined(parts: Float32Array[]): Float32Array {
  const whole = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
