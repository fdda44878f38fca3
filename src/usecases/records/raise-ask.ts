import { openProblems } from '../../db/open-records.ts'
import { lastStep, othersActed, type RecordStep, stepOfCause } from '../../db/record-steps.ts'
import { readRecord, type StoredRecord } from '../../db/records.ts'
import { type Level, levelOf, levels, unitOfLevel, weeklySource } from '../../domain/kinds/cases.ts'
import { nameKey } from '../../domain/names.ts'
import { weekLabel } from '../../texts/dates.ts'
import { notAskedAgain, reportStep } from '../../texts/records.ts'
import { audited } from '../audited.ts'
import type { ActorCtx } from '../context.ts'
import { numberIn, weeklyAsks } from '../reports/asks.ts'
import type { Filed } from '../reports/filed.ts'
import type { WeeklyItem } from '../reports/weekly-item.ts'
import { saveNew } from './create-record.ts'
import { follow } from './follow.ts'
import { kinds } from './kinds.ts'
import { noteRecord } from './note-record.ts'

/** What a report asks of others. */
interface Ask {
  level: Level
  words: string
}

const longestTitle = 40

/**
 * What a weekly report asks of others is a 问题 from then on, so that it cannot vanish next week: in its words, once however often they are filed. What
 * is asked otherwise in a later version is corrected, and what is not asked any more is taken back while nobody has acted on it.
 */
export const raiseAsk = async (ctx: ActorCtx, filed: Filed<WeeklyItem>): Promise<void> => {
  const { report } = filed
  const { item, plan } = report
  const ask = askOf(filed)
  const asked = report.asks.find(({ own, open }) => own && open)
  // What it asked for itself was read with it.
  if (!ask && !asked) return
  const own = asked && (await readRecord(ctx.tx, asked.id))
  const open = ask ? await openProblems(ctx.tx, item.chainId) : undefined
  const same = ask && open?.records.find((record) => isSame(record, ask))
  // In the same words one that cannot be read: nothing is made of it, and nothing beside it.
  const unread = ask && open?.unread.some(({ title_key }) => title_key === nameKey(titleOf(ask)))
  if (own && own.id !== same?.id && (same || unread || !ask)) await drop(ctx, filed, own)
  if (ask && same) await move(ctx, filed, same, ask)
  else if (ask && !unread) await (own ? correct(ctx, filed, own, ask) : raise(ctx, filed, ask))
  // Read before: the receipt that is drawn next shows what has come of the ask, and says what it could not be compared with.
  const now = await weeklyAsks(ctx.tx, item, { since: plan.opensAt, hasProblems: true })
  report.asks = now.asks
  report.unreadAsks = [...new Set([...now.unread, ...(open?.unread ?? []).map((one) => numberIn(item, one))])]
}

const askOf = ({ revision: { content } }: Filed<WeeklyItem>): Ask | undefined => {
  const level = levels.find((one) => one === content.askLevel)
  const words = content.askDetail
  return level === undefined || level === 'self' || words === '' ? undefined : { level, words }
}

/** In letters and digits. */
const isSame = ({ values, title }: StoredRecord, { words }: Ask): boolean =>
  nameKey(String(values.detail ?? title)) === nameKey(words)

const titleOf = ({ words }: Ask): string => [...words.replace(/\n/gu, '，')].slice(0, longestTitle).join('')
const causeOf = ({ report, revision }: Filed<WeeklyItem>): string => `ask/${report.item.id}/${revision.rev}`

const raise = async (ctx: ActorCtx, filed: Filed<WeeklyItem>, ask: Ask): Promise<void> => {
  const { item } = filed.report
  const { personId, name } = ctx.actor
  const { level, words } = ask
  const made = await saveNew(ctx, {
    kind: kinds.problem,
    chainId: item.chainId,
    source: weeklySource,
    via: 'weekly',
    sourceKey: causeOf(filed),
    values: { title: titleOf(ask), detail: words, level, asked: level, ask: item.id },
    by: { personId, name, post: filed.post },
  })
  await audited(ctx, 'problem/create', { object: made.record.id, chain: item.chainId, detail: {} })
  await follow(ctx, { ...made, before: undefined })
}

/** Once a report, however often it is filed. */
const move = async (ctx: ActorCtx, filed: Filed<WeeklyItem>, record: StoredRecord, ask: Ask): Promise<void> => {
  const { item, plan } = filed.report
  const sourceKey = `${item.id}/${record.id}`
  const known = record.values.ask === item.id || (await stepOfCause(ctx.tx, sourceKey)) !== undefined
  const moved = known
    ? record
    : await noted(
        ctx,
        filed,
        record,
        { movedAt: ctx.now, values: { ...record.values, ask: item.id, asked: ask.level } },
        { step: 'weekly', given: { report: reportStep(weekLabel(plan.covers)) }, sourceKey },
      )
  if (levelOf(moved.values) !== ask.level && (await isUntouched(ctx, moved))) await correct(ctx, filed, moved, ask)
}

/** Whom it is asked of is corrected until somebody has acted, or its time is up. */
const correct = async (ctx: ActorCtx, filed: Filed<WeeklyItem>, record: StoredRecord, ask: Ask): Promise<void> => {
  const title = titleOf(ask)
  const level = (await isUntouched(ctx, record)) ? ask.level : levelOf(record.values)
  const elsewhere = level !== levelOf(record.values)
  const values = { ...record.values, detail: ask.words, asked: ask.level, level }
  await noted(
    ctx,
    filed,
    record,
    elsewhere ? { title, unit: unitOfLevel(level), values: { ...values, since: ctx.now } } : { title, values },
    { step: 'edit', given: { detail: ask.words, ...(elsewhere && { level }) }, sourceKey: causeOf(filed) },
  )
}

/** Not asked any more. One that an earlier report asked for stands: this one only said it again. */
const drop = async (ctx: ActorCtx, filed: Filed<WeeklyItem>, record: StoredRecord): Promise<void> => {
  const made = await lastStep(ctx.tx, record.id, 'create')
  if (!made?.sourceKey.startsWith(`ask/${filed.report.item.id}/`) || !(await isUntouched(ctx, record))) return
  const noting = { step: 'void', given: { reason: notAskedAgain }, reason: notAskedAgain }
  await noted(
    ctx,
    filed,
    record,
    { state: 'void', movedAt: ctx.now, closedAt: ctx.now },
    { ...noting, sourceKey: `${causeOf(filed)}/void` },
  )
}

const isUntouched = async ({ tx }: ActorCtx, record: StoredRecord): Promise<boolean> =>
  record.state === 'new' &&
  levelOf(record.values) === record.values.asked &&
  !(await othersActed(tx, record.id, record.raisedBy ?? ''))

const noted = async (
  ctx: ActorCtx,
  { post }: Filed<WeeklyItem>,
  before: StoredRecord,
  change: Parameters<typeof noteRecord>[2],
  noting: Pick<RecordStep, 'step' | 'given' | 'sourceKey'> & { reason?: string },
): Promise<StoredRecord> => {
  const { personId, name: personName } = ctx.actor
  const record = await noteRecord(ctx, before, change, { ...noting, personId, personName, post, via: 'weekly' })
  const step = await stepOfCause(ctx.tx, noting.sourceKey)
  if (step) await follow(ctx, { record, before, step })
  return record
}
