import { randomBytes, randomUUID } from 'node:crypto'

/** How the next connections are turned away: by the discovery answer, by the handshake, or by no answer to it. */
export type LineRefusal = { discovery: number } | { handshake: number; autherrcode?: number } | 'hang'

/** What the platform remembers of an app's long connections. */
export interface Lines {
  /** Ticket of a discovery → until when, on the virtual clock. */
  tickets: Map<string, number>
  open: number
  refusals: LineRefusal[]
}

export const newLines = (): Lines => ({ tickets: new Map(), open: 0, refusals: [] })

export const serviceId = 33554678
/** Ours: how long Feishu takes a ticket is not known. */
const ticketLifeMs = 60_000

/** The address a client connects to; it is good once. */
export const issueUrl = (lines: Lines, host: string, now: number): string => {
  const ticket = randomUUID()
  lines.tickets.set(ticket, now + ticketLifeMs)
  const query = new URLSearchParams({
    fpid: '493',
    aid: '552564',
    device_id: String(BigInt(`0x${randomBytes(8).toString('hex')}`) % 10n ** 19n).padStart(19, '7'),
    access_key: randomBytes(16).toString('hex'),
    service_id: String(serviceId),
    ticket,
  })
  return `ws://${host}/ws/v2?${query}`
}

export const useTicket = (lines: Lines, ticket: string, now: number): boolean => {
  const until = lines.tickets.get(ticket)
  lines.tickets.delete(ticket)
  return until !== undefined && now <= until
}

/** The refusal that is next, when it is one of this kind; used up by asking. */
export const takeRefusal = <K extends 'discovery' | 'handshake'>(
  { refusals }: Lines,
  kind: K,
): LineRefusal | undefined => {
  const [next] = refusals
  const isDiscovery = typeof next === 'object' && 'discovery' in next
  if (next === undefined || isDiscovery !== (kind === 'discovery')) return undefined
  return refusals.shift()
}
