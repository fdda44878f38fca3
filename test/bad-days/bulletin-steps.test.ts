import { expect, it } from 'vitest'
import { instantOf } from '../../src/domain/time.ts'
import { cardWith, openTown, saidIn, 周报, 张工 } from './rig.ts'

const office = 'ou_demo_office_2'
const texts = { title: '第36周工作进展', progress: '（一）航天产业链\n改过的一句', editor: '吴工（虚构）' }

it('keeps every step of a bulletin when the process dies between them, and issues it once', async () => {
  const town = await openTown({ start: instantOf('2026-09-02', '14:50', 'Asia/Shanghai') })
  await town.moveTo(instantOf('2026-09-02', '15:00', 'Asia/Shanghai'))
  await town.emulator.person(张工).clicks(cardWith(town, 张工, 'submit'), 'submit', 周报)
  await town.settle()
  const person = town.emulator.person(office)
  await person.says('简报')
  await town.settle()
  const steps: [string, Record<string, unknown>][] = [
    ['choose', { progress: ['progress/1/weekly/2026-W36/aerospace'] }],
    ['preview', texts],
    ['issue', { groups: ['oc_demo_office'] }],
  ]
  for (const [button, values] of steps) {
    await person.clicks(cardWith(town, office, button), button, values)
    await town.crash()
    await town.boot()
    await town.settle()
    if (button === 'issue') continue
    await person.says('简报')
    await town.settle()
  }
  expect(town.rows('select state, year, number from bulletin')).toEqual([{ state: 'issued', year: 2026, number: 1 }])
  const posted = saidIn(town, 'oc_demo_office').filter((text) => text.includes('产业链工作动态（第 1 期）'))
  expect(posted).toHaveLength(1)
  expect(posted[0]).toContain('改过的一句')
  const files = town.emulator.messages(person.p2p() ?? '').filter(({ msg_type }) => msg_type === 'file')
  expect(files).toHaveLength(1)
})
