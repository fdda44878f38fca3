import type { AskLevel } from '../report.ts'
import { afterSettled, deniesPlainly, deniesTwice, withoutDenied } from './denial.ts'

/** What a clause asks of whom. `asks`: of somebody, and the person says of whom. `may`: it may be an ask. */
export type AskSaid = { kind: 'of'; level: Exclude<AskLevel, 'none'> } | { kind: 'asks' } | { kind: 'may' } | undefined

const wish = '(?:(?<![邀宴聘申])请|需要?|须|盼|[期希]?望|麻烦|求|建议)'
const polite = '(?:求|请|能够?|由|让|区里?|产业链|我们|咱们|各位|尊敬的|在|会同)*'
const could = '(?:能不能|能否|可否|可不可以|是否可以)'
/** 有两件事要链长定. */
const toDecide = '(?:定|批|协调|拍板|出面|支持|解决|研究|决定|过问|签)'
const levels: readonly (readonly [RegExp, Exclude<AskLevel, 'none'>])[] = [
  [
    new RegExp(
      `${wish}${polite}(?:领导小组办公室|推进办)|(?<![不没无])[要等待靠]推进办${toDecide}|推进办${could}|${could}${polite}推进办`,
      'u',
    ),
    'office',
  ],
  [
    new RegExp(
      `${wish}${polite}领导小组|(?<![不没无])[要等待靠]领导小组${toDecide}|领导小组${could}|${could}${polite}领导小组`,
      'u',
    ),
    'leading',
  ],
  [
    new RegExp(
      `${wish}${polite}(?:\\p{Script=Han}{2,4})?链长|(?<![不没无])[要等待靠]链长${toDecide}|链长${could}|${could}${polite}链长`,
      'u',
    ),
    'chief',
  ],
  [
    /专班(?:可以?|能|会|将|拟)?(?:自解|自行|自己|内部)|自行(?:解决|协调|消化)|(?:我们|自己)(?:能|可以?|会|来)?(?:解决|协调|消化)/u,
    'self',
  ],
]
const helps = '协调|支持|帮助|帮忙|帮着|帮我们|帮一下|帮一把|解决|出面|过问|牵线|关照'
const asking: readonly RegExp[] = [
  /(?<![邀宴聘])请(?:区里?|产业链|各位)*(?:链长|推进办|领导|政府|部门|上[级面])/u,
  /[恳提敬拟]请|请求|求助/u,
  new RegExp(`(?<![邀申])请[^，]{0,10}(?:${helps})`, 'u'),
  new RegExp(`(?:需要?|希望|盼|建议|[亟急]待)[^，]{0,12}(?:${helps}|给予)`, 'u'),
  /(?:没有?|未|无法|难以)(?:得到|能|予)?(?:协调|解决)|(?:协调|解决)不[了下动成]/u,
]
const maybe: readonly RegExp[] = [
  /请示|诉求/u,
  /(?:(?<!邀)请|需要?|希望|盼|建议|[亟急]待)[^，]{0,12}(?:研究|明确|推动|督促|批准)/u,
  /(?:由|报|提)(?:请|产业链|区)*(?:链长|推进办|领导小组)[^，]{0,6}(?:协调|研究|解决|定|批)/u,
  /(?:存在|面临|遇到|受制于)[^，]{0,30}(?:问题|困难|难题|短板|瓶颈|堵点)/u,
]
/** One's own doing, or a name. */
const ownDoing =
  /(?:已|正在|积极|继续|统筹|加强|沟通|主动)[\p{Script=Han}]{0,2}协调|协调(?:会|机制|小组|专班|办|员|推进会|调度|一致)/gu
/** 已请链长协调, 上周请推进办问过了: said before, and perhaps still wanted. */
const saidBefore = /(?:已经?|曾|多次|上周|上次|此前|之前|前期)[^，]{0,4}$/u
const saidAndOver = /^.{0,30}(?:过了?|了)$/u
/** 请链长出席: no help is asked for. */
const visit = /^.{0,8}(?:调研|视察|参观|出席|参加|见证|致辞|讲话|主持|放心|知悉)/u

const askWords = /协调|支持|帮助|帮忙|解决|困难|难题|事项|诉求|需求|问题/u

/** Without one of these no pattern here matches; most clauses have none. */
const anyWord =
  /[请需须盼望求]|麻烦|建议|待|由|报|提|专班|自行|自己|我们|推进办|链长|领导|协调|解决|诉求|问题|困难|难题|短板|瓶颈|堵点/u

/** @param plan a plan to coordinate is one's own; of what has been, it may be an ask. */
export const askSaid = (clause: string, { plan = false } = {}): AskSaid => {
  if (!anyWord.test(clause)) return undefined
  const rest = withoutDenied(afterSettled(clause))
  const found = [...levels, ...asking.map((pattern) => [pattern, undefined] as const)]
    .map(([pattern, level]) => ({ level, at: rest.search(pattern) }))
    .filter(({ at }) => at >= 0)
  const [first] = found.toSorted((a, b) => Number(!a.level) - Number(!b.level) || a.at - b.at)
  if (first) {
    const [before, behind] = [rest.slice(0, first.at), rest.slice(first.at)]
    if (deniesTwice(clause)) return { kind: 'asks' }
    if (saidBefore.test(before) || saidAndOver.test(behind) || visit.test(behind)) return { kind: 'may' }
    return first.level ? { kind: 'of', level: first.level } : { kind: 'asks' }
  }
  if (deniesTwice(clause) && askWords.test(clause)) return { kind: 'asks' }
  if (maybe.some((pattern) => pattern.test(rest))) return { kind: 'may' }
  return !plan && rest.replace(ownDoing, '').includes('协调') ? { kind: 'may' } : undefined
}

/** 没啥困难, 不需要链长协调, 协调事项无. */
export const deniesAsk = (clause: string): boolean => askWords.test(clause) && deniesPlainly(clause)
