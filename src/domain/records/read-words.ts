import { dayPattern } from '../day-words.ts'
import { momentPattern } from '../moment-words.ts'
import { editDistance, spokenName } from '../names.ts'
import { type Field, readField } from './field.ts'
import type { Known } from './known.ts'

/** What only units are called. */
const unitLike = /^(?:区|市|省|县)\S{1,16}(?:局|办|委|处|中心|街道|公司|院)$/u

/** A word that can hardly be anything but the name of a unit, misspelt: it is asked about, not taken for text. */
const meansUnit = (word: string, near: readonly string[]): boolean =>
  unitLike.test(word) || ([...word].length > 3 && near.some((name) => editDistance(spokenName(name), word) <= 1))

const leadingDay = new RegExp(`^${dayPattern}(?=$|\\s|[，,。；;：:])`, 'u')

const leadingMoment = new RegExp(`^${momentPattern}(?=$|\\s|[，,。；;：:]|\\p{Script=Han})`, 'u')

/** 请区水务局10月30日前办结: the words set the day, and keep it. */
const beforeDay = /(?:\d{4}年)?\d{1,2}月\d{1,2}[日号](?=(?:之|以)?前)/u

/** Sorts of fields that one word fills. */
const ofAWord = [
  'firm',
  'chain',
  'code',
  'day',
  'moment',
  'time',
  'unit',
  'person',
  'pick',
  'choice',
  'number',
  'link',
  'ref',
] as const

/** A record by its number: `任务12`, `任务〔2026〕12号`, `任务2025-12`. */
const recordWord = /^\p{Script=Han}{2,6}(?:〔\d{4}〕|\d{4}-)?\d{1,6}号?$/u

/**
 * Reads what follows a step or 新增 into the step's fields: leading words that are a day, a unit, a person, an option or a number go to the first
 * empty field of that sort, the rest is the first text field's. Nothing is dropped: what fits nowhere stays text.
 */
export const readWords = (words: string, fields: readonly Field[], known: Known): Record<string, unknown> => {
  const given: Record<string, unknown> = {}
  const free = (field: Field) => given[field.key] === undefined
  let rest = words.trim()
  while (rest !== '') {
    const [word = ''] = rest.split(/\s/u)
    const day = leadingDay.exec(rest)?.[0]
    const moment = leadingMoment.exec(rest)?.[0]
    const fits = fields.find((field) => {
      if (!free(field) || !ofAWord.some((sort) => sort === field.is)) return false
      if (field.is === 'day') return day !== undefined
      if (field.is === 'moment') return moment !== undefined
      if (word === '' || (field.is === 'link' && !word.startsWith('https://'))) return false
      // Which record it is, and whether there is one, is asked when the step is taken.
      if (field.is === 'ref') return recordWord.test(word)
      const read = readField(field, word, known)
      // Anybody's name is a name: it is taken for one only where the roster has it.
      if (read.ok) return field.is !== 'person' || typeof read.value === 'object'
      // What a row is of is said first: one that is not registered is given back with the nearest names.
      if (field.is === 'firm') return field.required === true && read.fault.reason === 'not-registered'
      // Given back with the names that are meant: never guessed, never swallowed by a text.
      if (field.is === 'person') return read.fault.reason === 'namesakes'
      const { fault } = read
      return (
        fault.reason === 'no-unit' &&
        field.is === 'unit' &&
        (field.required || rest !== word) &&
        meansUnit(word, fault.near)
      )
    })
    if (!fits) break
    const taken = (fits.is === 'day' ? day : fits.is === 'moment' ? moment : undefined) ?? word
    given[fits.key] = taken
    rest = rest.slice(taken.length).replace(/^[\s，,。；;：:]+/u, '')
  }
  const due = fields.find((field) => free(field) && field.is === 'day' && field.key === 'due')
  const [said] = beforeDay.exec(rest) ?? []
  if (due && said !== undefined && readField(due, said, known).ok) given[due.key] = said
  const target =
    fields.find((field) => free(field) && field.main) ??
    fields.find((field) => free(field) && (field.is === 'text' || field.is === 'line'))
  const last = fields.find((field) => free(field))
  const into = target ?? last
  if (rest !== '' && into) given[into.key] = rest
  return given
}
