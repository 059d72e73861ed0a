import type * as TF from '@tensorflow/tfjs-core'

/** A tfjs tensor: where the numbers live. */
export type Raw = TF.Tensor

/**
 * tfjs itself, loaded when the first device that computes is chosen. Shapes need none of it, so a page
 * that only traces on `meta` never downloads it.
 */
export let tf: typeof import('./tfjs').tf

export async function loadTf(): Promise<typeof tf> {
  if (!tf) {
    tf = (await import('./tfjs')).tf
    tf.enableProdMode() // no NaN scan after every kernel, no greeting in Node
  }
  return tf
}
