import type pg from 'pg'
import type { Instant } from '../../domain/time.ts'
import { DatabaseUnusable, databaseCode } from '../errors.ts'
import { numbersIn } from '../last-numbers.ts'
import type { SetAside, Settle, Unpacked } from '../maintenance.ts'
import { nameIn } from './address.ts'
import { inspect } from './inspect.ts'
import { openPostgres } from './open.ts'
import { environmentOf, findPrograms, run, type Whereabouts } from './programs.ts'
import { rightsOf } from './rights.ts'
import { besideAll, besides, inSession, quoted } from './session.ts'

/** Names longer than 63 bytes are cut off by the server without a word. */
const named = (name: string, more: string): string => {
  let kept = [...name]
  while (Buffer.byteLength(`${kept.join('')}_${more}`) > 63) kept = kept.slice(0, -1)
  return `${kept.join('')}_${more}`
}

/** Restores a dump into a database of its own, where it can be asked, and from where it can take the other's place. @throws DatabaseUnusable */
export const unpack = async (url: string, where: Whereabouts, file: string): Promise<Unpacked> => {
  const version = await inSession(url, mayMakeDatabases)
  const programs = await findPrograms(where, version)
  if ('fault' in programs) throw new DatabaseUnusable(`${programs.fault}没有做下去，未做任何改动。`)
  const name = named(nameIn(url), 'restoring')
  const there = besides(url, name)
  const drop = () => besideAll(url, (client) => dropped(client, name))
  // A server may go by ICU unless it is told otherwise, and could not be told so before 15.
  const libc = version >= 150_000 ? ' locale_provider libc' : ''
  await besideAll(url, async (client) => {
    // Of one that was killed.
    await dropped(client, name)
    await client.query(
      `create database ${quoted(name)} template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C'${libc}`,
    )
  })
  try {
    const restoring = ['--no-owner', '--no-privileges', '--no-password', `--dbname=${connectionTo(name)}`, file]
    const { code, errors } = await run(programs.restore, restoring, { env: await environmentOf(there) })
    // A setting that only newer servers know hinders nothing.
    const real = errors.filter((line) => !line.includes('"transaction_timeout"'))
    const report =
      code !== 0 && (real.length > 0 || errors.length === 0)
        ? { faults: [`pg_restore: ${real[0]?.slice(0, 200) ?? code}`], migrations: [] }
        : await inSession(there, async (client) => {
            await client.query('analyze')
            await client.query('begin isolation level repeatable read read only')
            return await inspect(client)
          })
    return {
      report,
      drop,
      putInPlace: (settle, now, letGo) => putInPlace({ url, name, there }, settle, now, letGo),
    }
  } catch (error) {
    await drop().catch(() => undefined)
    throw error
  }
}

const connectionTo = (name: string): string => `dbname='${name.replaceAll(/['\\]/g, '\\$&')}'`

const dropped = async (client: pg.Client, name: string): Promise<void> => {
  try {
    await client.query(`drop database if exists ${quoted(name)}`)
  } catch (error) {
    if (databaseCode(error) !== '55006') throw error
    throw new DatabaseUnusable(`临时库 ${name} 正被使用：多半有另一个恢复或核对没有做完。请等它做完再重试。`)
  }
}

/** @returns the server's version. @throws DatabaseUnusable with the commands by which somebody else gives the right to it */
const mayMakeDatabases = async (client: pg.Client): Promise<number> => {
  const { version, role, give, takeBack } = await rightsOf(client)
  if (give.length === 0) return version
  throw new DatabaseUnusable(
    [
      `备份要先恢复到一个新建的库里，账号 ${role} 的权限不够，什么都没有改。请管理员在服务器上执行下面的命令，再重新运行：`,
      ...give.map((command) => `  ${command}`),
      ...(takeBack.length > 0 ? ['做完以后可以收回：', ...takeBack.map((command) => `  ${command}`)] : []),
    ].join('\n'),
  )
}

interface Ready {
  url: string
  /** Where the backup is now. */
  name: string
  there: string
}

const putInPlace = async (
  { url, name, there }: Ready,
  settle: Settle,
  now: Instant,
  letGo: () => Promise<void>,
): Promise<SetAside> => {
  const database = await openPostgres(there)
  try {
    await settle(database, (lastKnown) => numbersIn(url, lastKnown))
  } finally {
    await database.close()
  }
  const living = nameIn(url)
  const aside = named(living, `before_restore_${now.replaceAll(/[-:.]/g, '').toLowerCase()}`)
  await letGo()
  await besideAll(url, async (client) => {
    try {
      // Both or neither, and neither while anybody is connected: a bot that was started just now is not restored under.
      await client.query(`begin; alter database ${quoted(living)} rename to ${quoted(aside)};
        alter database ${quoted(name)} rename to ${quoted(living)}; commit`)
    } catch (error) {
      await client.query('rollback').catch(() => undefined)
      if (databaseCode(error) !== '55006') throw error
      throw new DatabaseUnusable(
        `还有程序连着数据库 ${living}（${await connectedTo(client, living)}），没有恢复，原来的数据库没有动。请先停止机器人、断开它们，再重试。`,
      )
    }
  })
  return {
    where: `原来的数据库改名为 ${aside}，留在服务器上。`,
    back: `要退回恢复之前：先停止机器人，把 DATABASE_URL 里的库名写成 ${aside}，运行 lianzhang backup；再写回 ${living}，用那份备份 lianzhang restore。`,
  }
}

const connectedTo = async (client: pg.Client, name: string): Promise<string> => {
  const { rows } = await client.query(
    `select distinct coalesce(nullif(application_name, ''), '没有名字') as name from pg_stat_activity where datname = $1 order by 1`,
    [name],
  )
  return (rows as { name: string }[]).map((row) => row.name).join('、') || '刚断开'
}
