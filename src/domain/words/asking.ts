import { answer, aside, chainOf, isNow, month, type Rule, show, timeOf } from './rule.ts'

/* Questions that are answered with facts. */

export const push: Rule = (r) =>
  r.has('push') && r.free === '' && r.only(...aside, 'push', 'time', 'how') ? answer('push') : undefined

export const returned: Rule = (r) =>
  r.has('returned') &&
  r.has('why', 'how', 'what', 'whether', 'me') &&
  r.only(...aside, 'returned', 'why', 'how', 'time')
    ? answer('why-returned')
    : undefined

const holidays = /国庆|中秋|春节|元旦|五一|端午|清明|劳动节|大年|放假|假期/u

/** 国庆那周还要报吗: the days off, and when that week is due. */
export const workday: Rule = (r) => {
  if (r.has('filed') || r.free.length > 2) return undefined
  const ofHoliday = r.has('fill') && r.has('whether', 'how', 'when', 'due') && holidays.test(r.text)
  return ofHoliday || (r.has('holiday') && !r.has('fill')) ? answer('workday') : undefined
}

/** Boxes of the form, or none. */
const fieldName = /^(?:周|协调|说明)?$/u

export const limits: Rule = (r) =>
  r.has('limit') &&
  r.only(...aside, 'limit', 'fill', 'time', 'next', 'how', 'which', 'status', 'risk', 'free') &&
  fieldName.test(r.free)
    ? answer('limits')
    : undefined

/** 谁审我的周报. */
export const reviewer: Rule = (r) =>
  r.has('review') &&
  (r.has('who', 'whether', 'which') || r.text.includes('谁')) &&
  r.only(...aside, 'review', 'who', 'which', 'fill', 'filed', 'post')
    ? answer('reviewer')
    : undefined

/** 能发图片吗, 附件怎么传. */
export const textOnly: Rule = (r) =>
  r.has('attach') && r.has('how', 'whether', 'give') && r.only(...aside, 'attach', 'how', 'fill') && r.free === ''
    ? answer('text-only')
    : undefined

/** 摘要发了没, 领导看了没: what left, and when; whether it was read, nobody knows here. */
export const posted: Rule = (r) => {
  const known = r.has('digest') || r.post === 'chief' || r.has('me', 'look')
  const asks = r.has('seen') || (r.has('digest') && r.has('when', 'filed') && r.has('when', 'whether'))
  return asks && known && r.only(...aside, 'seen', 'digest', 'post', 'time', 'fill', 'filed', 'who', 'when')
    ? answer('posted')
    : undefined
}

/** 谁是张工, 张工电话. */
export const person: Rule = (r) =>
  r.has('person') &&
  r.has('who', 'helpme', 'post') &&
  r.only('person', 'who', 'helpme', 'what', 'which', 'show', 'post')
    ? answer('person')
    : undefined

/** 月报和周报一起交吗: when each is due says it. */
const together = /月报.*周报|周报.*月报/u

export const due: Rule = (r) => {
  if (together.test(r.text) && r.has('whether', 'when', 'how') && r.free.length <= 2) return answer('due')
  if (!r.only(...aside, 'when', 'due', 'fill', 'time', 'form', 'unfiled', 'clock', 'how', 'like', 'status', 'late'))
    return undefined
  if (r.has('who', 'which')) return undefined
  return r.has('due') || (r.has('late') && r.has('fill')) || (r.has('when') && r.has('fill', 'look', 'month', 'form'))
    ? answer('due')
    : undefined
}

export const who: Rule = (r) => {
  if (
    r.has('unfiled', 'filed', 'nudge') ||
    !r.only(...aside, 'post', 'who', 'which', 'helpme', 'responsible', 'fill', 'time', 'how')
  )
    return undefined
  if (r.has('post') && (r.has('who', 'helpme', 'which', 'what') || r.only('chain', 'post', 'me'))) return answer('who')
  if (r.has('helpme')) return answer('people')
  // 让备报报吧
  if (r.post === 'backup' && r.has('fill') && !r.has('whether')) return answer('who')
  return r.has('responsible') || (r.has('who') && r.has('fill')) ? answer('who') : undefined
}

export const owing: Rule = (r) => {
  if (!r.has('unfiled') || !r.only(...aside, 'unfiled', 'who', 'which', 'time', 'status', 'fill', 'deny', 'person'))
    return undefined
  if (r.has('person')) return answer('filed')
  // 陶瓷基几周没报了
  if (r.has('chain') && /[几多]少?[周期次]/u.test(r.text)) return show('查', '未报', chainOf(r), '今年')
  if (!isNow(timeOf(r), month(r))) return show('查', '未报', chainOf(r), timeOf(r), month(r))
  return r.has('me') || (r.has('chain') && !r.has('who', 'which')) ? answer('filed') : answer('owing')
}

export const filed: Rule = (r) => {
  if (
    !r.only(...aside, 'filed', 'fill', 'received', 'time', 'who', 'which', 'status', 'deny', 'form', 'person', 'post')
  )
    return undefined
  if (r.has('post') && r.post !== 'reporter' && r.post !== 'backup') return undefined
  if (!r.has('received', 'filed') && !(r.has('fill') && r.has('whether'))) return undefined
  if (r.has('person') && !isNow(timeOf(r), month(r))) return show('查', ...r.words('person'), timeOf(r), month(r))
  if (!isNow(timeOf(r), month(r))) return show('查', chainOf(r), timeOf(r))
  if (r.has('who', 'which', 'all')) return show('状态', chainOf(r), month(r))
  return r.has('whether', 'received') ? answer('filed') : undefined
}

/** `钢铁报了没`: of a name that is neither a chain's nor anybody's. */
export const nobody: Rule = (r) => {
  const [first, ...others] = r.parts.filter(({ kind }) => kind !== 'filler')
  return first?.kind === 'free' &&
    /^\p{Script=Han}{2,10}$/u.test(first.words) &&
    others.length > 0 &&
    others.every(({ kind }) => ['filed', 'unfiled', 'fill', 'whether', 'look', 'month'].includes(kind)) &&
    (r.has('unfiled') || (r.has('whether') && r.has('filed', 'fill')))
    ? answer('nobody')
    : undefined
}
