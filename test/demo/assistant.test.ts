import { expect, it, onTestFinished } from 'vitest'
import { serveDemo } from '../../scripts/demo/serve.ts'
import { cast } from '../../scripts/town/cast.ts'
import { member } from '../../scripts/town/member.ts'

it('the demo asks its stand-in for a model where the rules are unsure', async () => {
  const demo = await serveDemo(0)
  if (!demo) throw new Error('no port')
  onTestFinished(demo.close)
  const 吴工 = member(demo.stage, cast.吴工)
  expect(await 吴工.says('把航天上周的事给我捋一捋嘛')).toContain('猜的：您要的是「查 航天 上周」')
  const 张工 = member(demo.stage, cast.张工)
  const offer = await 张工.says('本周进展：房建完成七成，水电接入要请区里出面协调\n下周计划：装门窗')
  expect(offer).toContain('猜的，请核对。您写了「水电接入要请区里出面协调」')
})
