import { scoped, TorchError } from '../torch'
import { SafetensorsError } from '../torch/safetensors'
import { compareForward } from './forward'
import { Golden } from './golden'
import { type Classes, isKnown, ours } from './modules'
import { emptyReport, failed, type ParityReport } from './report'
import { compareTraining } from './training'

export { reportLine } from './line'
export type { ParityReport } from './report'

/**
 * Run a golden's module here, on the device in use, and compare every number with what PyTorch computed.
 * Differences are max|Δ| as a share of the largest magnitude of PyTorch's tensor. Whatever the bytes are, the
 * answer is a report: a damaged file fails with its reason. Everything it computes is freed before it returns.
 */
export async function compareGolden(
  bytes: ArrayBuffer | Uint8Array,
  classes: Classes = ours,
): Promise<ParityReport> {
  const report = emptyReport()
  try {
    const golden = new Golden(bytes)
    report.kind = golden.kind
    if (!isKnown(golden.module)) {
      return { ...report, status: 'skip', reason: `module ${golden.module} is not known here yet` }
    }
    const compare = golden.kind === 'training' ? compareTraining : compareForward
    await scoped(() => compare(golden, report, classes))
  } catch (error) {
    failed(report, reasonOf(error))
  }
  return report
}

function reasonOf(error: unknown): string {
  if (error instanceof TorchError) return oneLine(error.torch)
  if (error instanceof SafetensorsError) return oneLine(`${error.reason}: ${error.help.en}`)
  return oneLine((error as Error).message)
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()
