import { aerospace, type Chain, cast, cmc, coal, textile } from '../town/cast.ts'
import type { WeeklyRound } from './round.ts'
import type { Scene } from './scene.ts'

type Values = Record<string, string>

const checked = { check_1155: 'checked' }
/** In one sitting, from the second step to the receipt. @returns what the step of the problems showed. */
const filesMonth = async (
  scene: Scene,
  who: string,
  { name }: Chain,
  figures: Values,
  issues: Values,
): Promise<string> => {
  const { cardTo, clicks, now, sees, titled, words } = scene
  const card = cardTo(who, `${name} · 月度进展`)
  await clicks(who, card, 'next_figures', { basis: 'express', cutoff: '2026-10-25', ...figures })
  await clicks(who, card, 'no_change_moves')
  const shown = words(now(card))
  await clicks(who, card, 'next_issues', { ...issues, ...checked })
  await clicks(who, card, 'submit')
  sees(`${name}十月进展已收到`, titled([now(card)], `已收到 · ${name}`).length === 1, words(now(card)))
  return shown
}

/** A figure that jumps, an evening in between, and the rest of the steps. */
const inTwoSittings = async (scene: Scene): Promise<void> => {
  const { cardTo, choices, now, sees, words } = scene
  await scene.at('10-28', '16:00')
  const card = cardTo(cast.张工, `${aerospace.name} · 月度进展`)
  sees('月报卡片跟着周报来，四期要点都写好了', words(card).includes('第 1/4 步') && words(card).includes('设备下单'))
  await scene.clicks(cast.张工, card, 'next_points')
  const figures = {
    output: '５亿２０００万',
    cumulative: '332000万',
    yoy: '9.1',
    basis: 'express',
    cutoff: '2026-10-25',
  }
  await scene.clicks(cast.张工, card, 'next_figures', figures)
  const asked = words(now(card))
  sees('比上月多一半以上：问一遍', asked.includes('与9月（3.2 亿元）相差超过一半，确认？'), asked)
  const [sure] = choices(card, 'jump')
  await scene.clicks(cast.张工, card, 'next_figures', { jump: sure?.value ?? '' })
  sees('确认后往下走，不再问', words(now(card)).includes('第 3/4 步'), words(now(card)))
  await scene.clicks(cast.张工, card, 'save_draft_moves', { projects: '试验台一期基础完工（演示）' })

  await scene.at('10-29', '09:00')
  await scene.says(cast.张工, '月报')
  const later = cardTo(cast.张工, `${aerospace.name} · 月度进展`)
  const resumed = words(later)
  sees(
    '第二天接着填：还在第 3 步，写的都在',
    resumed.includes('第 3/4 步') && resumed.includes('一期基础完工'),
    resumed,
  )
  await scene.at('10-29', '09:06')
  await scene.clicks(cast.张工, later, 'next_moves')
  await scene.clicks(cast.张工, later, 'next_issues', {
    issue_1: '请研究试验台二期专项资金，11月20日前定（演示）',
    issue_level_1: 'leading',
    next_month: '11月20日前首台设备试运行（演示）',
    ...checked,
  })
  const preview = words(now(later))
  sees('核对页：万和亿都算对', preview.includes('本月产值 5.2 亿元，累计 33.2 亿元，同比 +9.1%'), preview)
  await scene.clicks(cast.张工, later, 'submit')
  sees('航天产业链十月进展已收到', words(now(later)).includes('已收到'), words(now(later)))
}

const wrongNumber = async (scene: Scene): Promise<void> => {
  const { cardTo, now, sees, words } = scene
  await scene.at('10-29', '09:20')
  const card = cardTo(cast.王工, `${cmc.name} · 月度进展`)
  await scene.clicks(cast.王工, card, 'next_points')
  const figures = { output: '约8000万', cumulative: '7亿5000万', yoy: '无' }
  await scene.clicks(cast.王工, card, 'next_figures', figures)
  const fault = words(now(card))
  sees('写了「约」：请他写成一个数，其余都还在', fault.includes('不写“约”和区间') && fault.includes('7亿5000万'), fault)
  const nextMonth = { next_month: '11月15日前签首批用户（演示）' }
  await filesMonth(scene, cast.王工, cmc, { ...figures, output: '8000万' }, nextMonth)
}

export const filesMonths = async (scene: Scene, round: WeeklyRound): Promise<void> => {
  const { cardTo, lastTo, now, sees, toPerson, words } = scene
  await inTwoSittings(scene)
  await wrongNumber(scene)

  await scene.at('10-29', '09:40')
  await scene.clicks(cast.杨工, cardTo(cast.杨工, `${textile.name} · 月度进展`), 'next_points')
  const asked = await filesMonth(
    scene,
    cast.杨工,
    textile,
    { output: '9,800万', cumulative: '10.2', yoy: '-1.5' },
    { next_month: '11月20日前示例染整午（虚构）新线满产（演示）' },
  )

  sees('第42周的请示后来没有再提：只告诉他，不带进月报', asked.includes('第42周提过、后来的周报没有再提'), asked)

  const signing = cardTo(cast.宋处, `请审签 · ${textile.name}`)
  await scene.clicks(cast.宋处, signing, 'agree')
  sees('月报也送宋处审签，同意', words(now(signing)).includes('宋处（虚构）同意，10月29日 09:40'), words(now(signing)))

  const before = toPerson(cast.刘工).length
  await scene.at('10-29', '10:30')
  const sent = toPerson(cast.刘工).slice(before).map(words).join()
  sees('周报还没报的刘工，十点半也收到月报卡片', sent.includes(`${coal.name} · 月度进展`), sent)
  await scene.at('10-29', '15:00')
  sees('下午三点提醒他一次', words(lastTo(cast.刘工)).includes('月度进展还没有提交'), words(lastTo(cast.刘工)))
  await scene.at('10-29', '15:30')
  await round.carries(cast.刘工, coal, 'carry_done', { last_plan_1: 'done' })
  await round.files(cast.刘工, coal, { progress: '取回检验单', next_plan: '11月5日前签包装合同' })
  await scene.clicks(cast.刘工, cardTo(cast.刘工, `${coal.name} · 月度进展`), 'next_points')
  await filesMonth(
    scene,
    cast.刘工,
    coal,
    { output: '1.6亿', cumulative: '14.9亿', yoy: '3' },
    { next_month: '11月20日前示例芳烃卯（虚构）二批出厂（演示）' },
  )
}
