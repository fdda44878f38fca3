import { writeXlsx } from '../../../src/exports/xlsx.ts'
import type { Cell } from '../../../src/exports/xlsx-sheet.ts'
import { section } from '../section.ts'

const titles = '编号 产业链 任务 要求 牵头单位 责任人 配合单位 完成时限 办结标准 节点'.split(' ')
const row = (chain: string, title: string, unit?: string, due?: Cell): Cell[] => [
  ...[undefined, chain, title, undefined, unit, undefined, undefined],
  due,
]

/** A template as somebody filled it: two rows are right, two are not. */
const workbook = (): Promise<Buffer> =>
  writeXlsx(
    [
      {
        name: '任务',
        columns: titles.map((title) => ({ title, width: 12 })),
        rows: [
          row('航天', '接通示例地块水电', '区投资商务局', { day: '2026-10-30' }),
          row('区级', '摸清示例企业底数', '区科技工信局'),
          row('航海', '建示例港口', '区财务局'),
          row('航天', '示例道路通车', undefined, '2月30日'),
        ],
      },
    ],
    'Asia/Shanghai',
  )

export const recordFiles = section({
  title: '台账进出表格、数字和一览',
  pictures: {
    'import-template': {
      caption: '发「导入 任务」：先收到一份空表，填好私信发回来。',
      commands: ['导入'],
    },
    'import-report': {
      caption: '发回来先看能导几条、哪里不对；错的格子在表里标红。',
      cards: ['import'],
      states: ['import report'],
    },
    'import-done': { caption: '点「导入」以后：新增几条、更正几条。', states: ['import, done'] },
    'import-dropped': { caption: '点「不导入」：台账没有变。', states: ['import, dropped'] },
    'number-asked': { caption: '发「设置 任务 临期 5」：先看改前改后。', states: ['settings, a number'] },
    'number-set': { caption: '确认以后从现在起算，以前的不改。', states: ['settings, a number changed'] },
    ledger: {
      caption: '发「台账」：每条链各有几件、几盏什么灯。',
      cards: ['ledger'],
      commands: ['台账'],
      states: ['ledger'],
    },
    'step-choose': { caption: '只发「签收」而手上不止一件：选一件再办。', states: ['records, one to choose'] },
  },
  async play({ town: openTown, shoot }) {
    const town = await openTown('10-16 09:00')
    const { asks, says, to, press } = town
    const bytes = await workbook()
    await shoot('import-template', town, '吴工', await says('吴工', '导入 任务'))
    await says('周主任', '任务.xlsx', { type: 'file', bytes })
    await shoot('import-dropped', town, '周主任', [await press('周主任', to('周主任', '导入任务'), 'drop')])
    await says('吴工', '任务.xlsx', { type: 'file', bytes })
    const report = to('吴工', '导入任务')
    await shoot('import-report', town, '吴工', [report])
    await shoot('import-done', town, '吴工', [await press('吴工', report, 'apply')])
    const asked = await asks('吴工', '设置 任务 临期 5')
    await shoot('number-asked', town, '吴工', [asked])
    await shoot('number-set', town, '吴工', [await press('吴工', asked, 'confirm')])
    await says('吴工', '交办 航天 区投资商务局 10-19 示例企业用电增容（演示）')
    await says('吴工', '交办 陶瓷基 11-20 选定共用检测平台地址（演示）')
    await shoot('ledger', town, '吴工', await says('吴工', '台账'))
    await shoot('step-choose', town, '冯工', await says('冯工', '签收'))
  },
})
