import { describe, expect, it } from 'vitest'
import { intentOf } from '../../src/domain/words/intent.ts'
import { splitParts } from '../../src/domain/words/look-parts.ts'
import { readWords } from '../../src/domain/words/reading.ts'
import { bySound } from '../../src/domain/words/sounds.ts'
import { soundOf } from '../../src/usecases/words/pinyin.ts'

const chains = [
  { id: 'aerospace', name: '航天产业链', aliases: ['航天'] },
  { id: 'textile', name: '新型纺织产业链', aliases: ['纺织'] },
]
const known = {
  chains,
  people: ['张工（虚构）', '吴工（虚构）'],
  kinds: ['任务', '批示', '问题', '台账'],
  today: '2026-09-09',
}

const meant = (typed: string): string | undefined => {
  const reading = readWords(typed, known)
  const intent = reading && intentOf(reading)
  if (!intent) return undefined
  if (intent.do === 'talk') return `talk ${intent.talk}`
  if (intent.do === 'answer') return `answer ${intent.question}`
  return [intent.do, intent.command, intent.words].filter(Boolean).join(' ')
}

describe('short words are read in any order, stuck together or apart', () => {
  it.each([
    ['航天上周', 'show 查 航天产业链 上周'],
    ['上周的航天', 'show 查 航天产业链 上周'],
    ['麻烦看一下航天链这个月的', 'show 查 航天产业链 这个月'],
    ['把纺织近3个月的发我', 'show 查 新型纺织产业链 近3个月'],
    ['查三季度', 'show 查 三季度'],
    ['9月1日到9月30日航天', 'show 查 航天产业链 9月1日到9月30日'],
    ['张工报的', 'show 查 张工'],
    ['红色的有哪些', 'show 查 红灯'],
    ['上周谁没交', 'show 查 未报 上周'],
    ['谁还没交', 'answer owing'],
    ['纺织交了没', 'answer filed'],
    ['我们报了吗', 'answer filed'],
    ['周报几点截止', 'answer due'],
    ['什么时候交月报', 'answer due'],
    ['航天备报是谁', 'answer who'],
    ['推进办电话', 'answer who'],
    ['加个人', 'show 成员 加人'],
    ['我想加一个人', 'show 成员 加人'],
    ['怎么添加成员', 'show 成员 加人'],
    ['给航天加个备报', 'show 成员 航天产业链 加 备报'],
    ['找人工', 'answer people'],
    ['国庆放几天', 'answer workday'],
    ['下周一上班不', 'answer workday'],
    ['最多写多少字', 'answer limits'],
    ['为什么退回', 'answer why-returned'],
    ['怎么报', 'show 周报'],
    ['请假三天', 'answer leave-how'],
    ['明天请假', 'show 请假 明天至明天'],
    ['请假 10月8日至12日', undefined],
    ['请假到下周三，吴工代', undefined],
    ['填错了怎么改', 'show 更正'],
    ['导出航天上月的表格', 'show 导出 航天产业链 上月'],
    ['要航天上周的word', 'show 导出 周报 航天产业链 上周'],
    ['状 态', 'show 状态'],
    ['任务红灯的', 'show 任务 红'],
    ['逾期的任务有哪些', 'show 任务 逾期'],
    ['有没有我的任务', 'show 任务 待我办'],
    ['航天的问题', 'show 问题 航天'],
    ['我有问题', undefined],
    ['我批的事办得怎么样了', 'show 批示'],
    ['需要我协调什么', 'show 查 请链长'],
    ['谁审我的周报', 'answer reviewer'],
    ['能发图片吗', 'answer text-only'],
    ['附件怎么传', 'answer text-only'],
    ['摘要发了没', 'answer posted'],
    ['领导看了没', 'answer posted'],
    ['张工电话', 'answer person'],
    ['谁是张工', 'answer person'],
    ['月报和周报一起交吗', 'answer due'],
    ['国庆那周还要报吗', 'answer workday'],
    ['下周放假吗', 'answer workday'],
    ['请把周报转给吴工报', 'answer leave-how'],
    ['下周我出差，吴工替我报', 'answer leave-how'],
    ['为什么退我的', 'answer why-returned'],
    ['航天几周没报了', 'show 查 未报 航天产业链 今年'],
    ['以后少发点', 'answer push'],
    ['航天第36周的报告', 'show 查 航天产业链 第36周'],
    ['导个上周的表', 'show 导出 上周'],
    ['本周没有进展', undefined],
    ['任务台账给我瞅一眼', 'show 任务'],
    ['台帐', 'show 台账'],
    ['帮我找找封顶那条', 'show 查 封顶'],
    ['下周一到周三我出差，吴工帮我报', 'show 请假 下周一至周三 代 吴工'],
    ['起火了，从哪里报', 'show 重大事项 新增 起火了,从哪里报'],
    ['有没有什么事等我拍板', 'show 查 请链长'],
    ['给我发个表我来填', 'show 周报'],
    ['把任务台账导个excel', 'show 导出 任务'],
    ['【状态 航天】', 'show 状态 航天产业链'],
    ['专班谁在牵头', 'answer who'],
  ])('%s', (typed, wanted) => expect(meant(typed)).toBe(wanted))
})

describe('what prompts or changes something only waits behind a button', () => {
  it.each([
    ['催催航天', 'ask 催报 航天产业链'],
    ['提醒一下没报的', 'ask 催报'],
    ['下午4点再提醒我', 'ask 稍后 下午4点'],
    ['不请假了', 'ask 请假 取消'],
    ['我休假回来了，把请假取消', 'ask 请假 取消'],
    ['把没交的都提醒一遍', 'ask 催报'],
  ])('%s', (typed, wanted) => expect(meant(typed)).toBe(wanted))

  it.each([
    ['不用催航天了', 'answer nothing-done'],
    ['先别催', 'answer nothing-done'],
    ['不要导出', 'answer nothing-done'],
  ])('%s does nothing', (typed, wanted) => expect(meant(typed)).toBe(wanted))
})

describe('small talk', () => {
  it.each([
    ['收到，谢谢', 'talk heard'],
    ['好的收到', 'talk heard'],
    ['马上报', 'talk later'],
    ['👍👍', 'talk picture'],
    ['你是谁', 'talk name'],
  ])('%s', (typed, wanted) => expect(meant(typed)).toBe(wanted))
})

describe('words of a report are none of these', () => {
  it.each([
    '首台样机下线',
    '同上周',
    '没有新情况',
    '本周无变化。',
    '航天产业园完成招标',
    '下周召开推进会，请链长协调用地',
    '周报 这周没啥',
    '本周进展顺利，下周报环评',
    '同意',
    '请推进办牵头落实',
    '催报氢能和纺织的合同已签',
    '账号admin密码Qwe!2345',
  ])('%s', (typed) => expect(meant(typed)).toBeUndefined())

  it('nor are several lines, or a page', () => {
    expect(meant('状态\n航天')).toBeUndefined()
    expect(meant('查'.repeat(5000))).toBeUndefined()
  })
})

describe('one word behind 查 is taken apart', () => {
  const parts = (word: string) => {
    const { parts: found, rest } = splitParts(word, known)
    return [...found.map(({ kind }) => kind), rest].filter(Boolean).join(' ')
  }
  it.each([
    ['航天上周', 'chain time'],
    ['红色的', 'light'],
    ['上周没报的', 'time unfiled'],
    ['航天洁净间', 'chain 洁净间'],
    ['洁净间上周', 'time 洁净间'],
    ['洁净间', '洁净间'],
    ['红旗厂', '红旗厂'],
    ['昨天', '昨天'],
  ])('%s', (word, wanted) => expect(parts(word)).toBe(wanted))
})

describe('words that sound alike', () => {
  const vocabulary = ['状态', '周报', '我的', '航天', '上周']
  it.each([
    ['装态', '状态'],
    ['州报', '周报'],
    ['行天上周', undefined],
    ['夯天上周', '航天上周'],
    ['航填上周', '航天上周'],
    ['状态', undefined],
    ['完成招标', undefined],
  ])('%s', (typed, wanted) => expect(bySound(typed, vocabulary, soundOf)).toBe(wanted))
})
