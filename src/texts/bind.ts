import { sentence } from './plain.ts'

export const inTheGroup = sentence`请在要绑定的群里 @我 发「绑定 产业链名」。`
export const bindWhat = sentence`请写明绑定到哪里，例如「绑定 航天」「绑定 推进办」。`
export const looking = sentence`正在核对群成员，稍后给出确认卡片。`
