import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { openStage, type Stage } from '../../scripts/stage.ts'
import { readPlaces } from '../../src/config.ts'
import { listBackups } from '../../src/db/backup-files.ts'
import { maintenanceOf } from '../../src/db/maintenance.ts'
import { migrations } from '../../src/db/migrations/index.ts'
import { connectBlocking } from '../../src/db/postgres/blocking.ts'
import { openPostgres } from '../../src/db/postgres/open.ts'
import { lostTimes } from '../../src/db/restore.ts'
import { nightlyBackup } from '../../src/jobs/backup.ts'
import { type Operator, operator, type Started } from '../ops/operator.ts'
import { postgresPrograms } from '../support/postgres-server.ts'
import { good } from '../support/reports.ts'
import { admin, freshDatabase } from './server.ts'

let who: Operator
let url: string
beforeEach(async () => {
  who = await operator()
  onTestFinished(() => who.leave())
  url = freshDatabase()
  who.env.DATABASE_URL = url
})
const name = () => new URL(url).pathname.slice(1)
const folder = () => who.env.BACKUP_DIR ?? ''

const files = async (stage: Stage, person: string, progress: string) => {
  const them = stage.emulator.person(person)
  await them.says('周报')
  await stage.settle()
  await them.clicks(them.sees().at(-1)?.message_id ?? '', 'submit', { ...good, progress })
  await stage.settle()
}

/** A few days in which one chain has filed. */
const played = async (): Promise<void> => {
  const stage = await openStage({ databaseFile: url, start: '2026-08-31T00:30:00.000Z' })
  await stage.moveTo('2026-09-02T07:00:00.000Z')
  await files(stage, '张工（虚构）', '示范线完成设备招标')
  await stage.close()
}
const another = async (): Promise<void> => {
  const stage = await openStage({ databaseFile: url, start: '2026-09-02T08:00:00.000Z' })
  await files(stage, '王工（虚构）', '陶瓷基进展')
  await stage.close()
}

const asked = (text: string, of = name()): unknown[] => {
  const connection = connectBlocking(url.replace(name(), of))
  try {
    return connection.prepare(text).pluck().all()
  } finally {
    connection.close()
  }
}
const filed = (of?: string) => asked('select content::jsonb ->> $$progress$$ from revision order by 1', of)
const databases = (like: string) =>
  admin()
    .prepare('select datname from pg_database where datname like ? order by 1')
    .pluck()
    .all(`${name()}${like}`) as string[]
const dropLater = (database: string) => {
  const server = admin()
  onTestFinished(() => server.exec(`drop database if exists "${database}" with (force)`))
}

const backedUp = async (): Promise<string> => {
  const { code, out, err } = await who.run(['backup'])
  expect([code, err]).toEqual([0, ''])
  return /已备份：(\S+\.dump)/.exec(out)?.[1] ?? ''
}

/** Some of the programs are linked elsewhere, not all. */
const bins = () => dirname(realpathSync(join(postgresPrograms() ?? '', 'initdb')))

/** pg_dump and pg_restore that do something first. */
const programs = (first: string): string => {
  const bin = join(who.folder, 'bin')
  mkdirSync(bin)
  for (const program of ['pg_dump', 'pg_restore']) {
    const real = join(bins(), program)
    writeFileSync(join(bin, program), `#!/bin/sh\n[ "$1" = --version ] || { ${first}\n}\nexec ${real} "$@"\n`)
    chmodSync(join(bin, program), 0o755)
  }
  return join(bin, 'pg_dump')
}

describe('a backup', () => {
  it('is a dump with its manifest, and verify reads it, restores it into a database that is gone afterwards, and sees a flipped bit', async () => {
    await played()
    const backup = await backedUp()
    const manifest = JSON.parse(readFileSync(`${backup}.json`, 'utf8'))
    expect(manifest.counts.revisions).toBe(1)
    expect(readdirSync(folder()).sort()).toEqual([manifest.file, `${manifest.file}.json`])
    expect((await listBackups(folder())).map(({ file }) => file)).toEqual([manifest.file])

    const verified = await who.run(['verify', '--deep'])
    expect([verified.code, verified.out]).toEqual([
      0,
      [
        '✓ 数据库完好：填报 1 份',
        `✓ 备份 ${manifest.file}`,
        `✓ 最近一份备份 ${manifest.file} 打开核对过：填报 1 份`,
        '',
      ].join('\n'),
    ])
    expect(databases('_restoring')).toEqual([])

    const bytes = readFileSync(backup)
    writeFileSync(
      backup,
      bytes.fill(bytes.readUInt8(bytes.length >> 1) ^ 1, bytes.length >> 1, (bytes.length >> 1) + 1),
    )
    expect((await who.run(['verify'])).out).toContain('与校验值不符')
    expect((await who.run(['restore', backup])).err).toContain('与它的校验值不符')
  })

  it('counts what is in it, whatever is written meanwhile, and nobody sees the password', async () => {
    await played()
    const log = join(who.folder, 'log')
    const psql = join(bins(), 'psql')
    const add = `insert into audit (at, actor, actor_name, action, object, place, result, request_id) values ('2026', 'x', '', 'x', '', 'system', 'done', 'x')`
    const pgDump = programs(`echo "$0 $@ $PGPASSWORD" >> ${log}; case "$0" in *pg_dump) ${psql} -qc "${add}";; esac`)
    const withPassword = url.replace('lz@', 'lz:ge%40heim@')
    const { code, out, err } = await who.run(['backup'], { PG_DUMP: pgDump, DATABASE_URL: withPassword })
    expect([code, err]).toEqual([0, ''])
    const said = readFileSync(log, 'utf8')
    expect(said).toMatch(/pg_dump .*--snapshot=.* ge@heim\n/)
    expect(said.replaceAll(/ ge@heim\n/g, '') + out).not.toMatch(/ge(@|%40)heim/)
    const [manifest] = await listBackups(folder())
    expect(asked('select count(*) from audit')).toEqual([(manifest?.counts.audit ?? 0) + 1])
    expect((await who.run(['verify', '--deep'])).out).toContain('打开核对过')
  })

  it('of a database that is not whole is not taken, and verify says what is wrong', async () => {
    const connection = connectBlocking(url)
    connection.exec(
      `set session_replication_role = replica; insert into draft values ('nowhere', 'nobody', '{}', '2026')`,
    )
    connection.close()
    const taken = await who.run(['backup'])
    expect([taken.code, taken.err]).toEqual([1, expect.stringMatching(/foreign key draft nowhere.*lianzhang verify/)])
    expect(readdirSync(folder())).toEqual([])
    const verified = await who.run(['verify'])
    expect([verified.code, verified.out]).toEqual([
      1,
      expect.stringContaining('✗ 数据库有 2 处问题：foreign key draft'),
    ])
  })

  it('that pg_dump cannot make leaves nothing behind; without pg_dump a sentence says what to install', async () => {
    const broken = programs('echo "pg_dump: error: no room" >&2; exit 1')
    const failed = await who.run(['backup'], { PG_DUMP: broken })
    expect([failed.code, failed.err]).toEqual([1, expect.stringMatching(/没有成功（pg_dump: no room）.*空间和权限/)])
    expect(readdirSync(folder())).toEqual([])
    const none = { PG_DUMP: join(who.folder, 'pg_dump') }
    const missing = await who.run(['backup'], none)
    expect([missing.code, missing.err]).toEqual([1, expect.stringMatching(/PG_DUMP 写的 .* 用不了.*apt-get install/)])
    const checked = await who.run(['check', '--json'], none)
    expect(JSON.parse(checked.out)).toContainEqual(
      expect.objectContaining({ what: 'pg_dump', state: 'warning', say: expect.stringContaining('每天的备份做不了') }),
    )
  })

  it('is taken every night, and the administrator is told what to install where it cannot be', async () => {
    const stage = await openStage({ databaseFile: url, start: '2026-08-30T18:31:00.000Z' })
    onTestFinished(() => stage.close())
    const night = (more: Record<string, string>) =>
      nightlyBackup({
        database: stage.database,
        maintenance: maintenanceOf(readPlaces({ ...who.env, ...more })),
        folder: folder(),
        now: stage.clock.now,
        onFailure: () => undefined,
        signal: new AbortController().signal,
      })(stage.app.inTransaction)
    expect(await night({})).toBe('done')
    expect(await listBackups(folder())).toHaveLength(1)
    await night({ PG_DUMP: '/nowhere/pg_dump' })
    await stage.settle()
    const said = stage.emulator.messages().map(({ content }) => JSON.stringify(content))
    expect(said.filter((text) => /备份没有成功.*postgresql-client.*lianzhang backup/.test(text))).toHaveLength(1)
  })
})

describe('check', () => {
  it('says of a server its version, its rights and its programs', async () => {
    const found = JSON.parse((await who.run(['check', '--json'])).out) as { what: string; state: string; say: string }[]
    const of = (what: string) => found.filter((one) => one.what === what).map(({ state, say }) => `${state} ${say}`)
    expect(of('服务器')).toEqual([expect.stringMatching(/^ok PostgreSQL \d+.*账号 lz$/)])
    expect(of('pg_dump')).toEqual([expect.stringMatching(/^ok \d+/)])
    expect(of('恢复')).toEqual([expect.stringContaining('可以恢复')])
    expect(of('备份')).toEqual([expect.stringContaining('还没有备份')])
  })
})

describe('a restore', () => {
  const started = async (): Promise<Started> => {
    const bot = who.starts()
    await bot.line(/"msg":"started"/)
    return bot
  }

  it('is refused while a bot runs, and while anybody is connected; then takes the place of what is kept, and can be gone back on', async () => {
    await played()
    const backup = await backedUp()
    await another()
    expect(filed()).toHaveLength(2)

    const bot = await started()
    const running = await who.run(['restore', backup])
    expect([running.code, running.err]).toEqual([1, expect.stringContaining('有 lianzhang 正在使用数据库')])
    bot.child.kill('SIGTERM')
    await bot.ended
    const somebody = connectBlocking(`${url}&application_name=somebody`)
    somebody.exec('select 1')
    const connected = await who.run(['restore', backup])
    expect([connected.code, connected.err]).toEqual([1, expect.stringMatching(/还有程序连着数据库.*没有动/)])
    somebody.close()
    expect([filed().length, databases('_%')]).toEqual([2, []])

    const connection = connectBlocking(url)
    connection.exec(`insert into kv values ('last-number/bulletin/2026', '7')`)
    connection.close()

    // One that was killed has left its half.
    admin().exec(`create database "${name()}_restoring"`)
    const restored = await who.run(['restore', backup])
    expect([restored.code, restored.out]).toEqual([0, expect.stringContaining('已恢复：填报 1 份')])
    const [aside = '', ...more] = databases('_%')
    dropLater(aside)
    expect([aside, more]).toEqual([expect.stringContaining('before_restore'), []])
    expect(restored.out).toContain(aside)
    expect([filed(), filed(aside).length]).toEqual([['示范线完成设备招标'], 2])
    // Numbers that people have seen go on.
    expect(asked(`select value from kv where key = 'last-number/bulletin/2026'`)).toEqual(['7'])
    const database = await openPostgres(url)
    expect(await lostTimes(database.kysely)).toHaveLength(1)
    await database.close()

    // As it says.
    who.env.DATABASE_URL = url.replace(name(), aside)
    const of = await backedUp()
    who.env.DATABASE_URL = url
    const back = await who.run(['restore', of])
    expect([back.code, back.out]).toEqual([0, expect.stringContaining('已恢复：填报 2 份')])
    for (const one of databases('_before%')) dropLater(one)
    expect(filed()).toHaveLength(2)
    const again = await started()
    again.child.kill('SIGTERM')
    expect((await again.ended).code).toBe(0)
  })

  it('keeps every bot away while it works, and one that is killed leaves the database as it was', async () => {
    await played()
    const backup = await backedUp()
    await another()
    const [begun, on] = [join(who.folder, 'begun'), join(who.folder, 'go-on')]
    const PG_DUMP = programs(`touch ${begun}; while [ ! -e ${on} ]; do sleep 0.05; done`)
    const restoring = who.launch(['restore', backup], { PG_DUMP })
    await expect.poll(() => existsSync(begun)).toBe(true)
    expect((await who.run(['start'])).err).toContain('正在恢复')
    restoring.child.kill('SIGKILL')
    await expect.poll(async () => (await who.run(['verify'])).out).toContain('填报 2 份')
    writeFileSync(on, '')
    const half = `${name()}_restoring`
    await expect.poll(() => asked(`select 1 from pg_stat_activity where datname = '${half}'`)).toEqual([])
    const restored = await who.run(['restore', backup])
    expect([restored.code, restored.out]).toEqual([0, expect.stringContaining('已恢复：填报 1 份')])
    for (const one of databases('_before%')) dropLater(one)
  })

  it('by an account that may make no databases says the commands, and changes nothing', async () => {
    const server = admin()
    const role = `lz_plain_${process.pid}`
    server.exec(`create role ${role} login`)
    onTestFinished(() => server.exec(`drop owned by ${role}; drop role ${role}`))
    const theirs = freshDatabase("template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C'").replace(
      'lz@',
      `${role}@`,
    )
    server.exec(`alter database ${new URL(theirs).pathname.slice(1)} owner to ${role}`)
    who.env.DATABASE_URL = theirs
    expect((await who.run(['migrate'])).code).toBe(0)
    const backup = await backedUp()
    const verified = await who.run(['verify', '--deep'])
    expect([verified.code, verified.out, verified.err]).toEqual([
      1,
      expect.stringContaining('✓ 数据库完好'),
      expect.stringMatching(/没有打开核对。.*权限不够/),
    ])
    const refused = await who.run(['restore', backup])
    expect([refused.code, refused.err]).toEqual([
      1,
      expect.stringMatching(
        new RegExp(
          `什么都没有改.*\\n  alter role "${role}" createdb;\\n做完以后可以收回：\\n  alter role "${role}" nocreatedb;`,
        ),
      ),
    ])
    server.exec(`alter role ${role} createdb`)
    const restored = await who.run(['restore', backup])
    expect([restored.code, restored.out]).toEqual([0, expect.stringContaining('已恢复')])
    dropLater(/改名为 (\S+?)，/.exec(restored.out)?.[1] ?? '')
  })

  it('of a file does not take a dump, nor the other way round, and says how', async () => {
    const file = { DATABASE_URL: `file:${who.database}` }
    expect((await who.run(['migrate'], file)).code).toBe(0)
    const dump = await backedUp()
    const ofFile = /已备份：(\S+\.db)/.exec((await who.run(['backup'], file)).out)?.[1] ?? ''
    expect((await who.run(['restore', dump], file)).err).toMatch(
      /这份备份是 PostgreSQL 的.*lianzhang move.*未做任何改动/,
    )
    expect((await who.run(['restore', ofFile])).err).toMatch(/这份备份是文件数据库的.*lianzhang move.*未做任何改动/)
    const deep = await who.run(['verify', '--deep'], file)
    expect([deep.code, deep.out]).toEqual([0, expect.stringMatching(/最近一份备份 \S+\.db 打开核对过：填报 0 份/)])
    const verified = await who.run(['verify', '--deep'])
    expect([verified.code, verified.out.match(/✓/g)?.length]).toEqual([0, 4])
  })
})

describe('an upgrade', () => {
  it('takes a dump first; where it cannot, only who has one of their own goes on', async () => {
    const bare = freshDatabase("template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C'")
    const database = await openPostgres(bare)
    // As the release before left it.
    const last = migrations.at(-1)
    await database.alter(async (db) => {
      await db.schema.createTable('migration').addColumn('name', 'text').addColumn('applied_at', 'text').execute()
    })
    for (const { name: of, up } of migrations.slice(0, -1))
      await database.alter(async (db) => {
        await up(db)
        await db
          .insertInto('migration' as never)
          .values({ name: of, applied_at: '2026' } as never)
          .execute()
      })
    await database.close()
    who.env.DATABASE_URL = bare
    const none = { PG_DUMP: '/nowhere/pg_dump' }
    const refused = await who.run(['start'], none)
    expect([refused.code, refused.err]).toEqual([1, expect.stringMatching(/升级前要先备份.*没有升级.*--backed-up/)])
    const { code, out } = await who.run(['migrate'])
    expect([code, out]).toEqual([0, expect.stringMatching(new RegExp(`升级前已备份：.*dump\\n已升级：${last?.name}`))])
    expect(await listBackups(folder())).toHaveLength(1)
  })
})
