import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { EmulatorOptions } from '../../emulator/server/emulator.ts'
import type { EmuMessage } from '../../emulator/server/types.ts'
import { openStage, type Stage } from '../../scripts/stage.ts'
import { type AuditEntry, auditSince } from '../../src/db/audit.ts'
import { type Instant, instantOf } from '../../src/domain/time.ts'
import { bystanders, cast, groups, type Where, type Who } from './cast.ts'
import { type Member, member } from './person.ts'
import { wordsOf } from './words.ts'

export interface Town extends Record<Who, Member> {
  stage: Stage
  /** Moves the clock to a day and time of the office, `09-03 18:05` or with a year in front; what falls due on the way happens. */
  at(when: string): Promise<void>
  /** What the bot has said in a group, oldest first, as it stands now. */
  group(where: Where): string[]
  groupMessages(where: Where): EmuMessage[]
  /** Everything that was refused or done, oldest first. */
  audit(): Promise<AuditEntry[]>
  refusals(): Promise<AuditEntry[]>
  /** 何工 gives or takes a post, named with @ in the office's group: `成员 航天 撤 主报`. */
  changesPost(words: string, who: Who): Promise<string>
  close(): Promise<void>
  /** One column of one question to the database. */
  ask(sql: string, ...values: unknown[]): unknown[]
}

/** `09-03 18:05` in the office's zone; of 2026 unless a year stands in front. */
export const officeTime = (when: string): Instant => {
  const [day = '', time = ''] = when.split(' ')
  return instantOf(day.length > 5 ? day : `2026-${day}`, time, 'Asia/Shanghai')
}

/**
 * The demo's district with its bot, on a clock that stands. Closed when the test ends; `shared` by several, when somebody closes it.
 * Everybody has been greeted in weeks before, except where they are `newcomers`.
 */
export const openTown = async (
  start = '08-31 08:30',
  options: { modes?: EmulatorOptions['modes']; district?: string; shared?: true; newcomers?: true } = {},
): Promise<Town> => {
  const folder = mkdtempSync(join(tmpdir(), 'lianzhang-round-'))
  const stage = await openStage({
    databaseFile: join(folder, 'a.db'),
    start: officeTime(start),
    bystanders,
    ...(options.modes ? { emulator: { modes: options.modes } } : {}),
    ...(options.district ? { district: options.district } : {}),
  })
  if (!options.newcomers) stage.database.raw.prepare('update person set greeted_at = ?').run(officeTime(start))
  const close = async () => {
    await stage.close()
    rmSync(folder, { recursive: true })
  }
  if (!options.shared) onTestFinished(close)
  const people = Object.fromEntries(
    Object.entries(cast).map(([who, openId]) => [who, member(stage, openId)]),
  ) as Record<Who, Member>
  const groupMessages = (where: Where) =>
    stage.emulator.messages(groups[where]).filter(({ sender }) => sender.type === 'app')
  const audit = () => auditSince(stage.database.kysely, '0000')
  return {
    ...people,
    stage,
    at: (when) => stage.moveTo(officeTime(when)),
    groupMessages,
    group: (where) => groupMessages(where).map(wordsOf),
    audit,
    refusals: async () => (await audit()).filter(({ result }) => result === 'refused'),
    changesPost: async (words, who) => {
      if (!stage.emulator.chat(groups.推进办群).members.includes(cast.何工))
        await stage.emulator.addMember(groups.推进办群, cast.何工)
      return people.何工.says(words, { in: '推进办群', mentions: ['bot', cast[who]] })
    },
    close,
    ask: (sql, ...values) =>
      stage.database.raw
        .prepare(sql)
        .pluck()
        .all(...values),
  }
}
