import { typedText } from './markdown.ts'
import { countCharacters, textLines } from './text.ts'
import type { Instant, Week } from './time.ts'

/** What a line was taken from a report as. */
export const lineKinds = ['progress', 'ask', 'risk', 'experience'] as const
export type LineKind = (typeof lineKinds)[number]

/** The texts the office edits, in the order of the page. */
export const bulletinSections = ['progress', 'asks', 'risks', 'next'] as const
export type BulletinSection = (typeof bulletinSections)[number]
export const bulletinFields = [
  'title',
  ...bulletinSections,
  'report_to',
  'send_to',
  'copy_to',
  'editor',
  'reviewer',
  'signer',
] as const
export type BulletinField = (typeof bulletinFields)[number]
export type BulletinContent = Record<BulletinField, string>

export const emptyBulletin = (): BulletinContent =>
  Object.fromEntries(bulletinFields.map((field) => [field, ''])) as BulletinContent

/** Feishu lets nobody type more than 1000 into one field. */
export const bulletinLimits: Record<BulletinField, number> = {
  ...{ title: 50, progress: 1000, asks: 1000, risks: 1000, next: 1000 },
  ...{ report_to: 200, send_to: 200, copy_to: 200, editor: 30, reviewer: 30, signer: 30 },
}

/** A line somebody chose, with the version of the report it stands in. Kept, never printed. */
export interface BulletinSource {
  kind: LineKind
  chainId: string
  /** Of an experience its record. */
  itemId: string
  rev: number
  text: string
}

export interface Bulletin {
  id: string
  state: 'draft' | 'issued' | 'dropped'
  /** Where the office is: choosing lines, editing, looking at the whole. */
  step: 'choose' | 'edit' | 'preview'
  /** Raised by every change, so that of two people on one draft the later sees it. */
  rev: number
  from: Week
  to: Week
  content: BulletinContent
  /** Groups it goes to. */
  groups: string[]
  /** 第 n 期 of a year, once issued. */
  year?: number | undefined
  number?: number | undefined
  createdAt: Instant
  savedBy: string
  savedByName: string
  savedAt: Instant
  issuedAt?: Instant | undefined
}

export interface BulletinFault {
  field: BulletinField | 'body'
  reason: 'missing' | 'too-long'
  actual?: number
}

/** `level` 1 is 一、, 2 is （一）, 3 is 1., 4 is （1）; 0 is a paragraph without a number. */
export interface BulletinLine {
  level: 0 | 1 | 2 | 3 | 4
  text: string
}

const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九']

/** 1 to 99 as they stand before headings: 一, 十, 十二, 二十一. */
export const chineseNumber = (n: number): string => {
  const [tens, ones] = [Math.floor(n / 10), n % 10]
  return `${tens > 1 ? digits[tens] : ''}${tens > 0 ? '十' : ''}${digits[ones]}`
}

const ordinals: readonly [level: 2 | 3 | 4, pattern: RegExp][] = [
  [2, /^[（(]\s*[一二三四五六七八九十]{1,3}\s*[)）]\s*/u],
  [4, /^[（(]\s*\d{1,2}\s*[)）]\s*/u],
  // 3、4号线 are two lines of a metro; `1. 9月` is ours.
  [3, /^\d{1,2}\s*(?:、(?!\s*\d)|[.．](?:\s|(?!\d)))\s*/u],
]
const ordinalOf = {
  2: (n: number) => `（${chineseNumber(n)}）`,
  // `1.9月` would read as a figure.
  3: (n: number, rest: string) => `${n}.${/^\d/u.test(rest) ? ' ' : ''}`,
  4: (n: number) => `（${n}）`,
}

/** The lines of one section, numbered anew: the office takes a line out and the others close up. */
export const numberedLines = (text: string): BulletinLine[] => {
  const counts = { 2: 0, 3: 0, 4: 0 }
  return textLines(text).map((line) => {
    const found = ordinals.find(([, pattern]) => pattern.test(line))
    const rest = found && line.replace(found[1], '')
    if (!found || !rest) return { level: 0, text: line }
    const [level] = found
    counts[level] += 1
    for (const lower of [3, 4] as const) if (lower > level) counts[lower] = 0
    return { level, text: `${ordinalOf[level](counts[level], rest)}${rest}` }
  })
}

const textOf = (lines: readonly BulletinLine[]): string => lines.map(({ text }) => text).join('\n')

/** What was typed into the form, cleaned. An empty field may come back as none. */
export const readBulletinForm = (form: Record<string, unknown>): BulletinContent => {
  const content = emptyBulletin()
  for (const field of bulletinFields) {
    const raw = form[field]
    // A client that was tampered with keeps to no limit; what is far beyond it is not worth storing.
    const typed = typeof raw === 'string' ? typedText(raw.slice(0, 4 * bulletinLimits[field])) : ''
    const isSection = bulletinSections.some((one) => one === field)
    content[field] = isSection ? textOf(numberedLines(typed)) : typed.replace(/\s*\n\s*/g, ' ')
  }
  return content
}

/** Everything that keeps a bulletin from being issued, at once. */
export const bulletinFaults = (content: BulletinContent): BulletinFault[] => {
  const faults: BulletinFault[] = []
  if (content.title === '') faults.push({ field: 'title', reason: 'missing' })
  if (bulletinSections.every((section) => content[section] === '')) faults.push({ field: 'body', reason: 'missing' })
  for (const field of bulletinFields) {
    const actual = Math.max(countCharacters(content[field]), content[field].length)
    if (actual > bulletinLimits[field]) faults.push({ field, reason: 'too-long', actual })
  }
  return faults
}

export const sameBulletin = (a: BulletinContent, b: BulletinContent): boolean =>
  bulletinFields.every((field) => a[field] === b[field])

/** What is printed and what groups read: the same. */
export interface PrintedBulletin {
  masthead: string
  /** `（第 3 期）`, or that it is only a sample. */
  issue: string
  issuer: string
  day: string
  title: string
  /** 演示数据, under the title. */
  mark?: string | undefined
  lines: BulletinLine[]
  /** 报, 送, 发, each with its colon; those that are empty are left out. */
  routing: string[]
  /** 编辑, 审核, 签发. */
  signers: string[]
}

const highestNumber = 999

/** 第 n 期 as it is typed into a field: `3`, `３`, `第3期`. Lower than one that is known it cannot have been the last. */
export const readLastNumber = (typed: unknown, known: number): number | undefined => {
  const text = typeof typed === 'string' ? typed.normalize('NFKC').trim() : ''
  const number = Number(/^第?\s*(\d{1,3})\s*期?$/u.exec(text)?.[1])
  return number >= known && number <= highestNumber ? number : undefined
}
