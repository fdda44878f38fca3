import type { Click, EmuSnapshot } from '../server/types.ts'

/** The browser and the emulator give their reasons in English, for tests; people are told what to do. */
const sayable = {
  unreached: '没有连上本地飞书，刚才的没有做。请看启动它的窗口还在不在，再试一次。',
  refused: '本地飞书没有接受，刚才的没有做。请刷新页面，看现在是什么样，再试一次。',
}

const call = async <T>(path: string, init?: RequestInit): Promise<T> => {
  const response = await fetch(path, init).catch(() => {
    throw new Error(sayable.unreached)
  })
  const body: unknown = await response.json().catch(() => undefined)
  if (response.ok) return body as T
  throw new Error(sayable.refused)
}

const get = <T>(path: string): Promise<T> => call<T>(path)

const send = <T>(path: string, body: object): Promise<T> =>
  call<T>(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

const post = <T>(hook: string, body: object): Promise<T> => send(`/_emu/${hook}`, body)

export interface PersonFacts {
  open_id: string
  name: string
  posts: { post: string; chain?: string }[]
}

export interface Due {
  /** Epoch milliseconds. */
  at: number
  what: string
}

/** One of the bot's processes, where it has several. */
export interface ReplicaFacts {
  name: string
  state: 'leads' | 'follows' | 'stopped'
  /** How many messages and clicks it has answered. */
  answered: number
  answeredLast: boolean
}

/** Who runs the emulator may leave these out: the page then shows people without posts, no next point and no replicas. */
const orNothing = <T>(facts: Promise<T[]>): Promise<T[]> => facts.catch(() => [])

export const api = {
  snapshot: () => get<EmuSnapshot>('/_emu/snapshot'),
  people: () => orNothing(get<PersonFacts[]>('/demo/people.json')),
  nextDue: () => orNothing(get<Due[]>('/demo/next.json')),
  replicas: () => orNothing(get<ReplicaFacts[]>('/demo/replicas.json')),
  stopLeader: () => send('/demo/stop-leader', {}),
  startStopped: () => send('/demo/start-stopped', {}),
  moveTo: (to: number) => post<{ now: number }>('clock', { to }),
  say: (body: { person: string; text: string; in?: string; mentions?: string[]; replyTo?: string }) =>
    post('say', body),
  /** Opens a chat; `p2p` is the bot's. */
  look: (person: string, chat: string) => post('look', { person, chat }),
  confirm: (person: string, message_id: string) => post('confirm', { person, message_id }),
  enter: (person: string) => post('enter', { person }),
  menu: (person: string, event_key: string) => post('menu', { person, event_key }),
  recall: (person: string, message_id: string) => post('recall', { person, message_id }),
  type: (person: string, message_id: string, values: object) => post('type', { person, message_id, values }),
  click: (person: string, message_id: string, button: string, values: object) =>
    post<Click>('click', { person, message_id, button, values }),
  select: (person: string, message_id: string, name: string, value: unknown) =>
    post<Click>('select', { person, message_id, name, value }),
}
