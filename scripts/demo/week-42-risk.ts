import { cast } from '../town/cast.ts'
import type { Scene } from './scene.ts'

/** What a report of 有新增 brings: its form, filled at once; red is told to the office now and to the chief two working hours later. */
export const registersRisk = async (scene: Scene): Promise<void> => {
  const { cardTo, lastTo, now, sees, words } = scene
  const form = cardTo(cast.杨工, '新增风险')
  await scene.clicks(cast.杨工, form, 'create', {
    category: '断供',
    firms: '示例染整午（虚构）',
    product: '染料助剂（演示）',
    sources: '唯一',
    stock_days: '14',
    substitute: '无',
  })
  sees('杨工登记这处风险，红灯是算出来的', words(now(form)).includes('红灯'), words(now(form)))
  const told = words(lastTo(cast.吴工))
  sees('推进办马上知道', told.includes('提请推进办关注') && told.includes('染料助剂'), told)
}

export const chiefKnows = (scene: Scene): void => {
  const told = scene.toPerson(cast.链长丁).map(scene.words).join()
  scene.sees('两个工作小时后链长丁知道', told.includes('染料助剂'), told)
}

/** Saturday night: at any hour, to the office and the lead; it waits for nobody's week. */
export const majorMatter = async (scene: Scene): Promise<void> => {
  const { cardTo, lastTo, now, sees, toPerson, words } = scene
  await scene.at('10-17', '21:50')
  const chief = toPerson(cast.链长丙).length
  await scene.says(cast.刘工, '重大事项 今晚21:20 示例烯烃丑（虚构）蒸汽管线泄漏，一套装置停车（演示）')
  const form = cardTo(cast.刘工, '重大事项')
  sees('刘工周六夜里发一句话，首报表单已填好', words(form).includes('一套装置停车（演示）'), words(form))
  await scene.clicks(cast.刘工, form, 'create', { place: '示例烯烃丑（虚构）厂区', done: '已隔离，无人受伤（演示）' })
  sees('首报等推进办看', words(now(form)).includes('首报待阅'), words(now(form)))
  const urgent = lastTo(cast.吴工)
  sees('推进办当时就收到，加急', urgent.urgent.includes(cast.吴工) && words(urgent).includes('非涉密'), words(urgent))
  await scene.clicks(cast.吴工, urgent, 'seen')
  sees('吴工已阅，刘工的卡片写明是谁', words(now(form)).includes('吴工（虚构） 已阅'), words(now(form)))
  await scene.at('10-17', '22:10')
  await scene.clicks(cast.吴工, urgent, 'tell_chief')
  sees('吴工一键报链长，链长丙当时收到', toPerson(cast.链长丙).length === chief + 1)

  await scene.at('10-18', '08:30')
  await scene.says(cast.刘工, '续报 重大事项1 管件老化，备件今天到（演示）')
  sees('刘工续报', words(lastTo(cast.刘工)).includes('续报1'), words(lastTo(cast.刘工)))
  await scene.at('10-19', '09:30')
  await scene.says(cast.刘工, '终报 重大事项1 装置恢复运行（演示）')
  sees('刘工终报', words(lastTo(cast.刘工)).includes('已终报'), words(lastTo(cast.刘工)))
  await scene.says(cast.郑工, '办结 重大事项1 停产')
  sees('郑工办结', words(lastTo(cast.郑工)).includes('已办结'), words(lastTo(cast.郑工)))
}
