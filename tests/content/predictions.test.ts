import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { grid } from '../../src/lib/lesson/picture'
import { nn, ones, Slice, setDevice, type Tensor } from '../../src/lib/torch'
import {
  MlpBlock,
  MultiHeadSelfAttention,
  PatchEmbedding,
  TransformerEncoder,
} from '../../src/lib/vit'

const shape = (tensor: Tensor) => `(${tensor.shape.join(', ')})`
const count = (...modules: nn.Module[]) =>
  String(modules.flatMap((m) => m.parameters()).reduce((sum, p) => sum + p.numel(), 0))

/** What the questions of a lesson ask for, computed. */
const truths: Record<string, Record<string, () => string>> = {
  '00-shapes': {
    heads: () => shape(ones(2, 17, 24).reshape(2, 17, 4, 6).transpose(1, 2)),
    both: () => shape(ones(2, 1, 24).add(ones(17, 1))),
  },
  '01-patch-embedding': {
    'conv-shape': () => shape(new PatchEmbedding(3, 16, 192, 224).emb(ones(2, 3, 160, 224))),
    'unpermuted-shape': () => shape(ones(2, 192, 10, 14).reshape(2, 10 * 14, 192)),
    'which-row': () =>
      String(1 + grid({ imageSize: 224, patchSize: 16, height: 160, width: 160 }).w),
  },
  '02-multi-head-self-attention': {
    'score-shape': () => shape(ones(2, 3, 101, 16).matmul(ones(2, 3, 101, 16).transpose(-2, -1))),
    parameters: () => count(new MultiHeadSelfAttention(48, 3)),
  },
  '03-mlp-block': {
    'bent-shape': () => shape(new nn.GELU()(new nn.Linear(24, 40)(ones(2, 17, 24)))),
    moved: () => '1', // found by covering a patch in tests/lesson/mlp-block.test.ts
    count: () => count(new MlpBlock(24, 40, 12)),
  },
  '04-encoder-block': {
    swapped: () => shape(new MlpBlock(48, 48, 192)(ones(2, 17, 48))),
    parameters: () => count(new nn.LayerNorm(48), new nn.LayerNorm(48)),
  },
  '05-encoder': {
    'deeper-shape': () => shape(new TransformerEncoder(48, 4, 192, 12)(ones(2, 65, 48))),
    'plain-count': () => count(new TransformerEncoder(60, 3, 240, 6).norm),
  },
  '06-vision-transformer': {
    slice: () => shape(new nn.Linear(48, 10)(ones(2, 65, 48).index(Slice(), Slice(0, 1)))),
    'mlp-count': () => count(new MlpBlock(192, 768, 192)),
  },
}

beforeAll(() => setDevice('meta'))

describe.each(Object.keys(truths))('the questions of lesson %s', (folder) => {
  test.each(['zh', 'en'])('have the answers that the code computes, in %s', (lang) => {
    const mdx = readFileSync(`content/lessons/${folder}/${lang}.mdx`, 'utf8')
    const asked = [...mdx.matchAll(/<Predict id="([^"]+)" question="[^"]+" is="([^"]+)"/g)]
    expect(Object.fromEntries(asked.map(([, id, is]) => [id, is]))).toEqual(
      Object.fromEntries(Object.entries(truths[folder]).map(([id, truth]) => [id, truth()])),
    )
  })
})
