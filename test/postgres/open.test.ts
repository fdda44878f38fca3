import { type AddressInfo, createServer } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { DatabaseInUse, DatabaseUnusable } from '../../src/db/errors.ts'
import { migrate } from '../../src/db/migrate.ts'
import { migrations } from '../../src/db/migrations/index.ts'
import { addressFault, labelOf } from '../../src/db/postgres/address.ts'
import { lockServer } from '../../src/db/postgres/alone.ts'
import { connectBlocking } from '../../src/db/postgres/blocking.ts'
import { openPostgres } from '../../src/db/postgres/open.ts'
import { admin, freshDatabase, open, urlOf } from './server.ts'

const empty = (how: string) => freshDatabase(`template template0 ${how}`)

const whyNot = async (url: string): Promise<string> => {
  const error = await openPostgres(url).then(
    (database) => database.close().then(() => undefined),
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(DatabaseUnusable)
  return (error as Error).message
}

describe('a server that cannot be worked with says what to do', () => {
  it('where there is no such database: how it is made', async () => {
    const said = await whyNot(urlOf('lz_nowhere'))
    expect(said).toContain('没有数据库')
    expect(said).toContain(
      `create database "lz_nowhere" template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C'`,
    )
  })

  it('where the encoding or the order of letters is another', async () => {
    expect(await whyNot(empty("encoding 'LATIN1' locale 'C'"))).toMatch(/编码是 LATIN1，要 UTF8/)
    const icu = await whyNot(empty("encoding 'UTF8' locale_provider icu icu_locale 'en' locale 'C'"))
    expect(icu).toMatch(/排序规则是 ICU en，要 C，否则日期.* locale_provider libc owner 账号;/)
  })

  it('where commits are not synced', async () => {
    const url = freshDatabase()
    const name = new URL(url).pathname.slice(1)
    admin().exec(`alter database ${name} set synchronous_commit = off`)
    expect(await whyNot(url)).toMatch(/synchronous_commit 是 off，断电会丢/)
  })

  it('where the account may make no tables, and without its password', async () => {
    const url = new URL(freshDatabase())
    const server = admin()
    server.exec("drop role if exists lz_guest; create role lz_guest login password 's3cret-word'")
    url.username = 'lz_guest'
    url.password = 's3cret-word'
    const said = await whyNot(url.href)
    expect(said).toContain('没有建表的权限')
    expect(said).not.toContain('s3cret')
  })

  it('where nobody listens, and without the password', async () => {
    const said = await whyNot('postgres://lz:s3cret-word@127.0.0.1:1/lz')
    expect(said).toContain('连不上数据库 postgres://127.0.0.1:1/lz')
    expect(said).not.toContain('s3cret')
  })

  /** Says these, one after each thing that is said to it. @returns its address */
  const saying = async (...messages: [kind: string, body: Buffer][]): Promise<string> => {
    const server = createServer((socket) => {
      const left = [...messages]
      socket.on('data', () => {
        const [kind, body] = left.shift() ?? []
        if (!kind || !body) return socket.end()
        const length = Buffer.alloc(4)
        length.writeUInt32BE(body.length + 4)
        socket.write(Buffer.concat([Buffer.from(kind), length, body]))
      })
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void server.close())
    return `postgres://lz@127.0.0.1:${(server.address() as AddressInfo).port}/lz`
  }

  it('where a pooler stands in between that takes no limits', async () => {
    const fields = ['SFATAL', 'C08P01', 'Munsupported startup parameter: statement_timeout', '', '']
    expect(await whyNot(await saying(['E', Buffer.from(fields.join('\0'))]))).toContain('多半是 PgBouncer')
  })

  it('where a password is asked for and none was given', async () => {
    const asks = (step: number, words: string) => Buffer.concat([Buffer.from([0, 0, 0, step]), Buffer.from(words)])
    const server = await saying(['R', asks(10, 'SCRAM-SHA-256\0\0')], ['R', asks(11, 'r=nonce,s=c2FsdA==,i=4096')])
    expect(await whyNot(server)).toContain('没有给密码')
  })

  it('where the server has no SSL and it is asked for', async () => {
    const url = new URL(freshDatabase())
    url.searchParams.set('sslmode', 'verify-full')
    expect(await whyNot(url.href)).toContain('服务器没有开 SSL')
  })
})

describe('an address', () => {
  it.each([
    ['postgres://lz:p@ss@db/lz?sslmode=prefer', 'sslmode 只能写'],
    ['postgres://lz:s3cret@db', '没有写库名'],
    ['postgres://lz:s3cret@db:port/lz', '%40'],
    ['postgres://lz:s3cret@db/lz?sslmode=verify-ca', 'sslrootcert'],
    ['postgres://lz:s3cret@db/lz?ssl_mode=verify-full', '不认识的参数'],
    ['postgres://lz:s3cret@db/lz?sslmode=verify-full&sslrootcert=/nowhere/ca.pem', '读不到 sslrootcert 写的文件'],
  ])('%s is refused without a word of it', (url, why) => {
    expect(addressFault(url)).toContain(why)
    expect(addressFault(url)).not.toContain('s3cret')
  })

  it('is shown without account and password', () => {
    expect(labelOf('postgres://lz:s3cret@db.local:6432/chains?sslmode=require')).toBe('postgres://db.local:6432/chains')
  })
})

it('two that migrate at once end as one, and a database of a newer version is left alone', async () => {
  const url = empty("encoding 'UTF8' locale 'C'")
  const [one, two] = [await open(url), await open(url)]
  expect(await one.database.applied()).toEqual([])
  const applied = await Promise.all([migrate(one.database), migrate(two.database)])
  const names = migrations.map(({ name }) => name)
  expect(applied.flat()).toEqual(expect.arrayContaining(names))
  expect(await two.database.applied()).toEqual(names)
  const past = connectBlocking(url)
  past.exec("insert into migration values ('0099-later', '2027-01-01T00:00:00.000Z')")
  past.close()
  await expect(migrate(one.database)).rejects.toThrow(/更新版本的程序建立的（0099-later）/)
})

it('one bot works on a database, and another may when it is gone', async () => {
  const url = freshDatabase()
  const first = await lockServer(url)
  await expect(lockServer(url)).rejects.toThrow(DatabaseInUse)
  await first.release()
  await (await lockServer(url)).release()
})

it('a bot whose lock was taken while its connection was gone hears of it', async () => {
  const url = freshDatabase()
  const first = await lockServer(url)
  const server = admin()
  const cut = () =>
    server.exec(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${new URL(url).pathname.slice(1)}'`,
    )
  // Whoever asks first has it: the other one asks again only after a while.
  for (;;) {
    cut()
    const second = await lockServer(url).catch((error: unknown) => {
      if (!(error instanceof DatabaseInUse)) throw error
      return undefined
    })
    if (!second) continue
    await first.taken
    await second.release()
    break
  }
  await first.release()
})
