import type { nn } from '../torch'
import * as vit from '../vit'
import type { ModuleName } from './modules'
import { type Probe, probes } from './probes'

export type { Probe }

/** The runs of one build, with the shape of each one's input: training shows all that it has to show on the first. */
export const runsOf = ({ inputs: [first, ...others] }: Probe) =>
  [[first, false], [first, true], ...others.map((shape) => [shape, false] as const)] as const

/** Which of the probe's inputs the run of this number has. */
export const inputOfRun = (run: number) => Math.max(0, run - 1)

type Create = new (...args: number[]) => nn.Module

interface Subject {
  create: Create
  probes: readonly Probe[]
  /** The lesson that explains it. */
  lesson: string
}

/** What each module is, what it is tried on, and where it is explained. */
export const subjects: Readonly<Record<ModuleName, Subject>> = {
  PatchEmbedding: {
    create: vit.PatchEmbedding,
    probes: probes.PatchEmbedding,
    lesson: 'patch-embedding',
  },
  MultiHeadSelfAttention: {
    create: vit.MultiHeadSelfAttention,
    probes: probes.MultiHeadSelfAttention,
    lesson: 'multi-head-self-attention',
  },
  MlpBlock: {
    create: vit.MlpBlock,
    probes: probes.MlpBlock,
    lesson: 'mlp-block',
  },
  TransformerEncoderBlock: {
    create: vit.TransformerEncoderBlock,
    probes: probes.TransformerEncoderBlock,
    lesson: 'encoder-block',
  },
  TransformerEncoder: {
    create: vit.TransformerEncoder,
    probes: probes.TransformerEncoder,
    lesson: 'encoder',
  },
  VisionTransformer: {
    create: vit.VisionTransformer,
    probes: probes.VisionTransformer,
    lesson: 'vision-transformer',
  },
}
