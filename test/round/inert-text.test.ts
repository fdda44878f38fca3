import { describe, expect, it } from 'vitest'
import { textParts } from '../../emulator/server/content/live-text.ts'
import { cast, groups } from '../../scripts/town/cast.ts'
import { alive, hostileDistrict, live, texts } from '../support/hostile.ts'
import { report } from '../support/reports.ts'
import { openTown } from '../support/town.ts'

describe('whatever was typed or named', () => {
  it('is only words in every text message of a week in a district of hostile names', async () => {
    const town = await openTown('09-02 14:50', { district: hostileDistrict() })
    const { emulator } = town.stage
    for (const [i, chatId] of Object.values(groups).entries())
      await emulator.rename(chatId, `群${live[i % live.length]}`)
    await town.at('09-02 15:00')
    await town.张工.fills(report('航天三六', { risk: 'new' })).submits()
    await town.杨工.fills(report('纺织三六')).submits()
    await town.王工.says(`请假 至09-08 代 ${live[0]}`)
    await town.王工.says('请假 至09-08')
    await town.王工
      .lastCard()
      .clicks('confirm')
      .catch(() => undefined)
    await town.吴工.says('催报')
    await town.冯工.says(`补充 航天 ${live[1]}`)
    for (const typed of live) {
      for (const words of [
        '设置',
        '查',
        '成员 航天 加 备报',
        '状态',
        '催报',
        '导出',
        '设置 审签',
        '退回 航天',
        '点名 煤化工',
      ])
        await town.吴工.says(`${words} ${typed}`)
      await town.吴工.says(`设置 ${typed}`, { in: '推进办群' })
      await town.吴工.says(`绑定 航天 ${typed}`, { in: '新群' })
      await town.张工.says(`请假 ${typed}`)
      await town.何工.says(`成员 航天 加 备报 ${typed}`)
      await town.外人.says(typed)
      await town.钱工.says(`我是${typed}`)
    }
    await town.at('09-03 18:05')
    await town.吴工.says(`点名 煤化工 ${live[0]}`)
    await town.at('09-04 09:30')
    await town.吴工.says(`免报 陶瓷基 W36 ${live[1]}`)
    await town.吴工
      .lastCard()
      .clicks('exempt')
      .catch(() => undefined)
    await town.刘工.says(`补报 本周进展：${live[2]} 下周计划：${live[3]}`)
    await emulator.addMember(groups.航天群, cast.钱工)
    await emulator.resign(cast.李工)
    await emulator.removeBot(groups.纺织群, cast.何工)
    await town.at('09-07 09:00')
    expect(alive(town)).toEqual([])
    expect(texts(town).length).toBeGreaterThan(60)
    // The names were there, and can still be read.
    expect(texts(town).join()).toContain('＜at user_id="all"＞x＜/at＞')
    expect(texts(town).join()).toContain('［点］(https：//e．cn/a)')
  })

  it('an answer to the office in its group rings for nobody', async () => {
    const town = await openTown('09-02 15:00')
    const answer = await town.吴工.says('设置 <at user_id="all">x</at>', { in: '推进办群' })
    expect(answer).toContain('没看懂「＜at user_id="all"＞x＜/at＞」')
    expect(await town.吴工.says('设置 <at user_id="all">x</at>'), 'and in private it is answered').toContain('没看懂')
    expect(await town.吴工.says('查 [点我](https://example.com/c)')).toContain('「［点我］(https：//example．com/c)」')
    expect(alive(town)).toEqual([])
  })
})

describe('the local Feishu', () => {
  it('brings to life what is live in a text message', () => {
    expect(live.slice(0, 4).map((text) => textParts(`甲${text}乙`).map(({ kind }) => kind))).toEqual([
      ['words', 'at', 'words'],
      ['words', 'link', 'words'],
      ['words', 'link'],
      ['words', 'link'],
    ])
    expect(textParts('<b>粗</b>，看 https://e.cn/a。')).toEqual([
      { kind: 'style', tag: 'b', text: '粗' },
      { kind: 'words', text: '，看 ' },
      { kind: 'link', href: 'https://e.cn/a', text: 'https://e.cn/a' },
      { kind: 'words', text: '。' },
    ])
    expect(textParts('第 1.5 版，a.b，3:30')).toEqual([{ kind: 'words', text: '第 1.5 版，a.b，3:30' }])
  })
})
