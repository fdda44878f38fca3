import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { credentials, openStage, type Stage } from '../../scripts/stage.ts'
import { loadDistrict } from '../../src/cli/open.ts'
import { allPeople, savePerson } from '../../src/db/people.ts'
import { hour, minute } from '../../src/domain/time.ts'
import { createFeishu, type Feishu } from '../../src/feishu/client.ts'
import { createLookUp } from '../../src/jobs/look-up.ts'

let folder: string
let file: string
let stage: Stage
let feishu: Feishu
let lookUp: () => Promise<void>
const silent = { info: () => undefined, warn: () => undefined }
const 尤工 = '{ name: 尤工（虚构）, mobile: "13900000077", roles: [{ role: office }] }'

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lianzhang-look-up-'))
  file = join(folder, 'district.yaml')
  writeFileSync(file, readFileSync('districts/demo.yaml', 'utf8').replace(/^people:$/m, `people:\n  - ${尤工}`))
  stage = await openStage({
    databaseFile: join(folder, 'a.db'),
    start: '2026-08-31T01:30:00.000Z',
    district: file,
    bystanders: { people: [{ open_id: 'ou_you', name: '尤工（虚构）', mobile: '13900000077' }], chats: [] },
  })
  const { appId, appSecret } = credentials
  feishu = createFeishu({ appId, appSecret, baseUrl: stage.url, clock: stage.clock, log: silent })
  lookUp = createLookUp({
    directory: feishu,
    district: () => loadDistrict(file),
    contactKey: appSecret,
    clock: stage.clock,
    reader: stage.database.kysely,
    inTransaction: stage.app.inTransaction,
  })
})
afterEach(async () => {
  feishu.close()
  await stage.close()
  rmSync(folder, { recursive: true, force: true })
})

const found = async () => (await allPeople(stage.database.kysely)).find(({ name }) => name === '尤工（虚构）')
const asked = () => stage.emulator.calls().filter(({ path }) => path.includes('batch_get_id')).length

describe('people named by number', () => {
  it('are found when Feishu answers, and then may do what the file says', async () => {
    expect(await found()).toMatchObject({ state: 'unresolved' })
    await lookUp()
    expect(await found()).toMatchObject({ state: 'active', openId: 'ou_you' })
    await stage.emulator.person('ou_you').says('状态')
    await stage.settle()
    expect(JSON.stringify(stage.emulator.person('ou_you').sees().at(-1)?.content)).toContain('航天')
  })

  it('are looked for again after an outage, and no more once they are found', async () => {
    stage.emulator.down(true)
    await lookUp()
    stage.emulator.down(false)
    await lookUp()
    expect(asked()).toBe(0)
    stage.clock.advance(2 * minute)
    await lookUp()
    expect(await found()).toMatchObject({ openId: 'ou_you' })

    const before = asked()
    stage.clock.advance(hour)
    await lookUp()
    expect(asked()).toBe(before)
  })

  it('whom the bot has met before keep their record and get the file’s roles', async () => {
    const { inTransaction } = stage.app
    await inTransaction('met', (ctx) =>
      savePerson(ctx.tx, {
        id: 'p-met',
        openId: 'ou_you',
        name: '尤工',
        state: 'active',
        contactHash: undefined,
        greetedAt: undefined,
      }),
    )
    await lookUp()
    const people = (await allPeople(stage.database.kysely)).filter(({ openId }) => openId === 'ou_you')
    expect(people.map(({ id }) => id)).toEqual(['p-met'])
    await stage.emulator.person('ou_you').says('状态')
    await stage.settle()
    expect(JSON.stringify(stage.emulator.person('ou_you').sees().at(-1)?.content)).toContain('航天')
  })
})
