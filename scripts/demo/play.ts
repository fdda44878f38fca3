import { join } from 'node:path'
import { openStage, type Stage } from '../stage.ts'
import { bystanders } from './cast.ts'
import { createScene, MissingStep } from './scene.ts'
import { tempFolder } from './temp-folder.ts'
import { week36, weekStart } from './week-36.ts'

/** Plays the week on an open stage that stands at `weekStart`. @returns how many steps were seen. Throws `MissingStep`. */
export const playWeek = async (stage: Stage, print: (line: string) => void): Promise<number> => {
  const scene = createScene(stage, print)
  await week36(scene)
  return scene.steps()
}

/** `npm run demo -- --play`. @returns the exit code. */
export const play = async (print: (line: string) => void, complain: (line: string) => void): Promise<number> => {
  const since = performance.now()
  const folder = tempFolder()
  try {
    const stage = await openStage({ databaseFile: join(folder.path, 'demo.db'), start: weekStart, bystanders })
    try {
      print('演示 2026 年第 36 周：人员、企业、单位都是虚构的。机器人是真的程序，飞书是本机模拟的。')
      const steps = await playWeek(stage, print)
      print('')
      print(`✓ ${steps} 步都看到了，用时 ${((performance.now() - since) / 1000).toFixed(1)} 秒`)
      return 0
    } catch (error) {
      complain(`✗ ${error instanceof MissingStep ? error.message : `演示中断：${(error as Error).stack}`}`)
      return 1
    } finally {
      await stage.close()
    }
  } finally {
    folder.remove()
  }
}
