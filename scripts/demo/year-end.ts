import { verifyPack } from '../../src/exports/pack-manifest.ts'
import { aerospace, cast, groups } from '../town/cast.ts'
import { officeTime } from '../town/office-time.ts'
import type { WeekStory } from './round.ts'
import type { Scene } from './scene.ts'

export const yearEnd: WeekStory = {
  week: '2026-W53',
  about:
    '年末：明年的放假安排还没有录入，天天提醒；考核从台账逐条算出，没有的数不给分也不当 0 分。转过年来，链长打分、第三方评估，公布到各链，申诉、调整，出通报，第三方的资料包改一个字节也看得出来。（第45–52周不演：没有人填，照规则记漏报。）',
  opens: officeTime('12-31 08:50'),
  async play(scene) {
    await scene.passes('12-31', '09:20')
    await missesTheCalendar(scene)
    await looksAtTheSheet(scene)
    await scene.passes('2027-01-11', '09:30')
    await scores(scene)
    await makesKnown(scene)
    await appeals(scene)
    await tellsGrades(scene)
    await packs(scene)
  },
}

const missesTheCalendar = async (scene: Scene): Promise<void> => {
  const { fromBot, sees, words } = scene
  const told = fromBot(groups.推进办群).map(words).join('\n')
  sees('明年的放假安排还没有，推进办天天收到提醒', told.includes('2027 年放假安排还没有录入'), told.slice(-300))
}

const looksAtTheSheet = async (scene: Scene): Promise<void> => {
  const { cardTo, sees, words } = scene
  await scene.says(cast.张工, '考核')
  const sheet = words(cardTo(cast.张工, `考核 · ${aerospace.name}`))
  sees('成绩单逐条写明算法和依据', sheet.includes('链上企业 5 户：5÷5×5＝5.0') && sheet.includes('失分的：'), sheet)
  sees('没有的数不当 0 分，写明还有多少分没有数据', sheet.includes('未计分') && sheet.includes('分无数据'), sheet)
  sees('这一年还没过完，不评等次', sheet.includes('暂不评等次：这一年还没过完'), sheet)
}

const scores = async (scene: Scene): Promise<void> => {
  const { cardTo, lastTo, sees, words } = scene
  await scene.says(cast.链长甲, '考核 打分 2026年 航天 3.5 推进有力，投资落后（演示）')
  sees('链长甲给本链打分，写明理由', words(lastTo(cast.链长甲)).includes('打分 3.5 分'), words(lastTo(cast.链长甲)))
  await scene.says(cast.组长, '考核 打分 2026年 航天 4 总体较好（演示）')
  await scene.says(cast.吴工, '考核 第三方 2026年 航天 86.5 第三方机构年度评估（演示）')
  const waiting = words(lastTo(cast.吴工))
  sees('推进办的单位也在这条链上：要第二个人确认', waiting.includes('还没有计入'), waiting)
  await scene.clicks(cast.郑工, cardTo(cast.郑工, '考核登记待确认'), 'agree')
  await scene.says(cast.张工, '考核 2026')
  const sheet = words(cardTo(cast.张工, `考核 · ${aerospace.name}`))
  sees('第三方评估按 0.3 计入', sheet.includes('第三方评估 86.5 分，按 0.7：0.3 合成'), sheet)
}

const makesKnown = async (scene: Scene): Promise<void> => {
  const { lastTo, sees, words } = scene
  await scene.says(cast.吴工, '考核 公布 2026')
  await scene.clicks(cast.吴工, lastTo(cast.吴工), 'issue')
  const own = words(lastTo(cast.张工))
  sees(
    '各链只收到自己的成绩单，写明申诉到哪天',
    own.includes(`考核 · ${aerospace.name}`) && own.includes('1月18日'),
    own,
  )
}

const appeals = async (scene: Scene): Promise<void> => {
  const { cardTo, lastTo, sees, words } = scene
  await scene.at('2027-01-12', '10:00')
  await scene.says(cast.秦处, '申诉 航天 新增')
  const reason = '12月的投资凭证补齐了（演示）'
  await scene.clicks(cast.秦处, lastTo(cast.秦处), 'create', {
    ref: 'D1 链长评价',
    reason,
    link: 'https://example.com/a',
  })
  sees('专班对一条提出申诉', words(lastTo(cast.秦处)).includes('公布的：3.5／5'), words(lastTo(cast.秦处)))
  await scene.says(cast.吴工, '答复 申诉1')
  const answer = { result: '调整', to_points: '4', text: '材料属实（演示）' }
  await scene.clicks(cast.吴工, lastTo(cast.吴工), 'answer', answer)
  await scene.says(cast.郑工, '同意调整 申诉1')
  await scene.clicks(cast.郑工, lastTo(cast.郑工), 'agree')
  await scene.says(cast.秦处, '考核 2026')
  const sheet = words(cardTo(cast.秦处, `考核 · ${aerospace.name}`))
  sees('两个人同意才改，公布的那一份不改写，只写差异', sheet.includes('D1 3.5／5→4.0／5'), sheet)
}

const tellsGrades = async (scene: Scene): Promise<void> => {
  const { filesTo, sees, words } = scene
  await scene.says(cast.组长, '考核 2026', { inGroup: groups.领导小组群 })
  const told = words(scene.fromBot(groups.领导小组群).at(-1) ?? scene.lastTo(cast.组长))
  sees('领导小组群里只有等次，不排名次，没有分', told.includes('不排名次') && !told.includes('已计'), told)
  await scene.says(cast.吴工, '考核 导出 通报 2026')
  const file = filesTo(cast.吴工).at(-1)
  sees(`收到文件「${file?.name}」`, file?.name.startsWith('考核通报_2026年') === true)
}

const packs = async (scene: Scene): Promise<void> => {
  const made = await scene.packs(2026)
  const found = verifyPack(made)
  scene.sees('第三方资料包生成，核对无误', found.ok)
  const changed = Uint8Array.from(made)
  const at = Math.floor(changed.length / 2)
  changed[at] = (changed[at] ?? 0) ^ 1
  scene.sees('资料包改一个字节，核对就说出来', !verifyPack(changed).ok)
}
