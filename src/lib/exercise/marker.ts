import { withMask } from '../torch/ops/dropout'
import { numbers } from './numbers'

/**
 * Run `f` with dropouts that draw nothing: what would be dropped at random grows, so that it can be seen. By how much
 * hangs on p and on the place along the last axis: a dropout before a matrix product is not one behind it.
 */
export const withMarker = <T>(f: () => T): T =>
  withMask((size, p) => numbers('dropout', size).map((v) => 1 + p * (1 + v / 2)), f)
