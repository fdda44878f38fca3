import * as z from 'zod'
import { longestLook, unreportedStates } from '../domain/look-words.ts'
import { mineBlocks } from '../domain/mine.ts'
import { monthSteps } from '../domain/monthly.ts'
import { fail, ok, type Result } from '../domain/result.ts'

const id = z.string().min(1).max(120)
const count = z.int().min(0)
/** Of a kind: `task`, `L07`. */
const kindKey = z.string().regex(/^(?:[a-z][a-z_]{0,39}|L\d{2})$/)
/** Of a step. */
const word = z.string().regex(/^[a-z][a-z_]{0,39}$/)

export const cardAction = z.discriminatedUnion('on', [
  z.strictObject({
    on: z.literal('weekly'),
    do: z.enum(['submit', 'save_draft', 'no_news', 'edit', 'drop_change', 'link_tasks', 'update_risks']),
    item: id,
    /** Current revision when the card was drawn; 0 is none. */
    rev: count,
  }),
  z.strictObject({ on: z.literal('offer'), do: z.enum(['confirm', 'cancel']), offer: id, rev: count }),
  z.strictObject({ on: z.literal('nudge'), do: z.literal('nudge'), period: id, chain: z.exactOptional(id) }),
  z.strictObject({
    on: z.literal('digest'),
    do: z.enum(['post', 'cancel']),
    period: id,
    /** A chain id, or `office`. */
    target: id,
    step: z.literal([1, 2]),
    version: count,
    /** Asked for in words that say that its reports are not due yet. */
    early: z.exactOptional(z.literal(true)),
  }),
  z.strictObject({ on: z.literal('uncertain'), do: z.enum(['seen', 'resend']), outbox: id, generation: count }),
  z.strictObject({ on: z.literal('bind'), do: z.enum(['confirm', 'cancel']), proposal: id }),
  z.strictObject({ on: z.literal('settings'), do: z.enum(['confirm', 'cancel']), proposal: id }),
  z.strictObject({
    on: z.literal('look'),
    do: z.enum(['prev', 'next']),
    chain: id,
    from: id,
    to: id,
    page: count,
    only: z.exactOptional(z.enum(unreportedStates)),
  }),
  z.strictObject({
    on: z.literal('search'),
    do: z.enum(['prev', 'next']),
    /** What was typed behind 查: read again, and the rights asked again. */
    words: z.string().min(1).max(longestLook),
    /** The report the page ends or begins beside. */
    at: count,
    page: count,
  }),
  /** Under the office's digest: what is made of those weeks. */
  z.strictObject({ on: z.literal('weeks'), do: z.enum(['draft', 'export']), from: id, to: id }),
  z.strictObject({ on: z.literal('report'), do: z.literal('full'), item: id, rev: count }),
  z.strictObject({ on: z.literal('leave'), do: z.enum(['confirm', 'cancel']), leave: id }),
  z.strictObject({ on: z.literal('later'), do: z.literal('later'), item: id, at: z.string().max(20) }),
  /** On the weekly form: last week's words go into it. */
  z.strictObject({ on: z.literal('carry'), do: z.enum(['carry_done', 'carry_last']), item: id }),
  z.strictObject({ on: z.literal('backup'), do: z.literal('ask_backup'), item: id }),
  z.strictObject({
    on: z.literal('naming'),
    do: z.enum(['name', 'confirm', 'cancel', 'person', 'group']),
    naming: id,
  }),
  z.strictObject({
    on: z.literal('month'),
    do: z.enum(['next', 'prev', 'save_draft', 'no_change', 'submit', 'edit', 'drop_change']),
    item: id,
    /** The step the button stands on; of `edit`, the one it leads to. */
    step: z.enum(monthSteps),
    rev: count,
  }),
  z.strictObject({
    on: z.literal('bulletin'),
    do: z.enum([
      ...['open', 'choose', 'select_all', 'select_none', 'back', 'save'],
      ...['preview', 'change', 'word', 'issue', 'drop'],
    ] as const),
    bulletin: id,
    rev: count,
  }),
  z.strictObject({ on: z.literal('open'), do: z.literal('open'), item: id }),
  z.strictObject({ on: z.literal('versions'), do: z.enum(['versions', 'prev', 'next']), item: id, page: count }),
  z.strictObject({ on: z.literal('correct'), do: z.literal('correct'), item: id }),
  z.strictObject({
    on: z.literal('return'),
    do: z.enum(['ask_return', 'return', 'keep_report']),
    item: id,
    rev: count,
  }),
  z.strictObject({ on: z.literal('sign'), do: z.enum(['agree', 'send_back', 'open_sign']), item: id, rev: count }),
  z.strictObject({ on: z.literal('supplement'), do: z.enum(['request', 'supplement', 'withdraw']), item: id }),
  /** A step of a record, or its form (`ask_…`), its history, all its steps. `line`: which one of those on it. */
  z.strictObject({
    on: z.literal('record'),
    do: word,
    record: id,
    rev: count,
    page: z.exactOptional(count),
    line: z.exactOptional(count),
  }),
  /** A list of records, or a new one. `words` are read and judged again. */
  z.strictObject({
    on: z.literal('records'),
    do: word,
    kind: kindKey,
    words: z.string().max(longestLook),
    page: count,
  }),
  z.strictObject({ on: z.literal('closed-chain'), do: z.enum(['move_chain', 'move_district']), chain: id }),
  /** A suggestion: what its words would do, by whoever presses it. */
  z.strictObject({
    on: z.literal('say'),
    do: z.enum(['say_1', 'say_2', 'say_3', 'wish']),
    words: z.string().min(1).max(longestLook),
  }),
  /** 我的 anew, or in its place the list behind one of its counts. */
  z.strictObject({
    on: z.literal('mine'),
    do: z.enum(['mine', 'show_mine', 'prev', 'next', 'back']),
    of: z.exactOptional(z.enum(mineBlocks)),
    page: z.exactOptional(count),
  }),
  z.strictObject({ on: z.literal('import'), do: z.enum(['apply', 'drop']), import: id }),
  z.strictObject({ on: z.literal('exempt'), do: z.enum(['exempt', 'restore', 'keep']), item: id }),
  /** 考核 of a year: its pages, and that its sheets are made known. */
  z.strictObject({ on: z.literal('assessment'), do: z.enum(['prev', 'next', 'issue']), year: count, page: count }),
  /** The second person's answer to what somebody has entered. */
  z.strictObject({ on: z.literal('assess-entry'), do: z.enum(['agree', 'refuse']), entry: id }),
])

/** What a button asks for. Says nothing about rights: those are checked against the clicker and the stored card. */
export type CardAction = z.infer<typeof cardAction>

const version = 1

/** Feishu's SDKs take objects only; a string ends as 200671 on the user's screen. */
export const encode = (action: CardAction): Record<string, unknown> => ({ v: version, ...action })

/**
 * Reads a button's value. `name` is the button's name where the callback has one: the action word, alone or followed by `_` and what it is about.
 * `unknown-version` is a card of a newer or older program; everything else that is no action of ours is `malformed`.
 */
export const decode = (value: unknown, name?: string): Result<CardAction, 'malformed' | 'unknown-version'> => {
  if (typeof value !== 'object' || value === null || !('v' in value)) return fail('malformed')
  const { v, ...rest } = value
  if (v !== version) return fail(typeof v === 'number' ? 'unknown-version' : 'malformed')
  const parsed = cardAction.safeParse(rest)
  if (!parsed.success) return fail('malformed')
  const word = parsed.data.do
  if (name && name !== word && !name.startsWith(`${word}_`)) return fail('malformed')
  return ok(parsed.data)
}
