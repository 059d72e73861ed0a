import { beforeAll, describe, expect, test } from 'vitest'
import { compareGolden } from '../../src/lib/parity'
import { setDevice } from '../../src/lib/torch'
import type { Writable } from '../../src/lib/torch/safetensors'
import { changed, moved } from './golden-files'

beforeAll(() => setDevice('wasm'))

type Edit = (tensors: Map<string, Writable>, metadata: Map<string, string>) => unknown

async function expectFail(name: string, words: RegExp, edit: Edit) {
  const report = await compareGolden(changed(name, edit))
  expect(report.reason).toMatch(words)
  expect(report.status).toBe('fail')
}

const options = (text: string) => (_: unknown, metadata: Map<string, string>) =>
  metadata.set('options', text)
const optimizer = (name: string) => (_: unknown, metadata: Map<string, string>) =>
  metadata.set('optimizer', name)
const move = (name: string, by: number, at: number) => (tensors: Map<string, Writable>) =>
  tensors.set(name, moved(tensors.get(name), by, at))

/** Softmax does not see it: its gradient is zero on paper, rounding dust in a computer. */
const keyBias = 'final.trans.layers.0.msa.proj_k.bias'

describe('training that goes another way fails and says where', () => {
  test.each<[string, string, Edit, RegExp]>([
    ['one loss', 'training-sgd', move('losses', 1e-3, 7), /^the loss of step 7 differs by/],
    ['one final weight', 'training-sgd', move('final.lin.bias', 0.01, 2), /^the final lin\.bias/],
    [
      'a bias of keys, by more than dust',
      'training-adam',
      move(keyBias, 0.1, 0),
      /^the final trans/,
    ],
    ['a bias of keys, under SGD', 'training-sgd', move(keyBias, 0.001, 0), /^the final trans/],
    ['one pixel', 'training-sgd', move('images', 100, 64 * 23 + 9), /^the (loss|final)/],
    ['the labels', 'training-sgd', swapLabels, /^the loss of step \d/],
    ['a batch', 'training-depth-0', (t) => t.set('order', reversed(t.get('order'))), /^the loss/],
  ])('%s', (_, name, edit, words) => expectFail(name, words, edit))
})

describe('an optimizer that is not quite the one PyTorch used is found out', () => {
  test.each<[string, string, Edit]>([
    ['another learning rate', 'training-sgd', options('{"lr":0.06}')],
    [
      'less momentum',
      'training-sgd-momentum',
      options('{"lr":0.05,"momentum":0.8,"weight_decay":0.01}'),
    ],
    ['no weight decay', 'training-sgd-momentum', options('{"lr":0.05,"momentum":0.9}')],
    [
      'no look ahead',
      'training-sgd-nesterov',
      options('{"lr":0.02,"momentum":0.8,"weight_decay":0.001}'),
    ],
    ['no dampening', 'training-sgd-dampening', options('{"lr":0.1,"momentum":0.5}')],
    [
      'other betas',
      'training-adam-weight-decay',
      options('{"lr":0.005,"eps":1e-6,"weight_decay":0.02}'),
    ],
    [
      'Adam without its decay',
      'training-adam-weight-decay',
      options('{"lr":0.005,"betas":[0.8,0.95],"eps":1e-6}'),
    ],
    [
      'AdamW without its default decay',
      'training-adamw-default-decay',
      options('{"lr":0.02,"weight_decay":0}'),
    ],
    ['Adam for AdamW', 'training-adamw', optimizer('Adam')],
    ['AdamW for Adam', 'training-adam-weight-decay', optimizer('AdamW')],
    ['SGD for Adam', 'training-adam', optimizer('SGD')],
  ])('%s', (_, name, edit) =>
    expectFail(name, /^(the loss of step \d+|the final [\w.]+) differs by/, edit),
  )
})

describe('a training golden that makes no sense fails and says why', () => {
  test.each<[string, Edit, RegExp]>([
    ['an unknown optimizer', optimizer('Lion'), /there is no optimizer Lion here/],
    ['an unknown option', options('{"lr":0.1,"speed":9}'), /unexpected keyword argument 'speed'/],
    ['options that are none', options('[]'), /options is not a JSON object/],
    ['a row of no image', move('order', 1000, 0), /order does not name rows of images/],
    [
      'a missing loss',
      (t) => t.set('losses', shortened(t.get('losses'))),
      /not one for each batch/,
    ],
    ['a missing final weight', (t) => t.delete('final.lin.bias'), /no tensor final\.lin\.bias/],
    [
      'a final weight reshaped',
      (t) => t.set('final.lin.bias', tall(t.get('final.lin.bias'))),
      /^the final lin\.bias has shape/,
    ],
    ['no labels', (t) => t.delete('labels'), /no tensor labels/],
    ['labels of other images', (t) => t.set('labels', shortened(t.get('labels'))), /order|as many/],
  ])('%s', (_, edit, words) => expectFail('training-depth-0', words, edit))
})

const swapLabels: Edit = (tensors) => tensors.set('labels', reversed(tensors.get('labels')))

const reversed = (tensor?: Writable) =>
  ({ ...tensor, data: Array.from(tensor?.data ?? []).reverse() }) as Writable

function shortened(tensor?: Writable): Writable {
  const data = Array.from(tensor?.data ?? []).slice(1)
  return { dtype: tensor?.dtype ?? 'F32', shape: [data.length], data }
}

const tall = (tensor?: Writable) => ({ ...tensor, shape: [tensor?.data.length, 1] }) as Writable
