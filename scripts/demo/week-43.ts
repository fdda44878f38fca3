import { aerospace, cast, cmc, coal, groups, textile } from '../town/cast.ts'
import { officeTime } from '../town/office-time.ts'
import { type WeeklyRound, type WeekStory, weeklyRound } from './round.ts'
import type { Scene } from './scene.ts'
import { instructionEnds } from './week-42-instruction.ts'
import { calls, decides, putsOffTwo } from './week-43-meeting.ts'
import { correctsInTheOpen, exportsTable, issuesBulletin } from './week-43-office.ts'

export const week43: WeekStory = {
  week: '2026-W43',
  about:
    '调度会的五项决定成为五件任务，一件延期同意，一件没有同意；批示的任务销号，链长知道；新型纺织先审签；一位链长只听请示和红色；点名由人办，先看清再点两下；锁定后更正，出简报，导出表格。',
  opens: officeTime('10-21 14:50'),
  async play(scene) {
    const round = weeklyRound(scene, { label: '第43周', card: '10-21', due: '10-22', digest: '10-23', quiet: [cmc] })
    await endsAnAsk(scene)
    await switches(scene)
    await round.cardsGoOut()
    await isSigned(scene, round)
    await filesQuietly(scene, round)
    await calls(scene)
    await instructionEnds(scene)
    await decides(scene)
    await editsUnsigned(scene, round)
    await round.receipt(3)
    await round.digests()
    seesDigests(scene, round)
    await names(scene, round)
    await passesUnsigned(scene, round)
    await putsOffTwo(scene)
    await round.locks([aerospace, cmc, textile])
    await correctsInTheOpen(scene, round)
    await issuesBulletin(scene)
    await exportsTable(scene)
  },
}

/** What was asked of a chief weeks ago is over when whoever asked says so. */
const endsAnAsk = async (scene: Scene): Promise<void> => {
  const { lastTo, sees, words } = scene
  await scene.at('10-21', '14:50')
  await scene.says(cast.吴工, '受理 问题2 区科技工信局')
  await scene.says(cast.吴工, '答复 问题2 已解决 检测档期已排定（演示）')
  sees('吴工答复陶瓷基的问题', words(lastTo(cast.吴工)).includes('已答复'), words(lastTo(cast.吴工)))
  await scene.says(cast.王工, '已解决 问题2')
  sees('王工说解决了，才算解决', words(lastTo(cast.王工)).includes('状态：已解决'), words(lastTo(cast.王工)))
}

const switches = async (scene: Scene): Promise<void> => {
  const { lastTo, sees, words } = scene
  await scene.at('10-21', '14:50')
  await scene.says(cast.吴工, '设置 审签 纺织 开')
  const signing = words(lastTo(cast.吴工))
  sees('推进办给新型纺织开了审签', signing.includes('先请专班负责人审签'), signing)
  await scene.says(cast.链长乙, '推送 只在有请示或红色时推送')
  const quiet = words(lastTo(cast.链长乙))
  sees('链长乙改为只在有请示或红色时推送', quiet.includes('其他时候不推送'), quiet)
}

const isSigned = async (scene: Scene, round: WeeklyRound): Promise<void> => {
  const { cardTo, now, sees, words } = scene
  await scene.at('10-21', '15:20')
  await round.carries(cast.杨工, textile, 'carry_last', { last_plan_1: 'going' })
  const filed = await round.files(cast.杨工, textile, {
    progress: '示例后整理己（虚构）试用替代助剂，首批布样合格（演示）',
    risk: 'changed',
    next_plan: '示例后整理己（虚构）换用替代助剂（演示）',
  })
  sees('提交照旧，回执写明待审签', filed.includes('待审签：10月22日 08:50 前没有意见'), filed)
  const card = cardTo(cast.宋处, `请审签 · ${textile.name}`)
  sees('宋处私信收到全文', words(card).includes('首批布样合格（演示）'), words(card))
  await scene.at('10-21', '17:00')
  await scene.clicks(cast.宋处, card, 'agree')
  sees('宋处同意，留名留时间', words(now(card)).includes('宋处（虚构）同意，10月21日 17:00'), words(now(card)))
}

const filesQuietly = async (scene: Scene, round: WeeklyRound): Promise<void> => {
  await scene.at('10-22', '09:20')
  await round.carries(cast.王工, cmc, 'carry_done', { last_plan_1: 'done' })
  await round.files(cast.王工, cmc, {
    progress: '示例陶瓷壬（虚构）完成首轮检测（演示）',
    next_plan: '10月29日前出检测小结',
  })
  await round.carries(cast.张工, aerospace, 'carry_done', { last_plan_1: 'done' })
  await round.files(cast.张工, aerospace, {
    progress: '示例链主甲（虚构）试验台基础完工（演示）',
    next_plan: '10月29日前首台到场',
  })
}

/** A new version asks for its own 审签; this time nobody answers. */
const editsUnsigned = async (scene: Scene, round: WeeklyRound): Promise<void> => {
  const { cardTo, sees, words } = scene
  await scene.at('10-22', '16:30')
  await scene.clicks(cast.杨工, cardTo(cast.杨工, `已收到 · ${textile.name}`), 'edit')
  const progress = '示例后整理己（虚构）试用替代助剂，两批布样合格（演示）'
  const filed = await round.files(cast.杨工, textile, { progress })
  sees('改过的一版重新请审签', filed.includes('待审签：10月23日 10:00 前没有意见'), filed)
  const card = words(cardTo(cast.宋处, `请审签 · ${textile.name}`))
  sees('宋处收到新的一张', card.includes('两批布样合格（演示）'), card)
}

const seesDigests = (scene: Scene, round: WeeklyRound): void => {
  const { sees, words } = scene
  sees('陶瓷基这周没有请示，也没有红色：不推送', round.digestsIn(cmc).length === 0)
  const overview = round.overviews().map(words).join()
  sees('推进办周览写明没有推送', overview.includes(`未推送（链长设置）：${cmc.name}`), overview)
  sees('也写明还在等审签', overview.includes(`待审签 1（${textile.name}）`), overview)
}

const names = async (scene: Scene, round: WeeklyRound): Promise<void> => {
  const { cardTo, fromBot, now, sees, words } = scene
  await scene.at('10-23', '09:10')
  const before = fromBot(coal.chat).length
  await scene.says(cast.吴工, '点名 煤化工 两次提醒后仍未报')
  const card = cardTo(cast.吴工, '请确认点名')
  sees('点名前先看清原话和群，不带人名', !words(card).includes('刘工'), words(card))
  await scene.clicks(cast.吴工, card, 'name')
  sees('点一下还不发', fromBot(coal.chat).length === before, words(now(card)))
  await scene.clicks(cast.吴工, card, 'confirm')
  const said = fromBot(coal.chat).slice(before).map(words)
  sees('再点一下，群里只有一句', said.length === 1 && said.join().includes('两次提醒后仍未报'), said.join())

  await scene.at('10-23', '09:40')
  await round.carries(cast.刘工, coal, 'carry_done', { last_plan_1: 'done' })
  await round.files(cast.刘工, coal, { progress: '首批出厂', next_plan: '10月29日前取回检验单' })
  const digest = round.digestsIn(coal).map(words).join()
  sees('刘工补报，并入已发的摘要', digest.includes('v2') && digest.includes('首批出厂'), digest)
}

const passesUnsigned = async (scene: Scene, round: WeeklyRound): Promise<void> => {
  const { fromBot, now, cardTo, sees, words } = scene
  const lines = fromBot(groups.推进办群).length
  await scene.at('10-23', '10:00')
  const card = words(now(cardTo(cast.宋处, `· ${textile.name}`)))
  sees('4 个工作小时没有意见，按「未审签」通过', card.includes('没有审签意见，10月23日 10:00'), card)
  const digest = round.digestsIn(textile).map(words).join()
  sees(
    '摘要改标「未审签」，群里不另发',
    digest.includes('（未审签）') && fromBot(groups.推进办群).length === lines,
    digest,
  )
}
