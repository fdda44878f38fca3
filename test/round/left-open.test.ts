import { describe, expect, it } from 'vitest'
import { tagged } from '../cards/gallery/walk.ts'
import { good, riskWords } from '../support/reports.ts'
import { openTown, type Town } from '../support/town.ts'

const wednesday = async (): Promise<Town> => {
  const town = await openTown('09-02 14:50')
  await town.at('09-02 15:00')
  return town
}
const text = `周报 本周进展：招标完成
存在问题：用地边界没定
下周计划：签合同
风险：示例材料乙供货吃紧，已联系替代`
const stored = (town: Town) =>
  town.ask('select content from revision order by rev').map((one) => JSON.parse(String(one)))
const pick = (town: Town, name: string) =>
  tagged(town.张工.card('请核对').message.content).find((node) => node.name === name)
const everywhere = (town: Town) =>
  (['航天群', '推进办群', '领导小组群'] as const).flatMap((group) => town.group(group)).join('\n')

describe('a text report whose words speak of an ask or a risk', () => {
  it('leaves both picks to the person, quotes the words, and does not count before they are answered', async () => {
    const town = await wednesday()
    const offer = await town.张工.says(text)
    expect(offer).toContain('您写了「用地边界没定」：要不要请谁协调？请选。')
    expect(offer).toContain('您写了「示例材料乙供货吃紧，已联系替代」：断链断供风险是哪种情况？请选。')
    for (const name of ['ask_level', 'risk']) expect(pick(town, name)).not.toHaveProperty('initial_option')

    const red = await town.张工.card('请核对').clicks('confirm')
    expect(red.toast).toBe('还没有提交，请看红字')
    expect(red.words).toContain('✗ 您的文字里提到了，请选一下需协调事项。')
    expect(red.words).toContain('✗ 您的文字里提到了，请选一下断链断供风险。')
    expect(red.words, 'the words stay on the card').toContain('您写了「示例材料乙供货吃紧')
    expect(stored(town)).toEqual([])

    const half = await town.张工.card('请核对').fills({ ask_level: 'chief' }).confirms()
    expect(half.words).toContain('有 1 处要改')
    expect((await town.张工.card('请核对').fills({ risk: 'new' }).confirms()).toast).toBe('已提交')
    expect(stored(town)).toMatchObject([
      {
        progress: '招标完成',
        nextPlan: '签合同',
        askLevel: 'chief',
        risk: 'new',
        riskDetail: '示例材料乙供货吃紧，已联系替代',
      },
    ])
    await town.at('09-04 08:40')
    const digest = town.group('航天群').at(-1)
    expect(digest).toContain('用地边界没定')
    expect(digest).toContain('有新增')
    expect(digest).not.toContain('没有新增')
    expect(everywhere(town), 'free words about a risk go into no group').not.toContain('示例材料乙')
  })

  it.each([
    ['without any heading', '周报 本周完成招标，示例材料乙可能断供'],
    ['beside 无新增', '周报 本周无新增，但示例材料乙可能断供'],
  ])('%s', async (_, words) => {
    const town = await wednesday()
    expect(await town.张工.says(words)).toContain('断链断供风险是哪种情况？请选。')
    const { words: red } = await town.张工.card('请核对').fills({ next_plan: '签合同' }).confirms()
    expect(red).toContain('✗ 您的文字里提到了，请选一下断链断供风险。')
    expect(stored(town)).toEqual([])
  })

  it('as an answer to the card, by a client that sends nothing for what is empty', async () => {
    const town = await openTown('09-02 14:50', { modes: { emptyFields: 'absent', submitValue: 'missing' } })
    await town.at('09-02 15:00')
    await town.张工.says('进展：招标\n下周计划：签合同\n风险：示例材料乙可能断供', {
      replyTo: town.张工.card('周四工作动态'),
    })
    expect((await town.张工.card('请核对').clicks('confirm')).words).toContain('请选一下断链断供风险')
    const none = await town.张工.card('请核对').fills({ risk: 'none' }).confirms()
    expect(none.words, 'words about a risk beside 无新增').toContain('✗ 写了风险说明')
    expect((await town.张工.card('请核对').fills({ risk_detail: '' }).confirms()).toast).toBe('已提交')
    expect(stored(town)[0]).not.toHaveProperty('riskDetail')
  })

  it('keeps 本周无新增 with what was said besides', async () => {
    const town = await wednesday()
    await town.张工.says('周报 本周进展：无新增\n困难：用工紧张')
    const { toast } = await town.张工.card('请核对').fills({ ask_level: 'self' }).confirms()
    expect(toast).toBe('已报：本周无新增')
    expect(stored(town)).toMatchObject([{ noNews: true, askLevel: 'self', askDetail: '用工紧张' }])
  })

  it('and is edited before it is confirmed: a 无 that was picked stays, what the new words leave open is asked', async () => {
    const town = await wednesday()
    const person = town.stage.emulator.person(town.张工.openId)
    const { message_id } = await person.says('周报 进展：招标，示例材料乙断供\n下周计划：签合同')
    await town.stage.settle()
    const message = town.stage.emulator.messages().find((one) => one.message_id === message_id)
    if (!message) throw new Error('no message')
    message.content.text = '周报 进展：招标，示例材料乙断供，请链长协调\n下周计划：签合同'
    const read = await town.张工.card('请核对').fills({ risk: 'none' }).confirms()
    expect(read.words).toContain('▾ 无新增')
    expect(read.words).toContain('要不要请谁协调？请选。')
    expect((await town.张工.card('请核对').clicks('confirm')).words).toContain('请选一下需协调事项')
  })

  it('asks nothing of those who say that there is none', async () => {
    const town = await wednesday()
    await town.张工.says('周报 本周进展：招标，上周断供风险已解除\n下周计划：签合同\n存在问题：暂无问题\n风险：无')
    expect((await town.张工.card('请核对').clicks('confirm')).toast).toBe('已提交')
  })
})

describe('有新增', () => {
  it('needs a word about the risk, in a box that nobody else meets', async () => {
    const town = await wednesday()
    const form = town.张工.card('周四工作动态')
    const boxes = () => tagged(form.message.content).filter(({ name }) => name === 'risk_detail').length
    expect(boxes()).toBe(0)
    const red = await form.fills({ ...good, risk: 'new' }).submits()
    expect(red.words).toContain('✗ 有新增断链断供风险，请写一句：哪家、缺什么、撑到哪天。')
    expect(boxes()).toBe(1)
    expect((await form.clicks('submit')).words).toContain('有 1 处要改')
    const filed = await form.fills({ risk_detail: riskWords }).submits()
    expect(filed.toast).toBe('已提交')
    expect(filed.words).toContain(riskWords)
  })

  it('is told to the office in private with its words, again when they change, and to no group', async () => {
    const town = await wednesday()
    const form = town.张工.card('周四工作动态')
    await form.fills({ ...good, risk: 'new' }).submits()
    await form.fills({ risk_detail: riskWords }).submits()
    expect(town.group('推进办群'), 'the risk itself may still be filed').toEqual([])
    await town.at('09-02 17:00')
    expect(town.group('推进办群').at(-1)).toContain('航天产业链第36周报断链断供风险有新增')
    for (const who of ['周主任', '吴工', '郑工'] as const) expect(town[who].last()).toContain(riskWords)
    const alarms = () => town.吴工.cards('断链断供风险有新增').length
    expect(alarms()).toBe(1)
    await town.张工.card('已收到').clicks('edit')
    await town.张工.fills({ next_plan: '改过的计划' }).submits()
    expect(alarms(), 'another change is no news about the risk').toBe(1)
    await town.张工.card('已收到').clicks('edit')
    await town.张工.fills({ risk_detail: '示例材料乙（虚构）缺树脂，库存到9月12日' }).submits()
    await town.at('09-03 10:00')
    expect(town.吴工.last()).toContain('9月12日')

    await town.at('09-04 08:40')
    await town.吴工.says('查 树脂', { in: '推进办群' })
    await town.吴工.says('查 航天 本周 版本', { in: '推进办群' })
    expect(town.group('推进办群').join('\n')).toContain('（说明不在群里显示）')
    expect(everywhere(town), 'but for the word that was asked for').not.toContain('库存到')
    expect(await town.吴工.says('查 树脂'), 'in private it is found and shown').toContain('库存到')
    expect(await town.链长甲.says('查 航天 本周 版本')).toContain('9月12日')
    await town.吴工.cards('断链断供风险有新增').at(-1)?.clicks('full')
    expect(town.吴工.last()).toContain('9月12日')
  })

  it('keeps what a card of more than nine controls has no room for', async () => {
    const town = await wednesday()
    await town.张工.fills({ ...good, next_plan: '甲\n乙\n丙' }).submits()
    await town.at('09-09 15:00')
    await town.冯工.says('补充 航天 贷款贴息已拨付')
    const form = () => town.张工.card('第37周（')
    await town.张工.says('周报')
    const id = town.ask("select id from fragment where text like '贷款%'")[0]
    const states = { last_plan_1: 'done', last_plan_2: 'going', last_plan_3: 'blocked' }
    const red = await form()
      .fills({ ...good, ...states, fragments: [id], risk: 'new' })
      .submits()
    expect(red.words, 'said already, and read only').toContain('受阻：3. 丙')
    expect(red.words).toContain('选用哪些？')
    const filed = await form().fills({ risk_detail: riskWords }).submits()
    expect(filed.words).toContain('贷款贴息已拨付')
    expect(stored(town).at(-1)).toMatchObject({
      riskDetail: riskWords,
      support: [{ id }],
      lastPlan: [{}, {}, { state: 'blocked' }],
    })
  })
})

describe('text as typed', () => {
  it('loses no figures, is numbered once, and no words stand twice', async () => {
    const town = await wednesday()
    const progress = '一、二期厂房同步封顶\n3、4号线完成联调\n5、6月份新增订单2.1亿元'
    const ask = { ask_level: 'chief', ask_detail: '请链长协调用地，9月15日前' }
    const { words } = await town.张工.fills({ progress, next_plan: '1、设备安装\n2、例会', ...ask }).submits()
    expect(words).toContain('请链长协调：用地')
    await town.at('09-04 08:40')
    const chief = town.group('航天群').at(-1)
    expect(chief).toContain('一句话：一、二期厂房同步封顶')
    expect(chief).toContain('· 设备安装\n· 例会')
    expect(town.group('推进办群').at(-1)).toContain('■ 请链长协调（1）\n· 航天产业链：用地，9月15日前')
    expect(everywhere(town)).not.toContain('请链长协调：请链长协调')
    await town.at('09-09 15:00')
    expect(town.张工.card('第37周（').words()).toContain('1. 设备安装')
  })

  it('from an assistant’s markdown is the report, and a name in it is looked up', async () => {
    const town = await wednesday()
    await town.张工.says('周报\n## 本周进展\n- **完成**设备招标\n**需协调：**无\n## 下周计划\n- [ ] 签合同')
    expect((await town.张工.card('请核对').clicks('confirm')).toast).toBe('已提交')
    expect(stored(town)).toMatchObject([
      { progress: '完成设备招标', nextPlan: '签合同', askLevel: 'none', askDetail: '' },
    ])
    expect(await town.吴工.says('查 **航天**')).toContain('查 · 航天产业链')
  })
})
