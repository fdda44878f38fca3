import { cast, groups } from '../../town/cast.ts'
import { section } from '../section.ts'
import type { Town } from '../town.ts'

const reports = {
  张工: {
    progress:
      '示例链主甲（虚构）试验台完成设备招标（演示）\n示例装备丁（虚构）与示例材料乙（虚构）签了试制协议（演示）',
    ask_level: 'chief',
    ask_detail: '请链长协调新城管理办（演示）9月15日前明确试验用地边界',
    next_plan: '9月10日前签试验台合同（演示）\n走访示例测控庚（虚构）',
  },
  王工: {
    progress: '示例陶瓷壬（虚构）中试线完成烘炉（演示）',
    ask_level: 'office',
    ask_detail: '请推进办协调区科技工信局（演示）9月11日前排定检测档期',
    next_plan: '9月9日前出首批试样（演示）',
  },
  刘工: {
    progress: '示例烯烃丑（虚构）检修收尾（演示）',
    ask_level: 'leading',
    ask_detail: '请领导小组研究蒸汽供应方案（演示）',
    risk: 'new',
    next_plan: '9月8日前示例烯烃丑（虚构）恢复满负荷（演示）',
  },
} as const

const plain = {
  progress: '重点项目按计划推进（演示）',
  next_plan: '走访一户企业（演示）',
  last_plan_1: 'done',
}

const file = async (
  town: Town,
  who: '张工' | '王工' | '刘工' | '杨工',
  week: string,
  values: Record<string, unknown>,
) => {
  await town.press(who, town.to(who, `${week}（`), 'submit', values)
  if (values.risk === 'new')
    await town.press(who, town.to(who, `${week}（`), 'submit', { risk_detail: '缺催化剂，库存到9月20日（演示）' })
}

export const digests = section({
  title: '摘要',
  pictures: {
    'chief-digest': {
      caption: '周五 08:30 链长群的摘要：先看「请您定」。',
      cards: ['chief-digest', 'chief-digest-blocks', 'source-line'],
      states: ['chief digest'],
    },
    'chief-digest-risk': {
      caption: '报了断链断供风险：群里只出现一个词，另有事项请别处办。',
      states: ['chief digest, risk without ask'],
    },
    'chief-digest-no-news': { caption: '本周无新增。', states: ['chief digest, no news'] },
    'chief-digest-quiet': { caption: '没有要定的事。', states: ['chief digest, quiet'] },
    'chief-digest-missing': { caption: '到时候还没有收到。', states: ['chief digest, missing'] },
    'chief-digest-exempt': { caption: '本期免报，写明原因。', states: ['chief digest, exempt'] },
    'chief-digest-v2': {
      caption: '逾期报来后，原卡片更新为 v2，话题里只添一行。',
      texts: ['digest.mergedThreadLine'],
    },
    'chief-digest-corrected': {
      caption: '周五更正后，原卡片更新为 v2。',
      texts: ['digest.correctedThreadLine'],
    },
    'chief-digest-replaced': { caption: '推进办再发一次后，前一张卡片写明请看后面的。' },
    'chief-words': {
      caption: '链长回复摘要，推进办看到的原话。',
      cards: ['relay'],
      states: ['words of a chief'],
    },
    'chief-words-told': { caption: '链长在私信里看到的一句。' },
    'chief-digest-catch-up': {
      caption: '停机两天后补发，写明应于何时发布。',
      states: ['chief digest, full, late, caught up'],
    },
    'office-digest': {
      caption: '周五 08:40 推进办群的周览。',
      cards: ['office-digest', 'office-digest-blocks'],
      states: ['office digest', 'office digest, full'],
    },
    'office-digest-v2': { caption: '有链缺报又补报后的周览，含上周计划完成情况和连续无新增。' },
    'office-digest-quiet': { caption: '各链平稳的一周。', states: ['office digest, quiet'] },
  },
  async play({ town: openTown, shoot }) {
    const town = await openTown('08-31 08:30')
    const { at, inGroup, press, says, to } = town
    await at('09-02 15:30')
    for (const who of ['张工', '王工', '刘工'] as const) await file(town, who, '第36周', reports[who])
    await press('杨工', to('杨工', '第36周（'), 'no_news')
    await at('09-04 08:40')
    await shoot('chief-digest', town, '链长甲', [inGroup('航天群', '摘要')])
    await town.stage.emulator.person(cast.链长甲).says('请新城管理办（演示）9月20日前办结', {
      in: groups.航天群,
      mentions: ['bot'],
      replyTo: inGroup('航天群', '摘要').message_id,
    })
    await town.stage.settle()
    await shoot('chief-words', town, '吴工', [inGroup('推进办群', '的话，请看')])
    await shoot('chief-words-told', town, '链长甲', [to('链长甲', '已转推进办')])
    await shoot('chief-digest-risk', town, '刘工', [inGroup('煤化工群', '摘要')])
    await shoot('chief-digest-no-news', town, '杨工', [inGroup('纺织群', '摘要')])
    await shoot('office-digest', town, '周主任', [inGroup('推进办群', '推进办周览')])
    await at('09-04 09:20')
    await press('王工', to('王工', '已收到'), 'edit')
    await press('王工', to('王工', '第36周（'), 'submit', {
      progress: '示例陶瓷壬（虚构）中试线完成烘炉和首次试烧（演示）',
    })
    await shoot('chief-digest-corrected', town, '王工', [inGroup('陶瓷基群', '摘要')])
    await at('09-04 10:00')
    await says('吴工', '汇总 陶瓷基')
    for (const _ of [1, 2]) await press('吴工', to('吴工', '预览'), 'post')
    await shoot('chief-digest-replaced', town, '王工', [inGroup('陶瓷基群', '已有新版')])

    await at('09-09 15:30')
    const state = { last_plan_1: 'done', last_plan_2: 'going' }
    await file(town, '张工', '第37周', { ...plain, ...state })
    await file(town, '王工', '第37周', { ...plain, last_plan_1: 'blocked' })
    await press('杨工', to('杨工', '第37周（'), 'no_news')
    await at('09-11 08:40')
    await shoot('chief-digest-quiet', town, '链长甲', [inGroup('航天群', '第37周')])
    await shoot('chief-digest-missing', town, '刘工', [inGroup('煤化工群', '第37周')])
    await at('09-11 10:00')
    await file(town, '刘工', '第37周', { ...reports.刘工, risk: 'changed', ask_level: 'chief', last_plan_1: 'going' })
    await shoot('chief-digest-v2', town, '刘工', [inGroup('煤化工群', '第37周')])
    await shoot('office-digest-v2', town, '周主任', [inGroup('推进办群', '推进办周览 · 第37周')])

    await at('09-16 15:30')
    for (const who of ['张工', '王工', '刘工', '杨工'] as const)
      await file(town, who, '第38周', who === '杨工' ? { progress: plain.progress, next_plan: plain.next_plan } : plain)
    await at('09-18 08:40')
    await shoot('office-digest-quiet', town, '周主任', [inGroup('推进办群', '推进办周览 · 第38周')])

    const exempt = await openTown('09-02 15:00')
    await exempt.says('吴工', '免报 纺织')
    const ask = exempt.to('吴工', '请确认免报')
    await exempt.press('吴工', ask, 'exempt', { reason: '示例企业停产检修（演示）' })
    await exempt.at('09-04 08:40')
    await shoot('chief-digest-exempt', exempt, '杨工', [exempt.inGroup('纺织群', '本期免报')])

    const gap = await openTown('09-02 14:50')
    await gap.at('09-03 18:30')
    await file(gap, '张工', '第36周', { ...reports.张工, risk: 'new' })
    await gap.away('09-06 10:00')
    await shoot('chief-digest-catch-up', gap, '链长甲', [gap.inGroup('航天群', '补发')])
  },
})
