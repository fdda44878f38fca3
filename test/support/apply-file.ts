import { readFileSync } from 'node:fs'
import { readDistrict } from '../../src/district/read-district.ts'
import { applyDistrict } from '../../src/usecases/office/apply-district.ts'
import type { Town } from './town.ts'

const file = 'districts/demo.yaml'
export const original = readFileSync(file, 'utf8')

/** Applies the demo's file with something in it replaced. @returns the lines that `apply` prints. */
export const apply = async (town: Town, ...changes: [from: string, to: string][]): Promise<string[]> => {
  let text = original
  for (const [from, to] of changes) {
    if (!text.includes(from)) throw new Error(`the file has no ${from}`)
    text = text.replace(from, to)
  }
  const read = readDistrict(text, file)
  if (!read.ok) throw new Error(JSON.stringify(read.fault))
  const lookups = { people: new Map<string, string>(), groupNames: new Map<string, string>() }
  const lines = await town.stage.app.inTransaction('apply', (ctx) =>
    applyDistrict(ctx, { district: read.value, file, contactKey: 'demo-app-secret-0123456789', lookups, by: 'cli' }),
  )
  await town.stage.settle()
  return lines
}
export const closeTextile = (town: Town): Promise<string[]> => {
  const chain = original.slice(original.indexOf('  - id: textile'), original.indexOf('\npeople:'))
  const roles = [...original.matchAll(/^ {2}- \{ name: .*chain: textile \}\] \}\n/gmu)].map(
    ([line]) => [line, ''] as [string, string],
  )
  return apply(town, [chain, ''], ['  - { chat_id: oc_demo_c4, kind: chief, chain: textile }\n', ''], ...roles)
}
