import { readFileSync } from 'node:fs'
import * as z from 'zod'
import { isServer } from './db/place.ts'
import { addressFault } from './db/postgres/address.ts'
import type { Whereabouts } from './db/postgres/programs.ts'
import { decodeText, lostCharacter } from './domain/decode.ts'
import { notText, spoiltValue } from './texts/files.ts'

export interface Config {
  feishu: {
    appId: string
    appSecret: string
    /** How events and clicks come in: to an address of ours, or over a connection that we open. */
    transport: 'webhook' | 'websocket'
    /** These two are empty where they are not needed, which is over the long connection. */
    encryptKey: string
    verificationToken: string
    baseUrl: string
  }
  /** A path, or the address of a server: `postgres://…`, with its password. */
  database: string
  districtFile: string
  host: string
  port: number
  adminToken: string | undefined
  backupDir: string
  /** Where PostgreSQL's own programs are looked for, by which a database on a server is backed up and restored. */
  programs: Whereabouts
  logLevel: 'debug' | 'info' | 'warn' | 'error'
  /** A language model to ask where the rules are unsure; off unless an address is given. */
  assistant?: { url: string; model: string; key: string | undefined } | undefined
}

/** Everything that is wrong with the environment, one Chinese line each; values are never repeated. */
export class ConfigFaults extends Error {
  override readonly name = 'ConfigFaults'
  readonly faults: readonly string[]
  constructor(faults: readonly string[]) {
    super(faults.join('\n'))
    this.faults = faults
  }
}

type Env = Readonly<Record<string, string | undefined>>

const secrets = {
  FEISHU_APP_ID: '开放平台 → 凭证与基础信息 → App ID',
  FEISHU_APP_SECRET: '开放平台 → 凭证与基础信息 → App Secret',
  FEISHU_ENCRYPT_KEY: '开放平台 → 事件与回调 → 加密策略 → Encrypt Key',
  FEISHU_VERIFICATION_TOKEN: '开放平台 → 事件与回调 → 加密策略 → Verification Token',
} as const

type SecretName = keyof typeof secrets

/**
 * Reads the environment. The only place that knows its names (design.md 3.1).
 * @throws ConfigFaults naming every problem at once.
 */
export const readConfig = (env: Env): Config => {
  const faults = spoiltValues(env)
  const transport = env.FEISHU_TRANSPORT?.trim() || 'webhook'
  const secret = readSecrets(env, faults, transport === 'websocket')
  const text = (name: string, fallback: string): string => env[name]?.trim() || fallback
  const check = <T>(name: string, shape: z.ZodType<T>, value: unknown, say: string): T | undefined => {
    const parsed = shape.safeParse(value)
    if (parsed.success) return parsed.data
    faults.push(`${name}：${say}`)
    return undefined
  }

  const baseUrl = check(
    'FEISHU_BASE_URL',
    z.url({ protocol: /^https?$/ }),
    text('FEISHU_BASE_URL', 'https://open.feishu.cn'),
    '要写成 https://… 的地址',
  )
  if (transport !== 'webhook' && transport !== 'websocket') faults.push('FEISHU_TRANSPORT：只能写 webhook 或 websocket')
  // The SDK opens no long connection for another one, and says nothing (1.74.0, observed).
  if (transport === 'websocket' && secret.FEISHU_APP_ID && !/^cli_[0-9a-fA-F]{16}$/.test(secret.FEISHU_APP_ID))
    faults.push('FEISHU_APP_ID：长连接只认 cli_ 加 16 位数字和 a–f 的 App ID，请到开放平台 → 凭证与基础信息 核对')
  const database = readDatabase(env, faults)
  const port = check('PORT', z.coerce.number().int().min(0).max(65_535), text('PORT', '3000'), '要写 0 到 65535 的数字')
  const logLevel = check(
    'LOG_LEVEL',
    z.enum(['debug', 'info', 'warn', 'error']),
    text('LOG_LEVEL', 'info'),
    '只能写 debug、info、warn、error',
  )
  const adminToken = env.ADMIN_TOKEN?.trim() || undefined
  if (adminToken !== undefined && adminToken.length < 16) faults.push('ADMIN_TOKEN：太短，至少 16 个字符')

  const assistant = readAssistant(env, faults)

  if (faults.length > 0 || baseUrl === undefined || port === undefined || logLevel === undefined)
    throw new ConfigFaults(faults)
  return {
    feishu: {
      appId: secret.FEISHU_APP_ID,
      appSecret: secret.FEISHU_APP_SECRET,
      transport: transport === 'websocket' ? 'websocket' : 'webhook',
      encryptKey: secret.FEISHU_ENCRYPT_KEY,
      verificationToken: secret.FEISHU_VERIFICATION_TOKEN,
      baseUrl,
    },
    database,
    districtFile: text('DISTRICT_FILE', 'districts/baqiao.yaml'),
    host: text('HOST', '0.0.0.0'),
    port,
    adminToken,
    backupDir: text('BACKUP_DIR', './data/backups'),
    programs: readPrograms(env),
    logLevel,
    assistant,
  }
}

const readAssistant = (env: Env, faults: string[]): Config['assistant'] => {
  const [url, model, key] = ['ASSISTANT_URL', 'ASSISTANT_MODEL', 'ASSISTANT_KEY'].map((name) => env[name]?.trim() ?? '')
  if (!url) {
    if (model || key)
      faults.push('ASSISTANT_URL：没有写，ASSISTANT_MODEL 和 ASSISTANT_KEY 就不起作用；要么补上，要么都删掉')
    return undefined
  }
  if (!z.url({ protocol: /^https?$/ }).safeParse(url).success || /[?#@]/u.test(url))
    faults.push('ASSISTANT_URL：要写成 http://…/v1 的地址，不带账号和参数')
  if (!model) faults.push('ASSISTANT_MODEL：没有写，请写模型的名字')
  return model ? { url, model, key: key || undefined } : undefined
}

const readPrograms = (env: Env): Config['programs'] => ({
  pgDump: env.PG_DUMP?.trim() || undefined,
  path: env.PATH ?? '',
})

const readDatabase = (env: Env, faults: string[]): string =>
  readAddress('DATABASE_URL', env.DATABASE_URL?.trim() || 'file:./data/lianzhang.db', faults)

/** @returns a path or an address. A fault never repeats the value: a server's holds its password. */
export const readAddress = (name: string, said: string, faults: string[]): string => {
  const fault = isServer(said)
    ? addressFault(said)
    : /^file:./.test(said)
      ? undefined
      : '要写成 file:路径，例如 file:./data/lianzhang.db；服务器上的写成 postgres://用户:密码@主机:5432/库名'
  if (fault !== undefined) faults.push(`${name}：${fault}`)
  return said.replace(/^file:/, '')
}

/** What is needed to keep a database. */
export type Places = Pick<Config, 'database' | 'backupDir' | 'programs'>

/** The database and backup places alone: for commands that talk to no Feishu, such as `backup` and `restore`. */
export const readPlaces = (env: Env): Places & Pick<Config, 'districtFile'> => {
  const faults = spoiltValues(env)
  const database = readDatabase(env, faults)
  if (faults.length > 0) throw new ConfigFaults(faults)
  return {
    database,
    backupDir: env.BACKUP_DIR?.trim() || './data/backups',
    programs: readPrograms(env),
    districtFile: env.DISTRICT_FILE?.trim() || 'districts/baqiao.yaml',
  }
}

const ours =
  /^(?:FEISHU_|ASSISTANT_|DATABASE_URL$|DISTRICT_FILE$|BACKUP_DIR$|PG_DUMP$|HOST$|PORT$|ADMIN_TOKEN$|LOG_LEVEL$)/

/** A path with a lost character would be another path, a secret another secret. */
const spoiltValues = (env: Env): string[] =>
  Object.entries(env)
    .filter(([name, value]) => ours.test(name) && value?.includes(lostCharacter))
    .map(([name]) => spoiltValue(name))

/** What only deliveries to an address of ours are signed and encrypted with. */
const ofWebhook: readonly SecretName[] = ['FEISHU_ENCRYPT_KEY', 'FEISHU_VERIFICATION_TOKEN']

const readSecrets = (env: Env, faults: string[], overLine: boolean): Record<SecretName, string> => {
  const found = {} as Record<SecretName, string>
  const missing: string[] = []
  for (const name of Object.keys(secrets) as SecretName[]) {
    found[name] = ''
    if (overLine && ofWebhook.includes(name)) continue
    const file = env[`${name}_FILE`]?.trim()
    let value = env[name]?.trim() ?? ''
    if (file) {
      const read = readSecretFile(name, file)
      if ('fault' in read) {
        faults.push(read.fault)
        continue
      }
      value = read.text
    }
    if (value === '') missing.push(`${name}（${secrets[name]}）`)
    found[name] = value
  }
  if (missing.length > 0) faults.unshift(`缺少配置：${missing.join('；')}`)
  return found
}

const readSecretFile = (name: SecretName, file: string): { text: string } | { fault: string } => {
  try {
    const text = decodeText(readFileSync(file))
    return text.ok ? { text: text.value.trim() } : { fault: notText(`${name}_FILE 指的文件`, text.fault) }
  } catch {
    return { fault: `${name}_FILE：读不到文件` }
  }
}

export interface SetupPlaces {
  /** Without a trailing slash. */
  baseUrl: string
  /** Where an app is registered by scanning; undefined: nobody said where that is. */
  accountsUrl: string | undefined
  host: string
  port: number
}

const publicFeishu = 'https://open.feishu.cn'
const loopback = /^http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?\/?$/

/** What `setup` has to know before the rest is there. @throws ConfigFaults */
export const readSetupPlaces = (read: (name: string) => string | undefined): SetupPlaces => {
  const faults: string[] = []
  const baseUrl = read('FEISHU_BASE_URL') ?? publicFeishu
  const accountsUrl =
    read('FEISHU_ACCOUNTS_URL') ?? (baseUrl === publicFeishu ? 'https://accounts.feishu.cn' : undefined)
  const isUrl = (url: string, protocol: RegExp) => z.url({ protocol }).safeParse(url).success
  if (!isUrl(baseUrl, /^https?$/)) faults.push('FEISHU_BASE_URL：要写成 https://… 的地址')
  if (accountsUrl !== undefined && !isUrl(accountsUrl, /^https$/) && !loopback.test(accountsUrl))
    faults.push('FEISHU_ACCOUNTS_URL：要写成 https://… 的地址')
  const port = z.coerce
    .number()
    .int()
    .min(0)
    .max(65_535)
    .safeParse(read('PORT') ?? '3000')
  if (!port.success) faults.push('PORT：要写 0 到 65535 的数字')
  if (faults.length > 0 || !port.success) throw new ConfigFaults(faults)
  return { baseUrl: baseUrl.replace(/\/+$/, ''), accountsUrl, host: read('HOST') ?? '0.0.0.0', port: port.data }
}
