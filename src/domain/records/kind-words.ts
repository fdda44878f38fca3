import { lists } from '../lists/all.ts'
import { readNumber } from './number.ts'

/** The words of every kind of record, built or to come: no chain may be called by one, or half of what people write would be read wrongly. */
export const kindWordsOfAll: readonly string[] = [
  ...['任务', '台账任务', 'task', 'tasks', '批示', 'instruction', 'instructions', '风险', 'risk', 'risks'],
  ...['问题', 'problem', 'problems', '需求', 'need', 'needs', '诉求', '服务事项', 'request', 'requests'],
  ...['重大事项', '大事', 'matter', 'matters', '会议', '调度会', '例会', 'meeting'],
  ...['经验', '经验做法', 'experience', '调研', '走访', 'visit', '对接', '省市对接', 'liaison'],
  ...['配套', '供需配套', 'pairing'],
  ...[
    '文件',
    '方案',
    '细则',
    '政策',
    'doc',
    '企业',
    'firm',
    'firms',
    '目标',
    'goal',
    'goals',
    '年度目标',
    '指标',
    'figure',
    'figures',
    '企业指标',
    '申诉',
    '考核申诉',
    'appeal',
    '第三方评估',
    'third',
    '履职',
    '链主履职',
    'duty',
  ],
  ...lists.map(({ key }) => key),
  ...['记录', '台账', '清单', '区级'],
]

/** Whether a name would be taken for a kind of record or for the number of one: `任务`, `任务12`, `L07-12`. */
export const readsAsRecord = (name: string): boolean => {
  const plain = name.normalize('NFKC').replace(/\s/gu, '').toLowerCase()
  if (kindWordsOfAll.includes(plain) || /^l\d{2}(?:-\d+)?$/u.test(plain)) return true
  return kindWordsOfAll.some((word) => plain.startsWith(word) && readNumber(plain.slice(word.length))?.rest === '')
}
