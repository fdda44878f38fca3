/** Why a call brought no usable answer. */
export type Why =
  | 'connect'
  | 'connect-timeout'
  | 'closed'
  | 'held'
  | 'timeout'
  | 'reset'
  | 'half-body'
  | 'too-large'
  | 'redirect'
  | 'not-json'
  | 'no-code'
  | 'http-status'
  | 'code'

export interface FailureFacts {
  api: string
  why: Why
  /** False: nothing of this call reached Feishu, so it cannot have been accepted. */
  sent: boolean
  status?: number | undefined
  code?: number | undefined
  /** The `ErrCode` inside a 230099, see feishu card errors. */
  subCode?: number | undefined
  /** 11310 `card action is lock`: somebody is clicking this card at the moment. */
  cardLocked?: boolean | undefined
  logId?: string | undefined
  afterMs?: number | undefined
}

/** A call that did not end in `code: 0`. Carries codes only, so it can be logged or thrown anywhere. */
export class CallFailure extends Error {
  readonly facts: FailureFacts

  constructor(facts: FailureFacts) {
    const code = facts.code === undefined ? '' : ` code ${facts.code}`
    const status = facts.status === undefined ? '' : ` http ${facts.status}`
    super(`${facts.api}: ${facts.why}${status}${code}`)
    this.name = 'CallFailure'
    this.facts = facts
  }
}

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

/** Leaves out what is undefined, for optional properties under exactOptionalPropertyTypes. */
export const present = <T extends object>(fields: T): Present<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Present<T>
