import { basename, join } from 'node:path'
import { cast, type Who } from '../../scripts/town/cast.ts'
import { type Member, member } from '../../scripts/town/member.ts'
import { officeTime } from '../../scripts/town/office-time.ts'
import { settleBackup } from '../../src/cli/settle.ts'
import { takeBackup } from '../../src/db/sqlite/backup.ts'
import { putBack } from '../../src/db/sqlite/put-back.ts'
import { wordsOf } from '../support/words.ts'
import { openTown, type Town, temporaryFolder } from './rig.ts'

export interface Backup {
  source: string
  takenAt: string
}

/** A town whose bot is backed up and restored, with its people; Feishu keeps what it was sent. */
export interface Restoring {
  town: Town
  of(who: Who): Member
  /** `09-03 18:05` in the office's zone. */
  at(when: string): Promise<void>
  backUp(): Promise<Backup>
  /** @param meanwhile what happens to the database that is replaced. */
  restore(backup: Backup, meanwhile?: (file: string) => void): Promise<void>
  /** What somebody has heard in private, as it stands now, with this in its words. */
  heard(who: Who, part: string): string[]
  group(chatId: string, part: string): string[]
}

export const openRestoring = async (start: string): Promise<Restoring> => {
  const town = await openTown({ start: officeTime(start) })
  const group = (chatId: string | undefined, part: string) =>
    chatId === undefined
      ? []
      : town.emulator
          .messages(chatId)
          .filter(({ sender }) => sender.type === 'app')
          .map(wordsOf)
          .filter((words) => words.includes(part))
  return {
    town,
    of: (who) => member(town, cast[who]),
    at: (when) => town.moveTo(officeTime(when)),
    backUp: async () => {
      const folder = temporaryFolder()
      const { file, takenAt } = await takeBackup(town.file, folder, town.clock.now())
      return { source: join(folder, file), takenAt }
    },
    restore: async (backup, meanwhile) => {
      await town.stop()
      meanwhile?.(town.file)
      const now = town.clock.now()
      await putBack(
        { source: backup.source, databaseFile: town.file, now },
        settleBackup({ name: basename(backup.source), takenAt: backup.takenAt, latest: now, clock: town.clock }),
      )
      await town.boot()
      await town.settle()
    },
    heard: (who, part) => group(town.emulator.person(cast[who]).p2p(), part),
    group,
  }
}
