import { expect, it } from 'vitest'
import { cast } from '../../scripts/town/cast.ts'
import { member } from '../../scripts/town/member.ts'
import { officeTime } from '../../scripts/town/office-time.ts'
import { openTown } from './rig.ts'

const notes = (heard: string[]) => heard.filter((text) => text.startsWith('台账提醒'))

const withTask = async (words: string) => {
  const town = await openTown({ start: officeTime('10-16 09:30') })
  const [吴工, 冯工] = [member(town, cast.吴工), member(town, cast.冯工)]
  await 吴工.says(words)
  await 冯工.says('签收 任务1')
  return { town, 吴工, 冯工 }
}

it('a morning slept through for more than two hours is not made up for: the next workday says it', async () => {
  const { town, 冯工 } = await withTask('交办 航天 区投资商务局 10-30 接通示例地块水电')
  await town.moveTo(officeTime('10-27 08:00'))
  await town.stop()
  town.clock.passTo(officeTime('10-27 11:01'))
  await town.boot()
  await town.settle()
  expect(notes(冯工.heard()), 'back at 11:01').toEqual([])
  await town.moveTo(officeTime('10-28 09:00'))
  expect(notes(冯工.heard())).toHaveLength(1)
  expect(冯工.last()).toContain('临期，10月30日')

  await town.moveTo(officeTime('10-30 18:00'))
  await town.stop()
  town.clock.passTo(officeTime('10-31 09:30'))
  await town.boot()
  await town.settle()
  expect(notes(冯工.heard()), 'back on a Saturday').toHaveLength(1)
  await town.stop()
  town.clock.passTo(officeTime('11-02 10:59'))
  await town.boot()
  await town.settle()
  expect(notes(冯工.heard()), 'back within two hours').toHaveLength(2)
  expect(冯工.last()).toContain('逾期，应于10月30日')
})

it('a 临期 nobody could be told of in time is not told once the day is over', async () => {
  const { town, 冯工 } = await withTask('交办 航天 区投资商务局 10-30 接通示例地块水电')
  await town.moveTo(officeTime('10-26 18:00'))
  await town.stop()
  town.clock.passTo(officeTime('11-03 09:00'))
  await town.boot()
  await town.settle()
  expect(notes(冯工.heard())).toHaveLength(1)
  expect(冯工.last()).toContain('逾期')
  expect(冯工.last()).not.toContain('临期')
})

it('killed again and again around nine, everybody gets one note', async () => {
  const { town, 冯工 } = await withTask('交办 航天 区投资商务局 10-30 接通示例地块水电')
  await town.moveTo(officeTime('10-27 08:59'))
  for (const at of ['09:00', '09:01', '09:02']) {
    await town.moveTo(officeTime(`10-27 ${at}`))
    await town.crash()
    await town.boot()
  }
  await town.moveTo(officeTime('10-29 12:00'))
  expect(notes(冯工.heard())).toHaveLength(1)
})

it('挂起 ends on its day though it is a rest day or the bot was down, and the day moves on by the workdays held, not by the outage', async () => {
  const { town, 吴工, 冯工 } = await withTask('交办 航天 区投资商务局 10-30 接通示例地块水电')
  // Held from Monday 19 October to Saturday 24 October: five workdays.
  await town.moveTo(officeTime('10-19 09:30'))
  await 吴工.says('挂起 任务1 10-24 等停电窗口')
  const held = 冯工.card('状态：挂起')
  await town.stop()
  town.clock.passTo(officeTime('10-29 09:00'))
  await town.boot()
  await town.settle()
  expect(held.words(), 'the card they hold').toContain('状态：办理中')
  expect(await 冯工.says('任务1')).toContain('时限 11月6日（周五）')
  expect(冯工.last()).toContain('挂起到期，自动恢复')
  expect(notes(冯工.heard())).toEqual([])
  expect(await 吴工.says('任务 久未动'), 'it has just moved').toContain('没有找到')
})
