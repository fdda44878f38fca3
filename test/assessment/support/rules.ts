import { readFileSync } from 'node:fs'
import { readRules } from '../../../src/district/read-rules.ts'
import type { Rules } from '../../../src/domain/assessment/rules.ts'

export const rulesFile = 'districts/assessment/2026.yaml'
export const rulesText = (): string => readFileSync(rulesFile, 'utf8')

export const rules2026 = (): Rules => {
  const read = readRules(rulesText(), rulesFile)
  if (!read.ok) throw new Error(read.fault.map(({ line, message }) => `${line}: ${message}`).join('\n'))
  return read.value
}
