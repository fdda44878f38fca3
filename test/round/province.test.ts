import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { openStage } from '../../scripts/stage.ts'
import { member } from '../../scripts/town/member.ts'
import { officeTime } from '../../scripts/town/office-time.ts'
import { tempFolder } from '../../scripts/town/temp-folder.ts'
import { rawOf } from '../support/raw.ts'
import { report } from '../support/reports.ts'
import { wordsOf } from '../support/words.ts'

const chains = 500
const each = <T>(of: (n: number) => T): T[] => Array.from({ length: chains }, (_, at) => of(at + 1))
const reporter = (n: number) => `ou_demo_reporter_${n}`
const group = (n: number) => `oc_demo_chain_${n}`

/** A file as somebody else's province would write it: nothing in it is this district's. */
const province = `district: 示例省（演示）
office: { name: 示例省产业链办（演示） }
demo: true
chains:
${each((n) => `  - { id: chain-${n}, name: 第${n}示例产业链, aliases: [示例${n}], kind: key, chief: { name: 链长${n}（演示） }, departments: [示例${n}厅（演示）] }`).join('\n')}
people:
  - { name: 全省吴工（虚构）, open_id: ou_demo_office, roles: [{ role: office }] }
${each((n) => `  - { name: 主报${n}（虚构）, open_id: ${reporter(n)}, roles: [{ role: reporter, chain: chain-${n} }] }`).join('\n')}
groups:
  - { chat_id: oc_demo_office, kind: office }
${each((n) => `  - { chat_id: ${group(n)}, kind: chief, chain: chain-${n} }`).join('\n')}
`

it('a province of 500 chains runs by the same file as a district of four', async () => {
  const folder = tempFolder()
  onTestFinished(() => folder.remove())
  const district = join(folder.path, 'province.yaml')
  writeFileSync(district, province)
  const stage = await openStage({
    databaseFile: join(folder.path, 'a.db'),
    start: officeTime('08-31 08:30'),
    district,
    bystanders: { people: [], chats: [] },
  })
  onTestFinished(stage.close)
  rawOf(stage.database).prepare('update person set greeted_at = ?').run(stage.clock.now())

  await stage.moveTo(officeTime('09-02 15:00'))
  const filed = [1, 250, 500]
  for (const n of filed)
    expect(
      (
        await member(stage, reporter(n))
          .fills(report(`第${n}条`))
          .submits()
      ).toast,
    ).toBe('已提交')
  const said = (chat: string) => stage.emulator.messages(chat).map(wordsOf)
  await stage.moveTo(officeTime('09-03 18:05'))
  expect(said('oc_demo_office').at(-1)).toContain('应报 500\n已报 3\n未报 497')

  await stage.moveTo(officeTime('09-04 08:40'))
  const digests = each((n) => said(group(n)).filter((words) => words.includes(`第${n}示例产业链`)))
  expect(digests.filter((words) => words.length !== 1)).toEqual([])
  for (const n of filed) expect(digests[n - 1]?.[0]).toContain(`第${n}条进展`)
  expect(digests[1]?.[0]).not.toContain('进展：')
  const office = said('oc_demo_office').at(-1)
  expect(office).toContain('应报 500　已报 3　草稿 0　未报 497')
  for (const n of filed) expect(office).toContain(`第${n}示例产业链：第${n}条进展`)
})
