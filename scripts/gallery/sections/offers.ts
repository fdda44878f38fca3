import { cast } from '../../town/cast.ts'
import { section } from '../section.ts'

const written = `周报
本周进展：示例链主甲（虚构）完成设备招标（演示）
走访示例材料乙（虚构）
下周计划：9月10日前签合同（演示）
需协调：请推进办协调示例地块水电，9月10日前`

const tooMuch = `本周进展：一、示例陶瓷壬（虚构）完成烘炉（演示）
二、走访示例纤维戊（虚构）
三、对接省专班（演示）
四、补签合同（演示）`

export const offers = section({
  title: '用文字报送',
  pictures: {
    'offer-open': {
      caption: '私信发「周报」加文字：读成填好的卡片，核对后才算报。',
      cards: ['offer'],
      states: ['offer'],
      commands: ['周报'],
    },
    'offer-guessed': { caption: '随口说的话：猜的都标明，拿不准的请他自己选。', draws: 'offer, guessed, with remarks' },
    'offer-two-chains': { caption: '一条消息里有两条链的周报。', texts: ['refusals.oneChainEach'] },
    'offer-faults': {
      caption: '已报过一版，又发文字，有一处超了。',
      states: ['offer, with faults, replacing'],
    },
    'offer-locked': { caption: '锁定后用文字补报。', states: ['offer, after the lock'] },
    'offer-cancelled': { caption: '点了「不用了」。', states: ['offer cancelled'] },
    'offer-withdrawn': { caption: '确认前撤回了原消息。', states: ['offer withdrawn'] },
  },
  async play({ town: openTown, shoot }) {
    const town = await openTown('09-02 14:50')
    const { asks, at, says, talk, to, press, stage } = town
    await at('09-02 15:30')
    await shoot('offer-open', town, '张工', [await asks('张工', written)])

    await says('张工', `航天产业链周报\n${written.slice(3)}\n煤制烯烃产业链周报\n${written.slice(3)}`)
    await shoot('offer-two-chains', town, '张工', talk('张工').slice(-2))

    await press('王工', to('王工', '周四工作动态'), 'submit', {
      progress: '示例陶瓷壬（虚构）中试线完成烘炉（演示）',
      next_plan: '9月9日前出首批试样（演示）',
    })
    await says('王工', tooMuch)
    const again = await press('王工', to('王工', '请核对'), 'confirm')
    await shoot('offer-faults', town, '王工', [again])

    await says('杨工', '周报 本周进展：示例织造巳（虚构）接单（演示） 下周计划：走访示例染整午（虚构）')
    await shoot('offer-cancelled', town, '杨工', [await press('杨工', to('杨工', '请核对'), 'cancel')])

    const { message_id } = await stage.emulator.person(cast.刘工).says(written)
    await stage.settle()
    await stage.emulator.person(cast.刘工).recalls(message_id)
    await stage.settle()
    await shoot('offer-withdrawn', town, '刘工', [to('刘工', '撤回')])

    await at('09-04 12:01')
    await says('杨工', '补报 本周进展：示例织造巳（虚构）接单（演示） 下周计划：走访示例染整午（虚构）')
    await shoot('offer-locked', town, '杨工', [to('杨工', '请核对')])
  },
})
