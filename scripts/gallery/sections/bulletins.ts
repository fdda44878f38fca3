import { groups } from '../../town/cast.ts'
import { section } from '../section.ts'

const asks = { ask_level: 'leading', ask_detail: '请协调试验台水电接入（演示），9月15日前', risk: 'new' }
const report = (progress: string, more: Record<string, string> = {}) => ({
  progress,
  next_plan: '9月10日前签合同（演示）',
  ...more,
})
const chosen = {
  progress: ['aerospace', 'textile'].map((chain) => `progress/1/weekly/2026-W36/${chain}`),
  ask: ['ask/1/weekly/2026-W36/aerospace'],
  risk: ['risk/1/weekly/2026-W36/aerospace'],
}
const texts = {
  ...{ title: '重点产业链第36周工作进展情况', report_to: '区委、区政府领导', copy_to: '各产业链专班' },
  progress:
    '（一）航天产业链\n示例链主甲（虚构）试验台完成设备招标。\n（二）新型纺织产业链\n示例链主丁（虚构）新线试产。',
  asks: '航天产业链：请协调试验台水电接入（演示），9月15日前（请领导小组研究）',
  ...{ next: '（一）航天产业链\n9月10日前签合同（演示）', editor: '吴工（虚构）', reviewer: '周主任（演示）' },
}

const none = { title: '', progress: '', asks: '', risks: '', next: '' }

export const bulletins = section({
  title: '简报',
  pictures: {
    'bulletin-choose': {
      caption: '推进办发「简报」：从本周工作动态选内容。',
      cards: ['bulletin-choose'],
      states: ['bulletin, choosing'],
      commands: ['简报'],
    },
    'bulletin-nothing': { caption: '什么都没选就点「下一步」。', states: ['bulletin, nothing chosen'] },
    'bulletin-edit': {
      caption: '选好后改文字，报送发和编审签由推进办填。',
      cards: ['bulletin-edit'],
      states: ['bulletin, editing'],
    },
    'bulletin-faults': { caption: '标题和正文都空着，不能预览。', states: ['bulletin, editing, faults'] },
    'bulletin-overtaken': { caption: '同事刚改过同一份草稿，自己填的还在。', states: ['bulletin, editing, overtaken'] },
    'bulletin-preview': {
      caption: '预览全文，选发到哪些群。',
      cards: ['bulletin-preview', 'bulletin-blocks'],
      states: ['bulletin, preview'],
    },
    'bulletin-preview-overtaken': { caption: '预览时同事又改过，先看再点。', states: ['bulletin, preview, overtaken'] },
    'bulletin-issue': { caption: '点「发布」时再问一次。' },
    'bulletin-issued': { caption: '发布后，编号定了，Word 私信给发布人。', states: ['bulletin, issued'] },
    'bulletin-posted': {
      caption: '群里看到的简报，和 Word 文字相同。',
      cards: ['bulletin-posted'],
      states: ['bulletin, posted'],
    },
    'bulletin-dropped': { caption: '草稿撤销后，没有编号。', states: ['bulletin, dropped'] },
    'bulletin-list': {
      caption: '发「简报 列表」看草稿和往期。',
      cards: ['bulletin-list'],
      states: ['bulletin, list'],
    },
  },
  async play({ town: openTown, shoot }) {
    const town = await openTown('09-02 14:50')
    const { at, inGroup, press, says, to } = town
    await at('09-02 15:00')
    await press('张工', to('张工', '周四工作动态'), 'submit', report('示例链主甲（虚构）试验台完成设备招标', asks))
    const detail = { risk_detail: '示例链主甲（虚构）缺轴承，库存到9月20日（演示）' }
    await press('张工', to('张工', '周四工作动态'), 'submit', detail)
    await press('杨工', to('杨工', '周四工作动态'), 'submit', report('示例链主丁（虚构）新线试产'))
    await at('09-03 18:30')
    await says('吴工', '简报 本周')
    const card = to('吴工', '简报 · 选内容')
    await shoot('bulletin-choose', town, '吴工', [card])
    await press('吴工', card, 'select_none')
    await shoot('bulletin-nothing', town, '吴工', [await press('吴工', card, 'choose')])
    await shoot('bulletin-edit', town, '吴工', [await press('吴工', card, 'choose', chosen)])
    await shoot('bulletin-faults', town, '吴工', [await press('吴工', card, 'preview', none)])
    await says('周主任', '简报 本周')
    const other = to('周主任', '简报 · 改文字')
    await press('吴工', card, 'save', texts)
    const late = await press('周主任', other, 'save', { ...texts, title: '产业链一周动态' })
    await shoot('bulletin-overtaken', town, '周主任', [late])
    await shoot('bulletin-preview', town, '吴工', [await press('吴工', card, 'preview', texts)])
    await press('周主任', other, 'save', { ...texts, title: '产业链一周动态' })
    await press('周主任', other, 'preview', { ...texts, title: '产业链一周动态' })
    await shoot('bulletin-preview-overtaken', town, '吴工', [await press('吴工', card, 'issue')])
    await shoot('bulletin-issue', town, '吴工', [card], { press: 'issue', part: 'confirm' })
    const issued = await press('吴工', card, 'issue', { groups: [groups.推进办群, groups.领导小组群] })
    await shoot('bulletin-issued', town, '吴工', [issued])
    await shoot('bulletin-posted', town, '吴工', [inGroup('推进办群', '产业链工作动态（第')])
    await says('吴工', '简报 本周')
    const next = to('吴工', '简报 · 选内容')
    await says('吴工', '简报 列表')
    await shoot('bulletin-list', town, '吴工', [to('吴工', '简报 · 列表')])
    await shoot('bulletin-dropped', town, '吴工', [await press('吴工', next, 'drop')])
  },
})
