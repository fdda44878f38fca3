import type * as z from 'zod'
import { editDistance, nearestWords } from './names.ts'
import { fail, ok, type Result } from './result.ts'
import { oneLine } from './text.ts'

/** One thing wrong with a file that an office writes. */
export interface FileProblem {
  path: (string | number)[]
  /** Chinese, without the place. */
  message: string
}

export interface Judging<Schema extends z.ZodType> {
  schema: Schema
  /** Every key the file knows, for "did you mean". */
  keys: readonly string[]
  /** What no single key can know; works on the file as written, so that it finds these beside wrong types and unknown keys. */
  crossCheck(file: unknown): FileProblem[]
}

/** Judges a parsed file: every problem at once, wrong keys and types beside what does not fit together. Keys without a value count as left out. */
export const judgeFile = <Schema extends z.ZodType>(
  data: unknown,
  { schema, keys, crossCheck }: Judging<Schema>,
): Result<z.output<Schema>, FileProblem[]> => {
  const file = tidied(data)
  const read = schema.safeParse(file, { error: say, reportInput: true })
  const problems = [
    ...(read.success ? [] : read.error.issues.flatMap((issue) => problemsOf(issue, keys))),
    ...crossCheck(file),
  ]
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

function problemsOf(issue: z.core.$ZodIssue, known: readonly string[]): FileProblem[] {
  const path = pathOf(issue)
  if (issue.code !== 'unrecognized_keys') return [{ path, message: issue.message }]
  return issue.keys.map((key) => ({ path: [...path, key], message: `不认识的键“${key}”${didYouMean(key, known)}` }))
}

function didYouMean(key: string, known: readonly string[]): string {
  const [nearest] = nearestWords(key, known, 1)
  return nearest !== undefined && editDistance(key, nearest) <= 2 ? `，是不是“${nearest}”？` : '，请删去或检查缩进'
}

const typeWords: Readonly<Record<string, string>> = {
  string: '文字（数字请加引号）',
  number: '数字（不加引号）',
  array: '列表（每行以“- ”开头）',
  object: '一组“键: 值”',
  boolean: 'true 或 false',
}

const quoted = (input: unknown): string => {
  const text = typeof input === 'string' ? input : (JSON.stringify(input) ?? '空')
  return text.length > 40 ? `“${text.slice(0, 40)}…”` : `“${text}”`
}

/** Messages of a schema itself are Chinese already and arrive through the refinements; zod's own would be English. */
function say(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return `缺少“${String(issue.path?.at(-1) ?? '内容')}”`
      return `要写成${typeWords[issue.expected] ?? issue.expected}，现在是${quoted(issue.input)}`
    case 'invalid_value':
      if (issue.input === undefined) return `缺少“${String(issue.path?.at(-1) ?? '内容')}”`
      return `只能是 ${issue.values.map(String).join('、')}，现在是${quoted(issue.input)}`
    case 'invalid_union':
      return unknownWord(issue)
    case 'too_small':
      return issue.origin === 'number' ? `太小，至少 ${String(issue.minimum)}` : '不能为空'
    case 'too_big':
      return issue.origin === 'number' ? `太大，最多 ${String(issue.maximum)}` : `太长，最多 ${String(issue.maximum)}`
    default:
      return undefined
  }
}

/** What tells several shapes apart is none of those that are known. */
const unknownWord = (issue: z.core.$ZodRawIssue<z.core.$ZodIssueInvalidUnion>): string => {
  const { discriminator: key = '内容' } = issue
  const input = issue.input as Readonly<Record<string, unknown>> | undefined
  const known = 'options' in issue && Array.isArray(issue.options) ? issue.options.map(String) : []
  const given = input?.[key]
  if (given === undefined) return `缺少“${key}”`
  return `不认识的${key}${quoted(given)}${known.length > 0 ? `，可以写：${known.join('、')}` : ''}`
}
