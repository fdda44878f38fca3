import type { AskLevel, RiskState } from '../report.ts'
import { askSaid, deniesAsk } from './asks.ts'
import { type Clause, clausesIn, textOf } from './clauses.ts'
import { deniesPlainly } from './denial.ts'
import { saysNoNews } from './no-news.ts'
import { isQuestion } from './questions.ts'
import { deniesRisk, riskSaid } from './risks.ts'

/** What a clause is there for. `said`: it speaks for a pick and for nothing else. */
type Role = 'progress' | 'plan' | 'ask' | 'risk' | 'no-news' | 'said' | 'question'

/** What the words answer to a pick: a value, an open question, or nothing. `words` is what it was read from. */
export interface Heard<T> {
  value?: T
  /** The words leave it to the person. */
  open?: true
  words: string
}

export interface FreeReading {
  progress: string
  plan: string
  ask: string
  risk: string
  level?: Heard<AskLevel>
  state?: Heard<RiskState>
  /** `short`: 无 and the like, which may say anything where nobody was asked. */
  noNews?: 'said' | 'short'
  noNewsWords?: string
  questions: string[]
  /** Where the plan begins, as typed. */
  planWords: string
  /** How much speaks for a report: work that was done, and work that comes. */
  doneClauses: number
  planClauses: number
  clauses: number
}

const plan =
  /^(?:我们|再|并|也|将|就|计划|准备|打算|预计|拟|争取|力争|[，,])*(?:下下?周|下个?星期|下个?礼拜|下一?步|接下来|往后|后面|后续|下一?阶段|下个?月|下旬|明天|后天|月底前)(?!起|以来)|^(?:计划|打算|准备|拟|将(?=于|在|会|继续|进一步|启动|开展)|预计(?!总|投资|产值|年)|争取|力争)/u
/** It says of itself that it is done, or when. */
export const doneWords =
  /完成|完工|竣工|封顶|交付|签约|签订|签[了下完]|投产|投运|下线|点火|开工|召开|走访|对接|验收|送检|合格|中标|开挖|浇筑|拿证|取得|达成|到场|到货|进场|送电|通气|通水|入库|办结|获批|批复|建成|启用|开展|组织|培训|招[了标]|盘点|启动|试产|试制|试车|发货|收尾|安装|调试|[完好毕]了?$|了$|到位|[一二三四五六七八九]成$|过半|正负零|已|动工|奠基|揭牌|签|增长|达产|调研|座谈|解决|恢复|出炉|出样|交货|开会|备案|过会|过审|开始|推进/u
const thisWeek = /^(?:本周|这周|这个?星期|本星期|今天|昨天|上半周|下半周|目前|同时|已|完成|走访|召开|签|组织)/u
const trouble =
  /卡|不够|不足|没定|未定|缺|困难|问题|难|慢|滞后|拖|迟迟|一直|还没|尚未|未批|没批|没下来|不到位|受阻|影响|瓶颈|堵|破损|损坏|坏了|严重|紧张|跟不上|排不上|积压|拖欠|没人|没钱/u
const measure =
  /^(?:已|正在|正|也在|拟|得|要|只能)?(?:联系|寻找|找|对接|启用|切换|储备|备货|改用|协商|谈|先款|库存|撑到|够用|没有?替代|无替代)/u
const until = /^.{0,12}(?:前|之内|以内|内)$|^(?:最好|以便|否则|不然|以免|确保|越快越好)/u
/** 有两件事要链长定：一是…，二是…: what is asked follows one by one. */
const counted = /^(?:[一二三四五]是|其[一二三四五]|第[一二三四五]|首先|[（(]?[1-5][)）.、]|[①-⑤])/u
/** What joined a sentence to the one before it. */
const joint = /^(?:但是?|不过|然而|只是|然后|另外|还有就?是?|同时)[，,]?(?=.)/u
/** 协调事项另报: no words of the ask, and none of the week. */
const elsewhere = /另[报行]|后补|再报|待[报定]|稍后|下班前|晚点|回头|后续报|随后/u
const ordinal = /^\s*(?:[二三四五六]是|其[二三]|其次|再次|最后|[（(]?[2-9][)）.、]|[②-⑳])/u

const openWords = <T>(words: string): Heard<T> => ({ open: true, words })

/** A text without headings, cut clause by clause. */
export const readFree = (text: string): FreeReading => {
  const all = clausesIn(text)
  const typed = (clause: Clause) => text.slice(clause.from, clause.to).trim()
  const asking = questionsIn(text, all)

  const roles = new Map<Clause, Role>()
  const levels: { level: AskLevel; words: string }[] = []
  const states: { state: RiskState; words: string }[] = []
  const [openAsk, openRisk]: [string[], string[]] = [[], []]
  const [noAsk, noRisk, noNews]: [string[], string[], string[]] = [[], [], []]
  let short = true
  let before: Role | undefined
  let previous: Clause | undefined
  for (const clause of all) {
    const { said, unquoted } = clause
    const words = typed(clause)
    const together = previous?.sentence === clause.sentence || ordinal.test(words)
    const carried = together ? before : undefined
    const isPlan = plan.test(unquoted) || (carried === 'plan' && !thisWeek.test(said))
    const risk =
      said === unquoted
        ? riskSaid(said)
        : (riskSaid(unquoted) ?? (riskSaid(said) && ({ kind: 'may', firm: false } as const)))
    const ask =
      said === unquoted
        ? askSaid(said, { plan: isPlan })
        : (askSaid(unquoted, { plan: isPlan }) ?? (askSaid(said) && ({ kind: 'may' } as const)))
    const pending = elsewhere.test(said)
    const role = ((): Role => {
      if (asking.has(clause.sentence)) {
        if (risk) openRisk.push(asking.get(clause.sentence) ?? '')
        if (ask) openAsk.push(asking.get(clause.sentence) ?? '')
        return 'question'
      }
      const news = saysNoNews(said)
      if (news && !(risk || ask)) {
        noNews.push(words)
        if (news === 'said') short = false
        return 'no-news'
      }
      if (risk) {
        if (risk.kind === 'is') states.push({ state: risk.state, words })
        else openRisk.push(words)
        if (ask?.kind === 'of') levels.push({ level: ask.level, words })
        else if (ask) openAsk.push(words)
        if (risk.kind === 'is' || risk.firm) return 'risk'
        return pending ? 'said' : isPlan ? 'plan' : ask ? 'ask' : 'progress'
      }
      if (ask) {
        if (ask.kind === 'of') levels.push({ level: ask.level, words })
        else openAsk.push(words)
        if (pending && ask.kind === 'may') return 'said'
        return ask.kind === 'may' ? (isPlan ? 'plan' : 'progress') : 'ask'
      }
      if (deniesRisk(said)) noRisk.push(words)
      if (deniesAsk(said)) noAsk.push(words)
      if (deniesPlainly(said)) return 'said'
      if (carried === 'risk' && (measure.test(said) || !(isPlan || thisWeek.test(said) || doneWords.test(said))))
        return 'risk'
      const nextOfAsk =
        counted.test(words) && previous?.sentence === clause.sentence && !isPlan && !doneWords.test(said)
      if (carried === 'ask' && (until.test(said) || nextOfAsk)) return 'ask'
      return isPlan ? 'plan' : 'progress'
    })()
    roles.set(clause, role)
    before = role
    previous = clause
  }
  joinTroubles(all, roles)

  const of = (role: Role) => all.filter((clause) => roles.get(clause) === role)
  const [progress, plans] = [of('progress'), of('plan')]
  const level = answer<AskLevel>(
    levels.map((one) => ({ value: one.level, words: one.words })),
    openAsk,
    noAsk,
    'none',
  )
  const state = answer<RiskState>(
    states.map((one) => ({ value: one.state, words: one.words })),
    openRisk,
    noRisk,
    'none',
  )
  const isNoNews = noNews.length > 0 && progress.length === 0
  return {
    progress: textOf(text, isNoNews ? [] : all.filter((one) => ['progress', 'no-news'].includes(roles.get(one) ?? ''))),
    plan: textOf(text, plans),
    ask: textOf(text, of('ask')).replace(joint, ''),
    risk: textOf(text, of('risk')).replace(joint, ''),
    ...(level && { level }),
    ...(state && { state }),
    ...(isNoNews && { noNews: short ? 'short' : 'said', noNewsWords: noNews[0] ?? '' }),
    questions: [...asking.values()],
    planWords: plans[0] ? typed(plans[0]) : '',
    doneClauses: progress.filter(({ said }) => doneWords.test(said)).length,
    planClauses: plans.length,
    clauses: all.length,
  }
}

/** Sentences that ask us something, by their number. */
const questionsIn = (text: string, all: readonly Clause[]): Map<number, string> => {
  const spans = new Map<number, [from: number, to: number]>()
  for (const { sentence, from, to } of all) spans.set(sentence, [spans.get(sentence)?.[0] ?? from, to + 1])
  const sentences = [...spans].map(([number, [from, to]]) => [number, text.slice(from, to).trim()] as const)
  return new Map(sentences.filter(([, words]) => isQuestion(words)))
}

/** 环评卡在专家意见上，希望推进办帮着问问: what the trouble is belongs to what is asked. */
const joinTroubles = (all: readonly Clause[], roles: Map<Clause, Role>): void => {
  for (let i = all.length - 1; i > 0; i -= 1) {
    const [clause, one] = [all[i], all[i - 1]]
    if (!clause || !one || roles.get(clause) !== 'ask' || clause.sentence !== one.sentence) continue
    if (roles.get(one) === 'progress' && trouble.test(one.said)) roles.set(one, 'ask')
  }
}

/** One value where the words agree; where they do not, or where they only hint, the person is asked. */
const answer = <T>(
  said: { value: T; words: string }[],
  open: string[],
  denied: string[],
  none: T,
): Heard<T> | undefined => {
  const [first] = said
  const agreed = said.every(({ value }) => value === first?.value)
  if (first && agreed && denied.length === 0) return first
  if (first) return openWords(first.words)
  if (open[0] !== undefined) return openWords(open[0])
  return denied[0] === undefined ? undefined : { value: none, words: denied[0] }
}
