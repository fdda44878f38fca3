import type * as z from 'zod'
import { type District, districtKeys, districtSchema } from './district.ts'
import { crossCheck, type DistrictProblem } from './district-conflicts.ts'
import { editDistance, nearestWords } from './names.ts'
import { fail, ok, type Result } from './result.ts'
import { oneLine } from './text.ts'

/** Reads the parsed file: every problem at once, wrong keys and types beside what does not fit together. Keys without a value count as left out. */
export function judgeDistrict(data: unknown): Result<District, DistrictProblem[]> {
  const file = tidied(data)
  const read = districtSchema.safeParse(file, { error: say, reportInput: true })
  const problems = [...(read.success ? [] : read.error.issues.flatMap(problemsOf)), ...crossCheck(file)]
  return read.success && problems.length === 0 ? ok(read.data) : fail(problems)
}

/** Without keys that have no value; texts cleaned as all that people type is, each on one line. */
function tidied(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(tidied)
  if (typeof value === 'string') return oneLine(value)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).flatMap(([key, one]) => (one === null ? [] : [[key, tidied(one)]])))
}

const pathOf = (issue: { path: PropertyKey[] }): (string | number)[] =>
  issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key))

function problemsOf(issue: z.core.$ZodIssue): DistrictProblem[] {
  const path = pathOf(issue)
  if (issue.code !== 'unrecognized_keys') return [{ path, message: issue.message }]
  return issue.keys.map((key) => ({ path: [...path, key], message: `不认识的键“${key}”${didYouMean(key)}` }))
}

function didYouMean(key: string): string {
  const [nearest] = nearestWords(key, districtKeys, 1)
  return nearest !== undefined && editDistance(key, nearest) <= 2 ? `，是不是“${nearest}”？` : '，请删去或检查缩进'
}

const typeWords: Readonly<Record<string, string>> = {
  string: '文字（数字请加引号）',
  array: '列表（每行以“- ”开头）',
  object: '一组“键: 值”',
  boolean: 'true 或 false',
}

const quoted = (input: unknown): string => {
  const text = typeof input === 'string' ? input : (JSON.stringify(input) ?? '空')
  return text.length > 40 ? `“${text.slice(0, 40)}…”` : `“${text}”`
}

/** Messages of the schema itself are Chinese already and arrive through the refinements; zod's own would be English. */
function say(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return `缺少“${String(issue.path?.at(-1) ?? '内容')}”`
      return `要写成${typeWords[issue.expected] ?? issue.expected}，现在是${quoted(issue.input)}`
    case 'invalid_value':
      if (issue.input === undefined) return `缺少“${String(issue.path?.at(-1) ?? '内容')}”`
      return `只能是 ${issue.values.map(String).join('、')}，现在是${quoted(issue.input)}`
    case 'too_small':
      return '不能为空'
    case 'too_big':
      return `太长，最多 ${String(issue.maximum)}`
    default:
      return undefined
  }
}
