import { section } from '../section.ts'

/** What is looked at again and again: lists, firms, the map, figures. Firms and figures are fictional. */
export const registers = section({
  title: '清单、企业、图谱、指标、体检',
  pictures: {
    'register-lists': {
      caption: '发「清单」：每张清单有几条、哪些待核，点「查看」看一张。',
      cards: ['lists'],
      states: ['lists of the plan'],
      commands: ['清单'],
    },
    'register-firms': { caption: '发「企业 航天」：一户一条，在几条链里也只算一户。', commands: ['企业'] },
    'register-map': {
      caption: '发「图谱 航天」：断点、风险、项目在哪个环节，多久没核实；图片随后到。',
      cards: ['map'],
      states: ['map', 'map, nothing'],
      commands: ['图谱'],
    },
    'register-match': {
      caption: '发「撮合 航天」：需求和供给按名称比对，相近的私信给双方。',
      commands: ['撮合', '配套'],
    },
    'register-figure': {
      caption: '企业指标随月报填：到警戒线的写明怎么算的，一点就登记风险。',
      commands: ['指标'],
    },
    'register-monitoring': {
      caption: '群里发「监测」：只说合计，不足三户只说区间，没填的不当作零。',
      cards: ['monitoring'],
      states: ['monitoring'],
      commands: ['监测'],
    },
    'register-checkup': {
      caption: '发「体检」：“1155+N”哪些有、哪些待核、哪些未登记，缺的一点就补。',
      cards: ['checkup'],
      states: ['checkup'],
      commands: ['体检'],
    },
    'register-organisation': {
      caption: '发「组织」：领导小组、推进办、服务团，没登记的写明未登记。',
      cards: ['organisation'],
      states: ['organisation'],
      commands: ['组织'],
    },
  },
  async play({ town: openTown, shoot }) {
    const town = await openTown('09-21 08:00')
    const { asks, says, to, press } = town
    const row = async (who: Parameters<typeof asks>[0], words: string, values: Record<string, unknown>) =>
      press(who, await asks(who, words), 'create', values)
    await row('张工', 'L15 航天 新增', { name: '高温合金', segment: '上游' })
    await row('张工', 'L15 航天 新增', { name: '发动机零部件', segment: '中游' })
    await row('张工', 'L05 航天 新增', { name: '喷管', gap: '空白', way: '招引' })
    await row('张工', 'L01 航天 新增', { firm: '示例链主甲（虚构）', node: '发动机零部件' })
    await row('张工', 'L13 航天 新增', { firm: '示例链主甲（虚构）', item: '火箭发动机喷管', spec: 'GH4169' })
    await row('王工', 'L14 陶瓷基 新增', { firm: '示例陶瓷壬（虚构）', item: '喷管', spec: 'GH4169' })
    await shoot('register-lists', town, '张工', [await asks('张工', '清单 航天')])
    await shoot('register-firms', town, '张工', [await asks('张工', '企业 航天')])
    const [map] = await says('张工', '图谱 航天')
    if (map) await shoot('register-map', town, '张工', [map])
    await says('张工', '撮合 航天')
    await shoot('register-match', town, '魏处', [to('魏处', '火箭发动机喷管')])
    await town.at('09-22 09:00')
    await press('张工', await asks('张工', '填报 指标1'), 'fill', { output: '1.2亿', use: '58', stock: '12' })
    await shoot('register-figure', town, '张工', [to('张工', '指标〔2026〕1号')])
    const [sums] = await says('张工', '监测', { in: '航天群' })
    if (sums) await shoot('register-monitoring', town, '张工', [sums])
    await shoot('register-checkup', town, '张工', [await asks('张工', '体检 航天')])
    await shoot('register-organisation', town, '吴工', [await asks('吴工', '组织 航天')])
  },
})
