import { type ConsoleModes, defaultConsoleModes } from './console/modes.ts'

/** What the documents leave open, or what a network may do to us; every value is a behaviour a real tenant may show. */
export interface Modes extends ConsoleModes {
  /** Form fields left empty: not there, an empty string, an empty list, or an empty value of the field's own type. */
  emptyFields: 'absent' | 'string' | 'array' | 'typed'
  /** Whether a submit button's callback value arrives (a field report says it may be missing). */
  submitValue: 'sent' | 'missing'
  /** What happens to typed values after a submit that was answered without a card. */
  formAfterSubmit: 'cleared' | 'kept'
  /** How the JSON of a delivery is written; the signature is over exactly these bytes. */
  spelling: 'compact' | 'spaces' | 'slashes' | 'unicode' | 'newline'
  /** Whether a retried push gets a fresh timestamp, nonce and cipher, or the first ones again. */
  retrySignature: 'resigned' | 'first'
  /** Whether deliveries are encrypted at all (an app without an encrypt key). */
  encryption: 'on' | 'off'
  /** Whether the challenge carries X-Lark-* headers. */
  challengeSigned: boolean
  /** What a send with a known uuid answers. */
  duplicateUuid: 'first-message' | 'error'
  /** Which clock rate limits are measured on. */
  rateClock: 'real' | 'virtual' | 'off'
  /** Code when the group lets only its owner speak. */
  mutedCode: 230018 | 230035
  /** Code for a send to somebody of another tenant. */
  crossTenantCode: 230038 | 99992364
  /** Code when somebody cannot be taken into a group. */
  memberCode: 232043 | 232024
  /** What later calls on a recalled message answer: recalled, or deleted. */
  recalledCode: 230011 | 230110
  /** Virtual milliseconds after sending in which the administrator allows an edit or a recall; 0 is no limit. */
  editTimeLimit: number
  recallTimeLimit: number
  /** HTTP status of the gateway's own limit, 99991400. */
  gatewayRateStatus: 429 | 400
  /** HTTP status of a refused token. */
  tokenErrorStatus: 400 | 401
  /** Code for a wrong app secret. */
  wrongSecretCode: 10014 | 10015 | 10003
  /** HTTP status of a business error; 200 is what some old APIs do. */
  errorStatus: 400 | 200
  /** A delayed update before the callback is answered: refused, or accepted and reverted at once. */
  earlyCardUpdate: 'error' | 'reverted'
  /** What an empty 200 body means for a callback. */
  emptyCallbackBody: '200672' | 'ok'
  /** The clicking client's zone. */
  timezone: string
  utcOffset: string
  /** Real milliseconds; Infinity waits for as long as it takes. */
  eventTimeout: number
  callbackTimeout: number
  challengeTimeout: number
  connectTimeout: number
  /** Real milliseconds added before every API answer. */
  latency: number
  /** What a client of the long connection is told, in seconds; fractions work. */
  clientConfig: { PingInterval: number; ReconnectCount: number; ReconnectInterval: number; ReconnectNonce: number }
  /** The answer to a client's ping: with the configuration, without a payload, or none at all. */
  pong: 'config' | 'empty' | 'none'
  /** WebSocket's own pings. */
  wirePong: 'answered' | 'ignored'
  /** Open long connections of the app. */
  connectionLimit: number
  /** Bytes from which a push over the long connection is cut into pieces; 0 is never. */
  chunkBytes: number
  pieceOrder: 'in-order' | 'shuffled' | 'interleaved'
  /** `header.token` of a push over the long connection. */
  lineToken: 'empty' | 'sent'
  /** What the person sees when a click was not answered over the long connection. */
  unansweredCode: 200340 | 200341
  /** An event while no client is connected. */
  noConnection: 'retried' | 'lost'
  /** An ack that comes after its time, or over another connection. */
  lateAck: 'ignored' | 'accepted'
}

export const defaultModes: Modes = {
  emptyFields: 'absent',
  submitValue: 'sent',
  formAfterSubmit: 'cleared',
  spelling: 'compact',
  retrySignature: 'resigned',
  encryption: 'on',
  challengeSigned: false,
  duplicateUuid: 'first-message',
  rateClock: 'real',
  mutedCode: 230018,
  crossTenantCode: 230038,
  memberCode: 232043,
  recalledCode: 230011,
  editTimeLimit: 0,
  recallTimeLimit: 0,
  gatewayRateStatus: 429,
  tokenErrorStatus: 400,
  wrongSecretCode: 10014,
  errorStatus: 400,
  earlyCardUpdate: 'error',
  emptyCallbackBody: '200672',
  timezone: 'Asia/Shanghai',
  utcOffset: '+0800',
  eventTimeout: 3000,
  callbackTimeout: 3000,
  challengeTimeout: 1000,
  connectTimeout: 2000,
  latency: 0,
  ...defaultConsoleModes,
  clientConfig: { PingInterval: 90, ReconnectCount: -1, ReconnectInterval: 90, ReconnectNonce: 25 },
  pong: 'config',
  wirePong: 'answered',
  connectionLimit: 50,
  chunkBytes: 0,
  pieceOrder: 'in-order',
  lineToken: 'empty',
  unansweredCode: 200340,
  noConnection: 'retried',
  lateAck: 'ignored',
}

/** For a clock that stands: nothing is late on it, however slow the machine. */
export const unhurried = {
  eventTimeout: Number.POSITIVE_INFINITY,
  callbackTimeout: Number.POSITIVE_INFINITY,
  challengeTimeout: Number.POSITIVE_INFINITY,
  connectTimeout: Number.POSITIVE_INFINITY,
}
