import { type Level, pino } from 'pino'
import type { Log, LogFields } from './deps.ts'
import type { FeishuLog } from './feishu/log.ts'

/** Only these leave the process; a field that is not named here cannot leak, whoever passes it. */
const allowed: readonly (keyof LogFields)[] = [
  'request_id',
  'event_key',
  'kind',
  'actor',
  'action',
  'chain_id',
  'outbox_id',
  'attempt',
  'result',
  'job',
  'period',
  'error',
  'version',
  'port',
  'code',
  'status',
  'log_id',
  'ms',
  'api',
]

const pick = (fields: LogFields): Record<string, unknown> =>
  Object.fromEntries(allowed.flatMap((key) => (fields[key] === undefined ? [] : [[key, short(key, fields[key])]])))

/** Enough of an open_id to follow one person through a log, too little to look the person up. */
const short = (key: string, value: unknown): unknown =>
  key === 'actor' ? String(value).slice(0, 8) : typeof value === 'string' ? value.slice(0, 300) : value

/** JSON lines on stdout: time in UTC, level, msg, and the fields of the list. */
export const createLog = (level: Level): Log => {
  const out = pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
  })
  return {
    debug: (msg, fields = {}) => out.debug(pick(fields), msg),
    info: (msg, fields = {}) => out.info(pick(fields), msg),
    warn: (msg, fields = {}) => out.warn(pick(fields), msg),
    error: (msg, fields = {}) => out.error(pick(fields), msg),
  }
}

/** The same log in the shape the Feishu client writes to. */
export const feishuLog = (log: Log): FeishuLog => ({
  info: ({ msg, ...fields }) => log.info(msg, fields),
  warn: ({ msg, ...fields }) => log.warn(msg, fields),
})
