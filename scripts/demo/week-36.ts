import { aerospace, cast, cmc, coal, groups, textile } from '../town/cast.ts'
import { officeTime } from '../town/office-time.ts'
import { seesJoined, type WeeklyRound, type WeekStory, weeklyRound } from './round.ts'
import type { Scene } from './scene.ts'

export const week36: WeekStory = {
  week: '2026-W36',
  about: '第一周：四条链按时报齐，周五出摘要，一处更正并入。',
  opens: officeTime('09-02 14:50'),
  async play(scene) {
    const round = weeklyRound(scene, { label: '第36周', card: '09-02', due: '09-03', digest: '09-04' })
    await round.cardsGoOut()
    await byCard(scene, round)
    await byText(scene, round)
    await askForStatus(scene)
    await mendFaults(scene, round)
    await scene.leaderLeaves()
    await backupFiles(scene, round)
    await round.receipt(4)
    await round.digests()
    await scene.leaderReturns()
    await correction(scene, round)
    await questions(scene)
    await round.locks()
  },
}

const byCard = async (scene: Scene, round: WeeklyRound): Promise<void> => {
  await scene.at('09-02', '15:20')
  await round.files(cast.张工, aerospace, {
    progress:
      '示例链主甲（虚构）试验台完成设备招标（演示）\n示例装备丁（虚构）与示例材料乙（虚构）签了试制协议（演示）',
    ask_level: 'chief',
    ask_detail: '请链长协调新城管理办（演示）9月15日前明确试验用地边界',
    next_plan: '9月10日前签试验台合同（演示）\n走访示例测控庚（虚构）',
  })
}

const textReport = `周报 陶瓷基 本周进展：示例陶瓷壬（虚构）中试线完成烘炉（演示）
下周计划：9月9日前出首批试样（演示）
需协调：请推进办协调区科技工信局（演示）9月11日前排定检测档期`

const byText = async (scene: Scene, round: WeeklyRound): Promise<void> => {
  const { cardTo, says, sees, words } = scene
  await scene.at('09-02', '16:30')
  await says(cast.王工, textReport)
  const offer = words(cardTo(cast.王工, '请核对'))
  sees('文字周报读成填好的卡片，等本人核对', offer.includes('示例陶瓷壬（虚构）中试线完成烘炉'), offer)
  sees('核对前不算报送', words(cardTo(cast.王工, '周四工作动态')).includes('本周进展（'))
  await round.confirms(cast.王工, cmc)
}

const askForStatus = async (scene: Scene): Promise<void> => {
  const { cardIn, lastTo, sees, toPerson, words } = scene
  await scene.at('09-03', '09:10')
  await scene.says(cast.周主任, '状态', { inGroup: groups.推进办群 })
  const status = words(cardIn(groups.推进办群, '报送状态'))
  const filed = [aerospace, cmc].map(({ name }) => `${name} ✓ 已报`)
  const owing = [coal, textile].map(({ name }) => `${name} ○ 未报`)
  sees(
    '推进办发「状态」：两条链已报、两条链未报',
    [...filed, ...owing].every((row) => status.includes(row)),
    status,
  )

  await scene.at('09-03', '10:00')
  const first = [cast.刘工, cast.杨工].map((who) => words(lastTo(who)))
  sees(
    '只提醒没报的两位主报',
    first.every((text) => text.includes('工作动态还没有填')),
    first.join(' '),
  )
  sees('已报的人不再打扰', !words(lastTo(cast.张工)).includes('还没有填'))
  sees('备报还没有被打扰', toPerson(cast.黄工).length === 0)
}

const mendFaults = async (scene: Scene, round: WeeklyRound): Promise<void> => {
  const { cardTo, now, sees, words } = scene
  await scene.at('09-03', '10:20')
  const card = cardTo(cast.刘工, coal.name)
  await scene.clicks(cast.刘工, card, 'submit', {
    progress:
      '示例烯烃丑（虚构）检修收尾（演示）\n示例助剂丙（虚构）复产（演示）\n示例催化寅（虚构）送样（演示）\n示例包装辰（虚构）补签合同（演示）',
    ask_level: 'office',
    next_plan:
      '9月8日前示例烯烃丑（虚构）恢复满负荷（演示），并与示例助剂丙（虚构）核对九月份的供货数量和到货日期（演示）',
  })
  const returned = words(now(card))
  sees(
    '填错时不提交，卡片标出两处红字',
    returned.includes('有 2 处要改') && returned.includes('✗ 请写明事项说明'),
    returned,
  )
  sees(
    '已填的文字都还在',
    returned.includes('示例包装辰（虚构）补签合同') && returned.includes('▾ 请推进办协调'),
    returned,
  )
  await round.files(cast.刘工, coal, {
    next_plan: '9月8日前示例烯烃丑（虚构）恢复满负荷（演示）',
    ask_detail: '请推进办协调区科技工信局（演示）9月10日前答复蒸汽用量（演示）',
  })
}

const backupFiles = async (scene: Scene, round: WeeklyRound): Promise<void> => {
  const { cardTo, lastTo, sees, toPerson, words } = scene
  await scene.at('09-03', '16:00')
  sees('第二次提醒，也是最后一次', words(lastTo(cast.杨工)).includes('最后一次提醒'), words(lastTo(cast.杨工)))

  await scene.at('09-03', '17:00')
  const told = toPerson(cast.黄工).map(words).join(' ')
  sees('告诉备报黄工', told.includes('请您代报'), told)

  await scene.at('09-03', '17:10')
  const before = toPerson(cast.杨工).length
  await scene.says(cast.吴工, '催报')
  sees(
    '推进办催报只私信新型纺织产业链的主报',
    toPerson(cast.杨工).length === before + 1 && words(lastTo(cast.杨工)).includes('请您尽快报新型纺织产业链'),
    words(lastTo(cast.杨工)),
  )

  await scene.at('09-03', '17:25')
  const card = words(cardTo(cast.黄工, textile.name))
  sees('备报的卡片写明代报', card.includes('您正在代杨工（虚构）填报'), card)
  const nextPlan = { next_plan: '9月9日前走访示例织造巳（虚构）（演示）' }
  const filed = await round.files(cast.黄工, textile, nextPlan, 'no_news')
  sees('一键「本周无新增」，记为代报', filed.includes('黄工（虚构）代杨工（虚构）填报'), filed)
  const known = words(cardTo(cast.杨工, textile.name))
  sees('主报杨工的卡片也换成回执', known.includes('黄工（虚构）代杨工（虚构）填报'), known)
}

const correction = async (scene: Scene, round: WeeklyRound): Promise<void> => {
  const { cardTo, now, sees, words } = scene
  await scene.at('09-04', '09:20')
  const card = cardTo(cast.张工, aerospace.name)
  await scene.clicks(cast.张工, card, 'edit')
  sees('锁定前可以修改，已报的内容在表单里', words(now(card)).includes('正在修改已报的第 1 版'), words(now(card)))
  const announced = '示例链主甲（虚构）试验台完成设备招标并公示（演示）'
  await round.files(cast.张工, aerospace, {
    progress: `${announced}\n示例装备丁（虚构）与示例材料乙（虚构）签了试制协议（演示）`,
  })
  seesJoined(scene, round, aerospace, '更正', announced)
}

const questions = async (scene: Scene): Promise<void> => {
  const { lastTo, sees, words } = scene
  await scene.at('09-04', '09:40')
  await scene.says(cast.链长甲, '查 本周')
  sees(
    '链长私信查到本链本周全文',
    words(lastTo(cast.链长甲)).includes('示例测控庚（虚构）'),
    words(lastTo(cast.链长甲)),
  )
  await scene.says(cast.钱工, '状态')
  const refusal = words(lastTo(cast.钱工))
  sees('没有职责的人看不到内容，并知道该找谁', refusal.includes('请找') && !refusal.includes('已报'), refusal)
}
