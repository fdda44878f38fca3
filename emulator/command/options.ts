import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type EmulatorSeed, seedFaults } from '../server/seed-shape.ts'

export interface Options {
  seed: EmulatorSeed
  /** Where events and clicks are pushed to; without it nowhere. */
  webhook: string | undefined
  /** 0 takes a free one. */
  port: number
}

/** Beside this folder, for a first try. */
export const exampleSeed = new URL('../seed.example.json', import.meta.url)

const defaultPort = 4180
const known = {
  seed: { type: 'string' },
  webhook: { type: 'string' },
  port: { type: 'string' },
  schema: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

/** What was typed, or every fault of it and of the seed in one go. */
export function readOptions(args: readonly string[]): Options | 'help' | 'schema' | { faults: string[] } {
  const { values, tokens } = parseArgs({ args: [...args], options: known, strict: false, tokens: true })
  if (values.help === true) return 'help'
  if (values.schema === true) return 'schema'
  const faults = tokens.flatMap((token) => {
    if (token.kind === 'positional') return [`${token.value}: not understood`]
    if (token.kind !== 'option') return []
    if (!Object.hasOwn(known, token.name)) return [`${token.rawName}: no such option`]
    return token.value === undefined || token.value === '' ? [`${token.rawName}: the value is missing`] : []
  })
  const text = (value: unknown): string | undefined => (typeof value === 'string' && value ? value : undefined)
  const port = Number(text(values.port) ?? defaultPort)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) faults.push(`--port ${values.port}: not a port, 0 to 65535`)
  const webhook = text(values.webhook)
  if (webhook !== undefined && !(URL.canParse(webhook) && /^https?:\/\//i.test(webhook)))
    faults.push(`--webhook ${webhook}: not an address that begins with http:// or https://`)
  const { seed, wrong } = readSeed(text(values.seed))
  faults.push(...wrong)
  return seed && faults.length === 0 ? { seed, webhook, port } : { faults }
}

function readSeed(file: string | undefined): { seed?: EmulatorSeed; wrong: string[] } {
  const shown = file ?? 'seed.example.json'
  try {
    const seed: unknown = JSON.parse(readFileSync(file ?? exampleSeed, 'utf8'))
    const faults = seedFaults(seed)
    return faults.length
      ? { wrong: faults.map((fault) => `${shown}: ${fault}`) }
      : { seed: seed as EmulatorSeed, wrong: [] }
  } catch (error) {
    return { wrong: [`${shown}: ${(error as Error).message}`] }
  }
}
