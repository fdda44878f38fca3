import { aerospace, cast, chains, cmc, coal, groups, textile } from '../town/cast.ts'
import { officeTime } from '../town/office-time.ts'
import { type WeeklyRound, type WeekStory, weeklyRound } from './round.ts'
import type { Scene } from './scene.ts'

export const week41: WeekStory = {
  week: '2026-W41',
  about: '国庆两周并一期。先发九月的月度卡片；主报请假，备报代报；推进办退回一份，补充后再收。周六调休上班。',
  opens: officeTime('09-30 14:50'),
  async play(scene) {
    const round = weeklyRound(scene, { label: '第40–41周', card: '09-30', due: '10-08', digest: '10-09' })
    await monthCards(scene)
    await round.cardsGoOut()
    await goesOnLeave(scene)
    await holidaysAreSilent(scene, round)
    await filesAndReturns(scene, round)
    await round.receipt(4)
    await round.digests()
    seesDigests(scene, round)
    await round.locks()
    await isBack(scene)
  },
}

const monthCards = async (scene: Scene): Promise<void> => {
  const { cardIn, sees, words } = scene
  await scene.at('09-29', '10:00')
  const month = words(cardIn(aerospace.chat, '9月'))
  sees('航天链长群收到九月进展，数字带口径和截至日', month.includes('调度快报，截至9月20日'), month)
  const office = words(cardIn(groups.推进办群, '9月'))
  sees('推进办群收到各链九月进展', office.includes('已报 1'), office)
}

const goesOnLeave = async (scene: Scene): Promise<void> => {
  const { cardTo, lastTo, now, sees, words } = scene
  await scene.at('09-30', '16:00')
  await scene.says(cast.张工, '请假 10-08 至 10-12 代 李工')
  const asked = cardTo(cast.张工, '请确认请假')
  sees('张工请假，先看清谁代、代到哪天', words(asked).includes('10月13日（周二）起恢复由您填报'), words(asked))
  await scene.clicks(cast.张工, asked, 'confirm')
  sees('请假登记好了', words(now(asked)).includes('已登记请假'), words(now(asked)))
  sees('李工收到一句话', words(lastTo(cast.李工)).includes('其间航天产业链工作动态由您代报'), words(lastTo(cast.李工)))
}

const holidaysAreSilent = async (scene: Scene, round: WeeklyRound): Promise<void> => {
  const { cardTo, fromBot, sees, words } = scene
  const before = fromBot().length
  await scene.at('10-08', '07:50')
  sees('国庆假期里一条消息都没有', fromBot().length === before)
  await scene.at('10-08', '08:10')
  const card = words(cardTo(cast.李工, `${aerospace.name} · 周四工作动态`))
  sees('上班第一天，卡片到了李工手里，一张填两周', card.includes('您正在代张工（虚构）填报'), card)
  await round.carries(cast.李工, aerospace, 'carry_done', { last_plan_1: 'done' })
  const filed = await round.files(cast.李工, aerospace, { progress: '设备下单', next_plan: '10月16日前付首批款' })
  sees('回执写明代报', filed.includes('李工（虚构）代张工（虚构）填报'), filed)
}

const filesAndReturns = async (scene: Scene, round: WeeklyRound): Promise<void> => {
  const { cardTo, lastTo, sees, words } = scene
  await scene.at('10-08', '10:10')
  await round.files(cast.王工, cmc, {
    last_plan_1: 'done',
    progress: '首批试样检测合格（演示）',
    next_plan: '10月16日前报专班检测报告',
  })
  await round.files(cast.刘工, coal, {
    last_plan_1: 'done',
    progress: '示例助剂丙（虚构）备货核实（演示）',
    ask_level: 'office',
    ask_detail: '请推进办协调示例助剂丙（虚构）运力（演示）',
    next_plan: '10月15日前示例助剂丙（虚构）到货（演示）',
  })
  await round.carries(cast.杨工, textile, 'carry_last', { last_plan_1: 'done' })
  await round.files(cast.杨工, textile, {
    progress: '示例染整午（虚构）完成安装（演示）',
    next_plan: '10月15日试车',
  })

  await scene.at('10-08', '11:00')
  await scene.says(cast.吴工, '退回 煤化工 事项说明缺时限')
  sees('先看到退回以后会怎样，还没有退回', words(lastTo(cast.吴工)).includes('还没有退回'), words(lastTo(cast.吴工)))
  await scene.clicks(cast.吴工, lastTo(cast.吴工), 'return')
  sees('吴工退回煤化工：事项说明缺时限', words(lastTo(cast.吴工)).includes('已退回'), words(lastTo(cast.吴工)))
  const returned = cardTo(cast.刘工, '已退回，请补充')
  sees('刘工看到原因和补充期限', words(returned).includes('请在 10月9日（周五）11:00 前补充'), words(returned))
  await scene.clicks(cast.刘工, returned, 'edit')
  await round.files(cast.刘工, coal, { ask_detail: '请推进办10月12日前协调示例助剂丙（虚构）运力（演示）' })
}

const seesDigests = (scene: Scene, round: WeeklyRound): void => {
  const { sees, words } = scene
  const overview = round.overviews().map(words).join()
  sees('推进办周览里是补充后的事项', overview.includes('请推进办10月12日前协调'), overview)
  const titles = Object.values(chains).every((chain) => round.digestsIn(chain).length === 1)
  sees('四个链长群的摘要都写两周合并', titles)
}

const isBack = async (scene: Scene): Promise<void> => {
  const { fromBot, lastTo, ofTheWeek, sees, words } = scene
  const before = ofTheWeek(fromBot()).length
  await scene.at('10-10', '17:00')
  sees('周六调休上班，没有每周的事', ofTheWeek(fromBot()).length === before)
  await scene.at('10-13', '09:00')
  sees('假期结束，张工自动恢复填报', words(lastTo(cast.张工)).includes('又发给您'), words(lastTo(cast.张工)))
}
