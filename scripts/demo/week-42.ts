import { aerospace, cast, cmc, coal, groups, textile } from '../town/cast.ts'
import { officeTime } from '../town/office-time.ts'
import { seesJoined, type WeeklyRound, type WeekStory, weeklyRound } from './round.ts'
import type { Scene } from './scene.ts'
import { instructs } from './week-42-instruction.ts'
import { chiefKnows, majorMatter, registersRisk } from './week-42-risk.ts'
import { handsOut, isClosed, isLinked, isTold, isWorked } from './week-42-task.ts'

export const week42: WeekStory = {
  week: '2026-W42',
  about:
    '一件任务从交办到销号，周报关联它，摘要写明；配合单位补充一段，主报选用；一处红色风险，登记时就告诉推进办和链长；链长在摘要上批示，当时成为任务；摘要发出后退回一份，当天补好；周六夜里一件重大事项，从首报到终报。',
  opens: officeTime('10-14 14:50'),
  async play(scene) {
    const round = weeklyRound(scene, { label: '第42周', card: '10-14', due: '10-15', digest: '10-16' })
    await givesAPost(scene)
    await handsOut(scene)
    await round.cardsGoOut()
    await supplements(scene, round)
    await isWorked(scene)
    await putsOff(scene, round)
    await isClosed(scene)
    await round.receipt(4)
    await round.digests()
    seesDigests(scene, round)
    isTold(scene, round)
    await instructs(scene)
    await sendsBack(scene, round)
    await makesGood(scene, round)
    await round.locks()
    await majorMatter(scene)
  },
}

const givesAPost = async (scene: Scene): Promise<void> => {
  const { lastTo, sees, words } = scene
  await scene.at('10-14', '14:50')
  await scene.joins(cast.何工, groups.推进办群)
  await scene.says(cast.何工, '成员 陶瓷基 加 配合单位', { inGroup: groups.推进办群, at: cast.冯工 })
  const done = words(lastTo(cast.何工))
  sees('管理员在推进办群 @ 一下，冯工登记为陶瓷基的配合单位', done.includes('已登记：冯工（虚构）'), done)
}

const supplements = async (scene: Scene, round: WeeklyRound): Promise<void> => {
  const { cardTo, choices, lastTo, now, sees, words } = scene
  await scene.at('10-14', '15:20')
  const form = cardTo(cast.王工, cmc.name)
  await scene.clicks(cast.王工, form, 'request', { progress: '示例陶瓷壬（虚构）检测平台进场（演示）' })
  sees('王工请配合单位补充，写了一半的还在', words(now(form)).includes('检测平台进场（演示）'), words(now(form)))

  await scene.at('10-14', '16:10')
  await scene.says(cast.冯工, '补充 陶磁基 检测平台贴息已拨付（演示）')
  const answer = words(lastTo(cast.冯工))
  sees(
    '冯工写错了链名：请他写明哪一条，写的还给他',
    answer.includes('请写明哪一条') && answer.includes('陶磁基 检测平台贴息已拨付'),
    answer,
  )
  const small = cardTo(cast.冯工, `请补充 · ${cmc.name}`)
  const fragment = '检测平台贴息 30 万元已拨付（演示）'
  await scene.clicks(cast.冯工, small, 'supplement', { fragment })
  sees('在卡片上补充，收到了', words(now(small)).includes('已收到，用不用由主报选'), words(now(small)))

  await scene.at('10-14', '16:40')
  await scene.says(cast.王工, '周报')
  await scene.at('10-14', '16:43')
  const [offered] = choices(cardTo(cast.王工, cmc.name), 'fragments')
  sees('主报的卡片列出补充，写明单位和人', offered?.label.includes(fragment) === true, offered?.label)
  const filed = await round.files(cast.王工, cmc, {
    last_plan_1: 'done',
    fragments: [offered?.value ?? ''],
    next_plan: '10月22日前示例陶瓷壬（虚构）完成首轮检测（演示）',
  })
  sees('选用的一条写进了周报', filed.includes('配合单位补充') && filed.includes(fragment), filed)
}

const putsOff = async (scene: Scene, round: WeeklyRound): Promise<void> => {
  const { cardTo, lastTo, now, ofTheWeek, sees, words } = scene
  const toPerson = (who: string) => ofTheWeek(scene.toPerson(who))
  await scene.at('10-15', '10:05')
  await scene.says(cast.刘工, '稍后 9点')
  sees(
    '刘工写了一个过去的时间，回答说清楚',
    words(lastTo(cast.刘工)).includes('这个时间已经过了'),
    words(lastTo(cast.刘工)),
  )
  const reminder = cardTo(cast.刘工, '填报提醒')
  await scene.clicks(cast.刘工, reminder, 'later_15_30')
  sees('改点「今天15:30」', words(now(reminder)).includes('已改到今天 15:30 再提醒'), words(now(reminder)))

  await redRisk(scene, round)
  await asksWithoutDate(scene, round)
  const heard = toPerson(cast.刘工).length
  await scene.at('10-15', '15:30')
  sees(
    '15:30 才提醒刘工，也是最后一次',
    words(lastTo(cast.刘工)).includes('最后一次提醒') && toPerson(cast.刘工).length === heard + 1,
  )
  await scene.says(cast.刘工, '本周进展：示例助剂丙（虚构）到货（演示）；下周计划：10月22日前首批出厂')
  await round.confirms(cast.刘工, coal, { last_plan_1: 'done' })
  await scene.at('10-15', '17:00')
  sees('报了就不再提醒', toPerson(cast.刘工).length === heard + 2)
}

const redRisk = async (scene: Scene, round: WeeklyRound): Promise<void> => {
  await scene.at('10-15', '10:40')
  await round.files(cast.杨工, textile, {
    last_plan_1: 'going',
    progress: '示例染整午（虚构）试车，示例助剂丙（虚构）供的染料助剂还够两周（演示）',
    ask_level: 'chief',
    ask_detail: '请链长协调区科技工信局（演示）10月20日前找到第二家供应（演示）',
    risk: 'new',
    risk_detail: '示例染整午（虚构）缺染料助剂，够用到10月29日（演示）',
    next_plan: '示例后整理己（虚构）试用替代助剂（演示）',
  })
  await registersRisk(scene)
}

const asksWithoutDate = async (scene: Scene, round: WeeklyRound): Promise<void> => {
  await scene.at('10-15', '14:30')
  chiefKnows(scene)
  const receipt = await round.files(cast.张工, aerospace, {
    last_plan_1: 'done',
    tasks: ['任务1'],
    progress: '示例链主甲（虚构）付首批款，设备排产（演示）',
    ask_level: 'chief',
    ask_detail: '请链长协调新城管理办（演示）接通试验台临时用电（演示）',
    next_plan: '10月22日前示例链主甲（虚构）试验台基础完工（演示）',
  })
  await isLinked(scene, receipt)
}

const seesDigests = (scene: Scene, round: WeeklyRound): void => {
  const { sees, words } = scene
  const [digest] = round.digestsIn(textile)
  const header = JSON.stringify(digest?.content.header)
  sees('新型纺织的摘要是红色的，先写请链长定的事', header.includes('"template":"red"'), header)
  const cmcDigest = round.digestsIn(cmc).map(words).join()
  sees('陶瓷基的摘要写明配合单位', cmcDigest.includes('配合：区投资商务局（演示）：检测平台贴息'), cmcDigest)
  const overview = round.overviews().map(words).join()
  sees(
    '推进办周览列出配合单位和有新增的风险',
    overview.includes('■ 配合（1）') && overview.includes('有新增'),
    overview,
  )
}

const sendsBack = async (scene: Scene, round: WeeklyRound): Promise<void> => {
  const { cardIn, cardTo, now, sees, words } = scene
  await scene.at('10-16', '09:10')
  await scene.says(cast.吴工, '状态', { inGroup: groups.推进办群 })
  await scene.clicks(cast.吴工, cardIn(groups.推进办群, '报送状态'), 'versions_aerospace')
  await scene.clicks(cast.吴工, cardTo(cast.吴工, `各版 · ${aerospace.name}`), 'ask_return')
  const form = cardTo(cast.吴工, `退回 · ${aerospace.name}`)
  await scene.clicks(cast.吴工, form, 'return')
  sees('退回要写原因', words(now(form)).includes('✗ 请写明原因'), words(now(form)))
  const reason = '请链长协调的事没写何时前（请谁、做什么、何时前）'
  await scene.clicks(cast.吴工, form, 'return', { reason })
  sees('一个工作日内补充', words(now(form)).includes('请填报人在 10月19日（周一）09:10 前补充'), words(now(form)))
  const digest = round.digestsIn(aerospace).map(words).join()
  sees('链长群的摘要标上「已退回，待补充」，群里不另发消息', digest.includes('（已退回，待补充）'), digest)

  await scene.says(cast.张工, '我的')
  const owed = words(cardTo(cast.张工, '我的'))
  sees('张工的「我的」里有这件', owed.includes('要报的（1）') && owed.includes(reason), owed)
  await scene.says(cast.吴工, '我的')
  const waiting = words(cardTo(cast.吴工, '我的'))
  sees('吴工的「我的」里也有', waiting.includes('等补充的（1）') && waiting.includes(reason), waiting)
}

const makesGood = async (scene: Scene, round: WeeklyRound): Promise<void> => {
  const { cardTo, lastTo, sees, words } = scene
  await scene.at('10-16', '10:50')
  await scene.clicks(cast.张工, cardTo(cast.张工, '我的'), 'open_aerospace_2026_W42')
  const dated = '请链长协调新城管理办（演示）10月23日前接通试验台临时用电（演示）'
  await round.files(cast.张工, aerospace, { ask_detail: dated })
  seesJoined(scene, round, aerospace, '补充', dated)
  const digest = round.digestsIn(aerospace).map(words).join()
  sees('退回的标记没有了', !digest.includes('已退回'), digest)
  await scene.says(cast.吴工, '我的')
  sees('吴工的「我的」也清了', words(lastTo(cast.吴工)).includes('没有等补充的退回件'), words(lastTo(cast.吴工)))
}
