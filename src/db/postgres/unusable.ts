import { DatabaseUnusable, databaseCode } from '../errors.ts'

/*
 * Why a server cannot be worked with, each in words of its own and with what is to be done. Its own messages are not passed on: they may name
 * accounts, and they are English.
 */

/** From 15 on a server may have another provider of orders than its C library, and a new database takes the server's. */
const creates = (name: string, version = 0) =>
  `create database "${name}" template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C'${version >= 150_000 ? ' locale_provider libc' : ''} owner 账号;`

interface Place {
  label: string
  name: string
}

const sentences: readonly { code: RegExp; say(place: Place, code: string): string }[] = [
  {
    code: /^(28P01|28000)$/,
    say: ({ label }, code) =>
      `数据库 ${label} 不让登录（${code}）：账号或密码不对，或服务器的 pg_hba.conf 没有放行本机。请核对 DATABASE_URL。`,
  },
  {
    code: /^3D000$/,
    say: ({ label, name }) => `服务器上没有数据库 ${label}。请管理员在服务器上执行：${creates(name)}`,
  },
  {
    code: /^(53300|53400)$/,
    say: ({ label }) => `数据库 ${label} 的连接已满。请调大 max_connections，或停掉不用的程序；每个副本要 12 个连接。`,
  },
  { code: /^57P03$/, say: ({ label }) => `数据库 ${label} 还在启动或恢复，等了 30 秒没有好。请稍后重试。` },
  {
    code: /^42501$/,
    say: ({ label }) =>
      `账号在数据库 ${label} 里没有建表的权限（42501）。请让它做库的所有者，或授予模式的 CREATE 权限。`,
  },
  {
    code: /^(ECONNREFUSED|ENOENT)$/,
    say: ({ label }) => `连不上数据库 ${label}：没有服务在那里。请看 PostgreSQL 启动没有，主机和端口写得对不对。`,
  },
  {
    // PgBouncer takes none of the limits that a connection asks for.
    code: /^08P01$/,
    say: ({ label }) =>
      `${label} 那里不是数据库服务器本身，多半是 PgBouncer。本程序要直接连服务器：请把 DATABASE_URL 写成服务器的地址和端口。`,
  },
  { code: /^(ENOTFOUND|EAI_AGAIN)$/, say: ({ label }) => `找不到数据库的主机 ${label}。请核对主机名和 DNS。` },
  { code: /^(ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)$/, say: ({ label }) => `连数据库 ${label} 超时。请看网络和防火墙。` },
  {
    code: /^(SELF_SIGNED_CERT|DEPTH_ZERO|UNABLE_TO_|CERT_|ERR_TLS_CERT)/,
    say: ({ label }, code) =>
      `数据库 ${label} 的证书核对不过（${code}），没有连接。请在 DATABASE_URL 写 sslrootcert=CA证书的路径，主机名要和证书一致。`,
  },
]

export const unusable = (place: Place, error: unknown): DatabaseUnusable => {
  if (error instanceof DatabaseUnusable) return error
  const code = codeOf(error)
  const known = sentences.find((one) => one.code.test(code))
  return new DatabaseUnusable(known?.say(place, code) ?? `打不开数据库 ${place.label}（${code}）。请看数据库的日志。`)
}

/** Some of the driver's errors have no code but their words. */
const codeOf = (error: unknown): string => {
  const code = databaseCode(error)
  if (code !== undefined) return code
  const words = error instanceof Error ? error.message : ''
  if (/does not support SSL/.test(words)) return '服务器没有开 SSL，请开启，或写 sslmode=disable'
  if (/password must be a/.test(words)) return '没有给密码：写在 DATABASE_URL 里，或用 PGPASSWORD 给'
  if (/timeout/i.test(words)) return 'ETIMEDOUT'
  if (/terminated|ended/i.test(words)) return '连接中断'
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0])
  return error instanceof Error ? error.name : 'unknown'
}

/** What our promises rest on, read from the server. */
export interface Settings {
  version: number
  encoding: string
  /** Letters by their codes: capital before small. */
  byCode: boolean
  collation: string
  fsync: string
  pages: string
  commit: string
  standby: boolean
  mayCreate: boolean | null
}

const oldest = 140_000

/** The first thing that is not as it has to be. */
export const faultOf = ({ label, name }: Place, found: Settings): string | undefined => {
  if (found.version < oldest)
    return `PostgreSQL ${Math.floor(found.version / 10_000)} 太旧，需要 14 或更新。请升级服务器，或换一台。`
  if (found.encoding !== 'UTF8')
    return `数据库 ${label} 的编码是 ${found.encoding}，要 UTF8。请另建一个库：${creates(name, found.version)}`
  if (!found.byCode)
    return `数据库 ${label} 的排序规则是 ${found.collation}，要 C，否则日期和编号会排错。请另建一个库：${creates(name, found.version)}`
  if (found.standby) return `${label} 是只读的备库。请把 DATABASE_URL 写成主库的地址。`
  if (found.fsync !== 'on' || found.pages !== 'on')
    return `PostgreSQL 的 fsync 或 full_page_writes 是关着的，断电会丢已收的报告。请在 postgresql.conf 里都改为 on 再启动。`
  if (found.commit === 'off')
    return `PostgreSQL 的 synchronous_commit 是 off，断电会丢已收的报告。请改为 on：alter database "${name}" set synchronous_commit = on;`
  if (found.mayCreate !== true)
    return `账号在数据库 ${label} 里没有建表的权限。请让它做库的所有者，或授予模式的 CREATE 权限。`
  return undefined
}
