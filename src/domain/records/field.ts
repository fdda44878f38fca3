import { readDay } from '../day-words.ts'
import { type CodeFault, readCreditCode } from '../firms/credit-code.ts'
import { firmNamed } from '../firms/firm-named.ts'
import { readMoment } from '../moment-words.ts'
import { findChain } from '../names.ts'
import { fail, ok, type Result } from '../result.ts'
import { cleanText, countCharacters, textLines } from '../text.ts'
import { addDays, type Day } from '../time.ts'
import { readAmount, readNames, readTime, readTopics, registered, within } from './field-readers.ts'
import { type Known, type NamedPerson, offered, personNamed, unitNamed } from './known.ts'
import { type MoneyUnit, readMoney } from './money.ts'

/** What one field of a record holds. Closed on purpose: a new sort is a case here, on the form and in the columns. */
export type Field<Key extends string = string> = {
  key: Key
  required?: true
  main?: true
  /** 敏感: of the own chain and the office alone, wherever it would stand. */
  sensitive?: true
} & (
  | { is: 'line'; most: number }
  | { is: 'text'; most: number; lines?: number; least?: number }
  /** `said`: how each is said, where that is not how it is kept. */
  | { is: 'pick'; of: readonly string[]; said?: readonly string[] }
  /** Several of what the record itself offers: nodes, agenda items. */
  | { is: 'picks'; from: string }
  /** One of them. */
  | { is: 'choice'; from: string }
  /** Lines, of which one that is the number of a record is that record, kept by its id. */
  | { is: 'topics'; most: number }
  /** Of a day, `14:30`. */
  | { is: 'time' }
  /** Units and chains. */
  | { is: 'parties'; most: number }
  | { is: 'day'; past?: true; within?: number }
  /** A day and an hour, as text on forms; `ahead` one that is still to come. What cannot be read stays text, where nothing hangs on it. */
  | { is: 'moment'; most: number; ahead?: true }
  /** `money`: a sum, kept in that unit whatever unit it is written in. */
  | { is: 'number'; from: number; to: number; money?: MoneyUnit }
  | { is: 'unit' }
  | { is: 'units'; most: number }
  /** `outside`: also somebody who is not of the roster, by the name as written. */
  | { is: 'person'; outside?: true }
  /** Names of firms, as they were written. */
  | { is: 'firms'; most: number }
  /** A firm of the register, by its name, its number or its code; kept by its id, with the name of that time. */
  | { is: 'firm' }
  /** A chain, kept in the same way. */
  | { is: 'chain' }
  /** A figure with its unit: `300 吨`. */
  | { is: 'amount' }
  /** 统一社会信用代码. */
  | { is: 'code' }
  /** https, or the number of a paper document and where it is kept. */
  | { is: 'link' }
  /** Another record, by its number; kept by its id. */
  | { is: 'ref' }
)

export const line = <const Key extends string>(key: Key, most: number) => ({ is: 'line', key, most }) as const
export const text = <const Key extends string>(
  key: Key,
  most: number,
  limits: { lines?: number; least?: number } = {},
) => ({ is: 'text', key, most, ...limits }) as const
export const picks = <const Key extends string>(key: Key, from: string) => ({ is: 'picks', key, from }) as const
export const choice = <const Key extends string>(key: Key, from: string) => ({ is: 'choice', key, from }) as const
export const topics = <const Key extends string>(key: Key, most: number) => ({ is: 'topics', key, most }) as const
export const time = <const Key extends string>(key: Key) => ({ is: 'time', key }) as const
export const parties = <const Key extends string>(key: Key, most: number) => ({ is: 'parties', key, most }) as const
/** A day from today on; `past` where something has happened on it. @param within calendar days from today at most. */
export const day = <const Key extends string>(key: Key, limits: { past?: true; within?: number } = {}) =>
  ({ is: 'day', key, ...limits }) as const
export const unit = <const Key extends string>(key: Key) => ({ is: 'unit', key }) as const
export const units = <const Key extends string>(key: Key, most: number) => ({ is: 'units', key, most }) as const
export const pick = <const Key extends string>(key: Key, of: readonly string[], said?: readonly string[]) =>
  ({ is: 'pick', key, of, ...(said && { said }) }) as const
export const moment = <const Key extends string>(key: Key, limits: { ahead?: true } = {}) =>
  ({ is: 'moment', key, most: 20, ...limits }) as const
export const number = <const Key extends string>(key: Key, from: number, to: number) =>
  ({ is: 'number', key, from, to }) as const
/** A sum of money. @param unit that of a bare figure, and of what is kept */
export const money = <const Key extends string>(key: Key, unit: MoneyUnit, to: number) =>
  ({ is: 'number', key, from: 0, to, money: unit }) as const
export const firms = <const Key extends string>(key: Key) => ({ is: 'firms', key, most: 8 }) as const
export const person = <const Key extends string>(key: Key) => ({ is: 'person', key }) as const
export const outsider = <const Key extends string>(key: Key) => ({ is: 'person', key, outside: true }) as const
export const firm = <const Key extends string>(key: Key) => ({ is: 'firm', key }) as const
export const chain = <const Key extends string>(key: Key) => ({ is: 'chain', key }) as const
export const amount = <const Key extends string>(key: Key) => ({ is: 'amount', key }) as const
export const code = <const Key extends string>(key: Key) => ({ is: 'code', key }) as const
export const sensitive = <const F extends Field>(field: F): F & { sensitive: true } => ({ ...field, sensitive: true })
export const link = <const Key extends string>(key: Key) => ({ is: 'link', key }) as const
export const ref = <const Key extends string>(key: Key) => ({ is: 'ref', key }) as const
export const must = <const F extends Field>(field: F): F & { required: true } => ({ ...field, required: true })

/** What a text in chat is read into, where it says nothing of which field it means. */
export const main = <const F extends Field>(field: F): F & { main: true } => ({ ...field, main: true })

/** What a record stores of its fields. A person is kept by id, with the name of that time. */
export type Value = string | number | readonly string[] | NamedPerson
export type Values = Readonly<Record<string, Value>>

export type FieldFault =
  | {
      reason:
        | 'missing'
        | 'no-day'
        | 'past-day'
        | 'no-number'
        | 'no-money'
        | 'no-time'
        | 'not-an-option'
        | 'no-link'
        | 'no-record'
        | 'same-record'
        | 'other-kind'
        | 'void-record'
        | 'not-text'
        | 'too-short'
        | 'no-moment'
        | 'not-yet'
        | 'no-more'
        | 'not-higher'
        | 'no-chain'
        | 'no-amount'
        | 'no-phone'
    }
  | CodeFault
  /** In the kind's own words. */
  | { reason: 'of-kind'; why: string }
  | { reason: 'too-long' | 'too-many'; most: number; actual: number }
  | { reason: 'out-of-range'; from: number; to: number }
  | { reason: 'too-far'; most: number }
  /** The nearest names. */
  | { reason: 'no-unit' | 'no-person' | 'namesakes'; near: readonly string[] }
  | { reason: 'no-firm' | 'not-registered'; word: string; near: readonly string[] }
  /** Another one has that already: its number. */
  | { reason: 'taken'; by: string }
  | { reason: 'no-such-day'; word: string }

/** Feishu's picker gives `2026-10-30 +0800`; people type `10-30`, 月底, 下周五. */
const readDayField = (
  typed: string,
  today: Day,
  { past, within }: { past?: true; within?: number },
  standing: Day | undefined,
): Result<Day, FieldFault> => {
  const picked = /^(\d{4}-\d{2}-\d{2})(?: [+-]\d{4})?$/u.exec(typed)?.[1]
  const found = readDay(picked ?? typed, today)
  if (found === undefined)
    return fail(/\d/u.test(typed) ? { reason: 'no-such-day', word: typed } : { reason: 'no-day' })
  if (found === standing) return ok(found)
  if (!past && found < today) return fail({ reason: 'past-day' })
  return within !== undefined && found > addDays(today, within) ? fail({ reason: 'too-far', most: within }) : ok(found)
}

const mostOfName = 40

/** One field as typed on a form, in an import row or in a chat. Undefined: left empty, where that is allowed. */
export const readField = (field: Field, raw: unknown, known: Known): Result<Value | undefined, FieldFault> => {
  const many = Array.isArray(raw) ? raw.filter((one): one is string => typeof one === 'string') : undefined
  if (raw !== undefined && raw !== null && typeof raw !== 'string' && !many) return fail({ reason: 'not-text' })
  const typed = cleanText(many ? many.join('、') : typeof raw === 'string' ? raw : '')
  const written = textLines(typed)
  if (written.length === 0) return field.required ? fail({ reason: 'missing' }) : ok(undefined)
  switch (field.is) {
    case 'line':
      return within(written.join('，'), field.most)
    case 'text': {
      const lines = field.lines ?? Number.POSITIVE_INFINITY
      if (written.length > lines) return fail({ reason: 'too-many', most: lines, actual: written.length })
      const short = field.least !== undefined && countCharacters(typed) < field.least
      return short ? fail({ reason: 'too-short' }) : within(written.join('\n'), field.most)
    }
    case 'pick':
      return field.of.includes(typed) ? ok(typed) : optionSaid(field, typed)
    case 'picks': {
      const offers = offered(known, field.from)
      const wanted = (many ?? typed.split(/[、,，;；\n]/u)).map((one) => picked(offers, one.trim()))
      const found = wanted.flatMap((one) => one ?? [])
      return found.length === wanted.length ? ok(found) : fail({ reason: 'not-an-option' })
    }
    case 'choice': {
      const found = picked(offered(known, field.from), typed)
      return found === undefined ? fail({ reason: 'not-an-option' }) : ok(found)
    }
    case 'topics':
      return readTopics(written, field.most, known)
    case 'time': {
      const found = readTime(typed)
      return found === undefined ? fail({ reason: 'no-time' }) : ok(found)
    }
    case 'parties':
      return readNames(many ?? typed.split(/[、,，;；\n]/u), field.most, known.parties ?? [])
    case 'day':
      return readDayField(typed, known.today, field, known.standing?.[field.key])
    case 'moment': {
      const at = readMoment(typed, known.wall)
      if (at === undefined) return field.ahead ? fail({ reason: 'no-moment' }) : within(typed, field.most)
      if (field.ahead) return at > known.wall ? ok(at) : fail({ reason: 'no-more' })
      return at > known.wall ? fail({ reason: 'not-yet' }) : ok(at)
    }
    case 'number': {
      const { from, to, money: unit } = field
      const plain = typed.normalize('NFKC').replace(/\s*(?:[天个户%亩人月分]|m2|平方米)$/u, '')
      const figure = unit ? readMoney(typed, unit) : Number(plain)
      if (figure === undefined || !Number.isFinite(figure)) return fail({ reason: unit ? 'no-money' : 'no-number' })
      return figure >= from && figure <= to ? ok(figure) : fail({ reason: 'out-of-range', from, to })
    }
    case 'unit': {
      const found = unitNamed(typed, known.units)
      return 'name' in found ? ok(found.name) : fail({ reason: 'no-unit', near: found.near })
    }
    case 'units':
      return readNames(many ?? typed.split(/[、,，;；\n]/u), field.most, known.units)
    case 'firms': {
      const named = [...new Set((many ?? typed.split(/[、,，;；\n]/u)).map((one) => one.trim()).filter(Boolean))]
      if (named.length > field.most) return fail({ reason: 'too-many', most: field.most, actual: named.length })
      const longest = Math.max(...named.map(countCharacters))
      return longest > mostOfName
        ? fail({ reason: 'too-long', most: mostOfName, actual: longest })
        : registered(named, known.firms)
    }
    case 'person': {
      if (field.outside && /\d{7}/u.test(typed)) return fail({ reason: 'no-phone' })
      const found = personNamed(typed, known.people)
      if (field.outside && !('id' in found) && !found.several) return within(written.join('，'), mostOfName)
      if ('id' in found) return ok({ id: found.id, name: found.name })
      return fail({ reason: found.several ? 'namesakes' : 'no-person', near: found.near })
    }
    case 'ref': {
      const id = known.records?.[typed]
      return id === undefined ? fail({ reason: 'no-record' }) : ok(id)
    }
    case 'firm': {
      const found = firmNamed(typed, known.register ?? [])
      return 'id' in found ? ok(found) : fail({ reason: 'not-registered', word: typed, near: found.near })
    }
    case 'chain': {
      const found = findChain(typed, known.chains ?? [])
      return 'chain' in found ? ok({ id: found.chain.id, name: found.chain.name }) : fail({ reason: 'no-chain' })
    }
    case 'amount':
      return readAmount(typed)
    case 'code':
      return readCreditCode(typed)
    case 'link':
      return /^https:\/\/\S+$/u.test(typed) || /[^\x20-\x7e]/u.test(typed)
        ? within(typed, 200)
        : fail({ reason: 'no-link' })
  }
}

const optionSaid = ({ of, said = [] }: Field & { is: 'pick' }, typed: string): Result<string, FieldFault> => {
  const option = of[said.indexOf(typed)]
  return option === undefined ? fail({ reason: 'not-an-option' }) : ok(option)
}

const picked = (offers: ReturnType<typeof offered>, typed: string): string | undefined =>
  offers.find(({ value }) => value === typed)?.is ?? offers.find(({ label }) => label === typed)?.is

/** A fault and the field it is of, for one red line above that field. */
export type FaultOf = FieldFault & { field: string }

/** All fields of a form, every fault at once. */
export const readFields = (
  fields: readonly Field[],
  typed: Readonly<Record<string, unknown>>,
  known: Known,
): { values: Record<string, Value>; faults: FaultOf[] } => {
  const values: Record<string, Value> = {}
  const faults: FaultOf[] = []
  for (const field of fields) {
    const read = readField(field, typed[field.key], known)
    if (!read.ok) faults.push({ ...read.fault, field: field.key })
    else if (read.value !== undefined) values[field.key] = read.value
  }
  return { values, faults }
}

/** What is wrong with what was typed, and nothing about what was not. */
export const misread = (
  fields: readonly Field[],
  typed: Readonly<Record<string, unknown>>,
  known: Known,
): readonly FaultOf[] =>
  readFields(
    fields.filter(({ key }) => typed[key] !== undefined),
    typed,
    known,
  ).faults

export const isPerson = (value: Value | undefined): value is NamedPerson => typeof value === 'object' && 'name' in value

/** A value as people read it. @param field whose it is, where options are said otherwise than they are kept */
export const valueText = (value: Value, field?: Field): string => {
  if (field?.is === 'pick' && field.said) return field.said[field.of.indexOf(String(value))] ?? String(value)
  if (typeof value === 'object') return 'name' in value ? value.name : value.join('、')
  return String(value)
}
