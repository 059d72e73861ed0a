import { chromium } from '@playwright/test'
import { chromiumFlags, findChromium } from '../../../scripts/browser.mjs'
import { openFirefox } from '../../../scripts/firefox.mjs'

/** One page of one browser, as much of it as these tests need. */
export interface Tab {
  goto(address: string): Promise<unknown>
  evaluate<Given, Result>(f: (given: Given) => Result, given: Given): Promise<Awaited<Result>>
  /** Every address that was asked for. */
  requests: string[]
  close(): Promise<unknown>
}

export const openTab = (name: string): Promise<Tab> =>
  name === 'firefox' ? openFirefox() : openChromium()

async function openChromium(): Promise<Tab> {
  const options = { executablePath: findChromium(), args: chromiumFlags }
  const browser = await chromium.launch(options)
  const context = await browser.newContext()
  const page = await context.newPage()
  const requests: string[] = []
  context.on('request', (request) => requests.push(request.url()))
  return {
    goto: (address) => page.goto(address),
    evaluate: (f, given) => page.evaluate(f as never, given) as never,
    requests,
    close: () => browser.close(),
  }
}
