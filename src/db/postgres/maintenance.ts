import { DatabaseUnusable } from '../errors.ts'
import type { Maintenance } from '../maintenance.ts'
import { labelOf, nameIn } from './address.ts'
import { takeBackup } from './backup.ts'
import { inspect } from './inspect.ts'
import { findPrograms, run, type Whereabouts } from './programs.ts'
import { inSession } from './session.ts'
import { unpack } from './unpack.ts'
import { unusable } from './unusable.ts'

export const serverMaintenance = (url: string, where: Whereabouts): Maintenance => {
  const programs = () =>
    inSession(url, async (client) => {
      const { rows } = await client.query(`select current_setting('server_version_num')::int as version`)
      return findPrograms(where, (rows as { version: number }[])[0]?.version ?? 0)
    })
  return {
    kind: 'postgres',
    takeBackup: (folder, now, options) => takeBackup(url, where, folder, now, options),
    whyNoBackup: async () => {
      const found = await programs()
      return 'fault' in found ? found.fault : undefined
    },
    inspect: () =>
      inSession(url, async (client) => {
        await client.query('begin isolation level repeatable read read only')
        return await inspect(client)
      }).catch((error: unknown) => {
        throw error instanceof DatabaseUnusable ? error : unusable({ label: labelOf(url), name: nameIn(url) }, error)
      }),
    whenDamaged:
      '请先停止机器人，请管理员把服务器的数据目录留存一份，再用 lianzhang restore <备份> 恢复最近一份完好的备份。',
    canRead: async (file) => {
      const found = await programs()
      if ('fault' in found) return 'unknown'
      return (await run(found.restore, ['--list', file])).code === 0 ? 'yes' : 'no'
    },
    unpack: (file) => unpack(url, where, file),
  }
}
