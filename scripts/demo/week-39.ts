import { aerospace, cast, chains, cmc, coal, groups, textile } from '../town/cast.ts'
import { officeTime } from '../town/office-time.ts'
import { type WeeklyRound, type WeekStory, weeklyRound } from './round.ts'
import type { Scene } from './scene.ts'
import { registersLists } from './week-39-lists.ts'

export const week39: WeekStory = {
  week: '2026-W39',
  about:
    '本周连着报九月进展。周五到周日是中秋假期：周四照常报送，摘要和锁定顺延到周一，假期里机器人不出声；周一登记第一批清单。',
  opens: officeTime('09-23 14:50'),
  async play(scene) {
    const round = weeklyRound(scene, { label: '第39周', card: '09-23', due: '09-24', digest: '09-28' })
    await round.cardsGoOut()
    await filesBeforeTheHoliday(scene, round)
    await filesTheMonth(scene)
    await tellsTheOffice(scene)
    await fromMine(scene, round)
    await round.receipt(4)
    await holiday(scene, round)
    await round.digests()
    seesDigests(scene, round)
    await registersLists(scene)
    await round.locks()
  },
}

const filesBeforeTheHoliday = async (scene: Scene, round: WeeklyRound): Promise<void> => {
  const { cardTo, sees, words } = scene
  await scene.at('09-23', '15:20')
  await round.carries(cast.张工, aerospace, 'carry_done', { last_plan_1: 'done' })
  const filed = await round.files(cast.张工, aerospace, {
    progress: '签试验台合同（演示）',
    next_plan: '10月9日前设备下单',
  })
  sees('回执写明可以改到周一中午', filed.includes('9月28日（周一）12:00 前可修改'), filed)

  await scene.at('09-23', '17:20')
  await scene.says(cast.王工, '本周进展：首批试样送检（演示）；下周计划：10月12日前取检测报告')
  await round.confirms(cast.王工, cmc, { last_plan_1: 'done' })

  await scene.at('09-24', '09:40')
  await round.files(cast.刘工, coal, {
    last_plan_1: 'going',
    progress: '示例芳烃卯（虚构）首批产品待检（演示）',
    risk: 'new',
    risk_detail: '示例助剂丙（虚构）备货只够到10月20日（演示）',
    next_plan: '10月9日前核实示例助剂丙（虚构）备货（演示）',
  })
  const form = cardTo(cast.刘工, '新增风险')
  sees('有新增断链断供风险，登记表私信给刘工', words(form).includes('备货只够到10月20日'), words(form))
}

/** The form was left lying. */
const tellsTheOffice = async (scene: Scene): Promise<void> => {
  const { fromBot, sees, words } = scene
  const before = fromBot(groups.推进办群).length
  await scene.at('09-24', '11:45')
  const told = fromBot(groups.推进办群).slice(before).map(words).join()
  sees('两个工作小时没有登记，推进办群按周报知道', told.includes(`${coal.name}第39周报断链断供风险有新增`), told)
}

const filesTheMonth = async (scene: Scene): Promise<void> => {
  const { cardTo, now, sees, words } = scene
  await scene.at('09-24', '11:00')
  const card = cardTo(cast.张工, `${aerospace.name} · 月度进展`)
  sees('月度卡片已从周报里填好要点', words(card).includes('签试验台合同（演示）'), words(card))
  await scene.clicks(cast.张工, card, 'next_points')
  const figures = { output: '３.2亿', cumulative: '28', yoy: '8.5', basis: 'express', cutoff: '2026-09-20' }
  await scene.clicks(cast.张工, card, 'next_figures', figures)
  await scene.clicks(cast.张工, card, 'no_change_moves')
  await scene.clicks(cast.张工, card, 'next_issues', {
    next_month: '10月15日前示例链主甲（虚构）设备进场（演示）',
    check_1155: 'checked',
  })
  const preview = words(now(card))
  sees('四步填完先核对，全角数字也认得', preview.includes('本月产值 3.2 亿元，累计 28 亿元'), preview)
  await scene.clicks(cast.张工, card, 'submit')
  sees('九月进展已收到', words(now(card)).includes('月度进展 9月'), words(now(card)))
}

const fromMine = async (scene: Scene, round: WeeklyRound): Promise<void> => {
  const { cardTo, sees, words } = scene
  await scene.at('09-24', '14:30')
  await scene.says(cast.杨工, '我的')
  const mine = cardTo(cast.杨工, '我的')
  sees('杨工发「我的」，看到还欠哪一期', words(mine).includes('第39周'), words(mine))
  await scene.clicks(cast.杨工, mine, 'open_textile_2026_W39')
  await round.carries(cast.杨工, textile, 'carry_done', { last_plan_1: 'done' })
  await round.files(cast.杨工, textile, {
    progress: '示例染整午（虚构）设备进场（演示）',
    next_plan: '10月9日前完成安装',
  })
}

const holiday = async (scene: Scene, round: WeeklyRound): Promise<void> => {
  const { cardTo, fromBot, lastTo, sees, words } = scene
  const before = fromBot().length
  await scene.at('09-25', '12:00')
  sees('周五中秋：没有摘要，也没有锁定，一条消息都没有', fromBot().length === before)

  await scene.at('09-26', '10:00')
  await scene.says(cast.链长甲, '查 近4周')
  const history = words(lastTo(cast.链长甲))
  sees('假期里链长照样查得到：四周都在', history.includes('共 4 期') && history.includes('第36周'), history)

  await scene.at('09-26', '10:10')
  await scene.clicks(cast.王工, cardTo(cast.王工, `已收到 · ${cmc.name}`), 'edit')
  await round.files(cast.王工, cmc, { progress: '首批试样送检并登记（演示）' })
  sees(
    '摘要还没发，改了也不惊动链长群',
    Object.values(chains).every((chain) => round.digestsIn(chain).length === 0),
  )
}

const seesDigests = (scene: Scene, round: WeeklyRound): void => {
  const { sees, words } = scene
  const digest = round.digestsIn(cmc).map(words).join()
  sees('假期里改的已在摘要里，仍是第一版', digest.includes('送检并登记') && digest.includes('v1'), digest)
  const overview = round.overviews().map(words).join()
  sees('推进办周览写明煤化工有新增风险', overview.includes(coal.name) && overview.includes('有新增'), overview)
}
