import type { Emulator } from '../../emulator/server/emulator.ts'
import type { Listening } from '../../emulator/server/listen.ts'
import { buildPage } from '../../emulator/server/page/build-page.ts'
import { servePage } from '../../emulator/server/page/serve-page.ts'
import { createAssistant } from '../../src/assistant/assistant.ts'
import { addMs, minute } from '../../src/domain/time.ts'
import type { Stage, StageOptions } from '../stage.ts'
import { openTown, type Town } from '../town/town.ts'
import { startModelStub } from './model-stub.ts'
import { nextDue } from './next-due.ts'
import { peopleFacts } from './people.ts'
import { playUpTo, type TellWeek } from './play.ts'
import type { WeekStory } from './round.ts'
import { firstWeek } from './weeks.ts'

/** As in production the scheduler is woken by a plain interval too; here what people do wakes it at once. */
const doorbellMs = 1000
/** A week opens before its cards. */
const cardsAfter = 10 * minute

/** At the wanted port or the next free one of twenty; undefined when all are taken. */
const listenFrom = async (emulator: Emulator, wanted: number): Promise<Listening | undefined> => {
  for (let port = wanted; port < wanted + 20 && port < 65_536; port++)
    try {
      return await emulator.listen(port)
    } catch (error) {
      // Another demo may take a port at the same moment: taking it is the only way to know.
      if (!['EADDRINUSE', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
    }
  return undefined
}

export interface Demo {
  url: string
  stage: Stage
  /** Address of the stand-in for a language model. */
  modelUrl: string
  /** Where the story of the weeks before broke off, if it did. */
  brokeOff: string | undefined
  close(): Promise<void>
}

/**
 * Bot, local Feishu and chat page on 127.0.0.1, as the cards of a week arrive; the weeks before it have been played and read. The page
 * answers when that is done: whoever opened it earlier would act in the middle of the story.
 * Answers undefined when no port is free.
 */
export const serveDemo = async (
  wantedPort: number,
  at: WeekStory = firstWeek,
  tell: TellWeek = () => undefined,
  how: Pick<StageOptions, 'transport' | 'server'> = {},
): Promise<Demo | undefined> => {
  const assets = await buildPage()
  const page = servePage(
    assets,
    {
      '/demo/people.json': () => peopleFacts(stage.district),
      '/demo/next.json': () => nextDue(stage),
      '/demo/replicas.json': () => stage.replicas.facts(),
    },
    {
      '/demo/stop-leader': () => stage.replicas.stopLeader(),
      '/demo/start-stopped': () => stage.replicas.startStopped(),
    },
  )
  const model = await startModelStub()
  // On a clock that stands nothing is late.
  const assistant = createAssistant({ url: model.url, model: 'stub', timeoutMs: Number.POSITIVE_INFINITY })
  const { stage, close: leave }: Town = await openTown(firstWeek.opens, {
    newcomers: true,
    ...how,
    emulator: { page },
    askAssistant: assistant.ask,
  })
  const close = async () => {
    await leave()
    assistant.close()
    await model.close()
  }
  const open = async () => {
    const brokeOff = await playUpTo(stage, at, tell)
    // Nobody should open an empty page: the forms are there to be filled in.
    await stage.moveTo(addMs(at.opens, cardsAfter))
    const shown = await listenFrom(stage.emulator, wantedPort)
    return shown && { brokeOff, shown }
  }
  const opened = await open().catch(async (error: unknown) => {
    await close()
    throw error
  })
  if (!opened) {
    await close()
    return undefined
  }
  const ring = () => void stage.tick()
  const unhear = stage.emulator.onChange(ring)
  const doorbell = setInterval(ring, doorbellMs)
  return {
    url: opened.shown.url,
    stage,
    modelUrl: model.url,
    brokeOff: opened.brokeOff,
    async close() {
      unhear()
      clearInterval(doorbell)
      await opened.shown.close()
      await close()
    },
  }
}
