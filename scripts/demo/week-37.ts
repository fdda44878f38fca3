import { aerospace, cast, cmc, coal, groups, textile } from '../town/cast.ts'
import { officeTime } from '../town/office-time.ts'
import { seesJoined, type WeeklyRound, type WeekStory, weeklyRound } from './round.ts'
import type { Scene } from './scene.ts'

export const week37: WeekStory = {
  week: '2026-W37',
  about: '上周的计划回到卡片上，每条链换一种办法报；煤化工到周五才补报，并入已发的摘要。',
  opens: officeTime('09-09 14:50'),
  async play(scene) {
    const round = weeklyRound(scene, { label: '第37周', card: '09-09', due: '09-10', digest: '09-11' })
    await round.cardsGoOut()
    await savesDraft(scene)
    await noNews(scene, round)
    await answersTheCard(scene, round)
    await remindsOnlyTheSilent(scene, round)
    await round.receipt(3)
    await round.digests()
    seesDigests(scene, round)
    await filesLate(scene, round)
    await round.locks()
  },
}

const savesDraft = async (scene: Scene): Promise<void> => {
  const { cardTo, now, sees, words } = scene
  await scene.at('09-09', '15:30')
  const card = cardTo(cast.张工, aerospace.name)
  const asked = ['上周计划完成得怎样？', '1. 9月10日前签试验台合同（演示）', '2. 走访示例测控庚（虚构）']
  sees(
    '上周的计划逐条回到卡片上，只需选完成情况',
    asked.every((line) => words(card).includes(line)),
    words(card),
  )
  await scene.clicks(cast.张工, card, 'save_draft', {
    last_plan_2: 'done',
    progress: '走访示例测控庚（虚构），谈定配套意向（演示）',
  })
  sees('写到一半先暂存，还不算报送', words(now(card)).includes('提交后才算上报'), words(now(card)))
}

const noNews = async (scene: Scene, round: WeeklyRound): Promise<void> => {
  const { cardTo, now, sees, words } = scene
  await scene.at('09-09', '16:00')
  const card = cardTo(cast.王工, cmc.name)
  await scene.clicks(cast.王工, card, 'no_news')
  const returned = words(now(card))
  sees('没有新增，也要答上周的计划', returned.includes('✗ 请选择第 1 项上周计划的完成情况'), returned)
  const nothingButThePlan = { last_plan_1: 'going', next_plan: '9月16日前出首批试样（演示）' }
  const filed = await round.files(cast.王工, cmc, nothingButThePlan, 'no_news')
  sees('陶瓷基复合材料产业链报「本周无新增」', filed.includes('本周无新增'), filed)
}

const answersTheCard = async (scene: Scene, round: WeeklyRound): Promise<void> => {
  const { cardTo, sees, words } = scene
  await scene.at('09-09', '17:00')
  const written = '示例织造巳（虚构）走访完，示例染整午（虚构）新线下单（演示）'
  await scene.says(cast.杨工, written, { to: cardTo(cast.杨工, textile.name) })
  const offer = words(cardTo(cast.杨工, '请核对'))
  sees('直接回复卡片也行：不用写「周报」，不用分栏', offer.includes(written), offer)
  await round.confirms(cast.杨工, textile, {
    last_plan_1: 'done',
    next_plan: '9月16日前示例染整午（虚构）定安装日期（演示）',
  })
}

const remindsOnlyTheSilent = async (scene: Scene, round: WeeklyRound): Promise<void> => {
  const { fromBot, lastTo, sees, toPerson, words } = scene
  const before = fromBot().length
  await scene.at('09-10', '10:00')
  sees(
    '第一次提醒只给煤化工：存了草稿的张工不打扰',
    fromBot().length === before + 1 && words(lastTo(cast.刘工)).includes('还没有填'),
    words(lastTo(cast.刘工)),
  )

  await scene.at('09-10', '10:30')
  const filed = await round.files(cast.张工, aerospace, {
    last_plan_1: 'blocked',
    ask_level: 'chief',
    ask_detail: '请链长协调新城管理办（演示）9月18日前答复用地边界，合同等此签订',
    next_plan: '用地边界明确后3日内签试验台合同（演示）',
  })
  sees('从草稿接着填，暂存的内容都在', filed.includes('谈定配套意向') && filed.includes('受阻：'), filed)

  await scene.at('09-10', '17:00')
  const told = [cast.陈工, cast.王工].map((who) => toPerson(who).map(words).join(' '))
  sees(
    '煤化工的两位备报都知道了：陈工，和兼任的王工',
    told.every((heard) => heard.includes('主报刘工（虚构）如不方便，请您代报')),
    told.join(' '),
  )
}

const seesDigests = (scene: Scene, round: WeeklyRound): void => {
  const { sees } = scene
  const digest = (chain: typeof coal) => round.digestsIn(chain).map(scene.words).join()
  sees('煤化工的摘要如实写未收到', digest(coal).includes('到截止时未收到本期工作动态'), digest(coal))
  sees('陶瓷基的摘要一句话：本周无新增', digest(cmc).includes('一句话：本周无新增'), digest(cmc))
  sees('链长看得到上周计划做得怎样', digest(aerospace).includes('共 2 项，完成 1、受阻 1'), digest(aerospace))
}

const lateReport = `补报
一、本周进展：示例烯烃丑（虚构）恢复满负荷（演示）
二、下一步打算：9月17日前芳烃线试车
三、需协调事项：无`

const filesLate = async (scene: Scene, round: WeeklyRound): Promise<void> => {
  const { cardTo, fromBot, sees, words } = scene
  await scene.at('09-11', '10:00')
  const elsewhere = () => [aerospace, cmc, textile].flatMap(({ chat }) => fromBot(chat).map(words)).join()
  const before = elsewhere()
  const inOffice = fromBot(groups.推进办群).length
  await scene.says(cast.刘工, lateReport)
  const offer = words(cardTo(cast.刘工, '请核对'))
  sees('带小标题的文字按栏目读好，说明已过截止', offer.includes('已过截止时间，提交后标注逾期'), offer)
  await round.confirms(cast.刘工, coal, { last_plan_1: 'done' })
  seesJoined(scene, round, coal, '补报', '示例烯烃丑（虚构）恢复满负荷')
  const overview = round.overviews().map(words).join()
  sees('推进办周览跟着改：四条链报齐，注明逾期', overview.includes('已报 4（逾期 1）'), overview)
  sees('推进办群也只添一行', fromBot(groups.推进办群).length === inOffice + 1)
  sees('别的链长群没有动静', elsewhere() === before)
}
