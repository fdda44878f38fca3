import { describe, expect, it } from 'vitest'
import { groups, type Who } from '../../scripts/town/cast.ts'
import type { Held } from '../../scripts/town/member.ts'
import { typedText } from '../../src/domain/markdown.ts'
import { paragraphsOf } from '../exports/support/parts.ts'
import { rawOf } from '../support/raw.ts'
import { filesRisk, good, report } from '../support/reports.ts'
import { openTown, type Town } from '../support/town.ts'

const item = (chain: string) => `weekly/2026-W36/${chain}`
const key = (kind: string, chain: string, rev = 1) => `${kind}/${rev}/${item(chain)}`

/** 航天 asks the leading group and reports a risk, 纺织 has progress only; 陶瓷基 asks its chief, which is not the bulletin's matter. */
const filed = async (): Promise<Town> => {
  const town = await openTown('09-02 14:50')
  await town.at('09-02 15:00')
  const ask = { ask_level: 'leading', ask_detail: '请协调水电接入，9月15日前' }
  await filesRisk(town.张工, { ...good, ...ask })
  await town.王工
    .fills({ ...good, progress: '陶瓷基进展', ask_level: 'chief', ask_detail: '请链长定，9月15日前' })
    .submits()
  await town.杨工.fills(report('纺织')).submits()
  await town.at('09-03 18:30')
  return town
}
const all = {
  progress: [key('progress', 'aerospace'), key('progress', 'textile')],
  ask: [key('ask', 'aerospace')],
  risk: [key('risk', 'aerospace')],
}
const texts = {
  title: '重点产业链第36周工作进展情况',
  progress:
    '（一）航天产业链\n1.示例链主甲（虚构）完成设备招标\n2.走访示例材料乙（虚构）\n（二）新型纺织产业链\n纺织进展',
  asks: '航天产业链：请协调水电接入，9月15日前（请领导小组研究）',
  risks: '航天产业链：断链断供风险有新增。',
  next: '（一）航天产业链\n1. 9月10日前签合同\n2.报专班对接清单\n（二）新型纺织产业链\n纺织计划',
}
const signed = {
  report_to: '区委、区政府领导',
  copy_to: '各产业链专班',
  editor: '吴工（虚构）',
  reviewer: '周主任（演示）',
}

/** Lines of a field are shown indented. */
const unindented = (words: string): string => words.replace(/\n {2}/g, '\n')
const options = (card: Held): string => JSON.stringify(card.message.content)
const bulletins = (town: Town) =>
  town.ask(
    `select state || ' ' || step || ' ' || coalesce(cast(year as text), '-') || '/' || coalesce(cast(number as text), '-') from bulletin`,
  )
const files = (town: Town, who: Who) => {
  const { emulator } = town.stage
  const chat = emulator.person(town[who].openId).p2p()
  return emulator
    .messages(chat ?? '')
    .filter(({ msg_type }) => msg_type === 'file')
    .map(({ content }) => {
      const file = emulator.resource(String(content.file_key))
      if (!file) throw new Error('no such upload')
      return { name: file.file_name, bytes: Buffer.from(file.bytes) }
    })
}
const atPreview = async (town: Town, who: Who = '吴工', more: Record<string, string> = {}) => {
  await town[who].says('简报 本周')
  const card = town[who].lastCard()
  await card.clicks('choose', all)
  await card.clicks('preview', { ...texts, ...signed, ...more })
  return card
}

describe('简报', () => {
  it('goes from chosen lines to a numbered issue, as a Word file and as the same text in the ticked groups', async () => {
    const town = await filed()
    const { 吴工 } = town
    const choose = await 吴工.says('简报')
    expect(choose).toMatch(/2026年第36周[\s\S]*共有 5 条可选/u)
    const card = 吴工.lastCard()
    expect(options(card)).toContain('陶瓷基复合材料产业链：陶瓷基进展')
    expect(options(card)).not.toContain('请链长定')

    const edit = await card.clicks('choose', all)
    expect(edit.toast).toBe('已起草，请改文字')
    for (const text of Object.values(texts)) expect(unindented(edit.words)).toContain(text)
    expect(edit.words).toContain('取自 4 条工作动态')
    expect(
      town.ask("select kind || ' ' || chain_id || ' ' || item_id || ' ' || rev from bulletin_source order by position"),
    ).toEqual([
      `progress aerospace ${item('aerospace')} 1`,
      `ask aerospace ${item('aerospace')} 1`,
      `risk aerospace ${item('aerospace')} 1`,
      `progress textile ${item('textile')} 1`,
    ])

    const cut = { ...texts, ...signed, progress: texts.progress.replace(/1\..*\n/, '').replace('2.', '2、'), risks: '' }
    const preview = await card.clicks('preview', cut)
    expect(preview.words).toMatch(
      /产业链工作动态（看样，未编号）[\s\S]*一、工作进展\n（一）航天产业链\n1\.走访示例材料乙（虚构）\n（二）[\s\S]*二、需协调事项[\s\S]*三、下步安排/u,
    )
    expect(preview.words).not.toContain('风险提示')
    expect(preview.words).toContain('演示数据')
    expect(bulletins(town)).toEqual(['draft preview -/-'])
    for (const group of ['"产业链推进办群"', '"领导小组群"']) expect(options(card)).toContain(group)

    expect((await card.clicks('word', { groups: [groups.推进办群] })).toast).toBe('正在生成 Word，好了就私信给您')
    const [sample] = files(town, '吴工')
    expect(sample?.name).toBe('产业链工作动态_看样_2026年第36周（8月31日—9月6日）.docx')
    const before = town.group('领导小组群').length
    const issued = await card.clicks('issue', { groups: [groups.推进办群, groups.领导小组群] })
    expect(issued.toast).toBe('已发布，Word 随后私信给您')
    expect(issued.words).toContain('2026年第1期，吴工（虚构） 9月3日 18:30 发布')
    expect(bulletins(town)).toEqual(['issued preview 2026/1'])
    const [, file] = files(town, '吴工')
    expect(file?.name).toBe('产业链工作动态_2026年第1期.docx')
    const paragraphs = paragraphsOf(file?.bytes ?? Buffer.alloc(0)).filter((line) => line !== '')
    expect(paragraphs).toEqual([
      ...['产业链工作动态', '（第 1 期）', '示例区（演示）产业链推进办2026年9月3日'],
      ...[texts.title, '（演示数据）', '一、工作进展', '（一）航天产业链', '1.走访示例材料乙（虚构）'],
      ...['（二）新型纺织产业链', '纺织进展', '二、需协调事项', texts.asks, '三、下步安排', ...texts.next.split('\n')],
      ...['报：区委、区政府领导', '发：各产业链专班', '编辑：吴工（虚构）　　审核：周主任（演示）　　签发：'],
    ])
    for (const where of ['推进办群', '领导小组群'] as const) {
      const posted = town.group(where).at(-1) ?? ''
      expect(posted).toContain('产业链工作动态（第 1 期）')
      for (const line of paragraphs.slice(5))
        expect(posted.replaceAll('　', ' ')).toContain(line.replaceAll('　　', ' '))
    }
    expect(town.group('航天群').join('\n')).not.toContain('产业链工作动态（第')

    const again = await card.clicks('issue', { groups: [groups.航天群] }, { version: -1 })
    expect(again.toast).toBe('这期已经发布过，没有再发')
    expect(bulletins(town)).toEqual(['issued preview 2026/1'])
    expect(town.group('领导小组群').length).toBe(before + 1)
    expect(files(town, '吴工')).toHaveLength(2)
    const audited = (await town.audit()).filter(({ action }) => action === 'bulletin')
    expect(audited.map(({ detail, actorName }) => [detail?.what, detail?.number, actorName])).toEqual([
      ['draft', null, '吴工（虚构）'],
      ['word', null, '吴工（虚构）'],
      ['issue', 1, '吴工（虚构）'],
    ])
  })

  it('takes 报送发 and 编审签 from the last issue, the next number of the year, and 1 in the new year', async () => {
    const town = await filed()
    await (await atPreview(town)).clicks('issue')
    expect(town.吴工.lastCard().words()).toContain('没有发到群')
    const second = await atPreview(town, '郑工')
    await second.clicks('drop')
    expect(bulletins(town).toSorted()).toEqual(['dropped preview -/-', 'issued preview 2026/1'])
    await town.周主任.says('简报 本周')
    const third = town.周主任.lastCard()
    const edit = await third.clicks('choose', all)
    for (const text of Object.values(signed)) expect(edit.words).toContain(text)
    await third.clicks('preview', { ...texts, ...signed })
    await third.clicks('issue')
    await town.吴工.says('简报 本周')
    await town.at('2027-01-04 09:00')
    await town.吴工.says('简报 2026-W36')
    const later = town.吴工.lastCard()
    await later.clicks('choose', all)
    await later.clicks('preview', { ...texts, ...signed })
    await later.clicks('issue')
    expect(town.ask("select year || '/' || number from bulletin where state = 'issued' order by year, number")).toEqual(
      ['2026/1', '2026/2', '2027/1'],
    )
    const list = await town.吴工.says('简报 列表')
    expect(list).toMatch(/2027年第1期[\s\S]*2026年第2期[\s\S]*2026年第1期/u)
    expect(list).not.toContain('撤销')
  })

  it('makes nothing where nothing was reported, or nothing is chosen', async () => {
    const town = await openTown('09-02 14:50')
    await town.at('09-02 15:00')
    expect(await town.吴工.says('简报 列表')).toContain('还没有简报')
    expect(await town.吴工.says('简报')).toBe(
      '本周和上周没有已报的工作动态，没有可选的内容，没有建简报草稿。可以写时间，例如「简报 上周」。',
    )
    expect(bulletins(town)).toEqual([])
    expect(await town.吴工.says('简报 近6周')).toBe('一期简报最多取五周。可以写：简报 本周、简报 上周、简报 上月。')
    expect(await town.吴工.says('简报 明年')).toContain('没看懂时间范围')

    await town.张工.fills(good).submits()
    await town.吴工.says('简报')
    const card = town.吴工.lastCard()
    const none = await card.clicks('choose', { progress: [] })
    expect(none.toast).toBe('还没有选内容')
    expect(none.words).toContain('✗ 还没有选内容，请至少选一条。')
    await card.clicks('choose', { progress: [key('progress', 'aerospace')] })
    const empty = await card.clicks('preview', {
      ...{ title: '  ', progress: '', asks: ' \n ', risks: '', next: '' },
    })
    expect(empty.toast).toBe('还不能预览，请看红字')
    expect(empty.words).toMatch(/✗ 正文还是空的，至少写一节。[\s\S]*✗ 请填写「标题」。/u)
    expect(bulletins(town)).toEqual(['draft edit -/-'])
    expect(town.ask("select count(*) from outbox where verb = 'file'")).toEqual([0])
  })

  it('is the office’s alone, and never a form in a group', async () => {
    const town = await filed()
    for (const who of ['张工', '链长甲', '组长'] as const)
      expect(await town[who].says('简报')).toContain('您现在的职责不能编发简报。请找推进办')
    const before = town.group('推进办群').length
    await town.吴工.says('简报', { in: '推进办群' })
    expect(town.group('推进办群').slice(before)).toEqual(['已私信回复。'])
    const card = town.吴工.card('简报 · 选内容')
    await town.changesPost('成员 撤 推进办', '吴工')
    expect((await card.clicks('choose', all)).toast).toBe('您无权操作，已私信说明找谁办')
    expect(bulletins(town)).toEqual(['draft choose -/-'])
  })

  it('goes on where it was on a card opened anew, and the first card shows how it ended', async () => {
    const town = await filed()
    const card = await atPreview(town)
    await card.clicks('change', { groups: [groups.领导小组群] })
    await card.clicks('save', { ...texts, ...signed, title: '改过的标题' })
    await town.吴工.says('简报 列表')
    expect(town.吴工.last()).toMatch(/2026年第36周 草稿[\s\S]*［打开］/u)
    const id = String(town.ask('select id from bulletin')[0]).replace('-', '_')
    expect((await town.吴工.lastCard().clicks(`open_${id}`)).toast).toBe('简报卡片已私信给您')
    const open = town.吴工.lastCard()
    expect(open.words()).toMatch(/简报 · 改文字[\s\S]*改过的标题/u)
    await open.clicks('preview', { ...texts, ...signed })
    await open.clicks('issue', { groups: [groups.领导小组群] })
    expect(card.words()).toContain('简报 · 已发布')
    const list = await town.郑工.says('简报 列表')
    expect(list).toContain('2026年第1期')
    await town.郑工.lastCard().clicks(`open_${id}`)
    expect((await town.郑工.lastCard().clicks('word')).toast).toBe('正在生成 Word，好了就私信给您')
    expect(files(town, '郑工').map(({ name }) => name)).toEqual(['产业链工作动态_2026年第1期.docx'])
  })

  it('lists sixty lines at most, the asks and risks first, and says how many are left', async () => {
    const town = await filed()
    const raw = rawOf(town.stage.database)
    const counted = 'with recursive n(i) as (select 1 union all select i + 1 from n where i < 70)'
    raw.exec(`${counted} insert into chain (id, name, aliases, kind, position, departments)
      select 'x' || i, '示例链' || i || '（虚构）', '[]', 'key', 100 + i, '[]' from n`)
    raw.exec(`${counted} insert into item (id, type, chain_id, period, state, current_rev, is_late, nudges)
      select 'weekly/2026-W36/x' || i, 'weekly', 'x' || i, '2026-W36', 'filed', 1, 0, 0 from n`)
    raw.exec(`${counted} insert into revision (item_id, rev, source_key, kind, content, filed_by, filed_by_name, post, sent_at, received_at)
      select 'weekly/2026-W36/x' || i, 1, 'x' || i, kind, content, filed_by, filed_by_name, post, sent_at, received_at
      from revision, n where item_id = '${item('textile')}'`)
    expect(await town.吴工.says('简报')).toMatch(/共有 75 条可选[\s\S]*还有 15 条没有列出，请缩短时间/u)
    const card = town.吴工.lastCard()
    expect(options(card).match(/"value":"(?:progress|ask|risk)\//gu)).toHaveLength(60)
    expect(options(card)).toContain('"value":"risk/1/')
    expect(Buffer.byteLength(options(card))).toBeLessThan(30_000)
  })

  it('says which section would be too long, and keeps what was ticked', async () => {
    const town = await openTown('09-02 14:50')
    await town.at('09-02 15:00')
    const three = ['甲', '乙', '丙'].map((word) => word.repeat(98)).join('\n')
    for (const who of ['张工', '王工', '刘工', '杨工'] as const)
      await town[who].fills({ ...good, progress: three }).submits()
    await town.吴工.says('简报')
    const card = town.吴工.lastCard()
    const progress = ['aerospace', 'cmc', 'coal-olefin', 'textile'].map((chain) => key('progress', chain))
    const full = await card.clicks('choose', { progress })
    expect(full.toast).toBe('选得太多，请看红字')
    expect(full.words).toMatch(/✗ 选得太多：「工作进展」有 1\d\d\d 字，一节最多 1000 字。请少选几条。/u)
    expect(options(card)).toContain(`"selected_values":${JSON.stringify(progress)}`)
    expect(bulletins(town)).toEqual(['draft choose -/-'])
    expect((await card.clicks('choose', { progress: progress.slice(1) })).toast).toBe('已起草，请改文字')
  })

  it('is not posted to a group that was bound to something else meanwhile', async () => {
    const town = await filed()
    const card = await atPreview(town)
    town.ask("update chat set use = 'taskforce', chain_id = 'cmc' where chat_id = ? returning use", groups.陶瓷基群)
    const gone = await card.clicks('issue', { groups: [groups.陶瓷基群] })
    expect(gone.toast).toBe('有的群已不能发，请重新选群')
    expect(bulletins(town)).toEqual(['draft preview -/-'])
  })

  it('is edited and issued by buttons that arrive without their value', async () => {
    const town = await filed()
    await town.吴工.says('简报 本周')
    const card = town.吴工.lastCard()
    const person = town.stage.emulator.person(town.吴工.openId)
    const steps: [string, Record<string, unknown>][] = [
      ['choose', all],
      ['preview', { ...texts, ...signed }],
      ['issue', { groups: [groups.推进办群] }],
    ]
    for (const [button, values] of steps) {
      await person.clicks(card.id, button, values, { force: true, action: { value: undefined } })
      await town.stage.settle()
    }
    expect(bulletins(town)).toEqual(['issued preview 2026/1'])
  })
})

describe('two of the office on one draft', () => {
  it('the later one sees who was first, and loses nothing that was typed', async () => {
    const town = await filed()
    await town.吴工.says('简报 本周')
    const first = town.吴工.lastCard()
    await first.clicks('choose', all)
    expect(await town.郑工.says('简报 本周')).toContain('简报 · 改文字')
    const second = town.郑工.lastCard()
    await first.clicks('save', { ...texts, ...signed, title: '吴工的标题' })
    const late = await second.clicks('preview', { ...texts, ...signed, title: '郑工的标题' })
    expect(late.toast).toBe('别人刚改过，请看卡片上的说明')
    expect(late.words).toContain('吴工（虚构） 9月3日 18:30 已改过这份简报')
    expect(late.words).toContain('郑工的标题')
    expect(town.ask("select json_extract(content, '$.title') from bulletin")).toEqual(['吴工的标题'])
    expect((await second.clicks('open')).words).toContain('吴工的标题')
    await second.clicks('preview', { ...texts, ...signed, title: '郑工的标题' })
    expect(bulletins(town)).toEqual(['draft preview -/-'])
    const same = await first.clicks('save', { ...texts, ...signed, title: '郑工的标题' })
    expect(same.toast, 'the same text twice is no quarrel').toBe('已保存')
    const stale = await second.clicks('issue')
    expect(stale.toast).toBe('别人刚改过，请看卡片上的说明')
    expect(bulletins(town)).toEqual(['draft edit -/-'])
  })

  it('issues once: the second click finds it issued, the other’s card says so', async () => {
    const town = await filed()
    const first = await atPreview(town)
    await town.郑工.says('简报 本周')
    const second = town.郑工.lastCard()
    await first.clicks('issue', { groups: [groups.推进办群] })
    expect(second.words()).toContain('简报 · 已发布')
    const late = await second.clicks('issue', { groups: [groups.推进办群] }, { version: -1 })
    expect(late.toast).toBe('这期已经发布过，没有再发')
    expect(town.group('推进办群').filter((one) => one.includes('产业链工作动态（第'))).toHaveLength(1)
    expect((await second.clicks('word')).toast).toBe('正在生成 Word，好了就私信给您')
    expect(files(town, '郑工').map(({ name }) => name)).toEqual(['产业链工作动态_2026年第1期.docx'])
  })

  it('a report that got a newer version meanwhile is chosen again', async () => {
    const town = await filed()
    await town.吴工.says('简报 本周')
    const card = town.吴工.lastCard()
    await town.吴工.says('更正 纺织 第36周')
    await town.吴工.card('周四工作动态').fills({ progress: '更正后的进展', reason: '电话核实' }).submits()
    const newer = await card.clicks('choose', all)
    expect(newer.toast).toBe('有的工作动态刚有新版，请重选')
    expect(options(card)).toContain('更正后的进展')
    const chosen = await card.clicks('choose', { progress: [key('progress', 'textile', 2)], ask: [], risk: [] })
    expect(chosen.words).toContain('更正后的进展')
    expect(town.ask('select rev from bulletin_source')).toEqual([2])
  })
})

describe('hostile text in every field', () => {
  const hostile = [
    '<at user_id="all"></at>',
    '</w:t></w:r><w:fldSimple w:instr="INCLUDETEXT c:\\\\x"/>',
    '**加粗** [链接](https://example.com) <font color="red">红</font>',
    '../../etc/passwd\u202egpj.exe',
    '=HYPERLINK("https://example.com")&]]>',
  ]
  it.each(hostile)('%j stays text in the file, on the cards and in the names', async (text) => {
    const town = await filed()
    const long = `${text}${text}`.slice(0, 30)
    const fields = {
      ...{
        title: text.slice(0, 50),
        progress: `（一）${text}\n1.${text}\n${text}`,
        asks: text,
        risks: text,
        next: text,
      },
      ...{ report_to: text, send_to: text, copy_to: text, editor: long, reviewer: long, signer: long },
    }
    const card = await atPreview(town, '吴工', fields)
    expect(card.words()).toContain('简报 · 预览')
    await card.clicks('issue', { groups: [groups.推进办群] })
    const [file] = files(town, '吴工')
    expect(file?.name).toBe('产业链工作动态_2026年第1期.docx')
    const kept = typedText(text)
    const lines = paragraphsOf(file?.bytes ?? Buffer.alloc(0))
    expect(lines.filter((line) => line.includes(kept)).length).toBeGreaterThanOrEqual(8)
    const posted = town.stage.emulator.messages(groups.推进办群).at(-1)
    const markdown = JSON.stringify(posted?.content).match(/"tag":"markdown","content":"[^"]*"/g) ?? []
    expect(markdown.length).toBeGreaterThan(3)
    for (const one of markdown) expect(one).not.toMatch(/<at|<font color=\\?"red|\]\(https/u)
    expect(town.group('推进办群').at(-1)).toContain(kept)
  })

  it('a client that keeps to no limit is told, and nothing is issued', async () => {
    const town = await filed()
    await town.吴工.says('简报 本周')
    const card = town.吴工.lastCard()
    await card.clicks('choose', all)
    const { emulator } = town.stage
    const forged = { ...texts, ...signed, title: '长'.repeat(51), next: '长'.repeat(1001) }
    const click = await emulator.person(town.吴工.openId).clicks(card.id, 'preview', forged, { force: true })
    await town.stage.settle()
    expect(click.toast?.content).toBe('还不能预览，请看红字')
    expect(card.words()).toMatch(/✗ 「标题」有 51 字，最多 50 字，请删短。[\s\S]*✗ 「下步安排」有 1001 字/u)
    expect(bulletins(town)).toEqual(['draft edit -/-'])
  })
})
