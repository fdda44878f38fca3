import { answer, aside, ask, chainOf, isNow, manner, month, type Rule, reasonIn, show, timeOf } from './rule.ts'
import { workingHour } from './time-words.ts'

/* What people do for themselves: report, correct, be away, tell at once. */

const someTime = /^(?:晚点|一会儿?|过会儿?|等会儿?|待会儿?|上午|下午|中午|明天)/u

export const later: Rule = (r) => {
  const clock = r.words('clock')[0]
  if (r.has('again') && clock === undefined && someTime.test(r.text)) return show('稍后')
  return clock !== undefined && r.has('again', 'nudge') && r.only('clock', 'again', 'me', 'day', 'nudge')
    ? ask('稍后', workingHour(clock))
    : undefined
}

const backAgain = /(?:请假|休假|假期?).{0,8}(?:取消|销了?)|销假|取消.{0,2}请假/u

export const leave: Rule = (r) => {
  // 我回来了，把请假取消
  if (backAgain.test(r.text)) return ask('请假', '取消')
  const days = r.words('day')
  // 下周一到周三我出差，李工帮我报
  const [from, to] = days
  if (
    r.has('leave') &&
    from !== undefined &&
    r.has('person') &&
    r.free === '' &&
    !r.text.startsWith('请假') &&
    !r.has('whether', 'how')
  )
    return show('请假', `${from}至${to ?? from}`, '代', r.words('person')[0])
  // 请把周报转给李工报: whoever stands in is named with the leave.
  if (
    r.has('instead') &&
    r.has('person') &&
    r.only(...aside, 'instead', 'person', 'fill', 'leave', 'time', 'day', 'next')
  )
    return answer('leave-how')
  if (!r.has('leave')) return undefined
  if (/^我?先?不/u.test(r.text) && r.only('leave', 'me', 'whether')) return ask('请假', '取消')
  // 请假 in front, with its days behind it, is the command as it is.
  if (days.length > 0 && !r.text.startsWith('请假') && !r.has('free', 'who', 'whether'))
    return show('请假', days.length === 1 ? `${days[0]}至${days[0]}` : reasonIn(r, 'leave', 'me'))
  const span = r.has('day', 'time', 'clock', 'person') && r.text.startsWith('请假')
  const asks =
    !span &&
    r.only('leave', 'me', 'how', 'who', 'day', 'next', 'instead', 'whether', 'fill', 'look', 'what', 'time', 'free')
  return asks && r.free.length <= 2 ? answer('leave-how') : undefined
}

export const change: Rule = (r) =>
  r.has('change') &&
  r.text !== '撤销' &&
  r.only(...aside, 'change', 'fill', 'how', 'time', 'filed', 'form', 'deny') &&
  !r.has('deny')
    ? show('更正', chainOf(r), !isNow(timeOf(r), month(r)) && timeOf(r), month(r))
    : undefined

export const fill: Rule = (r) => {
  if (r.text === '周报' || r.text === '月报') return show(r.text)
  // 我要替张工报
  const instead = r.has('person') && r.has('me') && r.has('fill') && !r.has('whether', 'how')
  if (instead && r.only('person', 'me', 'fill', 'look', 'time') && isNow(timeOf(r))) return show('周报')
  if (!r.only(...aside, 'go', 'fill', 'form', 'sheet', 'how', 'like', 'status', 'time') || !isNow(timeOf(r), month(r)))
    return undefined
  const itself = r.has('look', 'month')
  const wants =
    r.has('go') ||
    (manner(r) && !(r.has('show') && !r.has('fill', 'form')) && (itself || r.has('fill', 'form'))) ||
    // 给我发个表我来填
    (r.has('sheet') && r.has('fill')) ||
    (r.has('form') && (itself || r.has('give', 'show', 'what', 'whether'))) ||
    (r.has('fill') && (itself || r.has('me')) && !r.has('whether', 'time'))
  // 纺织的周报给我看下: what is to be seen is no form.
  const gives = r.has('give') && itself && !r.has('time', 'show', 'chain')
  if (wants || gives) return show(r.has('month') ? '月报' : '周报', chainOf(r))
  return undefined
}

export const todo: Rule = (r) =>
  r.has('todo') &&
  r.only(...aside, 'todo', 'time', 'unfiled', 'which', 'fill', 'ledger') &&
  r.has('me', 'what', 'which', 'whether')
    ? show('我的')
    : undefined

/** 起火了，从哪里报: told at once, in the words that were written. */
export const mishap: Rule = (r) =>
  r.has('mishap') && r.has('how', 'whether', 'who') && r.has('fill', 'helpme', 'how')
    ? show('重大事项', '新增', r.text)
    : undefined
