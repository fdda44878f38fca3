import { readFileSync } from 'node:fs'
import { DatabaseUnusable } from '../errors.ts'

/** Where a database is, as it may be said aloud. */
export const labelOf = (url: string): string => {
  const { hostname, port, pathname, searchParams } = new URL(url)
  const host = searchParams.get('host') ?? decodeURIComponent(hostname)
  const at = port || searchParams.get('port')
  return `postgres://${host}${at ? `:${at}` : ''}${decodeURIComponent(pathname)}`
}

export const nameIn = (url: string): string => decodeURIComponent(new URL(url).pathname.slice(1))

/** What `sslmode` means is what PostgreSQL's own programs mean by it. */
const modes = ['disable', 'require', 'verify-ca', 'verify-full']

const files = ['sslrootcert', 'sslcert', 'sslkey']
/** Another name is a slip of the pen: of `ssl_mode=verify-full` the driver says nothing, and encrypts nothing. */
const parameters = ['sslmode', ...files, 'host', 'port', 'application_name', 'connect_timeout', 'options']

/** Why the address cannot be used, naming no part of it that could be the password. */
export const addressFault = (url: string): string | undefined => {
  let read: URL
  try {
    read = new URL(url)
  } catch {
    return '要写成 postgres://用户:密码@主机:5432/库名；密码里的 @ : / # ? % 要写成 %40 %3A %2F %23 %3F %25'
  }
  if (read.pathname.length < 2) return '没有写库名，要写成 postgres://用户:密码@主机:5432/库名'
  const mode = read.searchParams.get('sslmode')
  if (mode !== null && !modes.includes(mode)) return `sslmode 只能写 ${modes.join('、')}；公网或跨机房请用 verify-full`
  if (mode === 'verify-ca' && !read.searchParams.has('sslrootcert'))
    return 'sslmode=verify-ca 还要写 sslrootcert=CA证书的路径'
  if ([...read.searchParams.keys()].some((name) => !parameters.includes(name)))
    return `“?”后面有不认识的参数，只能写 ${parameters.join('、')}；密码里的 ? 要写成 %3F`
  const unread = files.find((name) => !isReadable(read.searchParams.get(name)))
  return unread && `读不到 ${unread} 写的文件。请核对路径，运行账号要能读`
}

const isReadable = (file: string | null): boolean => {
  if (file === null) return true
  try {
    readFileSync(file)
    return true
  } catch {
    return false
  }
}

/** For the driver. @throws DatabaseUnusable */
export const connectionString = (url: string): string => {
  const fault = addressFault(url)
  if (fault !== undefined) throw new DatabaseUnusable(`DATABASE_URL：${fault}`)
  const read = new URL(url)
  if (read.searchParams.has('sslmode')) read.searchParams.set('uselibpqcompat', 'true')
  return read.href
}
