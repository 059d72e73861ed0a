import { arange, cat, type Tensor } from '../../torch'

/**
 * A positional encoding in two dimensions, nothing in it learned: half of the d numbers are sines and cosines of the
 * row, half of the column, at frequencies from 1 down to 1/10000. (side·side, d)
 */
export function sines(side: number, d: number): Tensor {
  const quarter = d / 4
  const frequencies = arange(quarter)
    .mul(-Math.log(10000) / quarter)
    .exp()
  const angles = arange(side).unsqueeze(1).mul(frequencies) // (side, d/4)
  const line = cat([angles.sin(), angles.cos()], { dim: 1 }) // (side, d/2)
  const rows = line.unsqueeze(1).expand(side, side, d / 2)
  const columns = line.unsqueeze(0).expand(side, side, d / 2)
  return cat([rows, columns], { dim: -1 }).reshape(side * side, d)
}
