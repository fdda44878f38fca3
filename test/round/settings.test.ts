import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStage, type Stage } from '../../scripts/stage.ts'
import { rawOf } from '../support/raw.ts'

let folder: string
let stage: Stage

const open = async (start: string) => {
  stage = await openStage({ databaseFile: join(folder, 'a.db'), start })
}
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lianzhang-settings-'))
})
afterEach(async () => {
  await stage.close()
  rmSync(folder, { recursive: true })
})

const 吴工 = () => stage.emulator.person('吴工（虚构）')
const lastCard = (name: string) => {
  const messages = stage.emulator.person(name).sees()
  const message = messages.filter(({ sender }) => sender.type === 'app').at(-1)
  if (!message) throw new Error('nothing from the bot')
  return { id: message.message_id, text: JSON.stringify(message.content) }
}
const says = async (name: string, text: string) => {
  await stage.emulator.person(name).says(text)
  await stage.settle()
  return lastCard(name)
}

const notice = `关于2027年部分节假日安排的通知
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日（周五）至11日（周四）放假调休，共7天。1月31日（周日）、2月14日（周日）上班。
三、清明节：4月3日（周六）至5日（周一）放假，共3天。
四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。4月25日（周日）、5月8日（周六）上班。
五、端午节：6月9日（周三）放假，共1天。
六、中秋节：9月15日（周三）放假，共1天。
七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）、10月9日（周六）上班。`

describe('设置', () => {
  it('shows the clocks and the next five dates, and changes nothing before 保存', async () => {
    await open('2026-08-31T02:00:00.000Z')
    const shown = await says('吴工（虚构）', '设置')
    expect(shown.text).toContain('截止：周四 18:00')
    const preview = await says('吴工（虚构）', '设置 截止 周四 17:30，提醒二 周四 15：00')
    expect(preview.text).toContain('截止：周四 17:30')
    expect(preview.text).toContain('第37周：发卡 9月9日（周三）15:00，截止 9月10日（周四）17:30')
    expect(preview.text).toContain('第40–41周：发卡 9月30日（周三）15:00，截止 10月8日（周四）17:30')
    await 吴工().clicks(preview.id, 'cancel')
    expect((await says('吴工（虚构）', '设置')).text).toContain('截止：周四 18:00')
  })

  it('shows the month’s clock beside the week’s, the dates of the open month and the next, and where they are changed', async () => {
    await open('2026-09-02T02:00:00.000Z')
    const shown = (await says('吴工（虚构）', '设置')).text
    for (const words of [
      '截止：每月最后一个周四 18:00，遇节假日随周报',
      '发卡：当周周报一交就发；没交的，截止当天 10:30',
      '提醒：截止当天 15:00，只一次',
      '汇总：截止后第 2 个工作日，链长群 09:00，推进办 09:10，领导小组 09:20',
      '锁定：汇总后第 3 个工作日 12:00',
      '9月：发卡 9月24日（周四）10:30，截止 18:00，汇总 9月29日（周二）09:00，锁定 10月9日（周五）12:00',
      '月报的时间只能在区文件里改（reporting.monthly）',
      '各链都没有开。',
    ])
      expect(shown).toContain(words)
    expect(shown).not.toContain('10月：')
    expect((await says('吴工（虚构）', '设置 月报 25日 18:00')).text).toContain('只能在区文件里改')
    expect(rawOf(stage.database).prepare(`select count(*) from proposal`).pluck().get()).toBe(0)

    await stage.moveTo('2026-09-24T02:00:00.000Z')
    const open2 = (await says('吴工（虚构）', '设置')).text
    expect(open2).toContain('9月：发卡 9月24日（周四）10:30')
    expect(open2).toContain('10月：发卡 10月29日（周四）10:30')
  })

  it('shows what changed times would mean for the next month, which follows the week', async () => {
    await open('2026-08-31T02:00:00.000Z')
    const preview = await says(
      '吴工（虚构）',
      '设置 提醒一 周三 11:00，提醒二 周三 14:00，备报 周三 16:00，发卡 周二 15:00，截止 周三 17:30',
    )
    expect(preview.text).toContain('截止：周三 17:30')
    expect(preview.text).toContain('9月：发卡 9月30日（周三）10:30，截止 18:00')
  })

  it('takes effect with the next period and leaves the open one alone', async () => {
    await open('2026-08-31T02:00:00.000Z')
    const preview = await says('吴工（虚构）', '设置 截止 周四 17:30')
    const click = await 吴工().clicks(preview.id, 'confirm')
    expect(click.toast).toEqual({ type: 'success', content: '已保存' })
    await stage.moveTo('2026-09-03T09:45:00.000Z')
    const items = () => rawOf(stage.database).prepare('select period, due_at from period order by period').all()
    expect(items()).toEqual([{ period: '2026-W36', due_at: '2026-09-03T10:00:00.000Z' }])
    await stage.moveTo('2026-09-07T02:00:00.000Z')
    expect(items()).toContainEqual({ period: '2026-W37', due_at: '2026-09-10T09:30:00.000Z' })
    const again = await 吴工().clicks(preview.id, 'confirm', {}, { version: -1, force: true })
    expect(again.toast?.content).toBe('已经处理过了')
  })

  it('does not list a week that is open already under times at which it would open later', async () => {
    await open('2026-08-31T02:00:00.000Z')
    const preview = await says('吴工（虚构）', '设置 开放 周二 09:00')
    expect(preview.text).not.toContain('第36周')
    expect(preview.text).toContain('第37周：发卡 9月9日（周三）15:00')
  })

  it('says what it did not understand, and refuses clocks out of order', async () => {
    await open('2026-08-31T02:00:00.000Z')
    expect((await says('吴工（虚构）', '设置 截至 周四 17:00')).text).toContain('没看懂「截至 周四 17:00」')
    expect((await says('吴工（虚构）', '设置 截止 周四 16:00')).text).toContain('要早于')
    expect((await says('吴工（虚构）', '设置 截止 周六 18:00')).text).toContain('没看懂')
  })

  it('is for the office and the administrator; a reporter is told whom to ask', async () => {
    await open('2026-08-31T02:00:00.000Z')
    const refused = await says('张工（虚构）', '设置 截止 周四 17:00')
    expect(refused.text).toContain('推进办')
    expect(rawOf(stage.database).prepare(`select count(*) from proposal`).pluck().get()).toBe(0)
  })
})

describe('录入放假安排', () => {
  it('shows every day off, every make-up day and the weeks they move before it counts', async () => {
    await open('2026-11-25T02:00:00.000Z')
    const preview = await says('吴工（虚构）', `设置 放假\n${notice}`)
    expect(preview.text).toContain('请确认 2027 年放假安排')
    expect(preview.text).toContain('春节：2月5日（周五）至2月11日（周四），共 7 天')
    expect(preview.text).toContain('1月31日（周日）')
    expect(preview.text).toContain('第6周截止改为 2月12日（周五）18:00')
    await 吴工().clicks(preview.id, 'confirm')
    await stage.settle()
    expect(rawOf(stage.database).prepare('select year from calendar_year').pluck().all()).toEqual([2027])
    expect((await says('吴工（虚构）', '设置')).text).not.toContain('暂定')
  })

  it('names every slip and saves nothing', async () => {
    await open('2026-11-25T02:00:00.000Z')
    const answer = await says('吴工（虚构）', `设置 放假\n${notice.replace('6月9日（周三）', '6月9日（周四）')}`)
    expect(answer.text).toContain('放假安排没有读全')
    expect(answer.text).toContain('6月9日（周四）')
    expect(rawOf(stage.database).prepare('select count(*) from proposal').pluck().get()).toBe(0)
  })

  it('plans a day that is made up for later as a day off', async () => {
    await open('2026-11-25T02:00:00.000Z')
    const text = notice.replace(
      '4月3日（周六）至5日（周一）放假，共3天',
      '4月5日（周一）放假，4月6日（周二）补休，共2天',
    )
    const preview = await says('吴工（虚构）', `设置 放假\n${text}`)
    expect(preview.text).toContain('清明节：4月5日（周一）至4月6日（周二），共 2 天')
    await 吴工().clicks(preview.id, 'confirm')
    const days = rawOf(stage.database).prepare(`select day, kind from calendar_day where day like '2027-04-0%'`).all()
    expect(days).toEqual([
      { day: '2027-04-05', kind: 'holiday' },
      { day: '2027-04-06', kind: 'holiday' },
    ])
  })

  it('asks for the whole corrected notice when a change in the middle of the year is pasted', async () => {
    await open('2026-11-25T02:00:00.000Z')
    const change = `关于调整2027年国庆节假期安排的通知
一、国庆节：10月1日（周五）至8日（周五）放假调休，共8天。9月26日（周日）上班。`
    const answer = await says('吴工（虚构）', `设置 放假\n${change}`)
    expect(answer.text).toContain('放假安排没有读全，什么都没有保存')
    expect(answer.text).toContain('这是对2027年放假安排的调整')
    expect(answer.text).toContain('粘贴更正后的通知全文')
    expect(rawOf(stage.database).prepare('select count(*) from proposal').pluck().get()).toBe(0)
  })
})
