import { chainKey, chainKeys, distanceToKey, type NamedChain } from '../names.ts'

/** The sound of each character, `['zhou', 'bao']`. The dictionary comes from outside: it is large, and loaded on first use. */
export type SoundOf = (text: string) => string[]

/** What dictation and accents do not tell apart. */
const blunt = (sound: string): string => sound.replace(/^([zcs])h/u, '$1').replace(/([aei]n)g$/u, '$1')

/** Each sound as one character, so that what is counted by characters counts sounds. */
const asSounds = (text: string, soundOf: SoundOf, seen: Map<string, string>): string =>
  soundOf(text)
    .map(blunt)
    .map((sound) => {
      const sign = seen.get(sound) ?? String.fromCodePoint(0xe000 + seen.size)
      seen.set(sound, sign)
      return sign
    })
    .join('')

/** The chains of which at least half is what was typed, in their characters or in how they sound, nearest first; then the others. */
export const nearestChains = <C extends NamedChain>(
  typed: string,
  chains: readonly C[],
  soundOf: SoundOf,
): { near: C[]; others: C[] } => {
  const word = chainKey(typed).slice(0, longest)
  const seen = new Map<string, string>()
  const sounds = asSounds(word, soundOf, seen)
  const far = new Map(
    chains.map((chain) => {
      const keys = chainKeys(chain).flatMap((key) => [
        distanceToKey(word, key),
        distanceToKey(sounds, asSounds(key, soundOf, seen)),
      ])
      return [chain, Math.min(...keys)]
    }),
  )
  const sorted = chains.toSorted((a, b) => (far.get(a) ?? 1) - (far.get(b) ?? 1))
  const isNear = (chain: C) => (far.get(chain) ?? 1) <= 0.5
  return { near: sorted.filter(isNear), others: sorted.filter((chain) => !isNear(chain)) }
}

const longest = 20

/** What was typed with words of the vocabulary in the place of others that sound like them; undefined where there are none. */
export const bySound = (text: string, vocabulary: readonly string[], soundOf: SoundOf): string | undefined => {
  if (text.length > longest || !/^\p{Script=Han}+$/u.test(text)) return undefined
  const heard = soundOf(text).map(blunt)
  const characters = [...text]
  const settled = characters.map((_, at) => vocabulary.some((word) => covers(text, word, at)))
  let changed = false
  for (const word of vocabulary.toSorted((a, b) => b.length - a.length)) {
    const sounds = soundOf(word).map(blunt)
    for (let at = 0; at + sounds.length <= characters.length; at += 1) {
      const window = characters.slice(at, at + sounds.length)
      const free = !settled.slice(at, at + sounds.length).some(Boolean)
      if (!free || window.join('') === word || !sounds.every((sound, i) => sound === heard[at + i])) continue
      ;[...word].forEach((character, i) => {
        characters[at + i] = character
        settled[at + i] = true
      })
      changed = true
    }
  }
  return changed ? characters.join('') : undefined
}

/** Whether the word stands in the text and holds this place. */
const covers = (text: string, word: string, at: number): boolean => {
  for (let from = Math.max(0, at - word.length + 1); from <= at; from += 1) if (text.startsWith(word, from)) return true
  return false
}

/** Words that are often heard wrongly, beside the names of commands and chains. */
export const heardWords: readonly string[] = [
  ...['本周', '上周', '这周', '本月', '上月', '没报', '未报', '报了', '填报', '截止', '风险', '红灯', '黄灯', '绿灯'],
  ...['主报', '备报', '链长', '推进办', '免报', '谁没报', '几点', '进度'],
]
