import { editDistance, nearestWords, spokenName } from '../names.ts'
import { fail, ok, type Result } from '../result.ts'
import { countCharacters } from '../text.ts'
import type { FieldFault, Value } from './field.ts'
import { type Known, type NamedUnit, unitNamed } from './known.ts'

/* How single sorts of fields are read from what was typed. */

/** Firms by their names in the register. One that is not there stays as it was written and says so; one that is nearly there is asked about first. */
export const registered = (named: readonly string[], firms: readonly string[]): Result<Value, FieldFault> => {
  const found: string[] = []
  for (const word of named) {
    const plain = word.replace(unregistered, '')
    const firm =
      firms.find((one) => one === plain) ?? only(firms.filter((one) => spokenName(one) === spokenName(plain)))
    const near = firm === undefined && plain === word ? nearestWords(plain, firms) : []
    if (near[0] !== undefined && editDistance(spokenName(near[0]), spokenName(plain)) <= 1)
      return fail({ reason: 'no-firm', word, near })
    found.push(firm ?? (firms.length === 0 ? plain : `${plain}${unregistered}`))
  }
  return ok([...new Set(found)])
}
/** Behind the name of a firm that is in no register. */
export const unregistered = '（未登记）'
const only = <T>(found: readonly T[]): T | undefined => (found.length === 1 ? found[0] : undefined)
export const readNames = (
  typed: readonly string[],
  most: number,
  known: readonly NamedUnit[],
): Result<readonly string[], FieldFault> => {
  const found = typed.map((one) => unitNamed(one.trim(), known))
  const near = found.flatMap((one) => ('near' in one ? one.near : []))
  if (found.some((one) => 'near' in one)) return fail({ reason: 'no-unit', near })
  if (found.length > most) return fail({ reason: 'too-many', most, actual: found.length })
  return ok([...new Set(found.flatMap((one) => ('name' in one ? one.name : [])))])
}

const mostOfTopic = 40
export const readTopics = (
  lines: readonly string[],
  most: number,
  known: Known,
): Result<readonly string[], FieldFault> => {
  if (lines.length > most) return fail({ reason: 'too-many', most, actual: lines.length })
  const longest = Math.max(...lines.map(countCharacters))
  if (longest > mostOfTopic) return fail({ reason: 'too-long', most: mostOfTopic, actual: longest })
  const records = known.records ?? {}
  const found = lines.map((line) => (Object.hasOwn(records, line) ? records[line] : line))
  const topics = found.flatMap((one) => one ?? [])
  return topics.length === found.length ? ok(topics) : fail({ reason: 'no-record' })
}

/** `14:30`, `14：30`, `14点半`, `下午2:30`. */
export const readTime = (typed: string): string | undefined => {
  const plain = typed.normalize('NFKC').replace(/\s/gu, '')
  const read = /^(上午|下午|晚上|晚)?(\d{1,2})(?::(\d{2})|[点时](?:(半)|(\d{1,2})分?)?)$/u.exec(plain)
  if (!read) return undefined
  const [, part = '', hours, minutes, half, spoken] = read
  const hour = Number(hours) + (part !== '' && part !== '上午' && Number(hours) < 12 ? 12 : 0)
  const minute = half === undefined ? Number(minutes ?? spoken ?? 0) : 30
  if (hour > 23 || minute > 59) return undefined
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

/** `300 吨`, `1.2万件／年`: the figure, then its unit. */
export const readAmount = (typed: string): Result<string, FieldFault> => {
  const [, figure = '', unit = ''] = /^(\d{1,12}(?:\.\d{1,4})?)\s*(\D\S{0,9})$/u.exec(typed.normalize('NFKC')) ?? []
  return figure === '' ? fail({ reason: 'no-amount' }) : ok(`${figure} ${unit}`)
}

export const within = (value: string, most: number): Result<string, FieldFault> => {
  const actual = countCharacters(value)
  return actual > most ? fail({ reason: 'too-long', most, actual }) : ok(value)
}
