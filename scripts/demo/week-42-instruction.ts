import { cast, groups } from '../town/cast.ts'
import type { Scene } from './scene.ts'

const order = '请区投资商务局牵头接通试验台临时用电（演示）'

/** 批示 under the digest, a task in the same second. */
export const instructs = async (scene: Scene): Promise<void> => {
  const { cardIn, cardTo, lastTo, now, sees, words } = scene
  await scene.at('10-16', '08:50')
  const digest = cardIn(groups.航天群, '第42周')
  const number = /问题(\d+)[^\n]*接通试验台/u.exec(words(digest))?.[1]
  await scene.clicks(cast.链长甲, digest, `ask_instruct_problem_${number}`)
  const form = lastTo(cast.链长甲)
  await scene.clicks(cast.链长甲, form, 'instruct', { text: order, unit: '区投资商务局（演示）', due: '2026-10-22' })
  sees('链长甲在摘要上批示，当时就成了任务', words(now(form)).includes('批示1 → 任务'), words(now(form)))
  sees('摘要上写明已批示', words(now(digest)).includes('链长已批示'), words(now(digest)))
  const task = cardTo(cast.冯工, '新城管理办（演示）接通')
  await scene.clicks(cast.冯工, task, 'accept')
  sees('冯工签收', words(now(task)).includes('办理中'), words(now(task)))
}

/** A week later: 办结 by who works it, 销号 by another; the chief hears of it. */
export const instructionEnds = async (scene: Scene): Promise<void> => {
  const { cardTo, lastTo, sees, words } = scene
  await scene.at('10-22', '11:00')
  const number = /任务〔2026〕(\d+)号/u.exec(words(cardTo(cast.冯工, '新城管理办（演示）接通')))?.[1]
  await scene.says(cast.冯工, `办结 任务${number} 试验台临时用电已接通（演示）`)
  await scene.says(cast.郑工, `销号 任务${number}`)
  await scene.clicks(cast.郑工, lastTo(cast.郑工), 'close')
  const told = words(lastTo(cast.链长甲))
  sees('销号后链长甲知道批示办结了', told.includes('批示1已办结'), told)
  await scene.says(cast.张工, '我的')
  sees('张工被请确认问题是否解决', words(lastTo(cast.张工)).includes('请我确认'), words(lastTo(cast.张工)))
}
