import type { PartKind } from './parts.ts'
import { answer, aside, chainOf, isNow, month, type Rule, show, timeOf } from './rule.ts'

/* What people want to look at. */

const mentions =
  /(?:提|说|写|讲)[过到](?<words>\p{Script=Han}{2,10}?)(?:问题)?[的了]*(?:链|周报)*[有是]*(?:哪|谁)|(?:哪|谁).{0,4}(?:提|说|写|讲)[过到](?<behind>\p{Script=Han}{2,10}?)(?:问题)?[的了吗]*$/u

/** 提过用地的有哪些: text that is looked for. */
export const mention: Rule = (r) => {
  const { words: sought, behind } = mentions.exec(r.text)?.groups ?? {}
  return sought || behind ? show('查', chainOf(r), timeOf(r), sought || behind) : undefined
}

export const twice: Rule = (r) =>
  /连续(?:两|2)(?:周|期|次)(?:都|也)?(?:没有?|无)(?:新增|变化|动静)/u.test(r.text) && r.has('which', 'who')
    ? show('查', '连续两期无新增', chainOf(r))
    : undefined

const ownWords = /(?<![给帮替跟])我(?![们链这])|自己|本人/u

/** 任务红灯的, 逾期的任务, 有没有我的任务: a list of 台账. */
export const ledger: Rule = (r) => {
  // 任务台账 is the list of 任务.
  const named = r.words('ledger')
  const [kind, ...others] = named.length > 1 ? named.filter((word) => word !== '台账') : named
  if (kind === undefined || others.length > 0) return undefined
  if (
    !r.only(
      ...aside,
      'ledger',
      'which',
      'light',
      'overdue',
      'status',
      'like',
      'handled',
      'time',
      'filed',
      'seen',
      'todo',
      'post',
    )
  )
    return undefined
  if (
    !r.has('which', 'what', 'show', 'give', 'whether', 'light', 'overdue', 'like', 'handled', 'chain', 'time', 'me') &&
    r.text !== '台账'
  )
    return undefined
  // 我有问题 is no list.
  if (r.has('me') && !r.has('which', 'what', 'show', 'whether', 'light', 'overdue', 'like')) return undefined
  const [light] = r.words('light')
  return show(
    kind,
    r.words('chain')[0]?.replace(/上$/u, ''),
    r.has('overdue') && '逾期',
    light?.charAt(0),
    timeOf(r),
    kind === '任务' && ownWords.test(r.text) && '待我办',
  )
}

/** 帮我找找封顶那条, 搜一下用地红线: words that are looked for, whatever else lies in them. */
const search =
  /^(?:帮我|麻烦您?|请|给我)*(?:搜索?|查|找|翻)(?:一下|[查找搜]|下)?(?<sought>\p{Script=Han}{2,12}?)(?:那[条个件份]|的)?$/u
export const lookFor: Rule = (r) => {
  if (r.has('how', 'who', 'when', 'whether', 'person')) return undefined
  const sought = r.has('chain', 'time', 'recent', 'month') ? undefined : search.exec(r.text)?.groups?.sought
  if (
    sought !== undefined &&
    r.free !== '' &&
    r.only(...aside, 'show', 'free', 'list', 'risk', 'light', 'post', 'fill', 'ask')
  )
    return show('查', sought)
  const found = /查|找|搜|翻/u.test(r.words('show').join()) && /^\p{Script=Han}{2,10}$/u.test(r.free)
  return found && r.only(...aside, 'free', 'time', 'which', 'fill', 'filed')
    ? show('查', chainOf(r), timeOf(r), r.free)
    : undefined
}

/** 我批的事办得怎么样了 */
export const instructed: Rule = (r) =>
  /(?<![要等请让])我(?:批(?:示)?|交办)(?:的|过的?)/u.test(r.text) &&
  r.has('like', 'handled', 'status', 'which', 'what', 'show', 'whether')
    ? show('批示', chainOf(r))
    : undefined

export const asked: Rule = (r) =>
  r.has('ask') && r.only(...aside, 'ask', 'time', 'which', 'todo', 'how')
    ? show('查', /领导小组/u.test(r.text) ? '请领导小组' : '请链长', chainOf(r), timeOf(r))
    : undefined

export const lit: Rule = (r) => {
  if (!r.has('risk', 'light') || !r.only(...aside, 'risk', 'light', 'time', 'which', 'who', 'status')) return undefined
  if (/什么是|什么叫|啥叫|啥是/u.test(r.text)) return undefined
  const [light] = r.words('light')
  return show('查', light === undefined ? '断链断供风险' : `${light.charAt(0)}灯`, chainOf(r), timeOf(r))
}

export const overview: Rule = (r) => {
  if (r.has('person') && r.has('like', 'status') && r.only(...aside, 'status', 'like', 'fill', 'filed', 'person'))
    return answer('filed')
  if (!r.only(...aside, 'status', 'like', 'time', 'fill', 'filed') || !r.has('status', 'like')) return undefined
  const time = timeOf(r)
  if (r.has('recent')) return show('查', chainOf(r), '近4周')
  if (!isNow(time, month(r))) return show('查', chainOf(r), time)
  if (r.has('status', 'all', 'fill', 'filed', 'me', 'look') || time) return show('状态', chainOf(r), month(r))
  return r.has('chain') ? answer('filed') : undefined
}

/** 加个人, 航天加个备报: how it is written, or what is still missing. */
export const add: Rule = (r) => {
  if (!r.has('add') || !r.only(...aside, 'add', 'post', 'how', 'members', 'go')) return undefined
  const [post] = r.words('post')
  if (post === undefined) return /人|成员|同事/u.test(r.words('add')[0] ?? '') ? show('成员', '加人') : undefined
  return show('成员', chainOf(r), '加', post)
}

export const members: Rule = (r) =>
  r.has('members') && r.only('members', 'chain', 'show', 'give', 'me', 'all', 'what')
    ? show('成员', chainOf(r))
    : undefined

export const look: Rule = (r) => {
  const told: PartKind[] = ['chain', 'time', 'person']
  if (
    !(r.has(...told, 'recent') || (r.has('show') && r.has('look', 'month'))) ||
    !r.only(...told, ...aside, 'fill', 'filed', 'how') ||
    r.has('day') ||
    (r.has('how') && !r.has('show')) ||
    (r.has('whether') && !r.has('give', 'show'))
  )
    return undefined
  const alone = r.parts.filter(({ kind }) => kind !== 'filler')
  if (alone.length === 1 && alone[0]?.kind === 'chain') return answer('filed')
  return show('查', chainOf(r), timeOf(r) ?? (r.has('recent') ? '近4周' : undefined), ...r.words('person'), month(r))
}
