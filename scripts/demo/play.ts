import { burdenEffort } from '../../src/texts/burden.ts'
import { effortBetween } from '../../src/usecases/looking-back/show-burden.ts'
import type { Stage, StageOptions } from '../stage.ts'
import { openTown } from '../town/town.ts'
import type { WeekStory } from './round.ts'
import { createScene, MissingStep } from './scene.ts'
import { firstWeek, weeksBefore } from './weeks.ts'

/** Plays weeks on an open stage that stands where the first of them opens. @returns how many steps were seen. Throws `MissingStep`. */
export const playWeeks = async (
  stage: Stage,
  stories: readonly WeekStory[],
  print: (line: string) => void,
  /** Told at the beginning of each. */
  begins: (story: WeekStory, at: number) => void = () => undefined,
): Promise<number> => {
  const scene = createScene(stage, print)
  for (const [at, story] of stories.entries()) {
    begins(story, at)
    scene.week(story.week, story.about)
    await story.play(scene)
  }
  return scene.steps()
}

/** Told at the beginning of each week that is played in silence. */
export type TellWeek = (week: string, number: number, of: number) => void

/**
 * The weeks before this one, in silence; everybody has read what came. A story that breaks off is no reason to show nothing.
 * @returns where it broke off, if it did.
 */
export const playUpTo = async (stage: Stage, week: WeekStory, tell: TellWeek): Promise<string | undefined> => {
  const before = weeksBefore(week)
  const brokeOff = await playWeeks(
    stage,
    before,
    () => undefined,
    (story, at) => tell(story.week, at + 1, before.length),
  ).then(
    () => undefined,
    (error: Error) => error.message,
  )
  await stage.moveTo(week.opens)
  for (const { chat_id, members } of stage.emulator.snapshot().chats)
    for (const member of members) await stage.emulator.person(member).looks(chat_id)
  return brokeOff
}

/** What the weekly reports took, as 减负台账 counts it. */
const effortLine = async ({ database }: Stage): Promise<string> => {
  const { weeklies, medianCharacters, medianPresses } = await effortBetween(database.kysely, '2026', '2027')
  return burdenEffort(weeklies, medianCharacters, medianPresses)
}

/** `npm run demo -- --play`. @returns the exit code. */
export const play = async (
  stories: readonly WeekStory[],
  print: (line: string) => void,
  complain: (line: string) => void,
  how: Pick<StageOptions, 'transport' | 'server'> = {},
): Promise<number> => {
  const since = performance.now()
  const town = await openTown(firstWeek.opens, { newcomers: true, ...how })
  try {
    print('演示：人员、企业、单位都是虚构的。机器人是真的程序，飞书是本机模拟的。')
    print('卡片里的「…」是和前面相同的几行。')
    const steps = await playWeeks(town.stage, stories, print)
    print('')
    print(await effortLine(town.stage))
    print(`✓ ${stories.length} 周 ${steps} 步都看到了，用时 ${((performance.now() - since) / 1000).toFixed(1)} 秒`)
    return 0
  } catch (error) {
    complain(`✗ ${error instanceof MissingStep ? error.message : `演示中断：${(error as Error).stack}`}`)
    return 1
  } finally {
    await town.close()
  }
}
