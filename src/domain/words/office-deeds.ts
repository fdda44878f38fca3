import { answer, aside, ask, chainOf, isNow, month, type Rule, reasonIn, show, timeOf } from './rule.ts'

/* What the office does by a command: it is shown first, or waits behind a button. */

export const nudge: Rule = (r) =>
  // Whom they report for stands with the button: 催一下张工.
  r.has('nudge') && r.has('person') && r.free === '' && !r.has('how', 'when', 'what') ? answer('filed') : nudges(r)

export const nudges: Rule = (r) =>
  r.has('nudge') && r.free === '' && !r.has('how', 'when', 'who', 'what', 'whether') && r.chains.length < 2
    ? ask('催报', chainOf(r), month(r))
    : undefined

export const naming: Rule = (r) => {
  const reason = reasonIn(r, 'naming', 'chain')
  return r.text.startsWith('点名') && r.chains.length === 1 && reason !== ''
    ? show('点名', chainOf(r), reason)
    : undefined
}

export const exempt: Rule = (r) => {
  if (!r.has('exempt') || r.chains.length !== 1 || r.has('whether', 'how', 'what')) return undefined
  const time = timeOf(r)
  const reason = reasonIn(r, 'exempt', 'chain', 'time', 'month').replace(
    /^(?:吧|了|啊|,|，| )+|^(?:因为?|由于|理由是?|原因是?) ?/gu,
    '',
  )
  return show('免报', chainOf(r), !isNow(time, month(r)) && time, month(r), reason)
}

/** 把航天的退回去，写得太空: what will happen is shown before it does. */
export const sendBack: Rule = (r) => {
  if (
    !r.has('returned') ||
    r.chains.length !== 1 ||
    r.has('why', 'how', 'what', 'me') ||
    /被|给退|吗|么|了没|没有$|是不是/u.test(r.text)
  )
    return undefined
  const reason = reasonIn(r, 'returned', 'chain', 'time', 'month').replace(
    /^(?:请|把|将|的|去|给|掉|了| )+|^(?:因为?|理由是?|原因是?) ?/gu,
    '',
  )
  return reason === ''
    ? undefined
    : show('退回', chainOf(r), !isNow(timeOf(r), month(r)) && timeOf(r), month(r), reason)
}

export const bulletin: Rule = (r) => {
  if (!r.has('bulletin') || !r.only(...aside, 'bulletin', 'time', 'go', 'which', 'how', 'digest', 'seen', 'filed'))
    return undefined
  return r.has('go', 'which', 'how', 'seen', 'filed') ? show('简报', '列表') : ask('简报', timeOf(r))
}

export const burden: Rule = (r) =>
  r.has('burden') && r.only(...aside, 'burden', 'time', 'which', 'status') ? show('减负', timeOf(r)) : undefined

export const digest: Rule = (r) =>
  r.has('digest') && r.only(...aside, 'digest', 'time', 'status')
    ? show('汇总', chainOf(r), !isNow(timeOf(r), month(r)) && timeOf(r), month(r))
    : undefined

export const files: Rule = (r) => {
  if (!r.has('export', 'sheet', 'document') || r.free !== '' || r.has('how', 'deny', 'unfiled', 'fill'))
    return undefined
  const [kind] = r.words('ledger')
  if (kind !== undefined) return show('导出', kind, chainOf(r), timeOf(r))
  return r.has('document')
    ? show('导出', '周报', chainOf(r), timeOf(r))
    : r.has('export', 'give', 'show') || r.has('time')
      ? show('导出', chainOf(r), timeOf(r))
      : undefined
}
