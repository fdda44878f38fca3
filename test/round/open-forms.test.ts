import { describe, expect, it } from 'vitest'
import { secondStep, toPreview } from '../support/months.ts'
import { good, returnsReport } from '../support/reports.ts'
import { openTown, type Town } from '../support/town.ts'

/** Wednesday 15:00: 航天 has filed, its reports are signed, and 张工 has the receipt open as a form again. */
const editing = async (): Promise<Town> => {
  const town = await openTown('09-02 14:50')
  await town.吴工.says('设置 审签 航天 开')
  await town.at('09-02 15:00')
  await town.张工.fills(good).submits()
  await town.张工.card('已收到 · 航天产业链').clicks('edit')
  return town
}
const form = (town: Town) => town.张工.card('正在修改')
const changed = { ...good, progress: '改了一半的进展' }

describe('a form that is open and not sent', () => {
  it('is not redrawn by a signature, 未审签 or the lock, and what is sent from it afterwards is judged as ever', async () => {
    const town = await editing()
    const card = form(town)
    await town.秦处.card('请审签').clicks('agree')
    expect(card.words()).toContain('［提交］')
    await town.at('09-04 12:01')
    expect(card.words(), 'locked meanwhile').toContain('［提交］')
    const late = await card.clicks('submit', changed)
    expect(late.words).toContain('请填写更正理由')
    expect(late.words, 'what was typed is still there').toContain('改了一半的进展')
    expect((await card.clicks('submit', { ...changed, reason: '写漏了一家' })).toast).toBe('已更正')
    expect(card.words()).toContain('已收到 · 航天产业链')
  })

  it('by silence neither', async () => {
    const town = await editing()
    const card = form(town)
    await town.at('09-03 14:00')
    expect(town.ask('select state from sign_off')).toEqual(['passed'])
    expect(card.words()).toContain('［提交］')
    expect(town.group('航天群').length, 'nothing is due yet').toBe(0)
  })

  it('is redrawn by somebody else’s revision; the receipt then by everything, and after 暂存 it is a form again', async () => {
    const town = await editing()
    const card = form(town)
    await town.李工.says('周报')
    await town.李工.lastCard().clicks('edit')
    await town.李工.lastCard().clicks('submit', changed)
    expect(card.words()).toContain('已收到 · 航天产业链')
    await town.at('09-02 15:10')
    await town.秦处.card('请审签').clicks('agree')
    expect(card.words(), 'a receipt is kept up to date').toContain('审签：秦处（虚构）')

    await card.clicks('edit')
    await card.clicks('save_draft', { ...good, progress: '又改了一半' })
    await town.at('09-04 12:01')
    expect(card.words()).toContain('又改了一半')
    await card.clicks('submit', good)
    expect((await card.clicks('submit', { ...good, reason: '写漏了一家' })).toast).toBe('已更正')
    expect(card.words()).toContain('［更正］')
  })

  it('holds for forms that come open: 退回, and the office’s 更正', async () => {
    const town = await openTown('09-02 14:50')
    await town.at('09-02 15:00')
    await town.张工.fills(good).submits()
    await town.吴工.says('更正 航天')
    const office = town.吴工.lastCard()
    await town.at('09-04 09:00')
    await returnsReport(town.吴工, '退回 航天 没有写清楚')
    const back = town.张工.card('没有写清楚')
    expect(back.words()).toContain('［提交］')
    await town.at('09-04 12:01')
    expect(back.words()).toContain('［提交］')
    expect(office.words(), 'sent back meanwhile: another state').not.toContain('更正理由')
    expect((await back.clicks('submit', changed)).toast).toBe('已更正')
  })

  it('holds for a month in each of its steps', async () => {
    const town = await openTown('09-23 14:30')
    await secondStep(town)
    await town.吴工.says('设置 审签 航天 开')
    await (await toPreview(town.张工)).clicks('submit')
    const card = town.张工.card('月度进展 9月')
    await card.clicks('edit')
    await card.clicks('edit_points')
    await town.秦处.card('请审签').clicks('agree')
    expect(card.words()).toContain('第 1/4 步')
    await town.at('10-09 12:01')
    expect(card.words()).toContain('第 1/4 步')
    expect(town.ask(`select count(*) from outbox where topic = 'patch' and state = 'refused'`)).toEqual([0])
  })
})
