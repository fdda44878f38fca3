import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildPage } from '../../emulator/server/page/build-page.ts'
import { servePage } from '../../emulator/server/page/serve-page.ts'
import type { EmuMessage } from '../../emulator/server/types.ts'
import { messageWords } from '../demo/message-words.ts'
import { cast } from '../town/cast.ts'
import { type Camera, openCamera } from './camera.ts'
import { galleryPage } from './gallery-page.ts'
import { says } from './said.ts'
import type { Picture, Section, Studio } from './section.ts'
import { openTown, type Town } from './town.ts'

/** Draws the sections' pictures into the folder, removes those that are listed no more, and writes the page. */
export const drawGallery = async (
  sections: readonly Section[],
  to: { folder: string; page: string },
  print: (line: string) => void,
): Promise<void> => {
  mkdirSync(to.folder, { recursive: true })
  const listed = sections.flatMap(({ pictures }) => Object.keys(pictures))
  for (const file of readdirSync(to.folder))
    if (!listed.includes(file.replace(/\.png$/, ''))) rmSync(join(to.folder, file))

  const page = servePage(await buildPage())
  const camera = await openCamera()
  let drawn = 0
  const tick = (name: string) => {
    drawn += 1
    print(`${drawn}/${listed.length} ${name}`)
  }
  try {
    for (const section of sections) await playSection(section, { camera, page, folder: to.folder, tick })
  } finally {
    await camera.close()
  }
  writeFileSync(to.page, galleryPage(sections, to))
}

interface Workshop {
  camera: Camera
  page: (request: Request) => Promise<Response>
  folder: string
  tick(name: string): void
}

const playSection = async (section: Section, { camera, page, folder, tick }: Workshop): Promise<void> => {
  const towns: Town[] = []
  const left = new Set(Object.keys(section.pictures))
  const taken = (name: string): { picture: Picture; file: string } => {
    const picture = section.pictures[name]
    if (!picture || !left.delete(name)) throw new Error(`${name} is not listed, or drawn twice`)
    return { picture, file: join(folder, `${name}.png`) }
  }
  const studio: Studio<string> = {
    async town(start, options = {}) {
      const town = await openTown(start, { ...options, page })
      towns.push(town)
      return town
    },
    async shoot(name, town, who, messages, options) {
      const { picture, file } = taken(name)
      const first = messages[0]
      if (!first) throw new Error(`${name}: nothing to show`)
      says(name, picture, wordsIn(town, messages))
      const direct = town.stage.emulator.chat(first.chat_id).mode === 'p2p'
      const place = { url: town.stage.url, person: cast[who], chat: direct ? 'p2p' : first.chat_id }
      await camera.shoot(file, place, messages.map(idOf), options)
      tick(name)
    },
    async shootList(name, town, who) {
      const { file } = taken(name)
      await camera.shoot(file, { url: town.stage.url, person: cast[who] }, [])
      tick(name)
    },
    async shootToasts(name, town, toasts) {
      const { picture, file } = taken(name)
      says(name, picture, toasts.map(({ content }) => content).join('\n'))
      await camera.shootToasts(file, town.stage.url, toasts)
      tick(name)
    },
  }
  try {
    await section.play(studio)
    for (const town of towns) nothingRefused(town)
  } catch (error) {
    throw new Error(`${section.title}: ${(error as Error).message}`, { cause: error })
  } finally {
    for (const town of towns) await town.close()
  }
  if (left.size > 0) throw new Error(`${section.title}: not drawn: ${[...left].join(', ')}`)
}

/** Replies in a thread stand below the message they belong to. */
const wordsIn = ({ stage }: Town, messages: readonly EmuMessage[]): string => {
  const ids = messages.map(idOf)
  const replies = stage.emulator
    .messages()
    .filter(({ thread_id, root_id }) => thread_id !== undefined && root_id !== undefined && ids.includes(root_id))
  return [...messages, ...replies].map(messageWords).join('\n')
}

const idOf = ({ message_id }: EmuMessage): string => message_id

/** What Feishu would not take must not look well in a picture. */
const nothingRefused = ({ stage }: Town): void => {
  const refused = stage.emulator
    .calls()
    .filter(({ code, failure, path }) => code !== 0 && failure === undefined && path.includes('/messages'))
  const cards = refused.filter(({ code }) => String(code).startsWith('2300') && ![230002, 230013].includes(code))
  if (cards.length > 0) throw new Error(`refused by Feishu: ${JSON.stringify(cards[0])}`)
}
