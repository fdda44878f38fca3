import { aerospace, cast, textile } from '../town/cast.ts'
import type { WeeklyRound } from './round.ts'
import type { Scene } from './scene.ts'

/** What is 待核, the map, supply and demand, what firms reported, and an experience that is taken up. */
export const goesThroughLists = async (scene: Scene, round: WeeklyRound): Promise<void> => {
  await reviews(scene, round)
  await looksAtTheMap(scene)
  await matches(scene)
  await watchesFirms(scene)
  await passesOn(scene)
}

const reviews = async (scene: Scene, round: WeeklyRound): Promise<void> => {
  const { cardTo, lastTo, sees, words } = scene
  const overview = round.overviews().map(words).join()
  sees('周览点出到期没核的清单', overview.includes('■ 清单待核 L12航天'), overview)
  await scene.at('11-02', '10:10')
  await scene.says(cast.张工, '体检 航天')
  const checkup = cardTo(cast.张工, `体检 · ${aerospace.name}`)
  sees(
    '体检：依据是记录，没有的写「未登记」',
    words(checkup).includes('“未登记”是这里没有，不等于没做'),
    words(checkup),
  )
  sees('重点项目清单待核', words(checkup).includes('L12 重点项目 待核 1 条'), words(checkup))
  await scene.says(cast.张工, '更新 L12-1')
  const form = lastTo(cast.张工)
  const given = {
    name: '示例喷管产线（演示）',
    firm: '示例链主甲（虚构）',
    total: '12000',
    year_plan: '5000',
    done: '4200',
  }
  await scene.clicks(cast.张工, form, 'edit', given)
  const row = words(scene.now(form))
  sees('更新就是复核，序时差和灯重新算', row.includes('累计完成 4200 万元') && row.includes('绿灯'), row)
}

const looksAtTheMap = async (scene: Scene): Promise<void> => {
  const { cardTo, lastTo, sees, words } = scene
  await scene.says(cast.链长甲, '图谱 航天')
  const map = words(cardTo(cast.链长甲, `${aerospace.name}全景图谱`))
  sees('链长甲发「图谱」：环节、断点、项目，先有字', map.includes('断点 1（外购 1）') && map.includes('喷管'), map)
  sees('随后是一张图', lastTo(cast.链长甲).msg_type === 'image')
}

const matches = async (scene: Scene): Promise<void> => {
  const { cardTo, lastTo, now, sees, words } = scene
  await scene.says(cast.张工, '撮合 航天')
  const found = words(lastTo(cast.张工))
  sees('航天要买的，陶瓷基有人卖', found.includes('新提请 1 对') && found.includes('火箭发动机喷管'), found)
  const pair = cardTo(cast.魏处, '火箭发动机喷管')
  sees('两边都收到，写明为什么像', words(pair).includes('都有「喷管」；规格同为 GH4169'), words(pair))
  await scene.clicks(cast.魏处, pair, 'contact')
  sees('陶瓷基的专班负责人开始对接', words(now(pair)).includes('状态：对接中'), words(now(pair)))
}

const watchesFirms = async (scene: Scene): Promise<void> => {
  const { cardTo, lastTo, sees, words } = scene
  await scene.says(cast.张工, '填报 指标1')
  await scene.clicks(cast.张工, cardTo(cast.张工, '填报 · 指标1'), 'fill', { output: '1.2亿', use: '58', stock: '20' })
  const filed = words(lastTo(cast.张工))
  sees('到了警戒线，写明算法', filed.includes('产能利用率 58%，警戒线 60%'), filed)
  await scene.says(cast.张工, '监测 航天', { inGroup: aerospace.chat })
  const told = words(scene.fromBot(aerospace.chat).at(-1) ?? lastTo(cast.张工))
  sees('群里只有全链合计，没有哪一户的数', told.includes('调度数') && !told.includes('12000'), told)
}

const passesOn = async (scene: Scene): Promise<void> => {
  const { lastTo, sees, words } = scene
  await scene.says(cast.杨工, '经验 纺织 新增')
  await scene.clicks(cast.杨工, lastTo(cast.杨工), 'create', {
    title: '示例助剂先试后换（演示）',
    category: '强链',
    how: '专班牵头对接\n先小批试用，再整线换用',
    effect: '10月试用 3 批，全部合格（演示）',
    public: '可',
  })
  const number = /经验〔2026〕(\d+)号/u.exec(words(lastTo(cast.杨工)))?.[1] ?? ''
  sees(`${textile.name}报一条经验`, number !== '', words(lastTo(cast.杨工)))
  await scene.says(cast.吴工, `采用 经验${number}`)
  const form = lastTo(cast.吴工)
  await scene.clicks(cast.吴工, form, 'adopt', { where: ['区简报'] })
  const adopted = words(scene.now(form))
  sees('推进办采用，进区简报', adopted.includes('状态：采用') && adopted.includes('采用 区简报'), adopted)
}
