/* `lianzhang init`. */

export const sheetNames = { district: '区', chains: '产业链', how: '说明' } as const
export const titles = {
  district: '区名',
  office: '推进办名称',
  name: '产业链',
  short: '简称',
  chief: '链长',
  departments: '责任部门',
  incubating: '培育',
} as const
export type Title = keyof typeof titles
export const usualOffice = '产业链推进办'
export const yes = '是'

export const sheetHow: readonly string[] = [
  '表「区」只填第 2 行。',
  '表「产业链」一行一条。责任部门几个的，用顿号隔开，第一个为牵头。简称可以不填。',
  '培育产业在「培育」一列写“是”，不用报送，链长和责任部门可以不填；其他的都要填链长和责任部门。',
  '填好后运行 lianzhang init --from 这个文件。人员和群不在这里填，机器人启动后在飞书里登记。',
]

export const fileBefore = (date: string): readonly string[] => [
  `区文件，${date} 由 lianzhang init 生成。改完后运行 lianzhang check；机器人开着的，再运行 lianzhang apply。`,
]
export const fileBehind: readonly string[] = [
  '人员和群可以在飞书里登记（管理员发「成员」「绑定」），也可以写在这里，例如：',
  'people:',
  '  - { name: "姓名", mobile: "手机号", roles: [{ role: admin }] }',
]

export const notATerminal =
  '这里不能一问一答。请用 lianzhang init --sheet 表格.xlsx 取一张表，填好后 lianzhang init --from 表格.xlsx。'
export const asks = {
  intro: '几个问题写一份区文件，人员和群以后在飞书里登记。按 Ctrl-C 随时退出，退出什么也不写。',
  district: '区名，例如 示例区：',
  office: `推进办叫什么？直接回车就是「${usualOffice}」：`,
  chain: (n: number) => `第 ${n} 条产业链的名称${n > 1 ? '（没有了就直接回车）' : ''}：`,
  short: '简称（没有就直接回车）：',
  chief: '链长姓名（培育产业没有链长，直接回车）：',
  departments: '责任部门（几个用顿号隔开，第一个牵头）：',
  noChain: '至少要有一条产业链。',
  again: '请重新填这一条。',
} as const
export const needed = '不能空着。'
export const interrupted = '已退出，什么也没有写。'

export const exists = (file: string): string => `${file} 已经有了，没有动它。要另写一份，用 --out 换个文件名。`
export const sheetExists = (file: string): string => `${file} 已经有了，没有动它。要另取一张，--sheet 后面换个文件名。`
export const notASheet = '取的是 Excel 表格，文件名请以 .xlsx 结尾。'
export const notWritten = (file: string): string => `写不了 ${file}，请检查路径和权限。`
export const written = (file: string, district: string, count: number): string =>
  `已写好 ${file}：${district}，${count} 条产业链。`
export const pointAt = (file: string): string => `接着在 .env 里写一行：DISTRICT_FILE=${file}`
export const pointed = (file: string): string => `已写进 .env：DISTRICT_FILE=${file}`
export const thenCheck = (file: string): string =>
  `再运行 lianzhang check，没有问题就启动（npm start）；机器人已经开着的，运行 lianzhang apply ${file}。`
export const sheetWritten = (file: string): string => `已写好 ${file}。填好后运行 lianzhang init --from ${file}。`
export const oneOfThem = '--sheet 和 --from 只能写一个。'

export const faults = (count: number): string => `表里有 ${count} 处要改，什么也没有写：`
/** `表「产业链」第 3 行 C 列「链长」：不能空着` */
export const cellFault = (place: { sheet: string; row: number; column: string; title: string }, text: string): string =>
  `表「${place.sheet}」第 ${place.row} 行 ${place.column} 列「${place.title}」：${text}`
export const noTitle = (sheet: string, title: string): string => `表「${sheet}」第 1 行：没有「${title}」这一列`
export const noRow = (sheet: string): string => `表「${sheet}」第 2 行：还没有填`
export const notYes = '只能写“是”或空着'
export const noName = '写了别的，没有写产业链的名称'
export const keyNeeds = '不能空着；培育产业请在「培育」一列写“是”'

export const unreadable = (file: string): string => `读不到 ${file}，请检查路径和权限。`
export const workbookFaults = {
  'not-xlsx': '不是 .xlsx 表格。请用 lianzhang init --sheet 取一张。',
  legacy: '只收没有密码的 .xlsx，请用 WPS 或 Excel 另存为 .xlsx。',
  'too-large': '文件太大。',
  'too-many-rows': '行数太多。',
  garbled: '表里有乱码（�），有的字丢了，请重新保存。',
  hidden: '要的工作表是隐藏的，请取消隐藏再读。',
  unreadable: '读不出来，请用 WPS 或 Excel 重新保存。',
  'no-sheet': '没有要的工作表。请用 lianzhang init --sheet 取一张。',
} as const
