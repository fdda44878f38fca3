import * as alarms from '../../../src/texts/alarms.ts'
import { nudged, toasts } from '../../../src/texts/toasts.ts'
import { cast, groups } from '../../town/cast.ts'
import { section } from '../section.ts'

export const alarmsAndToasts = section({
  title: '提醒推进办和管理员的，点按钮后的提示',
  pictures: {
    'alarm-risk': {
      caption: '有链报了断链断供风险，立即告诉推进办：群里只说有，风险说明私信给推进办的人。',
      cards: ['risk-alarm'],
      states: ['risk alarm'],
      texts: ['alarms.riskReported', 'alarms.riskAlarmTitle'],
    },
    'alarm-people': {
      caption: '人员离开、私信不到、没有人可发、有生人进群。',
      texts: ['alarms.personUnreachable', 'alarms.noReporter', 'alarms.memberJoined'],
    },
    'alarm-groups': {
      caption: '群不能用了，摘要没有地方发。',
      texts: ['alarms.groupLost', 'alarms.chiefGroupMissing'],
    },
    'alarm-refused': { caption: '飞书不接收一条消息，告诉管理员。', texts: ['alarms.sendRefused'] },
    'alarm-skipped': { caption: '停机后，错过的事逐条说明。', texts: ['alarms.jobSkipped'] },
    'alarm-calendar': { caption: '每年十一月起，提醒录入下一年放假安排。', texts: ['alarms.calendarMissing'] },
    'alarm-machine': {
      caption: '服务器和数据的事，告诉管理员。',
      texts: [
        'alarms.clockWrong',
        'alarms.clockRight',
        'alarms.jobFailed',
        'alarms.backupFailed',
        'alarms.messageStuck',
        'alarms.restored',
        'alarms.connectionLost',
        'alarms.connectionBack',
      ],
      built: true,
    },
    toasts: { caption: '点按钮后屏幕上方闪过的全部提示。', texts: ['toasts.submitted'], built: true },
  },
  async play({ town: openTown, shoot, shootToasts }) {
    const town = await openTown('09-01 10:00')
    const { at, inGroup, press, stage, to } = town
    const office = (...parts: string[]) => parts.map((part) => inGroup('推进办群', part))
    await town.resigns('张工')
    await town.resigns('李工')
    await stage.emulator.addMember(groups.陶瓷基群, cast.钱工)
    await stage.settle()
    stage.emulator.account(cast.杨工).available = false
    await at('09-02 15:00')
    await stage.settle()
    const people = ['新进了不在名册的人', '没有主报', '私信不到杨工']
    await shoot('alarm-people', town, '周主任', office(...people))
    await press('刘工', to('刘工', '周四工作动态'), 'submit', {
      progress: '示例烯烃丑（虚构）检修收尾（演示）',
      risk: 'new',
      next_plan: '9月8日前恢复满负荷（演示）',
    })
    await press('刘工', to('刘工', '周四工作动态'), 'submit', {
      risk_detail: '示例烯烃丑（虚构）缺催化剂，库存到9月20日（演示）',
    })
    // Filled in by nobody within two working hours.
    await at('09-02 17:10')
    await shoot('alarm-risk', town, '周主任', [to('周主任', '断链断供风险有新增')])
    await town.leavesGroup('纺织群')
    await town.resigns('链长丁')
    await at('09-04 08:30')
    await shoot('alarm-groups', town, '周主任', office('已不可用', '没有绑定链长群'))

    const refusing = await openTown('09-02 14:50')
    refusing.stage.emulator.failNext(1, { http: 400, code: 230099 }, { path: '/im/v1/messages' })
    await refusing.at('09-02 15:00')
    await refusing.stage.settle()
    await shoot('alarm-refused', refusing, '何工', [refusing.to('何工', '飞书不接收')])

    const gap = await openTown('09-02 14:50')
    await gap.away('09-05 10:00')
    const skipped = gap.talk('推进办群').filter(({ content }) => String(content.text).includes('没有发'))
    await shoot('alarm-skipped', gap, '周主任', skipped)

    const november = await openTown('11-02 08:30')
    await november.at('11-02 09:00')
    await shoot('alarm-calendar', november, '周主任', [november.inGroup('推进办群', '放假安排还没有录入')])

    const words = [
      alarms.clockWrong(7),
      alarms.clockRight,
      alarms.jobFailed('digest-chief', '9月4日（周五）08:30'),
      alarms.backupFailed('9月3日（周四）02:30'),
      alarms.messageStuck(1),
      alarms.restored('9月3日（周四）02:30'),
      alarms.connectionLost('9月3日 09:00', undefined),
      alarms.connectionBack('9月3日 09:00', '9月3日 09:20'),
    ]
    const machine = []
    for (const text of words) machine.push(await november.send('何工', { text }))
    await shoot('alarm-machine', november, '何工', machine)
    await shootToasts('toasts', november, [...Object.values(toasts), nudged(2, 0)])
  },
})
