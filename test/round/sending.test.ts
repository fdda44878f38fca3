import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { good, report } from '../support/reports.ts'
import { openTown, type Town } from '../support/town.ts'

/** A week in which much of what the bot can say is said. */
const played = async (district?: string): Promise<Town> => {
  const town = await openTown('08-31 08:30', { newcomers: true, ...(district !== undefined && { district }) })
  const { 张工, 李工, 王工, 刘工, 何工, 吴工 } = town
  await town.at('09-02 15:00')
  await 张工.fills(good).submits()
  await 王工.fills({ progress: '中试线烘炉' }).savesDraft()
  await 张工.says('周四工作动态\n本周进展：设备到货\n下周计划：安装')
  await 张工.says('修改')
  await 李工.says('帮助')
  await 吴工.says('设置')
  await 吴工.says('导出 第36周')
  await 吴工.says('新增任务 航天 接通示例地块水电')
  await town.at('09-03 10:00')
  await 刘工.fills({ progress: '机密★三年 写到一半', next_plan: '出首批试样' }).submits()
  await 吴工.says('催报')
  await town.at('09-03 17:30')
  await 王工.fills(report('陶瓷基')).submits()
  await 吴工.says('退回 陶瓷基 太简单')
  await 吴工.says('摘要 航天')
  await 吴工.says('请假 张工 9月9日-9月11日')
  await town.at('09-04 09:00')
  await 何工.says('我想用一下')
  return town
}

/** The demo's district, said to be a real one. */
const realDistrict = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'lianzhang-real-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'district.yaml')
  writeFileSync(file, readFileSync('districts/demo.yaml', 'utf8').replace(/^demo: true$/mu, 'demo: false'))
  return file
}

const tagsOf = (body: string): number => body.split('"演示数据"').length - 1
/** Cards that were sent or patched, and those that answered a click. */
const cardsOf = (town: Town): { sent: string[]; patched: string[]; answered: string[] } => {
  const bodies = (verbs: string) =>
    town
      .ask(`select body from outbox join outbox_body using (seq) where msg_type = 'interactive' and verb ${verbs}`)
      .map(String)
  return {
    sent: bodies(`!= 'patch'`),
    patched: bodies(`= 'patch'`),
    answered: town.ask(`select answer from inbox where answer like '%"card":%'`).map(String),
  }
}

describe('what leaves', { timeout: 120_000 }, () => {
  it.each([
    ['once in a demonstration', undefined, 1],
    ['never in a real district', realDistrict, 0],
  ])('carries the tag of a demonstration: %s', async (_, district, times) => {
    const { sent, patched, answered } = cardsOf(await played(district?.()))
    expect(sent.length).toBeGreaterThan(15)
    expect(patched.length).toBeGreaterThan(0)
    expect(answered.length).toBeGreaterThan(2)
    for (const body of [...sent, ...patched, ...answered]) expect(tagsOf(body), body).toBe(times)
  })

  it('has the keys it always had: what a running bot has sent is not sent again after an upgrade', async () => {
    const town = await played()
    const keys = town.ask(`select topic || ' ' || verb || ' ' || dedupe_key from outbox`).map(String)
    const masked = keys.map((key) =>
      key.replaceAll(/(?<=[-/])[0-9a-f]{20,32}/g, '#').replaceAll(/(?:om|ev)_[0-9a-z_]+/g, '#'),
    )
    expect([...new Set(masked)].toSorted()).toMatchInlineSnapshot(`
      [
        "digest-chief send digest/2026-W36/aerospace/v1/oc_demo_c1",
        "digest-chief send digest/2026-W36/cmc/v1/oc_demo_c2",
        "digest-chief send digest/2026-W36/coal-olefin/v1/oc_demo_c3",
        "digest-chief send digest/2026-W36/textile/v1/oc_demo_c4",
        "digest-office send digest/2026-W36/office/v1/oc_demo_office",
        "file file file/#",
        "nudge send nudge/weekly/2026-W36/cmc/1/ou_demo_c2_main",
        "nudge send nudge/weekly/2026-W36/coal-olefin/1/ou_demo_c3_main",
        "nudge send nudge/weekly/2026-W36/textile/1/ou_demo_c4_main",
        "offer send reply/#",
        "patch patch patch/out-#/prompt-filed-2026-09-03T09:30:00.000Z",
        "patch patch patch/out-#/rev-1-filed-2026-09-03T09:30:00.000Z",
        "receipt send receipt/2026-W36/oc_demo_office",
        "reminder-1 send reminder-1/weekly/2026-W36/coal-olefin/ou_demo_c3_main",
        "reminder-1 send reminder-1/weekly/2026-W36/textile/ou_demo_c4_main",
        "reminder-2 send reminder-2/weekly/2026-W36/cmc/ou_demo_c2_main",
        "reminder-2 send reminder-2/weekly/2026-W36/coal-olefin/ou_demo_c3_main",
        "reminder-2 send reminder-2/weekly/2026-W36/textile/ou_demo_c4_main",
        "reply send greet/p-#/2026-09-02T07:00:00.000Z",
        "reply send greet/p-#/2026-09-03T09:00:00.000Z",
        "reply send marked/#",
        "reply send reply/#",
        "weekly-card send backup-card/weekly/2026-W36/cmc/ou_demo_c2_backup",
        "weekly-card send backup-card/weekly/2026-W36/coal-olefin/ou_demo_c2_main",
        "weekly-card send backup-card/weekly/2026-W36/coal-olefin/ou_demo_c3_backup",
        "weekly-card send backup-card/weekly/2026-W36/textile/ou_demo_c4_backup",
        "weekly-card send weekly-card/weekly/2026-W36/aerospace/ou_demo_c1_main",
        "weekly-card send weekly-card/weekly/2026-W36/cmc/ou_demo_c2_main",
        "weekly-card send weekly-card/weekly/2026-W36/coal-olefin/ou_demo_c3_main",
        "weekly-card send weekly-card/weekly/2026-W36/textile/ou_demo_c4_main",
        "weekly-open send reply/#",
      ]
    `)
  })

  it('becomes a row in one file', () => {
    const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
    // A stream has an `enqueue` of its own.
    const makes = (file: string) => /(?<!\.)\benqueue(?:Patch)?\(/u.test(readFileSync(join('src', file), 'utf8'))
    expect(files.filter((file) => !file.startsWith('db/') && makes(file))).toEqual(['usecases/say.ts'])
  })
})
