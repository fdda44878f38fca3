import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { readRules } from '../district/read-rules.ts'
import type { Rules } from '../domain/assessment/rules.ts'
import { decodeText } from '../domain/decode.ts'
import { notText } from '../texts/files.ts'

export interface RulesFiles {
  rules: { rules: Rules; file: string }[]
  /** One line each, with line and column: such a file is not taken, the version before it stays. */
  faults: string[]
}

/** All of them as they lie there, to see whether they are others than before. */
export const rulesBytes = (districtFile: string): Buffer =>
  Buffer.concat(filesBeside(districtFile).flatMap((file) => [Buffer.from(`\n${file}\n`), readFileSync(file)]))

const filesBeside = (districtFile: string): string[] => {
  const folder = join(dirname(districtFile), 'assessment')
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => /\.ya?ml$/u.test(name)) : []
  return names.toSorted().map((name) => join(folder, name))
}

/** The rules of assessment beside a district file: `assessment/2026.yaml`. None is no fault. */
export const rulesBeside = (districtFile: string): RulesFiles => {
  const found: RulesFiles = { rules: [], faults: [] }
  for (const file of filesBeside(districtFile)) {
    const text = decodeText(readFileSync(file))
    if (!text.ok) {
      found.faults.push(notText(`考核规则 ${file}`, text.fault))
      continue
    }
    const read = readRules(text.value, file)
    if (!read.ok) found.faults.push(...read.fault.map((one) => `${file}:${one.line}:${one.column} ${one.message}`))
    else if (!basename(file).startsWith(`${read.value.year}.`))
      found.faults.push(`${file}:1:1 文件名和里面的 year（${read.value.year}）不一致`)
    else found.rules.push({ rules: read.value, file })
  }
  return found
}
