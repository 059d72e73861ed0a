import { type nn, type Tensor, type TorchError, traceUntilError, zeros } from '../torch'
import * as vit from '../vit'
import type { Config, Lesson } from './lesson'
import { modelArgs } from './model'
import { type Run, runOf } from './rows'

/** A run whose numbers are still there. */
export interface LiveRun extends Run {
  /** The live tensors behind the operations, by id. */
  tensors: Map<number, Tensor>
}

type Create = new (...args: number[]) => nn.Module

/** The module of the post that a lesson is about, at these settings. */
export const build = ({ module, args }: Pick<Lesson, 'module' | 'args'>, config: Config) =>
  new (vit as Record<Lesson['module'], Create>)[module](...args(config))

/** The whole model at these settings. */
export const buildModel = (config: Config) =>
  build({ module: 'VisionTransformer', args: modelArgs }, config) as vit.VisionTransformer

/** Build the module these settings ask for and trace one forward. The same on every device, `meta` included. */
export function run(
  lesson: Lesson,
  config: Config,
  makeInput: (shape: number[]) => Tensor,
): LiveRun {
  const { steps, tensors, error } = traceUntilError(() => {
    const model = build(lesson, config).eval()
    return model(makeInput(lesson.inputShape(config)))
  })
  return { ...runOf(steps, (error as TorchError) ?? null), tensors }
}

/** Shapes need no numbers: on `meta` this costs next to nothing. */
export const runShapes = (lesson: Lesson, config: Config) =>
  run(lesson, config, (shape) => zeros(...shape))
