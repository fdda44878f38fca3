import { aerospace, cast, coal, groups, textile } from '../town/cast.ts'
import { seesJoined, type WeeklyRound } from './round.ts'
import type { FileSeen, Scene } from './scene.ts'

/** After the lock it is asked why, and every version can be read. */
export const correctsInTheOpen = async (scene: Scene, round: WeeklyRound): Promise<void> => {
  const { cardTo, lastTo, now, sees, words } = scene
  await scene.at('10-23', '17:10')
  await scene.says(cast.张工, '更正')
  const form = cardTo(cast.张工, `${aerospace.name} · 周四工作动态`)
  const progress = '示例链主甲（虚构）试验台基础完工，10月22日通过验收（演示）'
  await scene.clicks(cast.张工, form, 'submit', { progress })
  sees(
    '锁定后更正要写理由，改好的字还在',
    words(now(form)).includes('✗ 请填写更正理由') && words(now(form)).includes(progress),
  )
  await round.files(cast.张工, aerospace, { reason: '补写验收日期' })
  seesJoined(scene, round, aerospace, '更正', progress)
  await scene.says(cast.链长甲, '查 航天 W43 版本')
  const versions = words(lastTo(cast.链长甲))
  sees(
    '链长查得到两版、理由和改了什么',
    versions.includes('共 2 版') && versions.includes('更正理由：补写验收日期'),
    versions,
  )
}

export const issuesBulletin = async (scene: Scene): Promise<void> => {
  const { cardIn, cardTo, choices, now, sees, words } = scene
  await scene.at('10-23', '17:20')
  await scene.says(cast.吴工, '简报')
  const card = cardTo(cast.吴工, '简报 · 选内容')
  sees('能写下的已替他选上', words(now(card)).includes('已替您选上'), words(now(card)))
  await scene.clicks(cast.吴工, card, 'select_none')
  await scene.clicks(cast.吴工, card, 'choose')
  sees('一条都没选，不起草', words(now(card)).includes('还没有选内容'), words(now(card)))
  const of = (kind: string, ...names: string[]) =>
    choices(card, kind).flatMap(({ value, label }) => (names.some((name) => label.includes(name)) ? [value] : []))
  const progress = of('progress', aerospace.name, coal.name)
  await scene.clicks(cast.吴工, card, 'choose', { progress, risk: of('risk', textile.name) })
  const drafted = words(now(card))
  sees(
    '选三条，起草好了',
    drafted.includes('（一）航天产业链') && drafted.includes('试验台基础完工，10月22日通过验收'),
    drafted,
  )

  await scene.clicks(cast.吴工, card, 'preview', {
    title: '重点产业链第43周工作进展',
    risks: '新型纺织产业链：断链断供风险有变化，替代助剂两批布样合格（演示）。',
    report_to: '区委、区政府领导（演示）',
    copy_to: '各产业链专班（演示）',
    editor: '吴工（虚构）',
    reviewer: '周主任（演示）',
  })
  sees('预览是全文，还没有编号', words(now(card)).includes('未编号'), words(now(card)))
  const chosen = choices(card, 'groups').flatMap(({ value }) =>
    [groups.推进办群, groups.领导小组群].includes(value) ? [value] : [],
  )
  await scene.clicks(cast.吴工, card, 'issue', { groups: chosen })
  sees('发布，编为第 1 期', words(now(card)).includes('2026年第1期'), words(now(card)))
  const posted = words(cardIn(groups.领导小组群, '产业链工作动态'))
  sees('领导小组群收到改过的文字', posted.includes('（第 1 期）') && posted.includes('两批布样合格（演示）'), posted)
  seesFile(scene, '产业链工作动态_2026年第1期.docx', 'word/document.xml')
}

export const exportsTable = async (scene: Scene): Promise<void> => {
  await scene.at('10-23', '17:40')
  await scene.says(cast.吴工, '导出 近8周')
  seesFile(scene, '工作动态_各产业链_2026年第36–43周（8月31日—10月25日）.xlsx', 'xl/worksheets/sheet1.xml')
}

/** Office files are zip archives: `PK`, and the names of their parts in plain. */
const holds = ({ bytes }: FileSeen, part: string): boolean =>
  bytes.subarray(0, 2).equals(Buffer.from('PK')) && bytes.includes(part)

const seesFile = ({ filesTo, sees }: Scene, name: string, part: string): void => {
  const file = filesTo(cast.吴工).at(-1)
  sees(
    `收到文件「${name}」`,
    file?.name === name && holds(file, part),
    file && `${file.name}，${file.bytes.length} 字节`,
  )
}
