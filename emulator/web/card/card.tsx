import { type CardNote, cardNotes } from '../../server/card/notes.ts'
import { shown } from '../../server/card/old-card.ts'
import { isObject, type Json, objects, text } from '../../server/json.ts'
import type { EmuMessage } from '../../server/types.ts'
import { Confirm } from './confirm.tsx'
import { Elements } from './element.tsx'
import { wordsOf } from './plain.tsx'
import { failureWords } from './refusals.ts'
import { Card, type Member, useCardUse } from './use-card.ts'
import { useKeptFocus } from './use-kept-focus.ts'

const safe = (value: unknown): string => text(value).replace(/[^a-z]/g, '')

/** Feishu shows three tags at most. */
const Header = ({ header }: { header: Json }) => {
  const tags = objects(header.text_tag_list).slice(0, 3)
  return (
    <header class={`card-header tpl-${safe(header.template) || 'default'}`}>
      <h3>{wordsOf(header.title)}</h3>
      {wordsOf(header.subtitle) && <p>{wordsOf(header.subtitle)}</p>}
      {tags.length > 0 && (
        <div class="card-tags">
          {tags.map((one) => (
            <span class={`tag tag-${safe(one.color) || 'neutral'}`}>{wordsOf(one.text)}</span>
          ))}
        </div>
      )}
    </header>
  )
}

const noteSentences: Record<CardNote, string> = {
  'foreign-at': '卡片里写 <at user_id=…> 不会 @ 到人，要写 <at id=…>。',
  'not-shared': '这张卡没有写 update_multi: true：真的飞书里，更新只有点的人看得到；这里人人看得到。',
  'long-markdown': '这段文字超过 10000 字，真的飞书可能只显示前面的。',
}

interface Props {
  message: EmuMessage
  person: string
  /** What this person's client holds for this card. */
  typed: Json
  members: readonly Member[]
}

/** A card from its JSON, with controls that work. */
export const MessageCard = ({ message, person, typed, members }: Props) => {
  const use = useCardUse(message, person, typed, members)
  const { header, body } = shown(message.content)
  const article = useKeptFocus(message.message_id)
  return (
    <Card.Provider value={use}>
      <article
        ref={article}
        class="card"
        tabIndex={-1}
        aria-label={(isObject(header) && wordsOf(header.title)) || '卡片'}
        aria-busy={use.busy}
      >
        {isObject(header) && <Header header={header} />}
        <div class={`card-body ${use.busy ? 'is-busy' : ''}`}>
          <Elements nodes={isObject(body) ? body.elements : []} />
        </div>
        {cardNotes(message.content).map((note) => (
          <p key={note} class="card-failure" role="note">
            {noteSentences[note]}
          </p>
        ))}
        {use.question && <Confirm {...use.question} />}
        {use.failure && (
          <p class="card-failure" role="alert">
            出错了，请稍后重试（{use.failure}）<small>{failureWords(use.failure)}</small>
          </p>
        )}
      </article>
    </Card.Provider>
  )
}
