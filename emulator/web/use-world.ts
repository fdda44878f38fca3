import { useEffect, useState } from 'preact/hooks'
import type { EmuSnapshot } from '../server/types.ts'
import { api, type Due, type PersonFacts, type ReplicaFacts } from './api.ts'

export interface World {
  snapshot: EmuSnapshot
  people: PersonFacts[]
  due: Due[]
  replicas: ReplicaFacts[]
}

interface Loading {
  world: World | undefined
  connected: boolean
  /** After something that rings no bell, such as a moved clock. */
  refresh(): Promise<void>
}

/** One load at a time; what rings during a load means one more load. */
const createLoader = (show: (world: World) => void, lost: () => void) => {
  let loading: Promise<void> | undefined
  let again = false
  const once = async () => {
    const [snapshot, people, due, replicas] = await Promise.all([
      api.snapshot(),
      api.people(),
      api.nextDue(),
      api.replicas(),
    ])
    show({ snapshot, people, due, replicas })
  }
  return (): Promise<void> => {
    if (loading) again = true
    loading ??= (async () => {
      do {
        again = false
        await once().catch(lost)
      } while (again)
    })().finally(() => {
      loading = undefined
    })
    return loading
  }
}

/** The tenant as it is now; the emulator rings after each change. */
export const useWorld = (): Loading => {
  const [world, setWorld] = useState<World>()
  const [connected, setConnected] = useState(true)
  const [load] = useState(() => createLoader(setWorld, () => setConnected(false)))
  useEffect(() => {
    const source = new EventSource('/_emu/changes')
    source.addEventListener('open', () => setConnected(true))
    source.addEventListener('error', () => setConnected(false))
    source.addEventListener('change', () => void load())
    return () => source.close()
  }, [load])
  return { world, connected, refresh: load }
}
