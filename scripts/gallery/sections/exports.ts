import { section } from '../section.ts'

export const exports = section({
  title: '导出',
  pictures: {
    'export-words': { caption: '发「导出 航天 本周」，文件随后另发。', commands: ['导出'] },
  },
  async play({ town: openTown, shoot }) {
    const town = await openTown('09-02 14:50')
    const { at, press, says, talk, to } = town
    await at('09-02 15:00')
    await press('张工', to('张工', '周四工作动态'), 'submit', {
      progress: '示例链主甲（虚构）试验台完成设备招标（演示）',
      next_plan: '9月10日前签试验台合同（演示）',
    })
    const before = talk('吴工').length
    await says('吴工', '导出 航天 本周')
    await shoot('export-words', town, '吴工', talk('吴工').slice(before, before + 2))
  },
})
