import { describe, expect, it } from 'vitest'
import { cast, groups } from '../../scripts/town/cast.ts'
import { openTown, type Town } from '../support/town.ts'

const proposals = (town: Town) => town.group('新群').filter((text) => text.includes('请确认绑定'))
const says = (town: Town, words: string) => town.何工.says(words, { in: '新群' })

describe('绑定', () => {
  it('does not count the administrator who types it, and says so', async () => {
    const town = await openTown('09-02 15:00')
    await says(town, '绑定 航天')
    expect(proposals(town)[0]).toContain(
      '✗ 群里 6 人，其中 2 人无权查看：钱工（虚构）、魏处（虚构）。发起绑定的何工（虚构）不在其内。',
    )
    for (const who of [cast.钱工, cast.魏处]) await town.stage.emulator.removeMember(groups.新群, who)
    await says(town, '绑定 航天')
    expect(proposals(town).at(-1)).toContain('✓ 群里 4 人，除发起绑定的何工（虚构）外都有权查看。')
  })

  it('shows buttons only to those who may press them, in private', async () => {
    const town = await openTown('09-02 15:00')
    await says(town, '绑定 航天')
    const inGroup = town.何工.inGroup('新群', '请确认绑定')
    expect(JSON.stringify(inGroup.message.content)).not.toContain('"button"')
    expect(inGroup.words()).toContain('由专班负责人或推进办确认：已私信秦处（虚构）、吴工（虚构）。')
    const { 秦处, 吴工, 何工 } = town
    for (const who of [秦处, 吴工]) {
      const card = who.card('请确认绑定')
      expect(card.words()).toContain('［确认绑定］')
      expect(card.words()).toContain('何工（虚构）发起')
    }
    const starter = 何工.card('请确认绑定')
    expect(starter.words()).toContain('［不绑定］')
    expect(starter.words()).not.toContain('［确认绑定］')
    for (const who of ['魏处', '张工', '钱工', '周主任'] as const) expect(town[who].cards('绑定'), who).toEqual([])

    const done = await 秦处.card('请确认绑定').clicks('confirm')
    expect(done.toast).toBe('已绑定')
    for (const words of [done.words, inGroup.words(), 吴工.card('已绑定').words(), 何工.card('已绑定').words()])
      expect(words).toContain('秦处（虚构）确认，9月2日 15:00')
    expect((await 吴工.card('已绑定').clicks('confirm', {}, { version: -1 })).toast).toBe('已经处理过了')
  })

  it('the starter takes it back, and cannot confirm it alone', async () => {
    const town = await openTown('09-02 15:00')
    await says(town, '绑定 航天')
    const card = town.何工.card('请确认绑定')
    const forged = town.秦处.card('请确认绑定')
    expect((await card.clicks('cancel')).toast).toBe('没有绑定')
    expect((await forged.clicks('confirm', {}, { version: -1 })).toast).toBe('已经处理过了')
    expect(town.ask('select use from chat where chat_id = ?', groups.新群)).toEqual([null])
  })

  it('of the office is for the office to confirm, and says what such a group reads', async () => {
    const town = await openTown('09-02 15:00')
    await says(town, '绑定 推进办')
    expect(proposals(town)[0]).toContain('由推进办确认：已私信吴工（虚构）。')
    expect(proposals(town)[0]).toContain('报送情况、各链汇总和提醒')
    expect(town.秦处.cards('绑定')).toEqual([])
    await says(town, '绑定 航天 专班群')
    expect(proposals(town).at(-1), 'no digest ever goes to a task force').not.toContain('摘要')
  })

  it('asks those outside where nobody in the group may confirm', async () => {
    const town = await openTown('09-02 15:00')
    for (const who of [cast.秦处, cast.吴工]) await town.stage.emulator.removeMember(groups.新群, who)
    await says(town, '绑定 航天')
    for (const who of ['秦处', '周主任', '吴工', '郑工'] as const)
      expect(town[who].cards('请确认绑定'), who).toHaveLength(1)
    expect((await town.秦处.card('请确认绑定').clicks('confirm')).toast).toBe('已绑定')
  })

  it('has one proposal alive: a newer one ends the older with a sentence, for everybody', async () => {
    const town = await openTown('09-02 15:00')
    await says(town, '绑定 航天')
    const [first, theirs] = [town.何工.inGroup('新群', '请确认绑定'), town.秦处.card('请确认绑定')]
    await town.at('09-02 15:10')
    await says(town, '绑定 推进办')
    for (const words of [first.words(), theirs.words()]) {
      expect(words).toContain('没有绑定')
      expect(words).toContain('何工（虚构）9月2日 15:10 在群里另发了绑定，以新的为准。')
    }
    expect((await theirs.clicks('confirm', {}, { version: -1 })).toast).toBe('已经处理过了')
    expect(town.ask('select use from chat where chat_id = ?', groups.新群)).toEqual([null])
    expect((await town.吴工.card('请确认绑定').clicks('confirm')).toast).toBe('已绑定')
    expect(town.ask('select use from chat where chat_id = ?', groups.新群)).toEqual(['office'])
    expect(proposals(town)).toEqual([])
  })

  it('twice before Feishu has told who is in the group: one card', async () => {
    const town = await openTown('09-02 15:00')
    const { emulator } = town.stage
    const person = emulator.person(cast.何工)
    emulator.down(true)
    emulator.down(false)
    await person.says('绑定 推进办', { in: groups.新群, mentions: ['bot'] })
    await person.says('绑定 航天', { in: groups.新群, mentions: ['bot'] })
    await town.stage.settle()
    expect(proposals(town)).toHaveLength(1)
    expect(proposals(town)[0]).toContain('航天产业链链长群')
  })

  it('the card comes after the sentence that announces it, also when that has to be tried again', async () => {
    const town = await openTown('09-02 15:00')
    town.stage.emulator.failNext(1, { http: 400, code: 230020 }, { path: '/reply' })
    await says(town, '绑定 航天')
    await town.at('09-02 15:05')
    const said = town.group('新群')
    expect(said).toHaveLength(2)
    expect(said[0]).toContain('正在核对群成员')
    expect(said[1]).toContain('请确认绑定')
  })

  it('binds no group that outsiders came into, or the bot was removed from, since it was proposed', async () => {
    const town = await openTown('09-02 15:00')
    const { emulator } = town.stage
    await says(town, '绑定 航天')
    const card = town.秦处.card('请确认绑定')
    await emulator.removeBot(groups.新群, cast.何工)
    emulator.chat(groups.新群).external = true
    await emulator.addBot(groups.新群, cast.何工)
    await town.stage.settle()
    expect((await card.clicks('confirm')).toast).not.toBe('已绑定')
    expect(town.ask('select use from chat where chat_id = ?', groups.新群)).toEqual([null])
  })
})
