import { aerospace, cast, cmc, groups, textile } from '../town/cast.ts'
import { officeTime } from '../town/office-time.ts'
import { type WeeklyRound, type WeekStory, weeklyRound } from './round.ts'
import type { Scene } from './scene.ts'
import { goesThroughLists } from './week-44-lists.ts'
import { filesMonths } from './week-44-months.ts'

export const week44: WeekStory = {
  week: '2026-W44',
  about:
    '十月的月报跟着本周的周报：数字跳得大问一遍，分几次填也不丢；周一发月报卡片，看减负台账；清单到期复核，看图谱，撮合供需，企业指标到了警戒线，一条经验进了区简报。',
  opens: officeTime('10-28 14:50'),
  async play(scene) {
    const round = weeklyRound(scene, { label: '第44周', card: '10-28', due: '10-29', digest: '10-30' })
    await round.cardsGoOut()
    await filesWeeks(scene, round)
    await filesMonths(scene, round)
    await round.receipt(4)
    await round.digests()
    seesDigests(scene, round)
    await round.locks()
    await monthCards(scene)
    await searches(scene, round)
    await burden(scene)
    await goesThroughLists(scene, round)
  },
}

const filesWeeks = async (scene: Scene, round: WeeklyRound): Promise<void> => {
  await scene.at('10-28', '15:30')
  await round.carries(cast.张工, aerospace, 'carry_done', { last_plan_1: 'done' })
  await round.files(cast.张工, aerospace, { progress: '首台到场\n喷管试验件开工', next_plan: '设备就位' })
  await round.files(cast.王工, cmc, {
    last_plan_1: 'done',
    progress: '示例陶瓷壬（虚构）出检测小结，12 件合格 11 件（演示）',
    ask_level: 'chief',
    ask_detail: '请链长11月10日前定首批用户名单（演示）',
    next_plan: '11月5日前示例陶瓷壬（虚构）复检 1 件（演示）',
  })
  await round.carries(cast.杨工, textile, 'carry_done', { last_plan_1: 'done' })
  await round.files(cast.杨工, textile, { risk: 'changed', next_plan: '11月5日前染整线换用' })
  await scene.clicks(cast.宋处, scene.cardTo(cast.宋处, `请审签 · ${textile.name}`), 'agree')
}

const seesDigests = (scene: Scene, round: WeeklyRound): void => {
  const digest = round.digestsIn(cmc).map(scene.words).join()
  scene.sees('链长乙设了少推送，这周有请示，照样推送', digest.includes('■ 请您定（1）'), digest)
  const signed = round.digestsIn(textile).map(scene.words).join()
  scene.sees('审过的摘要写明已审签', signed.includes('已审签'), signed)
}

const monthCards = async (scene: Scene): Promise<void> => {
  const { cardIn, sees, words } = scene
  await scene.at('11-02', '09:20')
  const chief = words(cardIn(aerospace.chat, '10月'))
  sees('航天链长群收到十月进展', chief.includes('本月产值 5.2 亿元，累计 33.2 亿元，同比 +9.1%'), chief)
  const office = words(cardIn(groups.推进办群, '10月'))
  sees(
    '推进办群收到合计：两条链有共同企业，不重复计，写成区间',
    office.includes('已报 4') && office.includes('所以是区间'),
    office,
  )
  const leading = words(cardIn(groups.领导小组群, '10月'))
  sees('领导小组群先看请研究的事', leading.includes('■ 请研究（1）') && leading.includes('二期专项资金'), leading)
  sees('红色事项写到最近的变化', leading.includes('第42周有新增，第44周有变化'), leading)
  sees('再看离目标还有多远', leading.includes('▬ 航天 66%'), leading)
}

const searches = async (scene: Scene, round: WeeklyRound): Promise<void> => {
  const { cardTo, lastTo, sees, words } = scene
  await scene.at('11-02', '09:30')
  await scene.says(cast.链长甲, '查 航天 喷管')
  const found = cardTo(cast.链长甲, `查 · ${aerospace.name}`)
  sees('链长甲只记得「喷管」两个字，也找得到那一期', words(found).includes('第44周'), words(found))
  await scene.clicks(cast.链长甲, found, '看全文')
  const whole = words(lastTo(cast.链长甲))
  sees('点「看全文」，那一版私信给他', whole.includes('第44周') && whole.includes('设备就位'), whole)

  for (const digest of round.digestsIn(cmc)) await scene.clicks(cast.链长乙, digest, '看全文')
  const source = words(lastTo(cast.链长乙))
  sees('链长乙在群里摘要上点「看全文」，原文也私信给他', source.includes('12 件合格 11 件（演示）'), source)

  for (const overview of round.overviews()) await scene.clicks(cast.周主任, overview, '生成简报草稿')
  const draft = words(lastTo(cast.周主任))
  sees('推进办在周览下面点一下，这一周的简报草稿就在私信里', draft.startsWith('简报 · 选内容\n2026年第44周'), draft)
}

const burden = async (scene: Scene): Promise<void> => {
  const { lastTo, sees, words } = scene
  await scene.at('11-02', '10:00')
  await scene.says(cast.周主任, '减负 上月')
  const ledger = words(lastTo(cast.周主任))
  sees('减负台账只有合计，点名 1 次也在里面', ledger.includes('群里点名 1 次'), ledger)
  sees('填报用时只给中位数，不按人', ledger.includes('填报用时中位数 3 分钟（共 2 份）'), ledger)
}
