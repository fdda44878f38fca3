import type pg from 'pg'
import { DatabaseUnusable } from '../errors.ts'
import type { Maintenance } from '../maintenance.ts'
import { labelOf, nameIn } from './address.ts'
import { takeBackup } from './backup.ts'
import { inspect } from './inspect.ts'
import { upgradeLock } from './locks.ts'
import { openPostgres } from './open.ts'
import { findPrograms, run, type Whereabouts } from './programs.ts'
import { rightsOf } from './rights.ts'
import { inSession } from './session.ts'
import { unpack } from './unpack.ts'
import { unusable } from './unusable.ts'

export const serverMaintenance = (url: string, where: Whereabouts): Maintenance => {
  const rights = () => inSession(url, rightsOf)
  const programs = async () => findPrograms(where, (await rights()).version)
  return {
    kind: 'postgres',
    takeBackup: (folder, now, options) => takeBackup(url, where, folder, now, options),
    whyNoBackup: async () => {
      const found = await programs()
      return 'fault' in found ? found.fault : undefined
    },
    means: async () => {
      const { version, release, role, give } = await rights()
      const found = await findPrograms(where, version)
      return [
        { what: '服务器', found: true, say: `PostgreSQL ${release}，账号 ${role}` },
        'fault' in found
          ? { what: 'pg_dump', found: false, say: `${found.fault}没有它，每天的备份做不了` }
          : { what: 'pg_dump', found: true, say: `${found.version}（${found.dump}）` },
        give.length === 0
          ? { what: '恢复', found: true, say: '有建库的权限，备份可以恢复' }
          : { what: '恢复', found: false, say: `恢复备份前要请管理员执行：${give.join(' ')}平时用不着` },
      ]
    },
    inspect: () =>
      inSession(url, async (client) => {
        await client.query('begin isolation level repeatable read read only')
        return await inspect(client, { through: true })
      }).catch((error: unknown) => {
        throw error instanceof DatabaseUnusable ? error : unusable({ label: labelOf(url), name: nameIn(url) }, error)
      }),
    inTurn: (work) =>
      inSession(url, async (client) => {
        await client.query(`select pg_advisory_lock(${upgradeLock})`)
        return work()
      }),
    whenDamaged:
      '请先停止机器人，请管理员把服务器的数据目录留存一份，再用 lianzhang restore <备份> 恢复最近一份完好的备份。',
    canRead: async (file) => {
      const found = await programs()
      if ('fault' in found) return 'unknown'
      return (await run(found.restore, ['--list', file])).code === 0 ? 'yes' : 'no'
    },
    unpack: (file) => unpack(url, where, file),
    whyNotVacant: () => inSession(url, taken(labelOf(url))),
    receive: async (fill) => {
      const why = await inSession(url, taken(labelOf(url)))
      if (why !== undefined) throw new DatabaseUnusable(why)
      const database = await openPostgres(url)
      try {
        return await fill(database)
      } finally {
        await database.close()
      }
    },
  }
}

const taken =
  (label: string) =>
  async (client: pg.Client): Promise<string | undefined> => {
    const { rows } = await client.query(
      `select relname from pg_class where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p', 'v', 'm', 'f') limit 1`,
    )
    return rows.length === 0 ? undefined : `数据库 ${label} 不是空的，只能搬到空的库。没有搬，未做任何改动。`
  }
