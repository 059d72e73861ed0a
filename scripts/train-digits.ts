// npm run train-digits: train the post's ViT on handwritten digits and keep its weights for the page.
import { readFileSync, writeFileSync } from 'node:fs'
import { buildModel } from '../src/lib/lesson/run'
import { manualSeed, optim, setDevice } from '../src/lib/torch'
import { stateToSafetensors } from '../src/lib/torch/safetensors'
import { digitSizes, readDigits } from '../src/lib/training/digits'
import { train } from '../src/lib/training/loop'
import { accuracy, predict } from '../src/lib/training/metrics'

const seed = 1
const plan = { epochs: 30, batchSize: 64 }
const options = { lr: 3e-3, weightDecay: 0.05 }
const weights = 'src/assets/weights/digits.safetensors'

await setDevice('wasm')
const digits = readDigits(readFileSync('src/assets/data/digits.safetensors'))
manualSeed(seed)
const model = buildModel(digitSizes)
const optimizer = new optim.AdamW(model.parameters(), options)

const onTest = async () => accuracy(await predict(model, digits.test), digits.test)
const percent = (share: number) => `${(100 * share).toFixed(1)} %`

let losses: number[] = []
let epoch = 0
const report = async () => {
  const mean = losses.reduce((sum, loss) => sum + loss, 0) / losses.length
  console.log(`epoch ${epoch + 1}: loss ${mean.toFixed(4)}, test ${percent(await onTest())}`)
}
for await (const progress of train(model, optimizer, digits.train, plan)) {
  if (progress.epoch > epoch) {
    await report()
    epoch = progress.epoch
    losses = []
  }
  losses.push(progress.loss)
}
await report()

const reached = await onTest()
const metadata = new Map(
  Object.entries({
    format: 'pt',
    module: 'VisionTransformer',
    sizes: JSON.stringify(digitSizes),
    data: 'digits.safetensors, all but every fifth image',
    training: JSON.stringify({ optimizer: 'AdamW', ...options, ...plan, seed }),
    accuracy: String(reached),
  }),
)
writeFileSync(weights, await stateToSafetensors(model, metadata))
console.log(`${weights}: ${percent(reached)} of the test set`)
