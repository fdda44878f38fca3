import type { RiskState } from '../report.ts'
import { afterSettled, deniesTwice, riskWords, withoutDenied } from './denial.ts'

/** What a clause says of 断链断供. `may`: it speaks of one, and the person says which it is; `firm` where it tells of a supply, and so of a firm. */
export type RiskSaid = { kind: 'is'; state: Exclude<RiskState, 'none'> } | { kind: 'may'; firm: boolean } | undefined

/** It has happened: nothing is left to judge. */
const happened =
  /断[链供货料单]|停[产供摆]|缺[货料]|没有?货(?!款)|供[应货]中断|货源中断|供不上|没着落|不供货?了|停止供[应货]|(?:厂|公司|企业|供应商|供方|上游|全线).{0,6}停工/u
/** 断供风险: what might be, and not what is. */
const ofRisk = /断[链供](?:断[链供])?的?(?:风险|隐患|苗头|可能)/gu
/** It may come to that. */
const supply =
  /供[应货](?:紧张|不足|吃紧)|货源紧张|供不应求|卡脖子|[限减]产|短缺|紧缺|吃紧|告急|涨价|外迁|搬走|迁出|停工|只[剩有].{0,2}家|独家供|唯一供应|单一来源|先款后货|关停|破产|倒闭|禁运|限售|制裁|实体清单|卡货|压货|断[货档]|减供|等[料货](?:停|待)|(?:拿|到|发)不[到了出]货|(?:延期|推迟|延后|拖延|暂缓)(?:交[货付]|供货|发货|到货)|(?:交[货付]|供货|发货|到货)[^，]{0,4}(?:延期|推迟|延后|跳票)|交货?期[^，]{0,14}(?:拖|延|推迟|拉长)|(?:拖|延|推迟|拉长)[^，]{0,8}交货?期|(?<!不|未|无|没有|不会)(?:影响|耽误|拖累)[^，]{0,4}(?:投产|生产|交付|排产|供货)|不再供|终止供|价格(?:暴涨|翻倍|大幅上涨)/u
const any = new RegExp(`${riskWords}|${happened.source}|${supply.source}`, 'u')

/** Work that has the word in its name. */
const routine =
  /风险(?:排查|防[控范]|评估|摸排|研判|补偿|管控|投资|资金|培训)|(?:防范|排查|防控|摸排|研判|评估)(?:各类|重大|安全|金融|经营)*(?:风险|隐患)|(?:资金|用工|人才|人手|人员|劳动力|工期|时间|用地|用电)(?:比较|较为?|十分|非常|相对|很)?(?:短缺|紧缺|紧张|吃紧|告急)/gu

/** Nobody knows yet, or it is to be kept from happening, or was meant to be so. */
const unsure =
  /可能|或将|或许|恐|担心|担忧|怕|预计|如果|如|若|一旦|万一|苗头|迹象|征兆|听说|据说|传闻|疑似|潜在|防止|避免|谨防|以防|检修|大修|放假|春节|计划|预案|演练|是否|会不会|解除|消除|化解|缓解|恢复|算不算/u
const reportedBefore = /(?:此前|之前|先前|前期|上周|上期|上次|上月|已经?上?报|上报过?|报过)的?/u
const notOver = /(?:没有?|未能?|仍未)(?:解除|消除|缓解|化解|排除)/u
const moved = /缓解|好转|下降|降低|减轻|恢复|解除|消除|加重|加剧|恶化|升级|扩大|变化/u

export const riskSaid = (clause: string): RiskSaid => {
  if (!any.test(clause) && !notOver.test(clause)) return undefined
  const rest = withoutDenied(deniesTwice(clause) ? clause : afterSettled(clause)).replace(routine, '')
  // What it is that is not over may have been said before: 未发现断供断供风险还没有解除.
  if (notOver.test(rest)) return { kind: 'may', firm: true }
  if (!any.test(rest)) return undefined
  const firm = happened.test(rest) || supply.test(rest)
  if (reportedBefore.test(rest) && moved.test(rest) && !/[未没不]/u.test(rest)) return { kind: 'is', state: 'changed' }
  return happened.test(rest.replace(ofRisk, '')) && !unsure.test(rest) && !deniesTwice(clause)
    ? { kind: 'is', state: 'new' }
    : { kind: 'may', firm }
}

const names = new RegExp(riskWords, 'u')

/** 没有断供苗头, 风险没有: the clause speaks of a risk and says that there is none. */
export const deniesRisk = (clause: string): boolean =>
  names.test(clause) && !names.test(withoutDenied(clause).replace(routine, ''))
