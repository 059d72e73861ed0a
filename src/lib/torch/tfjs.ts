// Core first: its gradients look up flags that core defines.
// biome-ignore format: words, not lines
import { abs, add, argMax, argMin, cast, clone, concat, cos, div, enableProdMode, engine, env, equal, erf, exp, fill, gather, getBackend, getKernel, grads, greater, greaterEqual, less, lessEqual, log, logicalAnd, logicalNot, matMul, max, maximum, mean, memory, min, minimum, mul, neg, notEqual, oneHot, ones, pad, pow, registerKernel, relu, reshape, rsqrt, scalar, setBackend, sigmoid, sign, sin, slice, softmax, split, sqrt, square, stack, step, stridedSlice, sub, sum, tanh, tensor, tensor2d, tidy, tile, transpose, unregisterKernel, unstack, valueAndGrad, where, zerosLike } from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-core/dist/register_all_gradients'

/** What lib/torch says of tfjs; named one by one, so that the rest of it stays out of the page. */
// biome-ignore format: words, not lines
export const tf = { abs, add, argMax, argMin, cast, clone, concat, cos, div, enableProdMode, engine, env, equal, erf, exp, fill, gather, getBackend, getKernel, grads, greater, greaterEqual, less, lessEqual, log, logicalAnd, logicalNot, matMul, max, maximum, mean, memory, min, minimum, mul, neg, notEqual, oneHot, ones, pad, pow, registerKernel, relu, reshape, rsqrt, scalar, setBackend, sigmoid, sign, sin, slice, softmax, split, sqrt, square, stack, step, stridedSlice, sub, sum, tanh, tensor, tensor2d, tidy, tile, transpose, unregisterKernel, unstack, valueAndGrad, where, zerosLike }
