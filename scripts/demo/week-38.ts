import { aerospace, cast, cmc, coal, groups, textile } from '../town/cast.ts'
import { officeTime } from '../town/office-time.ts'
import { seesJoined, type WeeklyRound, type WeekStory, weeklyRound } from './round.ts'
import type { Scene } from './scene.ts'

export const week38: WeekStory = {
  week: '2026-W38',
  about: '主报外出，备报代报；推进办催报。周日调休上班：每周的事都不落在这天，人发的命令照常管用。',
  opens: officeTime('09-16 14:50'),
  async play(scene) {
    const round = weeklyRound(scene, { label: '第38周', card: '09-16', due: '09-17', digest: '09-18' })
    await round.cardsGoOut()
    await asksTheLeaders(scene, round)
    await backupBegins(scene, round)
    await round.receipt(2)
    await officeUrges(scene, round)
    await round.digests()
    seesDigests(scene, round)
    await round.locks([aerospace, cmc, coal])
    await makeUpSunday(scene, round)
  },
}

const asksTheLeaders = async (scene: Scene, round: WeeklyRound): Promise<void> => {
  await scene.at('09-16', '16:10')
  await round.files(cast.王工, cmc, {
    last_plan_1: 'done',
    progress: '示例陶瓷壬（虚构）首批试样出炉（演示）',
    ask_level: 'leading',
    ask_detail: '请领导小组研究共用检测平台选址（演示），9月30日前定',
    next_plan: '9月23日前首批试样送检（演示）',
  })
}

const backupBegins = async (scene: Scene, round: WeeklyRound): Promise<void> => {
  const { cardTo, fromBot, lastTo, sees, toPerson, words } = scene
  await scene.at('09-17', '09:30')
  await scene.says(cast.李工, '周报')
  const card = words(cardTo(cast.李工, aerospace.name))
  sees('张工外出：备报李工发「周报」自己开卡片，写明代报', card.includes('您正在代张工（虚构）填报'), card)
  await round.carries(cast.李工, aerospace, 'carry_last', {
    last_plan_1: 'going',
    progress: '用地边界图已会签（演示）',
  })
  await round.files(cast.李工, aerospace, {})
  const known = words(cardTo(cast.张工, aerospace.name))
  sees('张工那张卡片也换成回执，不会再填一遍', known.includes('李工（虚构）代张工（虚构）填报'), known)

  const before = fromBot().length
  const heard = toPerson(cast.张工).length
  await scene.at('09-17', '10:00')
  const reminded = [cast.刘工, cast.杨工].every((who) => words(lastTo(who)).includes('还没有填'))
  sees(
    '提醒没报的两位，张工不再收到',
    reminded && fromBot().length === before + 2 && toPerson(cast.张工).length === heard,
  )
}

const officeUrges = async (scene: Scene, round: WeeklyRound): Promise<void> => {
  const { cardIn, fromBot, lastTo, now, sees, words } = scene
  await scene.at('09-17', '18:10')
  const inGroup = fromBot(groups.推进办群).length
  const receipt = cardIn(groups.推进办群, '报送情况')
  await scene.clicks(cast.周主任, receipt, 'nudge')
  const urged = [cast.刘工, cast.杨工].map((who) => words(lastTo(who)))
  sees(
    '周主任点「催报」：只私信没报的两位主报，群里不点名',
    urged.every((text) => text.includes('周主任（演示）请您尽快报')) && fromBot(groups.推进办群).length === inGroup,
    urged.join(' '),
  )
  sees('回执上记下催过，按钮收起', words(now(receipt)).includes('已私信催报 2 条链'), words(now(receipt)))
  await scene.says(cast.吴工, '催报')
  sees('一小时内第二位再催，不重复打扰', words(lastTo(cast.吴工)).includes('刚催过'), words(lastTo(cast.吴工)))

  await scene.at('09-17', '18:20')
  await round.carries(cast.刘工, coal, 'carry_done', { last_plan_1: 'done' })
  const filed = await round.files(cast.刘工, coal, { progress: '芳烃线试车', next_plan: '9月24日前首批产品出厂' })
  sees('过了截止也收，注明逾期', filed.includes('逾期'), filed)
}

const seesDigests = (scene: Scene, round: WeeklyRound): void => {
  const { sees, words } = scene
  const digest = round.digestsIn(textile).map(words).join()
  sees('新型纺织的摘要如实写未收到', digest.includes('到截止时未收到本期工作动态'), digest)
  const overview = round.overviews().map(words).join()
  sees(
    '推进办周览列出请领导小组研究的事',
    overview.includes('请领导小组研究（1）') && overview.includes('共用检测平台选址'),
    overview,
  )
}

const makeUpSunday = async (scene: Scene, round: WeeklyRound): Promise<void> => {
  const { cardTo, fromBot, lastTo, sees, words } = scene
  await scene.at('09-19', '10:00')
  await scene.says(cast.吴工, '催报')
  sees(
    '周六休息：吴工催报，回答是不打扰',
    words(lastTo(cast.吴工)) === '现在是休息时间，不发催报',
    words(lastTo(cast.吴工)),
  )

  const before = fromBot().length
  await scene.at('09-20', '10:00')
  sees('周日调休上班，机器人自己不发任何东西', fromBot().length === before)
  await scene.says(cast.吴工, '催报')
  sees('这天催报照常发出', words(lastTo(cast.杨工)).includes('吴工（虚构）请您尽快报新型纺织产业链第38周'))

  await scene.at('09-20', '10:30')
  await scene.says(cast.杨工, '补报')
  const form = words(cardTo(cast.杨工, textile.name))
  sees('锁定以后仍能补报', form.includes('本期已锁定，本次提交记为「补报」'), form)
  await round.files(cast.杨工, textile, {
    last_plan_1: 'going',
    progress: '示例染整午（虚构）设备到港（演示）',
    next_plan: '9月23日前示例染整午（虚构）设备进场（演示）',
  })
  seesJoined(scene, round, textile, '补报', '示例染整午（虚构）设备到港')

  const after = fromBot().length
  await scene.at('09-20', '23:59')
  sees('直到午夜再没有别的消息', fromBot().length === after)
}
