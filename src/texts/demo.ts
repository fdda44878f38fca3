/** On each card of a demonstration, and behind the names of its files. */
export const demoTag = '演示数据'
export const demoMark = `（${demoTag}）`
