import type { ServerResponse } from 'node:http'
import { describe, expect, it } from 'vitest'
import { cast } from '../../scripts/town/cast.ts'
import { askedInWords } from '../../src/texts/assistant.ts'
import { tagged } from '../cards/gallery/walk.ts'
import { openModel, type Says } from '../support/model.ts'
import { openTown, type Town } from '../support/town.ts'

const open = async (says: Says, options: { timeoutMs?: number } = {}) => {
  const model = await openModel(says, options)
  const town = await openTown('09-02 14:50', { askAssistant: model.ask })
  await town.at('09-02 15:00')
  return { town, asked: model.asked }
}
const without = async (): Promise<Town> => {
  const town = await openTown('09-02 14:50')
  await town.at('09-02 15:00')
  return town
}
const counts = async (town: Town) =>
  (await town.audit()).filter(({ action }) => action === 'assistant').map(({ object }) => object)
const offers = (town: Town) => town.ask('select count(*) from offer')[0]
const picked = (town: Town, name: string) =>
  tagged(town.张工.card('请核对').message.content).find((node) => node.name === name)

const unclear = '航天那边上周咋个整法嘛'
const mixed = '本周进展：房建完成七成，水电接入要请区里出面协调\n下周计划：装门窗'

describe('a language model that helps', () => {
  it('points at a command and its words, and nothing is done before the button is pressed', async () => {
    const { town, asked } = await open({
      intent: '查',
      spans: [
        { field: 'words', quote: '航天' },
        { field: 'words', quote: '上周' },
      ],
    })
    const answer = await town.张工.says(unclear)
    expect(answer).toContain('猜的：您要的是「查 航天 上周」')
    expect(asked).toHaveLength(1)
    expect(asked[0]).toMatchObject({ path: '/v1/chat/completions', key: 'Bearer example-key' })
    expect(asked[0]?.body).toMatchObject({ model: '示例模型', temperature: 0 })
    expect(asked[0]?.question.text).toBe(unclear)
    expect(await counts(town)).toEqual(['used'])
    await town.张工.card('猜的').clicks('say_1')
    expect(town.张工.card('航天').words()).toContain('航天')
  })

  it('asks once more before a command that prompts or changes something', async () => {
    const { town } = await open({ intent: '催报', spans: [{ field: 'words', quote: '航天' }] })
    await town.吴工.says(unclear)
    const card = town.吴工.card('「催报 航天」')
    expect(tagged(card.message.content).find(({ name }) => name === 'say_1')).toHaveProperty('confirm')
    expect(town.ask("select count(*) from outbox where topic = 'nudge'")).toEqual([0])
  })

  it('is told of this person’s commands and of nobody else', async () => {
    const { town, asked } = await open({})
    await town.张工.says(unclear)
    const sent = JSON.stringify(asked[0]?.body)
    const names = asked[0]?.question.intents.map(({ name }) => name)
    expect(names).toContain('周报')
    expect(names).not.toContain('减负')
    for (const name of ['张工', '李工', '王工', 'ou_', 'oc_']) expect(sent).not.toContain(name)
  })

  it('points at words of an ask: they are filled in as a guess, and the pick stays open', async () => {
    const { town, asked } = await open({ spans: [{ field: 'ask_detail', quote: '水电接入要请区里出面协调' }] })
    const offer = await town.张工.says(mixed)
    expect(asked).toHaveLength(1)
    expect(offer).toContain('猜的，请核对。您写了「水电接入要请区里出面协调」')
    expect(picked(town, 'ask_level')).not.toHaveProperty('initial_option')
    expect((await town.张工.card('请核对').clicks('confirm')).words).toContain('请选一下需协调事项')
    expect(await counts(town)).toEqual(['used'])
  })

  it('is counted, and the office reads how often', async () => {
    const { town } = await open({ intent: '状态', spans: [] })
    await town.吴工.says('减负')
    expect(town.吴工.card('减负台账').words()).not.toContain('大模型')
    await town.张工.says(unclear)
    await town.吴工.says('减负')
    expect(town.吴工.card('减负台账').words()).toContain('大模型：问了 1 次，用上 1 次，没用上 0 次，没答上 0 次')
  })

  it.each(askedInWords)('may point at $name, which the rules understand', async ({ name }) => {
    const { town } = await open({ intent: name, spans: [] })
    expect(await town.张工.says(unclear)).toContain(`「${name}」`)
    const pressed = await town.张工.card('猜的').clicks('say_1')
    expect(pressed.words).not.toContain('没看懂')
    expect(await counts(town)).toEqual(['used'])
  })
})

describe('whatever else it says is dropped, and the rules answer', () => {
  it.each<[string, Says]>([
    ['prose', '我觉得您想看上周的情况，请发「查 航天 上周」。'],
    ['JSON in prose', '好的：{"intent":"查","spans":[]}'],
    ['an intent that is none of ours', { intent: '删库', spans: [] }],
    ['a command that this person may not use', { intent: '减负', spans: [] }],
    ['no intent', { spans: [{ field: 'words', quote: '航天' }] }],
    ['a list', []],
    ['nothing', ''],
  ])('%s', async (_, says) => {
    const rules = await (await without()).张工.says(unclear)
    const { town, asked } = await open(says)
    expect(await town.张工.says(unclear)).toBe(rules)
    expect(asked).toHaveLength(1)
    expect(await counts(town)).toEqual(['dropped'])
  })

  it('words that it invents stay out, and those it points at stay', async () => {
    const { town } = await open({
      intent: '查',
      spans: [
        { field: 'words', quote: '纺织' },
        { field: 'progress', quote: '航天' },
        { field: 'words', quote: '上周' },
        'prose',
      ],
    })
    expect(await town.张工.says(unclear)).toContain('「查 上周」')
  })

  it.each<[string, Says]>([
    ['invents an ask', { spans: [{ field: 'ask_detail', quote: '请市领导协调三千万元' }] }],
    ['calls the ask none', { ask_level: 'none', risk: 'none', spans: [{ field: 'ask_level', quote: '水电接入' }] }],
    ['has words for a field that is full', { spans: [{ field: 'progress', quote: '装门窗' }] }],
  ])('a report it %s for is as the rules read it', async (_, says) => {
    const plain = await without()
    const rules = await plain.张工.says(mixed)
    const { town } = await open(says)
    expect(await town.张工.says(mixed)).toBe(rules)
    expect(picked(town, 'ask_level')).not.toHaveProperty('initial_option')
    expect(await counts(town)).toEqual(['dropped'])
  })
})

describe('a model that fails leaves the rules’ answer', () => {
  const status = (code: number) => (response: ServerResponse) => {
    response.statusCode = code
    response.end(JSON.stringify({ choices: [{ message: { content: '{"intent":"状态"}' } }] }))
  }
  it.each<[string, Says, number]>([
    ['never answers', () => undefined, 50],
    ['answers 500', status(500), 30_000],
    ['sends elsewhere', status(302), 30_000],
    [
      'hangs up',
      (response: ServerResponse) => {
        response.destroy()
      },
      30_000,
    ],
    ['says no JSON', (response: ServerResponse) => void response.end('<html>'), 30_000],
    ['tells a story', { intent: '状态', story: '长'.repeat(100_000) }, 30_000],
  ])('%s', async (_, says, timeoutMs) => {
    const rules = await (await without()).张工.says(unclear)
    const { town, asked } = await open(says, { timeoutMs })
    expect(await town.张工.says(unclear)).toBe(rules)
    expect(asked).toHaveLength(1)
    expect(await counts(town)).toEqual(['failed'])
  })

  it('and a report is offered as ever', async () => {
    const { town } = await open(status(500))
    expect(await town.张工.says(mixed)).toContain('房建完成七成')
    expect(offers(town)).toBe(1)
  })
})

describe('nobody is asked', () => {
  it.each([
    '状态',
    '几点截止',
    '你好',
    '周报',
    '查航天',
    '本周进展：房建完成七成\n下周计划：装门窗\n需协调事项：无\n断链断供风险：无新增',
    '本周进展：★机密 房建完成七成',
    '那边咋个整法嘛，打我电话 138 0013-8000',
    '那边咋个整法嘛，打一三八零零一三八零零零',
    `${'那边咋个整法嘛'.repeat(150)}`,
  ])('about %s', async (words) => {
    const { town, asked } = await open({ intent: '状态', spans: [] })
    await town.张工.says(words)
    expect(asked).toEqual([])
    expect(await counts(town)).toEqual([])
  })

  it('in a group, by somebody without a post, with others named, or in answer to a record’s card', async () => {
    const { town, asked } = await open({ intent: '状态', spans: [] })
    await town.吴工.says(unclear, { in: '推进办群' })
    await town.钱工.says(unclear)
    await town.张工.says(`@李工 ${unclear}`, { mentions: [cast.李工] })
    await town.吴工.says('交办 航天 区投资商务局 10-20 接通示例地块水电')
    await town.冯工.says('已到场，后面咋个整法嘛', { replyTo: town.冯工.lastCard() })
    expect(asked).toEqual([])
  })

  it('where it is not switched on: no errand, the answer at once', async () => {
    const town = await without()
    await town.张工.says(unclear)
    await town.张工.says(mixed)
    expect(town.ask("select count(*) from outbox where verb = 'ask-assistant'")).toEqual([0])
    expect(await counts(town)).toEqual([])
  })
})
