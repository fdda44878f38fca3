import { describe, expect, it } from 'vitest'
import { cast } from '../../scripts/town/cast.ts'
import { openTown, type Town } from '../support/town.ts'

const textOnly = '目前只能读文字。请直接发文字，或发「帮助」看能做什么。'
const line = (text: string) => [{ tag: 'text', text }]
const picture = [{ tag: 'img' }]
const smile = [{ tag: 'emotion', emoji_type: 'SMILE' }]
const written = ['周报', '本周进展：完成设备招标', '下周计划：签合同']

const wednesday = async (): Promise<Town> => {
  const town = await openTown('09-02 14:50')
  await town.at('09-02 15:00')
  return town
}
const stored = (town: Town) =>
  town.ask(
    `select json_extract(content, '$.progress') || '|' || json_extract(content, '$.nextPlan') from revision order by rev`,
  )
/** 张工 sends it in private; answers the message's id. */
const sends = async (town: Town, text: string, options: Parameters<Town['张工']['says']>[1] = {}) => {
  const { replyTo: _, in: __, ...rest } = options
  const { message_id } = await town.stage.emulator.person(cast.张工).says(text, rest)
  await town.stage.settle()
  return message_id
}
const edits = (
  town: Town,
  id: string,
  text: string,
  options: { type?: 'text' | 'post'; paragraphs?: object[][] } = {},
) =>
  town.stage.emulator
    .person(cast.张工)
    .edits(id, text, options as Parameters<ReturnType<typeof town.stage.emulator.person>['edits']>[2])

describe('a post', () => {
  it.each([
    ['pictures', [picture, picture]],
    ['a film', [[{ tag: 'media' }]]],
    ['emotions', [smile]],
    ['a picture and an emotion', [picture, smile]],
  ])('of %s alone is answered with what can be read', async (_, paragraphs) => {
    const town = await wednesday()
    expect(await town.张工.says('', { type: 'post', paragraphs })).toBe(textOnly)
    expect(await town.张工.says('', { type: 'post', paragraphs, in: '航天群' })).toBe(textOnly)
    expect(await town.refusals()).toEqual([])
  })

  it('with words beside a picture: the words, and one line that the picture was not kept', async () => {
    const town = await wednesday()
    const answer = await town.张工.says('', {
      type: 'post',
      paragraphs: [...written.map(line), picture, [{ tag: 'media' }]],
    })
    expect(answer).toContain('请核对 · 航天产业链')
    expect(answer).toMatch(/---\n图片、视频没有收下，只读了文字。$/)
    await town.张工.card('请核对').clicks('confirm')
    expect(stored(town)).toEqual(['完成设备招标|签合同'])
  })

  it('is a command as well, in private and in a group; an emotion beside it is not worth a line', async () => {
    const town = await wednesday()
    expect(await town.张工.says('', { type: 'post', paragraphs: [line('状态。'), picture] })).toMatch(
      /^报送状态 · 第36周[\s\S]*---\n图片没有收下，只读了文字。$/,
    )
    const inGroup = await town.秦处.says('', { type: 'post', paragraphs: [line('状态'), picture], in: '航天群' })
    expect(inGroup).toMatch(/^报送状态 · 第36周[\s\S]*---\n图片没有收下，只读了文字。$/)
    const smiling = await town.张工.says('', { type: 'post', paragraphs: [[...line('状态'), ...smile]] })
    expect(smiling).toContain('报送状态')
    expect(smiling).not.toContain('没有收下')
  })

  it('keeps the words of links, code, rules, and the title', async () => {
    const town = await wednesday()
    const paragraphs = [
      [...line('本周进展：方案见'), { tag: 'a', text: '示例方案', href: 'https://example.com/a' }],
      [{ tag: 'hr' }],
      [{ tag: 'code_block', language: 'TEXT', text: '完成设备招标\n走访两户企业' }],
      line('下周计划：签合同'),
    ]
    const answer = await town.张工.says('', { type: 'post', title: '周报', paragraphs })
    expect(answer).toContain('方案见示例方案（https://example.com/a）')
    expect(answer).toContain('完成设备招标\n  走访两户企业')
    expect(answer).toContain('签合同')
  })
})

describe('an edited message', () => {
  it.each([
    ['a text into a post', 'text', 'post'],
    ['a post into another', 'post', 'post'],
    ['a post into a text', 'post', 'text'],
  ] as const)('%s is read again before it counts', async (_, before, after) => {
    const town = await wednesday()
    const id = await sends(town, written.join('\n'), { type: before })
    edits(town, id, written.join('\n').replace('招标', '验收'), { type: after })
    const first = await town.张工.card('请核对').clicks('confirm')
    expect(first.toast).toBe('原消息改过，已按新文字填好，请再核对')
    expect(first.words).toContain('完成设备验收')
    expect(stored(town)).toEqual([])
    expect((await town.张工.card('请核对').clicks('confirm')).toast).toBe('已提交')
    expect(stored(town)).toEqual(['完成设备验收|签合同'])
  })

  it('with the same words is the same, whatever it became', async () => {
    const town = await wednesday()
    const id = await sends(town, written.join('\n'))
    edits(town, id, written.join('\n'), { type: 'post' })
    expect((await town.张工.card('请核对').clicks('confirm')).toast).toBe('已提交')
  })

  it('that names somebody and was not edited is not taken for edited', async () => {
    const town = await wednesday()
    await sends(town, '本周进展：同去验收 下周计划：签合同', { mentions: [cast.李工] })
    const { toast } = await town.张工.card('请核对').clicks('confirm')
    expect(toast).toBe('已提交')
  })

  it('into which a picture came says once more that only words are read', async () => {
    const town = await wednesday()
    const id = await sends(town, written.join('\n'))
    edits(town, id, '', {
      type: 'post',
      paragraphs: [...written.map((one) => line(one.replace('招标', '验收'))), picture],
    })
    const { words } = await town.张工.card('请核对').clicks('confirm')
    expect(words).toContain('完成设备验收')
    expect(town.张工.last()).toBe('图片没有收下，只读了文字。')
  })

  it('until no word was left files nothing of what stood there before', async () => {
    const town = await wednesday()
    const id = await sends(town, written.join('\n'))
    edits(town, id, '', { type: 'post', paragraphs: [picture] })
    expect((await town.张工.card('请核对').clicks('confirm')).toast).toBe('原消息改过，已按新文字填好，请再核对')
    expect((await town.张工.card('请核对').clicks('confirm')).toast).not.toBe('已提交')
    expect(stored(town)).toEqual([])
  })
})
