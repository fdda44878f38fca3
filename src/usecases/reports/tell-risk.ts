import { riskAlarmCard } from '../../cards/risk-alarm.ts'
import { readItem } from '../../db/items.ts'
import { raisedSince } from '../../db/open-records.ts'
import type { Outgoing } from '../../db/outbox.ts'
import { readRevision } from '../../db/revisions.ts'
import { hour } from '../../domain/time.ts'
import type { WeeklyContent } from '../../domain/weekly.ts'
import { addWorkingTime } from '../../domain/working-time.ts'
import { riskReported } from '../../texts/alarms.ts'
import type { Ctx } from '../context.ts'
import { aboutItem } from '../say.ts'
import { tellOffice, tellOfficePrivately } from '../tell.ts'
import type { Filed } from './filed.ts'
import { periodWords } from './period-words.ts'
import type { WeeklyItem } from './weekly-item.ts'

/** Working time in which the risk itself may be filed in place of the words of the report. */
const wait = 2 * hour
const topic = 'risk-report'

/**
 * 断链断供 有新增 or 有变化: its group reads no words of the report, once per item and kind; each of its people reads 风险说明 in private, and again
 * when it has changed. 有变化 at once; 有新增 where the risk itself is not filed within two working hours.
 */
export const tellRisk = async (ctx: Ctx, { report: weekly, revision, before }: Filed<WeeklyItem>): Promise<void> => {
  const { risk, riskDetail } = revision.content
  if (risk === 'none') return
  const { item, chain } = weekly
  const { now, rules } = ctx
  const periodLabel = periodWords(weekly.plan, rules).week
  const text = riskReported({ chain: chain.name, period: periodLabel, state: risk, by: revision.filedByName })
  const cause = `risk/${item.id}/${risk}`
  const notBefore = addWorkingTime(rules.calendar, now, wait, rules.zone)
  const how = risk === 'new' ? ({ topic, notBefore, about: aboutItem(weekly) } as const) : {}
  if (riskDetail === undefined) return tellOffice(ctx, cause, text, how)
  if (before?.content.risk === risk && before.content.riskDetail === riskDetail) return
  const source = { item: item.id, rev: revision.rev }
  const card = riskAlarmCard({
    chainName: chain.name,
    periodLabel,
    state: risk,
    text,
    detail: riskDetail,
    source,
  })
  await tellOfficePrivately(ctx, { line: cause, card: `risk/${item.id}/${revision.rev}` }, { line: text, card }, how)
}

/** 有新增 need not be told: the risk itself was filed since, or the report says something else by now. */
export const riskNeedsNoTelling = async ({ tx }: Ctx, row: Outgoing): Promise<boolean> => {
  const { itemId = '', chainId = '', createdAt } = row
  if (await raisedSince(tx, { kind: 'risk', chainId, since: createdAt })) return true
  const item = await readItem(tx, itemId)
  const current = item && (await readRevision<WeeklyContent>(tx, itemId, item.currentRev))
  if (current?.content.risk !== 'new') return true
  const told = /^alarm\/risk\/.+\/(?<rev>\d+)\/[^/]+$/u.exec(row.dedupeKey)?.groups?.rev
  const then = told === undefined ? undefined : await readRevision<WeeklyContent>(tx, itemId, Number(told))
  return then !== undefined && then.content.riskDetail !== current.content.riskDetail
}
