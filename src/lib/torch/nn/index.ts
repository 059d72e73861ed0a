export { Conv2d } from './conv2d'
export { Module } from './module'
export { Parameter } from './parameter'
