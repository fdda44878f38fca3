import type { LightCounts } from '../../db/records.ts'
import { recordLights } from '../../domain/records/light.ts'
import { shortLightWords } from '../../texts/record-lights.ts'

export const sumOf = (counts: LightCounts): number => [...counts.values()].reduce((sum, n) => sum + n, 0)

/** `红1　黄2`, the worst first; what has no light is only in the sum. */
export const colours = (counts: LightCounts): string =>
  recordLights
    .flatMap((light) => {
      const n = counts.get(light)
      return n ? [`${shortLightWords[light]}${n}`] : []
    })
    .join('　')
