import type { Page } from '@playwright/test'

/** Everything that goes wrong in a page from now on, as sentences. */
export async function listen(page: Page, home: string): Promise<string[]> {
  const heard: string[] = []
  page.on('pageerror', (error) => heard.push(`uncaught: ${error.message}`))
  page.on('console', (line) => {
    if (line.type() === 'error') heard.push(`console: ${line.text()}`)
  })
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url())
    if (protocol.startsWith('http') && origin !== home) heard.push(`another host: ${request.url()}`)
  })
  page.on('requestfailed', (request) => {
    heard.push(`failed: ${request.url()} ${request.failure()?.errorText}`)
  })
  page.on('response', (response) => {
    if (response.status() >= 400) heard.push(`${response.status()}: ${response.url()}`)
  })
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`CSP ${event.effectiveDirective} ${event.blockedURI} ${event.sample}`)
    })
  })
  return heard
}
