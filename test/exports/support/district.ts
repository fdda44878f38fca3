import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { migrate } from '../../../src/db/migrate.ts'
import { openDatabase } from '../../../src/db/sqlite/open.ts'
import type { ItemState } from '../../../src/domain/report.ts'
import { dayOfWeek, instantOf, nextWeek, type Week } from '../../../src/domain/time.ts'
import type { WeekPlan } from '../../../src/domain/week-plan.ts'
import type { WeeklyContent } from '../../../src/domain/weekly.ts'
import type { FileWish } from '../../../src/exports/wish.ts'
import { temporaryFolder } from '../../bad-days/rig.ts'

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

/** A database of so many chains and weeks, each report as `of` says. Written past the bot: a hundred thousand cannot be clicked. */
export const districtOf = async (
  size: { chains: number; weeks: number; chainName?: (chain: number) => string },
  of: (at: { chain: number; week: number }) => Omit<Filed, 'chain' | 'week'> = () => ({}),
): Promise<{ file: string; weeks: Week[] }> => {
  const file = join(temporaryFolder(), 'exports.db')
  const database = openDatabase(file)
  onTestFinished(() => database.close())
  await migrate(database)
  const { raw } = database
  const weeks: Week[] = []
  for (let week = firstWeek; weeks.length < size.weeks; week = nextWeek(week)) weeks.push(week)
  const chain = raw.prepare(
    `insert into chain (id, name, aliases, kind, position, departments) values (?, ?, '[]', 'key', ?, '[]')`,
  )
  const period = raw.prepare(
    'insert into period (period, type, plan, opens_at, due_at, lock_at) values (?, ?, ?, ?, ?, ?)',
  )
  const item = raw.prepare(
    'insert into item (id, type, chain_id, period, state, current_rev, first_sent_at, is_late, nudges) values (?, ?, ?, ?, ?, ?, ?, 0, 0)',
  )
  const revision = raw.prepare(
    `insert into revision (item_id, rev, source_key, kind, content, filed_by, filed_by_name, on_behalf_of, post, sent_at, received_at)
     values (?, ?, ?, 'submit', ?, 'ou_1', ?, ?, 'reporter', ?, ?)`,
  )
  const sentBack = raw.prepare(
    `insert into item_return (item_id, rev, reason, by_name, at, due_at) values (?, 1, ?, '吴工（虚构）', ?, ?)`,
  )
  const signed = raw.prepare(
    'insert into sign_off (item_id, rev, state, asked_at, signed_by_name) values (?, ?, ?, ?, ?)',
  )
  raw.transaction(() => {
    for (let number = 0; number < size.chains; number++)
      chain.run(`c${number}`, size.chainName?.(number) ?? `第${number + 1}示例产业链`, number)
    for (const [number, week] of weeks.entries()) {
      const plan = planOf(week)
      period.run(week, 'weekly', JSON.stringify(plan), plan.opensAt, plan.dueAt, plan.lockAt)
      for (let chainNumber = 0; chainNumber < size.chains; chainNumber++) {
        const {
          state = 'filed',
          rev = 1,
          returned,
          filedBy = '张工（虚构）',
          onBehalfOf,
          content,
          signedBy,
        } = of({ chain: chainNumber, week: number })
        const id = `weekly/${week}/c${chainNumber}`
        item.run(id, 'weekly', `c${chainNumber}`, week, state, rev, rev > 0 ? plan.dueAt : null)
        for (let one = 1; one <= rev; one++)
          revision.run(
            id,
            one,
            `${id}/${one}`,
            JSON.stringify({ ...plain, ...content }),
            filedBy,
            onBehalfOf ?? null,
            plan.dueAt,
            plan.dueAt,
          )
        if (signedBy !== undefined)
          signed.run(
            id,
            rev,
            signedBy === 'passed' ? 'passed' : 'signed',
            plan.dueAt,
            signedBy === 'passed' ? null : signedBy,
          )
        if (returned !== undefined) sentBack.run(id, returned, plan.dueAt, plan.dueAt)
      }
    }
  })()
  return { file, weeks }
}

const plain: WeeklyContent = {
  ...{ noNews: false, progress: '示例链主甲（虚构）完成设备招标', nextPlan: '签设备合同' },
  ...{ askLevel: 'none', askDetail: '', risk: 'none', lastPlan: [] },
}

export const wish = (more: Partial<FileWish> = {}): FileWish => ({
  ...{ format: 'xlsx', chains: 'all', from: '2026-W01', to: '2099-W01', name: '工作动态.xlsx', zone, demo: false },
  ...more,
})
