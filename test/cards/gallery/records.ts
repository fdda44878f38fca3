import { closedChainCard } from '../../../src/cards/closed-chain.ts'
import { type ImportView, importCard } from '../../../src/cards/import.ts'
import { ledgerCard } from '../../../src/cards/ledger.ts'
import { listsCard } from '../../../src/cards/lists.ts'
import { type MineView, mineCard } from '../../../src/cards/mine.ts'
import { mineListCard } from '../../../src/cards/mine-list.ts'
import { morningCard } from '../../../src/cards/morning.ts'
import { organisationCard } from '../../../src/cards/organisation.ts'
import { hiddenRecordCard, type RecordView, recordCard } from '../../../src/cards/record.ts'
import { type RecordFormView, recordForm } from '../../../src/cards/record-form.ts'
import { type RecordListView, recordList, recordRow } from '../../../src/cards/record-list.ts'
import { type SettingsView, settingsCard } from '../../../src/cards/settings.ts'
import { task } from '../../../src/domain/kinds/task.ts'
import { recordLights } from '../../../src/domain/records/light.ts'
import { fieldText, kinds } from '../../../src/usecases/records/kinds.ts'
import type { Wording } from './texts.ts'

export const recordGallery = (wording: Wording) => {
  const { name, line, long } = wording
  const action = (act: string) => ({ on: 'record', do: act, record: 'task-2026-12', rev: 3 }) as const
  const list = (act: string) => ({ on: 'records', do: act, kind: 'task', words: '航天', page: 1 }) as const
  const head = {
    number: '任务〔2026〕12号',
    title: line,
    chainName: name,
    stateWord: '办理中',
    light: { is: 'yellow', text: '● 黄灯　逾期 3 个工作日' },
    marks: ['待批延期：到10月30日（周五）', '延期 1 次'],
  } as const
  const record: RecordView = {
    ...head,
    fields: [
      ['时限', '10月16日（周五）'],
      ['牵头单位', name],
      ['责任人', name],
      ['要求', long],
    ],
    links: [`属于：任务3 ${line}`],
    history: Array.from({ length: 5 }, () => `10-16 09:12 ${name} 反馈：${long}`),
    steps: [
      { label: '反馈', action: action('ask_feedback') },
      { label: '延期', action: action('ask_extend') },
      { label: '办结', action: action('ask_finish') },
      { label: '销号', action: action('close'), confirm: { title: '销号', text: '销号后这件任务就办完了。' } },
    ],
    turning: [
      { label: '更多', kind: 'quiet', action: action('more') },
      { label: '全部经过', kind: 'quiet', action: { ...action('history'), page: 1 } },
    ],
  }
  const row = (index: number): RecordListView['rows'][number] => ({
    name: `任务${index + 1} ${line}`,
    light:
      index < recordLights.length ? { is: recordLights[index] ?? 'green', text: '● 黄灯　逾期 3 个工作日' } : undefined,
    stateWord: '已办待销',
    rest: `办理中 · ${name} · 10月16日`,
    open: {
      label: '查看',
      about: `task_${index + 1}`,
      action: { ...action('open'), record: `task-2026-${index + 1}` },
    },
  })
  const records: RecordListView = {
    title: `任务 · ${name}`,
    sought: line,
    counts: '在办 8：红1　橙1　黄1　蓝1　绿1',
    rows: Array.from({ length: 8 }, (_, index) => row(index)),
    nothing: '没有在办的。',
    page: '第 2 / 3 页',
    turning: [
      { label: '上一页', kind: 'quiet', action: list('prev') },
      { label: '下一页', kind: 'quiet', action: list('next') },
    ],
    filters: [
      { label: '逾期', kind: 'quiet', action: list('show_overdue') },
      { label: '待我办', kind: 'quiet', action: list('show_mine') },
      { label: '新增', kind: 'primary', action: list('new') },
    ],
  }
  const counts = (total: number) => ({ rows: [], total })
  const desk: MineView = {
    owed: [],
    filed: [],
    ofChief: true,
    blocks: {
      decide: { rows: [row(0)], total: 40, more: true },
      orders: { rows: [row(1)], total: 1 },
      told: { rows: [row(2)], total: 1 },
      work: { rows: Array.from({ length: 8 }, (_, index) => row(index + 3)), total: 120 },
      ...{ ahead: counts(12), others: counts(6), closed: counts(4) },
    },
  }
  const options = [{ value: '本链专班', label: '本链专班' }]
  const created: RecordFormView = {
    name: 'task_create',
    title: `新增任务 · ${name}`,
    subtitle: '',
    fields: task.fields.map((field) => ({
      field,
      ...fieldText(kinds.task, field.key),
      typed: line,
      options,
    })),
    submits: [
      { label: '提交', kind: 'primary', action: list('create') },
      { label: '暂存', action: list('save_draft') },
    ],
  }
  const step: RecordFormView = {
    ...created,
    name: 'task_finish',
    title: '办结 · 任务12',
    subtitle: line,
    head,
    ask: line,
    fields: [
      {
        field: { is: 'text', key: 'result', most: 200 },
        label: '办成了什么',
        hint: '写清结果',
        typed: long,
        options: [],
        fault: line,
      },
      { field: { is: 'link', key: 'link' }, label: '材料', hint: '可以不填', typed: line, options: [] },
    ],
    submits: [{ label: '办结', kind: 'primary', action: action('finish') }],
  }
  const closed = {
    ...{ chain: 'textile', chainName: name, open: 9, counts: '任务 9 件' },
    chains: [{ value: 'cmc', label: name }],
  }
  const report: ImportView = {
    title: '导入任务',
    fileName: `${line}.xlsx`,
    counts: '可导入 34 行，有错 12 行，没有变化 2 行',
    said: [],
    faults: Array.from(
      { length: 8 },
      (_, index) => `表「任务」第 ${index + 2} 行「牵头单位」：没有这个单位。是不是：${name}`,
    ),
    more: '还有 4 处，见标红的表。',
    note: '错的格子已标红，表随后发给您；改好后再发一次，已导入的不会重复。',
    state: 'open',
    buttons: [
      { label: '导入 34 条', kind: 'primary', action: { on: 'import', do: 'apply', import: 'import-1' } },
      { label: '不导入', action: { on: 'import', do: 'drop', import: 'import-1' } },
    ],
  }
  const number: SettingsView = {
    title: '请确认新的数字',
    blocks: [{ lines: ['任务 临期：3 → 5 个工作日'] }],
    note: '从确认起算，以前的不改；灯在下一个 00:10 重算。',
    proposal: 'set-1',
    says: { yes: '确认', no: '不改' },
  }
  return {
    'settings, a number': settingsCard(number),
    'settings, a number changed': settingsCard({
      ...number,
      proposal: undefined,
      settled: { state: 'confirmed', by: name, atText: '10-16 09:00' },
    }),
    'import report': importCard(report),
    'import, done': importCard({
      ...report,
      said: ['已导入 34 条：新增 30，更正 4。'],
      note: undefined,
      state: 'done',
      buttons: [],
    }),
    'import, dropped': importCard({
      ...report,
      said: ['没有导入，台账没有变。'],
      faults: [],
      more: undefined,
      note: undefined,
      state: 'dropped',
      buttons: [],
    }),
    record: recordCard(record),
    'record, all history': recordCard({
      ...record,
      light: undefined,
      told: line,
      history: Array.from({ length: 8 }, () => `10-16 09:12 ${name} 反馈：${long}`),
      historyPage: '第 2 / 4 页',
      turning: [
        { label: '上一页', kind: 'quiet', action: { ...action('prev'), page: 1 } },
        { label: '下一页', kind: 'quiet', action: { ...action('next'), page: 3 } },
      ],
    }),
    'mine, records': mineCard(desk),
    'mine, the list behind a count': mineListCard({
      ...{ of: 'decide', ofChief: true, total: 40, more: true, page: 2, pages: 5 },
      rows: records.rows.map(recordRow),
    }),
    records: recordList(records),
    'records, one to choose': recordList({
      ...records,
      title: '签收：选一件',
      sought: undefined,
      counts: '能办的不止 8 件，先列这些',
      page: undefined,
      turning: [],
      filters: [],
    }),
    ledger: ledgerCard({
      title: `台账 · ${name}`,
      blocks: [
        {
          line: '任务 在办 9：红1　黄2　蓝1　绿5',
          lines: Array.from({ length: 6 }, () => `${name} 9：红1　黄2　蓝1　绿5`),
          open: { label: '任务', about: 'task', action: { ...list('list'), words: '' } },
        },
      ],
      file: {
        label: '导出 Word',
        about: 'ledger_file',
        kind: 'quiet',
        action: { on: 'say', do: 'wish', words: '导出 台账' },
      },
    }),
    'ledger, what was found of every kind': ledgerCard({
      title: `查记录：${line}`,
      blocks: [
        { line: '任务 找到 1000 条以上', lines: [], open: { label: '任务', about: 'task', action: list('list') } },
        {
          line: '风险 找到 9：红1　黄2　蓝1',
          lines: Array.from({ length: 6 }, () => `${name} 9：红1　黄2　蓝1`),
          open: { label: '风险', about: 'risk', action: { ...list('list'), kind: 'risk' } },
        },
      ],
      file: undefined,
    }),
    'ledger, nothing found': ledgerCard({ title: `查记录：${line}`, blocks: [], note: '没有找到。', file: undefined }),
    'lists of the plan': listsCard({
      title: `清单 · ${name}`,
      counts: '在册 74 条，待核 6 条',
      rows: Array.from({ length: 14 }, (_, index) => ({
        name: `L${index + 1} 可招引企业`,
        word: index === 0 ? '未登记' : '12 条',
        warns: index < 3,
        rest: index === 0 ? '' : `待核 ${name}2、${name}1 · 未登记 ${name}`,
        open: { label: '查看', about: `L${index + 1}`, action: { ...list('list'), kind: 'L07', words: '' } },
      })),
    }),
    organisation: organisationCard({
      title: `组织 · ${name}`,
      lines: [`领导小组：${name}`, `成员单位：${line}`, '推进产业链服务团：未登记'],
      chains: Array.from({ length: 4 }, () => ({ name, lines: [`链长：${name}`, `责任部门：${line}`] })),
    }),
    'records, nothing': recordList({ ...records, rows: [], counts: '在办 0', page: undefined, turning: [] }),
    'records of a closed chain': closedChainCard(closed),
    'records of a closed chain, moved': closedChainCard({ ...closed, open: 0, settled: { by: name, to: name } }),
    'record, hidden': hiddenRecordCard('任务12（敏感，私信查看）'),
    'morning note': morningCard({
      dayText: '10月27日（周二）',
      rows: Array.from({ length: 10 }, (_, index) => ({
        name: `任务${index + 1} ${line}`,
        light: index < recordLights.length ? recordLights[index] : undefined,
        text: `节点「${line}」逾期，应于10月16日（周五）办结 · 代${name} · 待指定`,
      })),
    }),
    'record form': recordForm(created),
    'record form, one like it': recordForm({
      ...created,
      warning: {
        text: `已有任务3「${line}」，是不是同一件？`,
        buttons: [{ label: '是同一件', action: action('is_same') }],
      },
      submits: [{ label: '不是，新增', kind: 'primary', action: list('still_new') }],
    }),
    'record form, with a fault': recordForm(step),
  }
}
