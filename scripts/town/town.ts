import { join } from 'node:path'
import type { EmuMessage } from '../../emulator/server/types.ts'
import type { Instant } from '../../src/domain/time.ts'
import { openStage, type Stage, type StageOptions } from '../stage.ts'
import { dropStageDatabase } from '../stage-database.ts'
import { cast, groups, type Where, type Who } from './cast.ts'
import { type Member, member } from './member.ts'
import { officeTime } from './office-time.ts'
import { tempFolder } from './temp-folder.ts'

/** The demo's district with its bot on a clock that stands, and its people. */
export interface Town extends Record<Who, Member> {
  stage: Stage
  /** Moves the clock to a day and time of the office, `09-03 18:05` or with a year in front; what falls due on the way happens. */
  at(when: string): Promise<void>
  /** What the bot has said in a group, oldest first, as it stands now. */
  groupMessages(where: Where): EmuMessage[]
  close(): Promise<void>
}

export interface TownOptions
  extends Pick<StageOptions, 'district' | 'emulator' | 'askAssistant' | 'transport' | 'server'> {
  /** Nobody has been greeted yet; otherwise everybody was, in weeks before. */
  newcomers?: true
}

export const openTown = async (start: Instant, { newcomers, ...options }: TownOptions = {}): Promise<Town> => {
  const folder = tempFolder()
  const databaseFile = join(folder.path, 'a.db')
  const stage = await openStage({ databaseFile, start, ...options }).catch((error: unknown) => {
    folder.remove()
    throw error
  })
  if (!newcomers) await stage.database.kysely.updateTable('person').set({ greeted_at: start }).execute()
  const people = Object.fromEntries(Object.entries(cast).map(([who, openId]) => [who, member(stage, openId)]))
  return {
    ...(people as Record<Who, Member>),
    stage,
    at: (when) => stage.moveTo(officeTime(when)),
    groupMessages: (where) => stage.emulator.messages(groups[where]).filter(({ sender }) => sender.type === 'app'),
    async close() {
      await stage.close()
      dropStageDatabase(databaseFile)
      folder.remove()
    },
  }
}
