import { describe, expect, it } from 'vitest'
import { type ChiefWords, chiefWordsOf } from '../../src/domain/words/chief-words.ts'

const said: Record<ChiefWords, string[]> = {
  read: ['收到', '收到，辛苦了', '好的，谢谢大家', '知道了。', '已阅', 'OK', '很好', '👍', '[赞]'],
  yes: ['可以', '行吧', '没意见', '是的'],
  told: [
    ...['同意', '不同意', '原则同意', '批示 同意', '再议', '先放一放', '这个不行', '按程序办', '要重视', '尽快办'],
    ...['请新城管理办9月20日前办结', '请推进办牵头落实', '收到，请抓紧', '下周开会研究', '让他们抓紧', '请报书面材料'],
    ...['上周那件事办了没', '这个怎么还没办', '结果呢', '供电公司怎么说', '谁来牵头', '什么时候能办好', '解决了吗'],
  ],
  loose: ['谁还没报', '氢能的负责人是谁', '谁负责报', '有什么需要协调的', '请问几点截止', '用地的事还要等省厅'],
}

describe('words of a chief', () => {
  it.each(Object.entries(said))('%s', (kind, texts) => {
    expect(texts.map((text) => [text, chiefWordsOf(text)])).toEqual(texts.map((text) => [text, kind]))
  })

  it('hold nothing in a letter, a number, or nothing', () => {
    for (const text of ['桃', '1', '', 'x'.repeat(5000)]) expect(chiefWordsOf(text)).toBeUndefined()
  })
})
