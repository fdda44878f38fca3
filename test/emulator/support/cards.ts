type Json = Record<string, unknown>

export const plain = (content: string) => ({ tag: 'plain_text', content })

export const cardOf = (...elements: Json[]): Json => ({
  schema: '2.0',
  config: { update_multi: true },
  body: { elements },
})

export const button = (name: string, label: string, more: Json = {}): Json => ({
  tag: 'button',
  name,
  text: plain(label),
  ...more,
})

export const options = (...pairs: [string, string][]) => pairs.map(([value, label]) => ({ text: plain(label), value }))

export const form = (...elements: Json[]): Json => ({
  tag: 'form',
  name: 'form',
  elements: [
    ...elements,
    button('submit', '提交', {
      form_action_type: 'submit',
      type: 'primary',
      behaviors: [{ type: 'callback', value: { v: 1 } }],
    }),
  ],
})

/** The shape of the product's weekly card. */
export const weeklyCard = (): Json => ({
  ...cardOf(
    { tag: 'markdown', content: '**航天产业链** 2026-W36' },
    form(
      { tag: 'input', name: 'progress', input_type: 'multiline_text', max_length: 300, placeholder: plain('本周进展') },
      {
        tag: 'select_static',
        name: 'ask_level',
        placeholder: plain('需协调事项'),
        options: options(['none', '无'], ['self', '专班自解'], ['chief', '请链长协调']),
        initial_option: 'none',
      },
      {
        tag: 'multi_select_static',
        name: 'tasks',
        placeholder: plain('关联任务'),
        options: options(['t1', '任务一'], ['t2', '任务二']),
      },
      button('save_draft', '暂存', { form_action_type: 'submit' }),
    ),
  ),
  header: { title: plain('周四工作动态'), template: 'blue' },
})
