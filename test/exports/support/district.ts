import { join } from 'node:path'
import type { Insertable } from 'kysely'
import { onTestFinished } from 'vitest'
import { dropStageDatabase, openStageDatabase } from '../../../scripts/stage-database.ts'
import type { OpenDatabase } from '../../../src/db/database.ts'
import type { Database } from '../../../src/db/schema.ts'
import type { ItemState } from '../../../src/domain/report.ts'
import { dayOfWeek, instantOf, nextWeek, type Week } from '../../../src/domain/time.ts'
import type { WeekPlan } from '../../../src/domain/week-plan.ts'
import type { WeeklyContent } from '../../../src/domain/weekly.ts'
import type { FileWish } from '../../../src/exports/wish.ts'
import { temporaryFolder } from '../../bad-days/rig.ts'
import { rawOf } from '../../support/raw.ts'

export interface Filed {
  chain: number
  week: number
  state?: ItemState
  rev?: number
  filedBy?: string
  onBehalfOf?: string
  content?: Partial<WeeklyContent>
  /** Who signed the revision in force; `passed` where nobody did. */
  signedBy?: string
  /** Why the first revision was sent back. */
  returned?: string
}

export const firstWeek = '2026-W36'
const zone = 'Asia/Shanghai'

const planOf = (week: Week): WeekPlan => {
  const dueDay = dayOfWeek(week, 4)
  const at = instantOf(dueDay, '18:00', zone)
  return {
    ...{ week, covers: [week], dueDay, provisional: false, dueAt: at, opensAt: at, cardAt: at, reminderAts: [at] },
    ...{ backupAt: at, receiptAt: at, digestChiefAt: at, digestOfficeAt: at, lockAt: at },
  }
}

const atOnce = 300

/** A database of so many chains and weeks, each report as `of` says. Written past the bot: a hundred thousand cannot be clicked. */
export const districtOf = async (
  size: { chains: number; weeks: number; chainName?: (chain: number) => string },
  of: (at: { chain: number; week: number }) => Omit<Filed, 'chain' | 'week'> = () => ({}),
): Promise<{ database: OpenDatabase; place: string; weeks: Week[] }> => {
  const file = join(temporaryFolder(), 'exports.db')
  const { database, release } = await openStageDatabase(file)
  onTestFinished(async () => {
    await database.close()
    release()
    dropStageDatabase(file)
  })
  const weeks: Week[] = []
  for (let week = firstWeek; weeks.length < size.weeks; week = nextWeek(week)) weeks.push(week)
  const put = async <T extends keyof Database>(table: T, rows: readonly Insertable<Database[T]>[]): Promise<void> => {
    for (let from = 0; from < rows.length; from += atOnce)
      await database.kysely
        .insertInto(table)
        .values(rows.slice(from, from + atOnce))
        .execute()
  }
  const numbers = Array.from({ length: size.chains }, (_, number) => number)
  await put(
    'chain',
    numbers.map((position) => ({
      ...{ id: `c${position}`, name: size.chainName?.(position) ?? `第${position + 1}示例产业链`, position },
      ...{ aliases: '[]', kind: 'key' as const, departments: '[]', origin: null, since: null, closed_at: null },
    })),
  )
  const plans = weeks.map((week) => ({ week, plan: planOf(week) }))
  await put(
    'period',
    plans.map(({ week, plan }) => ({
      ...{ period: week, type: 'weekly', plan: JSON.stringify(plan) },
      ...{ opens_at: plan.opensAt, due_at: plan.dueAt, lock_at: plan.lockAt },
    })),
  )
  const filed = plans.flatMap(({ week, plan: { dueAt } }, number) =>
    numbers.map((chain) => ({
      ...{ id: `weekly/${week}/c${chain}`, week, chain, dueAt, state: 'filed' as const, rev: 1 },
      ...{ filedBy: '张工（虚构）', ...of({ chain, week: number }) },
    })),
  )
  await put(
    'item',
    filed.map(({ id, week, chain, state, rev, dueAt }) => ({
      ...{ id, type: 'weekly', chain_id: `c${chain}`, period: week, state, current_rev: rev, note: null },
      ...{ first_sent_at: rev > 0 ? dueAt : null, is_late: 0, nudges: 0, nudged_at: null },
    })),
  )
  await put(
    'revision',
    filed.flatMap(({ id, rev, content, filedBy, onBehalfOf, dueAt }) =>
      Array.from({ length: rev }, (_, index) => ({
        ...{ item_id: id, rev: index + 1, source_key: `${id}/${index + 1}`, kind: 'submit' as const, reason: null },
        ...{ content: JSON.stringify({ ...plain, ...content }), filed_by: 'ou_1', filed_by_name: filedBy },
        ...{ on_behalf_of: onBehalfOf ?? null, post: 'reporter' as const, sent_at: dueAt, received_at: dueAt },
      })),
    ),
  )
  const raw = rawOf(database)
  const signed = raw.prepare(
    'insert into sign_off (item_id, rev, state, asked_at, signed_by_name) values (?, ?, ?, ?, ?)',
  )
  const sentBack = raw.prepare(
    `insert into item_return (item_id, rev, reason, by_name, at, due_at) values (?, 1, ?, '吴工（虚构）', ?, ?)`,
  )
  for (const { id, rev, signedBy, returned, dueAt } of filed) {
    if (signedBy === 'passed') signed.run(id, rev, 'passed', dueAt, null)
    else if (signedBy !== undefined) signed.run(id, rev, 'signed', dueAt, signedBy)
    if (returned !== undefined) sentBack.run(id, returned, dueAt, dueAt)
  }
  return { database, place: database.place, weeks }
}

const plain: WeeklyContent = {
  ...{ noNews: false, progress: '示例链主甲（虚构）完成设备招标', nextPlan: '签设备合同' },
  ...{ askLevel: 'none', askDetail: '', risk: 'none', lastPlan: [] },
}

export const wish = (more: Partial<FileWish> = {}): FileWish => ({
  ...{ format: 'xlsx', chains: 'all', from: '2026-W01', to: '2099-W01', name: '工作动态.xlsx', zone, demo: false },
  ...more,
})
