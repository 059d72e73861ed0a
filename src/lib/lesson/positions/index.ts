export { likeness } from './likeness'
export { sines } from './sines'
export { trained } from './trained'
