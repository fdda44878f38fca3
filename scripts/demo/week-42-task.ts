import { aerospace, cast } from '../town/cast.ts'
import type { WeeklyRound } from './round.ts'
import type { Scene } from './scene.ts'

const title = '接通试验台临时用电（演示）'

/** Before the cards go out: what is open then can be linked on them. */
export const handsOut = async (scene: Scene): Promise<void> => {
  const { cardTo, lastTo, now, sees, words } = scene
  await scene.says(cast.吴工, `交办 航天 区投资商务局 10-20 ${title}`)
  const made = words(lastTo(cast.吴工))
  sees('吴工发一句话交办，任务有了编号', made.includes('任务〔2026〕1号') && made.includes('待签收'), made)
  const card = cardTo(cast.冯工, title)
  await scene.clicks(cast.冯工, card, 'accept')
  sees('冯工在收到的卡片上签收', words(now(card)).includes('办理中'), words(now(card)))
  await scene.says(cast.吴工, '交办 航天 10-30 选定配套企业名单（演示）')
}

/** Feedback in words; an extension that another has to allow. */
export const isWorked = async (scene: Scene): Promise<void> => {
  const { cardTo, lastTo, sees, words } = scene
  await scene.at('10-14', '17:00')
  await scene.says(cast.冯工, '反馈 任务1 已与供电单位踏勘（演示）')
  sees('冯工发一句话反馈', words(lastTo(cast.冯工)).includes('反馈：已与供电单位踏勘'), words(lastTo(cast.冯工)))
  await scene.at('10-15', '09:30')
  await scene.says(cast.冯工, '延期 任务1 10-23 等停电窗口（演示）')
  const asked = cardTo(cast.吴工, title)
  sees('吴工收到延期申请', words(asked).includes('待批延期：到10月23日（周五）'), words(asked))
  await scene.clicks(cast.吴工, asked, 'grant')
  const told = words(lastTo(cast.冯工))
  sees('吴工同意，冯工知道新时限', told.includes('延期 1 次') && told.includes('10月23日（周五）'), told)
}

export const isLinked = async (scene: Scene, receipt: string): Promise<void> => {
  const { lastTo, sees, words } = scene
  sees('张工的周报写明推进了哪件任务', receipt.includes(`任务1 ${title}`), receipt)
  await scene.says(cast.张工, '任务1')
  sees('任务的经过里有这份周报', words(lastTo(cast.张工)).includes('第42周周报'), words(lastTo(cast.张工)))
}

/** 办结 by who works it, 销号 by another hand. */
export const isClosed = async (scene: Scene): Promise<void> => {
  const { cardTo, lastTo, now, sees, words } = scene
  await scene.at('10-15', '17:20')
  await scene.says(cast.冯工, '办结 任务1 临时用电已接通（演示）')
  sees('冯工办结，等别人销号', words(lastTo(cast.冯工)).includes('已办待销'), words(lastTo(cast.冯工)))
  await scene.says(cast.冯工, '销号 任务1')
  const refused = words(lastTo(cast.冯工))
  sees('自己办的，自己不能销号', refused.includes('您现在的职责不能办这一步'), refused)
  const card = cardTo(cast.周主任, title)
  await scene.clicks(cast.周主任, card, 'close')
  sees('周主任在原来的卡片上销号', words(now(card)).includes('已销号'), words(now(card)))
}

export const isTold = (scene: Scene, round: WeeklyRound): void => {
  const digest = round.digestsIn(aerospace).map(scene.words).join()
  scene.sees(
    '航天的摘要写明任务：在办、销号和新的一件',
    digest.includes('■ 任务 在办1；本周〔✓〕1｜任务2 选定配套企业名单（演示），10月30日到期〔新〕'),
    digest,
  )
  const overview = round.overviews().map(scene.words).join()
  scene.sees('推进办周览写明任务的变化', overview.includes('■ 变化：任务〔✓〕1'), overview)
}
