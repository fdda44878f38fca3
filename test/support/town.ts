import { onTestFinished } from 'vitest'
import type { EmulatorOptions } from '../../emulator/server/emulator.ts'
import type { StageOptions } from '../../scripts/stage.ts'
import { cast, groups, type Where, type Who } from '../../scripts/town/cast.ts'
import { officeTime } from '../../scripts/town/office-time.ts'
import { type Town as DemoTown, openTown as openDemoTown } from '../../scripts/town/town.ts'
import { type AuditEntry, auditSince } from '../../src/db/audit.ts'
import { rawOf } from './raw.ts'
import { wordsOf } from './words.ts'

/** The town, and what tests ask of it. */
export interface Town extends DemoTown {
  group(where: Where): string[]
  /** Everything that was refused or done, oldest first. */
  audit(): Promise<AuditEntry[]>
  refusals(): Promise<AuditEntry[]>
  /** 何工 gives or takes a post, named with @ in the office's group: `成员 航天 撤 主报`. */
  changesPost(words: string, who: Who): Promise<string>
  /** One column of one question to the database. */
  ask(sql: string, ...values: unknown[]): unknown[]
}

/** Closed when the test ends; `shared` by several, when somebody closes it. */
export const openTown = async (
  start = '08-31 08:30',
  options: {
    modes?: EmulatorOptions['modes']
    district?: string
    shared?: true
    newcomers?: true
    kinds?: StageOptions['kinds']
    askAssistant?: StageOptions['askAssistant']
    transport?: StageOptions['transport']
  } = {},
): Promise<Town> => {
  const { shared, modes, ...more } = options
  const town = await openDemoTown(officeTime(start), { ...more, ...(modes && { emulator: { modes } }) })
  if (!shared) onTestFinished(town.close)
  const { emulator, database } = town.stage
  const audit = () => auditSince(database.kysely, '0000')
  return {
    ...town,
    group: (where) => town.groupMessages(where).map(wordsOf),
    audit,
    refusals: async () => (await audit()).filter(({ result }) => result === 'refused'),
    changesPost: async (words, who) => {
      if (!emulator.chat(groups.推进办群).members.includes(cast.何工))
        await emulator.addMember(groups.推进办群, cast.何工)
      return town.何工.says(words, { in: '推进办群', mentions: ['bot', cast[who]] })
    },
    ask: (sql, ...values) =>
      rawOf(database)
        .prepare(sql)
        .pluck()
        .all(...values),
  }
}
