/** The client's own refusals in the words of the client; the emulator gives them in English for its tests. */
const words: [pattern: RegExp, said: string][] = [
  [/^required field not filled/, '请填写必填项'],
  [/is longer than (\d+)$/, '内容超过字数上限'],
  [/older than 14 days/, '卡片已超过 14 天，不能再操作'],
  [/older than 30 days/, '卡片已超过 30 天，不能再操作'],
  [/was recalled/, '卡片已撤回'],
  [/is not in this chat/, '您不在这个会话里'],
  [/dissolved/, '群已解散'],
  [/forwarded copy/, '转发的卡片不能操作'],
  [/is disabled$/, '现在不能操作'],
  [/has no callback/, '这里点了没有动作'],
  [/nothing was chosen/, '没有选择'],
]

/** Codes of an answer to a click that Feishu could not use. */
const failures: Record<number, string> = {
  200340: '没有机器人接：它没连上，或没有订阅卡片操作。',
  200341: '机器人没有在 3 秒内答复。',
  200342: '连不上机器人。',
  200343: '找不到机器人的地址。',
  200671: '机器人答复的不是 200。',
  200672: '机器人的答复格式不对。',
  200673: '机器人答复的卡片不合规定。',
  200830: '新版卡片不能换成旧版。',
}

export const failureWords = (code: number): string => failures[code] ?? ''

/** Undefined when there is nothing to tell: the value simply stays in the form. */
export const refusalWords = (blocked: string): string | undefined => {
  if (/^(inside a form|reset stays|the confirm box)/.test(blocked)) return undefined
  return words.find(([pattern]) => pattern.test(blocked))?.[1] ?? '现在不能操作'
}
