import type { Reading } from './reading.ts'
import { aside, ask, chainOf, type Rule, show } from './rule.ts'

/* What people want of the plan's lists, the map, the check-up and the assessment. */

const itself = (r: Reading, name: string): boolean =>
  r.parts.every((part) => part.kind === 'chain' || part.words === name || /^(?:清单|名单|列表|的)$/u.test(part.words))

/** 重点项目, 航天有几家链主企业, 可招引企业名单发我: the rows of one list. */
export const listed: Rule = (r) => {
  const [name, ...others] = r.words('list')
  if (name === undefined || others.length > 0) return undefined
  if (!r.only(...aside, 'list', 'which', 'like', 'overdue', 'members', 'status')) return undefined
  const isAsked = r.has('which', 'what', 'show', 'give', 'whether', 'like', 'members')
  return isAsked || itself(r, name) ? show('清单', name, chainOf(r), r.has('overdue') && '待核') : undefined
}

const entering =
  /^(?:帮?我?想?要?来?)(?:新增|新加|登记|添加|添|加上?|录入?|补录)(?:一下|一?[个条家户位项])?|^[把将].+?(?:加|放|录|登记|添)(?:到|进|入|在)/u

const counted = /[\d一二两三四五六七八九十几]+[多余]?[个家户项条位]/u
/** 新增配套企业 示例装备丁, 我想登记一个项目. 新增重点项目2个 and 新增重点项目落地 are lines of a report. */
const isWish = (r: Reading): boolean => {
  const name = r.parts.find(({ kind }) => kind === 'list')
  const behind = name ? r.text.slice(name.at + name.words.length) : ''
  return /^(?:[把将]|帮我|请|我)/u.test(r.text) || (/^(?:\s|$)/u.test(behind) && !counted.test(behind))
}

/** 把示例装备丁加到航天的配套企业清单, 登记一个项目: with something to write down it waits behind a button. */
export const entered: Rule = (r) => {
  const [name, ...others] = r.words('list')
  if (name === undefined || others.length > 0 || !entering.test(r.text) || !isWish(r)) return undefined
  if (r.has('who', 'when', 'why', 'deny', 'whether')) return undefined
  const about = r.parts.filter(({ kind }) => kind === 'chain' || kind === 'list')
  const rest = about
    .reduce((text, { words }) => text.replace(words, ' '), r.text.replace(/^[把将]/u, ''))
    .replace(/^(?:帮?我?想?要?来?)(?:新增|新加|登记|添加|添|加上?|录入?|补录)(?:一下|一?[个条家户位项])?/u, ' ')
    .replace(/^\s*[一1]?[个条家户位项]/u, ' ')
    .replace(/(?:加|放|录|登记|添)(?:到|进|入|在)/u, ' ')
    .replaceAll(/(?:^|\s)(?:的|里|清单|名单|去|吧|里面)+(?=\s|$)/gu, ' ')
    .replaceAll(/[\s，。、；：,;:]+/gu, ' ')
    .trim()
  return rest === '' ? show('清单', name, chainOf(r), '新增') : ask('清单', name, chainOf(r), '新增', rest)
}

const gaps =
  /(?:清单|五个一|机制).{0,4}(?:缺|差|没登|没填|没有|空着|过期|不全|齐)|(?:缺|差|空着|过期|没登记的?|不全).{0,5}清单|^(?:帮我|给我|做一?[个次]|看看?)?体检/u

/** 看看清单还缺什么, 哪些清单过期了 */
export const gapsOf: Rule = (r) =>
  gaps.test(r.text) &&
  // 工作机制没有落实 is a line of a report, and nothing that is asked.
  (r.has('which', 'what', 'show', 'give') || /(?:吗|没|没有|体检(?:一下)?)$/u.test(r.text)) &&
  !r.has('list', 'who', 'deny', 'export') &&
  r.text.length < 20
    ? show('体检', chainOf(r))
    : undefined

/** 我要申诉: its form, or why there is nothing to appeal to. */
export const appealed: Rule = (r) =>
  /^我们?(?:想|要|需要)+申诉/u.test(r.text) ? show('申诉', chainOf(r), '新增') : undefined

export const mapped: Rule = (r) =>
  r.has('map') && r.only(...aside, 'map', 'which', 'like', 'form', 'export') ? show('图谱', chainOf(r)) : undefined

export const scored: Rule = (r) =>
  r.has('score') && r.only(...aside, 'score', 'which', 'like', 'status', 'why', 'time', 'how') && !r.has('day')
    ? show('考核', chainOf(r))
    : undefined

export const organised: Rule = (r) =>
  r.has('organisation') && r.only(...aside, 'organisation', 'which', 'who', 'members', 'like')
    ? show('组织', chainOf(r))
    : undefined
