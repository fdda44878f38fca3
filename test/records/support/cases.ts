import type { Who } from '../../../scripts/town/cast.ts'
import type { Town } from '../../support/town.ts'

export const filled = {
  ...{ title: '示例园区用电不足', category: '要素', detail: '用电高峰示例园区限电', proposal: '请接入二回路' },
  level: 'office',
}

/** Somebody fills the form of a new case. @param words `问题 新增`, as they would write it */
export const raises = async (
  town: Town,
  who: Who,
  words: string,
  more: Readonly<Record<string, unknown>> = {},
): Promise<string> => {
  await town[who].says(words)
  const { level, ...rest } = { ...filled, ...more }
  // Of a 诉求 nobody is asked.
  const given = words.startsWith('诉求') ? rest : { ...rest, level }
  return (await town[who].lastCard().clicks('create', given)).words
}

/** By the form of a step. */
export const steps = async (
  town: Town,
  who: Who,
  words: string,
  given: Readonly<Record<string, unknown>> = {},
): Promise<string> => {
  await town[who].says(words)
  const [word = ''] = words.split(' ')
  const step = {
    受理: 'accept',
    答复: 'answer',
    升级: 'escalate',
    退办: 'decline',
    未解决: 'unsolved',
    代确认: 'vouch',
  }[word]
  return (await town[who].lastCard().clicks(step ?? word, given)).words
}

export const ownUnit = { unit: '区投资商务局（演示）' }
export const answer = { text: '二回路已经接入', result: '已解决' }
