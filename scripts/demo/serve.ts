import { createServer } from 'node:net'
import { join } from 'node:path'
import { buildPage } from '../../emulator/server/page/build-page.ts'
import { servePage } from '../../emulator/server/page/serve-page.ts'
import { openStage, type Stage } from '../stage.ts'
import { bystanders } from './cast.ts'
import { nextDue } from './next-due.ts'
import { peopleFacts } from './people.ts'
import { playUpTo } from './play.ts'
import type { WeekStory } from './round.ts'
import { tempFolder } from './temp-folder.ts'
import { firstWeek } from './weeks.ts'

/** As in production the scheduler is woken by a plain interval too; here what people do wakes it at once. */
const doorbellMs = 1000

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })

/** The wanted port or the next free one of twenty; undefined when all are taken. */
const freePort = async (wanted: number): Promise<number | undefined> => {
  for (let port = wanted; port < wanted + 20 && port < 65_536; port++) if (await isFree(port)) return port
  return undefined
}

export interface Demo {
  url: string
  stage: Stage
  close(): Promise<void>
}

/**
 * Bot, local Feishu and chat page on 127.0.0.1, ten minutes before the cards of a week; the weeks before it have been played and read.
 * Answers undefined when no port is free.
 */
export const serveDemo = async (wantedPort: number, at: WeekStory = firstWeek): Promise<Demo | undefined> => {
  const assets = await buildPage()
  const port = wantedPort === 0 ? 0 : await freePort(wantedPort)
  if (port === undefined) return undefined
  const folder = tempFolder()
  const page = servePage(assets, {
    '/demo/people.json': () => peopleFacts(stage.district),
    '/demo/next.json': () => nextDue(stage),
  })
  const stage: Stage = await openStage({
    databaseFile: join(folder.path, 'demo.db'),
    start: firstWeek.opens,
    bystanders,
    port,
    emulator: { page },
  }).catch((error: unknown) => {
    folder.remove()
    throw error
  })
  const close = async () => {
    await stage.close()
    folder.remove()
  }
  try {
    await playUpTo(stage, at)
  } catch (error) {
    await close()
    throw error
  }
  const ring = () => void stage.app.tick()
  const unhear = stage.emulator.onChange(ring)
  const doorbell = setInterval(ring, doorbellMs)
  return {
    url: stage.url,
    stage,
    close() {
      unhear()
      clearInterval(doorbell)
      return close()
    },
  }
}
