import { CallFailure, type FailureFacts, present } from './failure.ts'

/** What became of one send, reply, patch or recall. */
export type SendOutcome =
  | { kind: 'ok'; messageId?: string; chatId?: string }
  /** Definite: never sent again as it is. */
  | { kind: 'refused'; code: number; reason: RefusalReason; logId?: string; subCode?: number }
  /** Certainly not accepted: safe to send again at any time, at the earliest after `afterMs`. `code` is 0 when Feishu gave none. */
  | { kind: 'retry'; code: number; afterMs?: number; logId?: string }
  /** May or may not have arrived: only to be repeated under the same uuid within its hour. */
  | { kind: 'unknown'; code?: number; cause: string; logId?: string }

export type NotOk = Exclude<SendOutcome, { kind: 'ok' }>

/** An answer to a question. `code` is 0 when Feishu gave none. */
export type Lookup<T> = { ok: true; value: T } | { ok: false; code: number; retry: boolean }

export type RefusalReason =
  | 'chat-gone'
  | 'bot-not-in-chat'
  | 'person-unreachable'
  | 'too-long'
  | 'content-refused'
  | 'card-invalid'
  | 'recalled'
  | 'too-old'
  | 'muted'
  | 'no-permission'
  | 'invalid'

const refusals: Record<RefusalReason, readonly number[]> = {
  'chat-gone': [232006, 232009],
  'bot-not-in-chat': [230002, 232011],
  'person-unreachable': [230013, 230029, 230038, 230053, 41012, 41050, 99992351, 99992361, 99992364],
  'too-long': [230025, 234006],
  'content-refused': [230022, 230028],
  'card-invalid': [230099],
  // 99992354: no such message, or not any more (openclaw#135404).
  recalled: [230011, 230110, 99992354],
  'too-old': [230009, 230031],
  muted: [230018, 230035],
  // 230023 and 230024: as much 加急 as one may have unread, or has bought.
  'no-permission': [
    230006, 230023, 230024, 230026, 230027, 230075, 232010, 232025, 232033, 232034, 40004, 99991672, 99991679,
  ],
  invalid: [
    230001, 230012, 230015, 230017, 230019, 230034, 230050, 230054, 230055, 230071, 230072, 230111, 9499, 99992402,
    234001, 234003, 234004, 234010, 234043,
  ],
}

const reasonOf = new Map<number, RefusalReason>(
  (Object.keys(refusals) as RefusalReason[]).flatMap((reason) =>
    refusals[reason].map((code) => [code, reason] as const),
  ),
)

const gatewayLimit = 99991400
const chatLimit = 230020
const beingSent = 230049
const refusedTokens: readonly number[] = [99991661, 99991663, 99991665, 99991671]
// App disabled, not installed, IP not allowed, quota used up: nothing is wrong with the message, and an administrator can mend it.
const appTrouble: readonly number[] = [99991662, 99991673, 99991401, 99991403]
/** Feishu names no time for a card that is being clicked; its callback has at most 3 s. */
const cardLockMs = 3_000

export const isTokenRefused = (f: FailureFacts): boolean => f.code !== undefined && refusedTokens.includes(f.code)
/** The limit of one API for the whole app, not the limit of one chat. */
export const isGatewayLimit = (f: FailureFacts): boolean => f.code === gatewayLimit || f.status === 429

const certainlyNotAccepted = (f: FailureFacts): boolean =>
  !f.sent ||
  isGatewayLimit(f) ||
  isTokenRefused(f) ||
  f.code === chatLimit ||
  (f.code !== undefined && appTrouble.includes(f.code))

/** The one judgement about a failed call; the SDK's own classes are not used. A code outside the table counts as unknown, which is bounded. */
export const classify = ({ facts: f }: CallFailure): NotOk => {
  const logId = present({ logId: f.logId })
  if (f.cardLocked && f.code !== undefined) return { kind: 'retry', code: f.code, afterMs: cardLockMs, ...logId }
  if (certainlyNotAccepted(f)) return { kind: 'retry', code: f.code ?? 0, ...present({ afterMs: f.afterMs }), ...logId }
  const reason = f.code === undefined ? undefined : reasonOf.get(f.code)
  if (f.code !== undefined && reason !== undefined)
    return { kind: 'refused', code: f.code, reason, ...logId, ...present({ subCode: f.subCode }) }
  const cause = f.code === beingSent ? 'being-sent' : f.why === 'http-status' ? `http-${f.status}` : f.why
  return { kind: 'unknown', cause, ...present({ code: f.code }), ...logId }
}

export const failedLookup = (failure: CallFailure): { ok: false; code: number; retry: boolean } => ({
  ok: false,
  code: failure.facts.code ?? 0,
  retry: classify(failure).kind !== 'refused',
})

/** Awaits a call and hands a CallFailure back as a value; anything else is a bug and goes on flying. */
export const settle = async <T>(call: Promise<T>): Promise<T | CallFailure> => {
  try {
    return await call
  } catch (error) {
    if (error instanceof CallFailure) return error
    throw error
  }
}
