import { expect, it } from 'vitest'
import { whoMay } from '../records/support/matrix.ts'
import { openTown, type Town } from '../support/town.ts'

/** 公布 on Thursday 2026-09-03: 申诉 until Thursday 09-10. */
const issued = async (): Promise<Town> => {
  const town = await openTown('09-03 10:00')
  await town.链长甲.says('考核 打分 3 推进一般，要加把劲')
  await town.吴工.says('考核 公布')
  await town.吴工.lastCard().clicks('issue')
  return town
}
const given = { ref: 'D1 链长评价', reason: '两项任务上级已通报表扬', link: 'https://example.com/a' }
const appealed = async (): Promise<Town> => {
  const town = await issued()
  await town.秦处.says('申诉 航天 新增')
  expect((await town.秦处.lastCard().clicks('create', given)).toast).toBe('已新增')
  return town
}

it('is taken to a line of a sheet that was made known, from the chain’s own people', async () => {
  const early = await openTown('09-03 10:00')
  expect(await early.张工.says('申诉 航天 新增')).toContain('还没有公布考核成绩')
  const town = await issued()
  const { 张工, 秦处, 王工 } = town
  expect(await 张工.says('考核')).toContain('［申诉］')
  const form = await 秦处.says('申诉 航天 新增')
  expect(form).toContain('条目')
  const wrong = await 秦处.lastCard().clicks('create', { reason: given.reason })
  expect(wrong.toast).toBe('没有提交，请看红字')
  await 秦处.lastCard().clicks('create', given)
  expect(秦处.last()).toContain('D1 链长评价')
  expect(秦处.last()).toContain('公布的：3.0／5，打分 3')
  expect(await 王工.says('申诉1')).toBe('没有找到申诉1，或者您不能看。')
  expect(await 王工.says('申诉 航天 新增')).toContain('您现在的职责')
  expect(
    await whoMay(town, 'appeal-2026-1', {
      result: '维持',
      text: '依据充分，维持',
      reason: '写错了',
      ref: given.ref,
      link: given.link,
    }),
  ).toMatchObject({ sees: 'PBLCOQG', answer: 'OQ' })
})

it('is refused with the date once the five workdays are over', async () => {
  const town = await issued()
  const { 张工, 秦处 } = town
  await 秦处.says('申诉 航天 新增')
  await town.at('09-10 17:00')
  expect(await 张工.says('申诉 航天 新增')).toContain('条目')
  await town.at('09-11 09:00')
  expect(await 张工.says('申诉 航天 新增')).toContain('成绩9月3日（周四）公布，申诉到9月10日（周四）为止，现在已经过了')
  // The form was opened in time and comes too late.
  const late = await 秦处.lastCard().clicks('create', given)
  expect(late.toast).toBe('现在不能办这一步')
  expect(late.words).toContain('申诉到9月10日（周四）为止')
  expect(town.ask("select count(*) from record where kind = 'appeal'")).toEqual([0])
  expect(await 张工.says('考核')).not.toContain('［申诉］')
})

it('is answered 维持 by one', async () => {
  const town = await appealed()
  const { 吴工, 秦处 } = town
  expect(await 吴工.says('我的')).toContain('申诉1')
  await 吴工.says('答复 申诉1')
  expect((await 吴工.lastCard().clicks('answer', { result: '维持', text: '评价有据，维持' })).toast).toBe('已答复')
  expect(秦处.last()).toContain('已答复')
  expect(秦处.last()).toContain('评价有据，维持')
  expect(await 秦处.says('考核')).toContain('D1 链长评价 3.0／5')
})

it('changes the line only by two where the office’s own bureau answers for the chain, and cites the appeal', async () => {
  const town = await appealed()
  const { 吴工, 郑工, 秦处 } = town
  await 吴工.says('答复 申诉1')
  const faulty = await 吴工.lastCard().clicks('answer', { result: '调整', text: '材料属实' })
  expect(faulty.words).toContain('写明这一条改成几分')
  await 吴工.lastCard().clicks('answer', { result: '调整', to_points: '4', text: '材料属实' })
  expect(await 秦处.says('考核')).toContain('D1 链长评价 3.0／5')
  await 吴工.says('同意调整 申诉1')
  expect((await 吴工.lastCard().clicks('agree')).toast).toBe('您提的，请别人来定')
  await 郑工.says('同意调整 申诉1')
  await 郑工.lastCard().clicks('agree')
  const sheet = await 秦处.says('考核')
  expect(sheet).toContain('D1 链长评价 4.0／5')
  expect(sheet).toContain('打分 3；吴工（虚构）调整 +1.0（申诉1：材料属实）')
  // What was made known stays as it was.
  expect(sheet).toContain('与9月3日公布的比：D1 3.0／5→4.0／5')
  expect(await 秦处.says('申诉1')).toContain('已答复')
})

it('goes back where the second does not agree', async () => {
  const town = await appealed()
  const { 吴工, 郑工, 秦处 } = town
  await 吴工.says('答复 申诉1')
  await 吴工.lastCard().clicks('answer', { result: '调整', to_points: '5', text: '材料属实' })
  await 郑工.says('不同意调整 申诉1 证据还不够')
  expect(await 郑工.says('申诉1')).toContain('待复核')
  expect(await 秦处.says('考核')).toContain('D1 链长评价 3.0／5')
})

it('makes the line what was decided, whatever was changed by hand before, and nothing that a line cannot be', async () => {
  const town = await openTown('09-03 10:00')
  const { 吴工, 郑工, 秦处, 链长甲 } = town
  await 链长甲.says('考核 打分 3 推进一般，要加把劲')
  // Two points below nothing: the line stands at 0.
  await 吴工.says('考核 调整 航天 D1 -5 年中通报批评过一次')
  await 郑工.says('考核 确认 登记2')
  expect(await 秦处.says('考核')).toContain('D1 链长评价 0.0／5')
  await 吴工.says('考核 公布')
  await 吴工.lastCard().clicks('issue')
  await 秦处.says('申诉 航天 新增')
  await 秦处.lastCard().clicks('create', given)
  await 秦处.says('申诉 航天 新增')
  await 秦处.lastCard().clicks('create', { ...given, ref: 'A1 年度产值目标完成' })
  await 吴工.says('答复 申诉1')
  const answer = (to_points: string) =>
    吴工.lastCard().clicks('answer', { result: '调整', to_points, text: '材料属实' })
  expect((await answer('6')).words).toContain('这一条到不了这么多分')
  expect((await answer('-1')).words).toContain('这一条到不了这么多分')
  await answer('4')
  await 郑工.says('同意调整 申诉1')
  await 郑工.lastCard().clicks('agree')
  expect(await 秦处.says('考核')).toContain('D1 链长评价 4.0／5')
  await 吴工.says('答复 申诉2')
  expect((await answer('10')).words).toContain('公布时这一条未计分，没有分可改')
  expect((await 吴工.lastCard().clicks('answer', { result: '维持', text: '请先报月报，再核目标' })).toast).toBe(
    '已答复',
  )
})
