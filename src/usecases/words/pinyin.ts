import { createRequire } from 'node:module'
import type { pinyin } from 'pinyin-pro'
import type { SoundOf } from '../../domain/words/sounds.ts'

const load = createRequire(import.meta.url)
let loaded: typeof pinyin | undefined

/** The sounds of characters without their tones. The dictionary is read when somebody is first not understood; inside a transaction nothing may be awaited for it. */
export const soundOf: SoundOf = (text) => {
  loaded ??= (load('pinyin-pro') as { pinyin: typeof pinyin }).pinyin
  return loaded(text, { toneType: 'none', type: 'array' })
}
