import { findButton } from '../../emulator/server/client/card-nodes.ts'
import { isObject, text } from '../../emulator/server/json.ts'
import type { EmuMessage } from '../../emulator/server/types.ts'
import { typicalCards } from '../../test/cards/gallery/gallery.ts'
import { messageWords } from '../demo/message-words.ts'
import { cast } from '../town/cast.ts'
import type { Camera } from './camera.ts'
import { says } from './said.ts'
import type { Picture, Section, ShotOptions, Studio } from './section.ts'
import { openTown, type Town, type TownOptions } from './town.ts'

/** A picture's moment in the play. */
export interface Shot {
  name: string
  /** All that can be read in it. */
  words: string
  take(camera: Camera, file: string): Promise<void>
}

/** Plays a section; at each of its pictures `meet` is asked, and says whether it has taken it. */
export const playSection = async (
  section: Section,
  meet: (shot: Shot) => Promise<boolean>,
  options: TownOptions = {},
): Promise<void> => {
  const towns: Town[] = []
  const left = new Set(Object.keys(section.pictures))
  const meets = (name: string, words: string, take: Shot['take']): Promise<boolean> => {
    const picture = section.pictures[name]
    if (!picture || !left.delete(name)) throw new Error(`${name} is not listed, or drawn twice`)
    says(name, picture, words)
    return meet({ name, words, take })
  }
  const studio: Studio<string> = {
    async town(start) {
      const town = await openTown(start, options)
      towns.push(town)
      return town
    },
    async shoot(name, town, who, messages, shot = {}) {
      // As they stand now, which is what the page shows.
      const ids = messages.map(({ message_id }) => message_id)
      const all = town.stage.emulator.messages()
      const [first, last] = [ids[0], ids.at(-1)].map((id) => all.find(({ message_id }) => message_id === id))
      if (!first || !last) throw new Error(`${name}: nothing to show`)
      const direct = town.stage.emulator.chat(first.chat_id).mode === 'p2p'
      const place = { url: town.stage.url, person: cast[who], chat: direct ? 'p2p' : first.chat_id }
      const words = [wordsIn(all, ids), ...confirmIn(last, shot)].join('\n')
      const taken = await meets(name, words, (camera, file) => camera.shoot(file, place, ids, shot))
      // What is pressed on the page is pressed in the story too.
      if (!taken && shot.press !== undefined && shot.part === 'screen') await town.press(who, last, shot.press)
    },
    async shootList(name, town, who) {
      const place = { url: town.stage.url, person: cast[who] }
      await meets(name, listOf(town, cast[who]), (camera, file) => camera.shoot(file, place, []))
    },
    async shootToasts(name, town, toasts) {
      const words = toasts.map(({ content }) => content).join('\n')
      await meets(name, words, (camera, file) => camera.shootToasts(file, town.stage.url, toasts))
    },
  }
  try {
    await section.play?.(studio)
    await drawStates(section.pictures, studio, towns[0])
    for (const town of towns) nothingRefused(town)
  } catch (error) {
    throw new Error(`${section.title}: ${(error as Error).message}`, { cause: error })
  } finally {
    for (const town of towns) await town.close()
  }
  if (left.size > 0) throw new Error(`${section.title}: not drawn: ${[...left].join(', ')}`)
}

const cards = new Map(typicalCards)

/** States that people hardly reach are sent as they are tested. */
const drawStates = async (pictures: Record<string, Picture>, studio: Studio<string>, any?: Town): Promise<void> => {
  const drawn = Object.entries(pictures).flatMap(([name, { draws }]) => (draws ? [{ name, draws }] : []))
  if (drawn.length === 0) return
  const town = any ?? (await studio.town('09-04 10:00'))
  for (const { name, draws } of drawn) {
    const card = cards.get(draws)
    if (!card) throw new Error(`no card ${draws}`)
    await studio.shoot(name, town, '钱工', [await town.send('钱工', { card })])
  }
}

/** Replies in a thread stand below the message they belong to. */
const wordsIn = (all: readonly EmuMessage[], ids: readonly string[]): string => {
  const shown = ids.flatMap((id) => all.filter(({ message_id }) => message_id === id))
  const replies = all.filter(
    ({ thread_id, root_id }) => thread_id !== undefined && root_id !== undefined && ids.includes(root_id),
  )
  return [...shown, ...replies].map(messageWords).join('\n')
}

const confirmIn = ({ content }: EmuMessage, { press, part }: ShotOptions): string[] => {
  const { confirm } = press !== undefined && part === 'confirm' ? findButton(content, press).node : {}
  return isObject(confirm) ? Object.values(confirm).map((one) => (isObject(one) ? text(one.content) : '')) : []
}

/** The name of each chat, and what was said last. */
const listOf = ({ stage: { emulator } }: Town, person: string): string =>
  emulator
    .snapshot()
    .chats.filter(({ members }) => members.includes(person))
    .map(({ chat_id }) => [emulator.chat(chat_id).name, ...emulator.messages(chat_id).slice(-1).map(messageWords)])
    .join('\n')

/** What Feishu would not take must not look well in a picture. */
const nothingRefused = ({ stage }: Town): void => {
  const refused = stage.emulator
    .calls()
    .filter(({ code, failure, path }) => code !== 0 && failure === undefined && path.includes('/messages'))
  const wrong = refused.filter(({ code }) => String(code).startsWith('2300') && ![230002, 230013].includes(code))
  if (wrong.length > 0) throw new Error(`refused by Feishu: ${JSON.stringify(wrong[0])}`)
}
