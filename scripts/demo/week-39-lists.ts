import { cast } from '../town/cast.ts'
import type { Scene } from './scene.ts'

/** What a chain knows of itself, written down for the first time: its map, a gap, a project, what is wanted and what another chain sells. */
export const registersLists = async (scene: Scene): Promise<void> => {
  const { lastTo, now, sees, words } = scene
  await scene.at('09-28', '10:30')
  const adds = async (who: string, said: string, given: Record<string, string>, shows: string) => {
    await scene.says(who, `${said} 新增`)
    const form = lastTo(who)
    await scene.clicks(who, form, 'create', given)
    const row = words(now(form))
    sees(`${shows}，在册`, row.includes('状态：有效'), row)
  }
  await adds(cast.张工, 'L15 航天', { name: '高温合金', segment: '上游' }, '图谱上游有一个环节')
  await adds(cast.张工, 'L05 航天', { name: '喷管', gap: '外购' }, '喷管要外购，是一处断点')
  const project = {
    name: '示例喷管产线（演示）',
    firm: '示例链主甲（虚构）',
    total: '1.2亿',
    year_plan: '5000',
    done: '3000',
  }
  await adds(cast.张工, 'L12 航天', project, '一个项目，“1.2亿”记成万元')
  const wanted = { firm: '示例材料乙（虚构）', item: '火箭发动机喷管', spec: 'GH4169' }
  await adds(cast.张工, 'L13 航天', wanted, '一条配套需求')
  const offered = { firm: '示例陶瓷壬（虚构）', item: '喷管', spec: 'GH4169' }
  await adds(cast.王工, 'L14 陶瓷基', offered, '陶瓷基的一条产品供给')
}
