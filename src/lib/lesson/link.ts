import { type Config, clamp, defaults } from './config'

/** A page's settings as a link holds them. Raise the version when a name changes its meaning. */
const version = 1

const names: Record<keyof Config, string> = {
  imageSize: 'image',
  patchSize: 'patch',
  channels: 'channels',
  embedDim: 'dim',
  batch: 'batch',
  height: 'height',
  width: 'width',
}

const keys = Object.keys(names) as (keyof Config)[]

/** Write the settings that differ from the defaults into a query; other entries of the query stay. */
export function writeQuery(query: string, config: Config, extra: Record<string, string | null>) {
  const params = new URLSearchParams(query)
  params.delete('v')
  const entries = [
    ...keys.map((key) => [names[key], config[key] === defaults[key] ? null : config[key]] as const),
    ...Object.entries(extra),
  ]
  for (const [name] of entries) params.delete(name)
  for (const [name, value] of entries) if (value !== null) params.set(name, String(value))
  const anySet = entries.some(([, value]) => value !== null)
  if (anySet) params.set('v', String(version))
  return params.toString()
}

/** Read settings from a query. What is missing, not a number or out of bounds becomes the nearest that makes sense. */
export function readQuery(query: string): { config: Config; params: URLSearchParams } {
  const params = new URLSearchParams(query)
  const config: Config = { ...defaults }
  for (const key of keys) {
    const text = params.get(names[key])
    const value = Number(text)
    if (text !== null && text !== '' && Number.isFinite(value)) config[key] = clamp(key, value)
  }
  return { config, params }
}
