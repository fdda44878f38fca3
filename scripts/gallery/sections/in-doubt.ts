import * as alarms from '../../../src/texts/alarms.ts'
import { section } from '../section.ts'

/** What the office and the administrator read after a restore, and where it is not known what arrived. */
export const inDoubt = section({
  title: '恢复备份以后，说不准的',
  pictures: {
    'doubt-preview': {
      caption: '恢复备份以后看预览：可能已经发过一次。',
      draws: 'preview, perhaps posted',
    },
    'doubt-private': {
      caption: '备份以后发给个人的卡片，问推进办收到没有。',
      draws: 'uncertain since a restore, in private',
    },
    'doubt-arrived': {
      caption: '有人点了那张卡片，说明收到了，问题自己关掉。',
      draws: 'uncertain, arrived',
    },
    'doubt-naming': {
      caption: '点名在群里说过没有，这里不知道。',
      draws: 'naming, perhaps said before',
    },
    'doubt-number': {
      caption: '备份以后发过的简报编号这里没有：先问上一期是第几期。',
      draws: 'bulletin, preview, last number asked',
    },
    'doubt-number-missing': {
      caption: '没填上一期的编号，不发布，红字说怎么填。',
      draws: 'bulletin, preview, last number not given',
    },
    'doubt-codes': {
      caption: '飞书的答复看不懂、没有答复、不接收：说清哪一条、在哪里、为什么。',
      texts: [
        ...['alarms.sendUnclear', 'alarms.cardNotUpdated', 'alarms.unknownAnswer'],
        ...['alarms.noAnswer', 'alarms.ourFault', 'alarms.refusedAnswer'],
      ],
      built: true,
    },
    'doubt-disk': {
      caption: '磁盘写满过：能写了就告诉管理员，什么没有收下。',
      texts: ['alarms.diskRefused'],
      built: true,
    },
  },
  async play({ town: openTown, shoot }) {
    const town = await openTown('09-04 10:00')
    const about = { what: '填报卡片', where: '张工（虚构）' }
    const words = [
      alarms.sendUnclear({ ...about, why: alarms.unknownAnswer('19001') }),
      alarms.cardNotUpdated({ ...about, why: alarms.noAnswer }),
      alarms.cardNotUpdated({ ...about, why: alarms.ourFault }),
      alarms.cardNotUpdated({ ...about, why: alarms.refusedAnswer('卡片内容', 230099) }),
    ]
    const told = []
    for (const text of words) told.push(await town.send('何工', { text }))
    await shoot('doubt-codes', town, '何工', told)
    const disk = alarms.diskRefused({ since: '9月4日 09:10', until: '9月4日 09:40', clicks: 2, messages: 1 })
    await shoot('doubt-disk', town, '何工', [await town.send('何工', { text: disk })])
  },
})
