import { describe, expect, it } from 'vitest'
import { tagged } from '../cards/gallery/walk.ts'
import { openTown, type Town } from '../support/town.ts'

const wednesday = async (): Promise<Town> => {
  const town = await openTown('09-02 14:50')
  await town.at('09-02 15:00')
  return town
}
/** A week later, with a report of the week before whose plan has two lines. */
const nextWeek = async (): Promise<Town> => {
  const town = await wednesday()
  await town.张工.fills({ progress: '完成厂房封顶，与示例企业甲签约', next_plan: '招标洁净间\n消防报审' }).submits()
  await town.at('09-09 15:00')
  return town
}
const stored = (town: Town) =>
  town.ask('select content from revision order by rev').map((one) => JSON.parse(String(one)))
const filed = (town: Town) => stored(town).at(-1)
const offers = (town: Town) => town.ask('select count(*) from offer')[0]
const pick = (town: Town, name: string) =>
  tagged(town.张工.card('请核对').message.content).find((node) => node.name === name)

describe('a report without headings', () => {
  it('is cut into the fields, and each guess shows its words', async () => {
    const town = await wednesday()
    const offer = await town.张工.says(
      '这周把设备基础浇完了，燃气管道卡了一个月，望链长出面定一下走向。示例线缆厂停产了。下周三开始装设备',
    )
    expect(offer).toContain('猜的，请核对。您写了「望链长出面定一下走向」')
    expect(offer).toContain('▾ 请链长协调')
    expect(offer).toContain('猜的，请核对。您写了「示例线缆厂停产了」')
    expect(offer).toContain('猜的，请核对。您写了「下周三开始装设备」')
    expect(stored(town)).toEqual([])
    expect((await town.张工.card('请核对').clicks('confirm')).toast).toBe('已提交')
    expect(filed(town)).toMatchObject({
      progress: '这周把设备基础浇完了',
      nextPlan: '下周三开始装设备',
      askLevel: 'chief',
      askDetail: '燃气管道卡了一个月，望链长出面定一下走向。',
      risk: 'new',
      riskDetail: '示例线缆厂停产了。',
    })
  })

  it('says of a pick that it does not speak of that it stands at 无 by itself', async () => {
    const town = await wednesday()
    const offer = await town.张工.says('设备基础浇完了，下周三开始装设备，风险没有')
    expect(offer).toContain('文字里没提到，先按「无」。')
    expect(offer).not.toContain('先按「无新增」')
    expect(offer).toContain('猜的，请核对。您写了「风险没有」')
  })

  it('whose guess is changed on the card marks it no longer', async () => {
    const town = await wednesday()
    await town.张工.says('设备基础浇完了，请链长协调夜间施工')
    const { words } = await town.张工.card('请核对').fills({ ask_level: 'office' }).confirms()
    expect(words, 'a plan is missing').toContain('✗ 请填写下周计划。')
    expect(words).not.toContain('您写了「请链长协调夜间施工」')
    expect(words).toContain('您写了「设备基础浇完了」')
  })

  it('leaves an uncertain pick empty, names what to choose, and fills in the words once it is chosen', async () => {
    const town = await wednesday()
    const offer = await town.张工.says('房建完成七成，协调水电接入。示例材料乙可能断供。下周装门窗')
    expect(offer).toContain('您写了「协调水电接入」：要不要请谁协调？请选。')
    expect(offer).toContain('您写了「示例材料乙可能断供」：断链断供风险是哪种情况？请选。')
    for (const name of ['ask_level', 'risk']) expect(pick(town, name)).not.toHaveProperty('initial_option')
    const red = await town.张工.card('请核对').clicks('confirm')
    expect(red.words).toContain('请选一下需协调事项')
    expect(red.words).toContain('请选一下断链断供风险')
    const chosen = await town.张工.card('请核对').fills({ ask_level: 'office', risk: 'new' }).confirms()
    expect(chosen.words, 'who must act needs to know what').toContain('✗ 请写明事项说明')
    expect((await town.张工.card('请核对').clicks('confirm')).toast).toBe('已提交')
    expect(filed(town)).toMatchObject({
      askLevel: 'office',
      askDetail: '协调水电接入',
      risk: 'new',
      riskDetail: '示例材料乙可能断供。',
    })
  })

  it('that asks something has the question left out, and says so', async () => {
    const town = await wednesday()
    const offer = await town.张工.says('厂房封顶完成。下周签合同。字数有限制吗？')
    expect(offer).toContain('「字数有限制吗？」像是提问，没有写进去。')
    await town.张工.card('请核对').clicks('confirm')
    expect(filed(town)).toMatchObject({ progress: '厂房封顶完成。', nextPlan: '下周签合同。' })
  })

  it('said twice is offered twice and filed once', async () => {
    const town = await wednesday()
    for (const _ of [1, 2]) await town.张工.says('厂房封顶完成，下周签合同')
    const [first, second] = town.张工.cards('请核对')
    expect((await first?.clicks('confirm'))?.toast).toBe('已提交')
    expect((await second?.clicks('confirm'))?.toast).toBe('内容没有变化')
    expect(stored(town)).toHaveLength(1)
  })

  it('of 5,000 characters comes back whole as far as the boxes hold it, and counts only once it is short enough', async () => {
    const town = await wednesday()
    const offer = await town.张工.says(`${'完成设备招标，走访配套企业。'.repeat(385)}下周签合同`)
    expect(offer).toContain('完成设备招标')
    expect(offer).toContain('下周签合同')
    expect((await town.张工.card('请核对').clicks('confirm')).words).toContain('最多 300 字，请删短')
    expect(stored(town)).toEqual([])
  })
})

describe('无新增', () => {
  it.each(['没有新情况', '同上周', '这周没啥', '本周无变化。', '跟上期一样'])('is one tap: %s', async (words) => {
    const town = await nextWeek()
    const offer = await town.张工.says(words, { replyTo: town.张工.card('第37周（') })
    expect(offer).toContain(`猜的：您写了「${words.replace(/。$/u, '')}`)
    expect(offer).toContain('▾ 推进中')
    expect(stored(town)).toHaveLength(1)
    expect((await town.张工.card('请核对').clicks('confirm')).toast).toBe('已报：本周无新增')
    expect(filed(town)).toMatchObject({ noNews: true, lastPlan: [{ state: 'going' }, { state: 'going' }] })
  })

  it('with a risk in the same breath is no plain 无新增', async () => {
    const town = await wednesday()
    await town.张工.says('本周没有新进展，不过示例轴承厂可能要外迁')
    expect((await town.张工.card('请核对').clicks('confirm')).words).toContain('请选一下断链断供风险')
    expect(stored(town)).toEqual([])
  })
})

describe('what is no report', () => {
  it.each([
    ...['收到', '好的，马上报', '周报怎么写', '测试一下', '请假到下周三，李工代', '月报发我', '晚点报，还在整理'],
    '转：各链长制成员单位，请于本周四18时前报送本周进展和下周计划，逾期通报。',
    '链长制工作简报（第 12 期）\n航天产业链：完成厂房封顶。',
    '账号admin密码Qwe!2345',
  ])('becomes none, in private or as an answer to the card: %s', async (words) => {
    const town = await wednesday()
    await town.张工.says(words)
    await town.张工.says(words, { replyTo: town.张工.card('周四工作动态') })
    await town.张工.says(`周报 ${words}`)
    expect(offers(town)).toBe(0)
    expect(stored(town)).toEqual([])
  })
})

describe('pasted', () => {
  it('from last week says so, and may be filed all the same', async () => {
    const town = await nextWeek()
    const offer = await town.张工.says('完成厂房封顶；与示例企业甲签约。\n下周计划：\n1. 招标洁净间\n2. 消防报审')
    expect(offer).toContain('本周进展、下周计划和上周报的一样，请核对是不是发错了。')
    const states = { last_plan_1: 'going', last_plan_2: 'going' }
    expect((await town.张工.card('请核对').fills(states).confirms()).toast).toBe('已提交')
    expect(await town.张工.says('完成厂房封顶，与示例企业乙签约，下周消防报审')).not.toContain('本周进展和上周')
  })

  it('for another chain is that chain’s, and never falls to the own one', async () => {
    const town = await wednesday()
    for (const words of [
      '新型纺织产业链周报\n本周进展：织机到货',
      '纺织：织机到货，下周调试',
      '【纺织链】本周进展：织机到货',
    ]) {
      expect(await town.张工.says(words, { replyTo: town.张工.card('周四工作动态') }), words).toContain('代报只限')
      expect(await town.张工.says(`周报 ${words}`), words).toContain('代报只限')
    }
    expect(offers(town)).toBe(0)
    expect(await town.张工.says('航天产业链本周工作动态\n厂房封顶，与纺织链企业对接\n下周计划：签合同')).toContain(
      '请核对',
    )
    await town.张工.card('请核对').clicks('confirm')
    expect(filed(town)).toMatchObject({ progress: '厂房封顶，与纺织链企业对接' })
  })

  it('with the reports of two chains is filed for neither', async () => {
    const town = await wednesday()
    const answer = await town.张工.says('航天产业链\n本周进展：厂房封顶\n纺织产业链\n本周进展：织机到货')
    expect(answer).toContain('这条消息里写了 2 条链：航天产业链、新型纺织产业链。没有填报。')
    expect(offers(town)).toBe(0)
  })

  it('with two reports of one chain says that they stand together', async () => {
    const town = await wednesday()
    const words = '本周进展：厂房封顶\n下周计划：签合同\n本周进展：幕墙完成\n下周计划：机电安装'
    expect(await town.张工.says(words)).toContain('这条消息里像有两份，已合在一起，请核对。')
    await town.张工.card('请核对').clicks('confirm')
    expect(filed(town)).toMatchObject({ progress: '厂房封顶\n幕墙完成', nextPlan: '签合同\n机电安装' })
  })
})
