import * as alarms from '../../src/texts/alarms.ts'
import * as bind from '../../src/texts/bind.ts'
import * as commands from '../../src/texts/commands.ts'
import * as digest from '../../src/texts/digest.ts'
import * as look from '../../src/texts/look.ts'
import * as members from '../../src/texts/members.ts'
import * as refusals from '../../src/texts/refusals.ts'
import * as reminders from '../../src/texts/reminders.ts'
import * as settings from '../../src/texts/settings.ts'
import { toasts } from '../../src/texts/toasts.ts'
import type { Picture } from './section.ts'

const texts: Record<string, Record<string, unknown>> = {
  alarms,
  bind,
  commands,
  digest,
  look,
  members,
  refusals,
  reminders,
  settings,
  toasts,
}

/** Modules that hold messages; of the others, cards are made. */
const messages = ['alarms', 'bind', 'members', 'refusals', 'reminders']

/** Every sentence that is sent as a message, `reminders.nudge`. */
export const sentences = (): string[] =>
  messages.flatMap((module) =>
    Object.entries(texts[module] ?? {}).flatMap(([name, sentence]) =>
      typeof sentence === 'string' || typeof sentence === 'function' ? [`${module}.${name}`] : [],
    ),
  )

/** What loads the sources may have written Chinese as escapes. */
const unescaped = (source: string): string =>
  source.replace(/\\u([0-9A-Fa-f]{4})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))

/** Runs of Chinese long enough to know a sentence by. */
const runs = (source: string): string[] => unescaped(source).match(/[\p{Script=Han}，。：；「」、]{4,}/gu) ?? []

/** The words of a sentence's source, in the order of the source: of a function those written in it. */
const wordsOf = (sentence: unknown): string[] => {
  if (typeof sentence === 'string') return [sentence]
  if (typeof sentence === 'function') {
    const written = runs(sentence.toString())
    return written.length > 0 ? written : runs(String(sentence('一', '二')))
  }
  return typeof sentence === 'object' && sentence !== null ? Object.values(sentence).flatMap(wordsOf) : []
}

/** Holds a picture to the sentences it is said to show. */
export const says = (name: string, { texts: claimed = [] }: Picture, shown: string): void => {
  for (const key of claimed) {
    const [module = '', sentence = ''] = key.split('.')
    const words = wordsOf(texts[module]?.[sentence])
    if (words.length === 0) throw new Error(`${name}: there is no sentence ${key}`)
    if (!words.some((run) => shown.includes(run))) throw new Error(`${name}: ${key} is not in the picture: ${shown}`)
  }
}
