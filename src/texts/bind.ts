export const inTheGroup = '请在要绑定的群里 @我 发「绑定 产业链名」。'
export const bindWhat = '请写明绑定到哪里，例如「绑定 航天」「绑定 推进办」。'
export const looking = '正在核对群成员，稍后给出确认卡片。'
