import { describe, expect, it } from 'vitest'
import { openTown, type Town } from '../support/town.ts'

const wednesday = async (): Promise<Town> => {
  const town = await openTown('09-02 14:50')
  await town.at('09-02 15:00')
  return town
}
const written = `周报
本周进展：完成设备招标
走访两户企业
下周计划：签合同
需协调：请推进办协调水电，9月10日前`
const stored = (town: Town) =>
  town.ask(
    `select json_extract(content, '$.progress') || '|' || json_extract(content, '$.nextPlan') from revision order by rev`,
  )

/** What Feishu tells when the message is read again, after its sender edited it. */
const edits = (town: Town, messageId: string, text: string) => {
  const api = town.stage.emulator
  const message = api.messages().find(({ message_id }) => message_id === messageId)
  if (!message) throw new Error('no such message')
  message.content.text = text
}
const send = async (town: Town, text: string, create_time?: number) => {
  const { message_id } = await town.stage.emulator
    .person(town.张工.openId)
    .says(text, create_time === undefined ? {} : { create_time })
  await town.stage.settle()
  return message_id
}

describe('a report written into the chat', () => {
  it('with headings is read back as the filled card and counts only when confirmed', async () => {
    const town = await wednesday()
    const offer = await town.张工.says(written)
    expect(offer).toContain('请核对 · 航天产业链')
    expect(offer).toContain('已按您发的文字填好，还没有提交。改好后请点「确认提交」。')
    expect(offer).toContain('完成设备招标\n  走访两户企业')
    expect(offer).toContain('▾ 请推进办协调')
    expect(stored(town)).toEqual([])
    expect((await town.张工.card('请核对').clicks('confirm')).toast).toBe('已提交')
    expect(stored(town)).toEqual(['完成设备招标\n走访两户企业|签合同'])
    expect(town.张工.card('第36周').words(), 'the form of Wednesday is done too').toContain('已收到')
  })

  it('without headings and without 周报, as an answer to the card', async () => {
    const town = await wednesday()
    const offer = await town.张工.says('设备到场并完成验收', { replyTo: town.张工.card('周四工作动态') })
    expect(offer).toContain('请核对')
    expect(offer).toContain('设备到场并完成验收')
    const { words } = await town.张工.card('请核对').clicks('confirm')
    expect(words, 'what is missing comes back as a red line').toContain('✗ 请填写下周计划。')
    expect((await town.张工.card('请核对').fills({ next_plan: '试运行' }).confirms()).toast).toBe('已提交')
    expect(stored(town)).toEqual(['设备到场并完成验收|试运行'])
  })

  it('with headings but without the word 周报 is understood in private', async () => {
    const town = await wednesday()
    expect(await town.张工.says('本周进展：完成招标\n下周计划：签合同')).toContain('请核对 · 航天产业链')
  })

  it('for one of several chains: the name says which, and without it 王工’s own is meant', async () => {
    const town = await wednesday()
    expect(await town.王工.says('周报 本周进展：烘炉 下周计划：出样'), 'the own chain is meant').toContain(
      '请核对 · 陶瓷基复合材料产业链',
    )
    expect(await town.王工.says('周报 煤化工 本周进展：检修 下周计划：复产')).toContain(
      '请核对 · 煤制烯烃（芳烃）深加工产业链',
    )
    expect(town.王工.last()).toContain('您正在代刘工（虚构）填报')
    expect((await town.王工.card('请核对').clicks('confirm')).words).toContain('王工（虚构）代刘工（虚构）填报')
    expect(await town.王工.says('周报 航天 本周进展：x 下周计划：y')).toContain('代报只限备报和专班负责人。请找')
    expect((await town.refusals()).at(-1)).toMatchObject({
      action: 'file',
      chain: 'aerospace',
      actor: town.王工.openId,
    })
  })

  it('says 无新增 and files as such', async () => {
    const town = await wednesday()
    expect(await town.张工.says('周报 无新增')).toContain('请核对')
    expect((await town.张工.card('请核对').clicks('confirm')).toast).toBe('已报：本周无新增')
  })
})

describe('before it is confirmed', () => {
  it('an edited message is read again and shown before it counts', async () => {
    const town = await wednesday()
    const id = await send(town, written)
    edits(town, id, written.replace('两户', '三户'))
    const first = await town.张工.card('请核对').clicks('confirm')
    expect(first.toast).toBe('原消息改过，已按新文字填好，请再核对')
    expect(first.words).toContain('走访三户企业')
    expect(stored(town)).toEqual([])
    expect((await town.张工.card('请核对').clicks('confirm')).toast).toBe('已提交')
    expect(stored(town)).toEqual(['完成设备招标\n走访三户企业|签合同'])
  })

  it('an edited message does not take back what was changed on the card', async () => {
    const town = await wednesday()
    const id = await send(town, written)
    edits(town, id, written.replace('两户', '三户'))
    const { words } = await town.张工.card('请核对').fills({ next_plan: '签合同并报批', ask_level: 'chief' }).confirms()
    expect(words).toContain('走访三户企业')
    expect(words).toContain('签合同并报批')
    expect(words).toContain('▾ 请链长协调')
  })

  it('a recalled message withdraws the offer', async () => {
    const town = await wednesday()
    const id = await send(town, written)
    const offer = town.张工.card('请核对')
    await town.stage.emulator.person(town.张工.openId).recalls(id)
    await town.stage.settle()
    expect(offer.words()).toContain('您已撤回原消息，这份内容没有提交。')
    expect((await offer.clicks('confirm', {}, { version: 0 })).toast).toBe('原消息已撤回，没有提交')
    expect(stored(town)).toEqual([])
  })

  it('不用了 drops it, and a client that missed that cannot confirm it any more', async () => {
    const town = await wednesday()
    await send(town, written)
    const offer = town.张工.card('请核对')
    expect((await offer.clicks('cancel')).words).toContain('好的，这份内容没有提交。')
    expect((await offer.clicks('confirm', {}, { version: 0 })).toast).toBe('没有提交')
    expect(stored(town)).toEqual([])
  })

  it('confirming twice files once; 不用了 afterwards takes nothing back', async () => {
    const town = await wednesday()
    await send(town, written)
    const offer = town.张工.card('请核对')
    await offer.clicks('confirm')
    expect((await offer.clicks('confirm', {}, { version: 0 })).toast).toBe('内容没有变化')
    expect((await offer.clicks('cancel', {}, { version: 0 })).toast).toBe('已经处理过了')
    expect(offer.words()).toContain('已收到 · 航天产业链')
    expect(stored(town)).toHaveLength(1)
  })

  it('and its receipt follows later versions as every other card does', async () => {
    const town = await wednesday()
    await send(town, written)
    const receipt = town.张工.card('请核对')
    await receipt.clicks('confirm')
    await town.李工.says('周报')
    await town.李工.card('已收到').clicks('edit')
    await town.李工.fills({ progress: '李工改过的进展' }).submits()
    expect(receipt.words()).toContain('李工改过的进展')
    await town.at('09-04 12:00')
    expect(receipt.words()).toContain('［更正］')
  })

  it('filed by somebody else meanwhile: the offer stands with its words and is confirmed as the next version', async () => {
    const town = await wednesday()
    await send(town, written)
    await town.李工.says('周报')
    await town.李工.fills({ progress: '李工的进展', next_plan: '李工的计划' }).submits()
    const offer = town.张工.card('请核对')
    const stale = await offer.clicks('confirm')
    expect(stale.toast).toContain('他人已更新本期')
    expect(stale.words).toContain('走访两户企业')
    expect(stale.words).toContain('本期已有第 1 版，确认后以这次为准。')
    expect((await offer.clicks('confirm')).toast).toBe('已更新为新版')
  })
})

describe('on time', () => {
  it('is judged by when the message was sent, not by when it was confirmed', async () => {
    const town = await wednesday()
    await town.at('09-03 17:59')
    await send(town, written)
    await town.at('09-03 18:30')
    const { toast, words } = await town.张工.card('请核对').clicks('confirm')
    expect(toast).toBe('已提交')
    expect(words).toContain('张工（虚构）填报，9月3日（周四）17:59')
    expect(words).not.toContain('逾期')
  })

  it('and changed words count from when they were confirmed, on the card or in the message', async () => {
    const town = await wednesday()
    await town.at('09-03 17:59')
    const id = await send(town, written)
    await town.at('09-03 18:30')
    edits(town, id, written.replace('两户', '三户'))
    await town.张工.card('请核对').clicks('confirm')
    expect((await town.张工.card('请核对').clicks('confirm')).toast).toBe('已补报，标注逾期')

    await town.at('09-10 17:59')
    await send(town, '周报 本周进展：又一周 下周计划：再签')
    await town.at('09-10 18:30')
    const offer = town.张工.card('请核对')
    expect((await offer.fills({ last_plan_1: 'done', next_plan: '再签一次' }).confirms()).toast).toBe(
      '已补报，标注逾期',
    )
  })
})

describe('in a group', () => {
  it('a report said to the bot is read back in private, and the group hears one neutral line', async () => {
    const town = await wednesday()
    await town.张工.says('周报 航天 本周进展：完成招标\n下周计划：签合同', { in: '航天群' })
    expect(town.group('航天群')).toEqual(['已私信回复。'])
    const { toast } = await town.张工.card('请核对').clicks('confirm')
    expect(toast, 'the @ in front of it is no edit').toBe('已提交')
    expect(stored(town)).toEqual(['完成招标|签合同'])
  })

  it('whoever may not file is told whom to ask, by a reply to a card too', async () => {
    const town = await wednesday()
    const card = town.张工.card('周四工作动态')
    await town.changesPost('成员 航天 撤 主报', '张工')
    const answer = await town.张工.says('设备到场', { replyTo: card })
    expect(answer).toContain('请找')
    expect(answer).not.toContain('没听懂')
    expect((await town.refusals()).at(-1)).toMatchObject({ action: 'file', chain: 'aerospace' })
  })
})
