import { friday } from './friday.ts'
import type { Scene } from './scene.ts'
import { thursday } from './thursday.ts'
import { wednesday } from './wednesday.ts'

/** Wednesday 14:50 of 2026-W36, ten minutes before the cards. */
export const weekStart = '2026-09-02T06:50:00.000Z'

/** All four chains on time, one digest per chief's group, one correction on Friday. */
export const week36 = async (scene: Scene): Promise<void> => {
  await wednesday(scene)
  await thursday(scene)
  await friday(scene)
}
