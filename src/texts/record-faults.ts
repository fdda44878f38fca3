import type { FaultOf } from '../domain/records/field.ts'
import { unregistered } from '../domain/records/field-readers.ts'

/** One red line above its field. */
export const recordFault = (fault: FaultOf, label: string, missing = `请填${label}`): string => {
  switch (fault.reason) {
    case 'missing':
      return missing
    case 'too-long':
      return `最多 ${fault.most} 字，现在 ${fault.actual} 字`
    case 'too-short':
      return `写清${label}`
    case 'too-many':
      return `最多 ${fault.most} 个，现在 ${fault.actual} 个`
    case 'too-far':
      return `最长 ${fault.most} 天`
    case 'not-an-option':
      return '请从选项里选'
    case 'not-higher':
      return '要选更高一级'
    case 'no-day':
      return '没看懂日期，可以写 10-30、下周五、月底'
    case 'no-such-day':
      return `没有这一天：${fault.word}`
    case 'past-day':
      return '时限不能早于今天'
    case 'no-time':
      return '没看懂时间，可以写 14:30'
    case 'no-number':
      return '请填数字'
    case 'no-money':
      return '请填金额，可以写 3500、1.2亿、800万元'
    case 'out-of-range':
      return `要在 ${fault.from} 到 ${fault.to} 之间`
    case 'no-unit':
      return `没有这个单位。是不是：${fault.near.join('、')}`
    case 'no-person':
      return `名册里没有这个人。是不是：${fault.near.join('、')}`
    case 'namesakes':
      return `有同名的：${fault.near.join('、')}，请写全名`
    case 'no-moment':
      return '没看懂时间，可以写 昨晚21:40、明早9:00、10-16 14:30'
    case 'not-yet':
      return '时间还没到'
    case 'no-more':
      return '要晚于现在'
    case 'no-firm':
      return `没有登记「${fault.word}」。是不是：${fault.near.join('、')}？不是就写「${fault.word}${unregistered}」`
    case 'of-kind':
      return ''
    case 'no-record':
      return '没有这条记录，或者您不能看。要写编号，例如：任务3'
    case 'same-record':
      return '写的就是这一条，请写另一条的编号'
    case 'other-kind':
      return '只能并入同一类的记录'
    case 'void-record':
      return '那一条已经撤销，不能并入'
    case 'not-registered':
      return fault.near.length > 0
        ? `没有登记「${fault.word}」。是不是：${fault.near.join('、')}？都不是就先发「企业 新增 ${fault.word}」`
        : `没有登记「${fault.word}」，先发「企业 新增 ${fault.word}」`
    case 'taken':
      return `已经有了：${fault.by}，请更新那一条`
    case 'no-chain':
      return '没有这条产业链，或不是您的链'
    case 'no-amount':
      return '写数量和单位，例如：300 吨'
    case 'no-phone':
      return '只写姓名，不写电话'
    case 'code-length':
      return `要 18 位，现在 ${fault.actual} 位`
    case 'code-sign':
      return `第 ${fault.at} 位「${fault.sign}」不是信用代码用的字符，请对照证照`
    case 'code-check':
      return `第 ${fault.at} 位校验码和前 17 位对不上，请对照证照`
    case 'no-link':
      return '要写 https 链接，或文号和存放处'
    case 'not-text':
      return '这一栏没能读到，请重填'
  }
}
