// Core first: its gradients look up flags that core defines.
import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-core/dist/register_all_gradients'

export { tf }
