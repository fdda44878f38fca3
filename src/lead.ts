import type { Tx } from './db/schema.ts'

/** Of several processes on one database all receive, and one leads: it schedules, sends and looks after the database. */
export interface Lead {
  /** Whether there may be others. */
  shared: boolean
  /** Which of its terms this process is leading in; undefined while another one leads. Each time it begins to lead is a term of its own. */
  term(): number | undefined
  /** Inside of a transaction: whether it leads in truth. Whoever was frozen for a while does not know yet. */
  confirm(tx: Tx): Promise<boolean>
  /** Wakes whoever leads: there is something to send. */
  ring(): void
  /** Where it runs, to be told apart from the others. */
  host?: string
  /** After this long, in ms, without looking it has to be asked again. */
  surelyFor: number
}

/** The only process there is. */
export const alone: Lead = {
  shared: false,
  term: () => 0,
  confirm: async () => true,
  ring: () => undefined,
  surelyFor: Number.POSITIVE_INFINITY,
}
