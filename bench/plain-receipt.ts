/** Whose report it is, as far as the receipt says. */
export interface Receipt {
  item: string
  chain_name: string
  person_name: string
  current_rev: number
}

const text = (content: string) => ({ tag: 'div', text: { tag: 'plain_text', content } })
const title = (content: string) => ({ tag: 'markdown', content: `**${content}**` })
/** The receipt: what was filed, section by section, and a button to change it. */
export const receipt = (found: Receipt, form: Record<string, string>, lastPlan: string[], sentAt: string) => ({
  schema: '2.0',
  config: { update_multi: true, enable_forward: false, summary: { content: `${found.chain_name}已报` } },
  header: {
    title: { tag: 'plain_text', content: `${found.chain_name}已报送` },
    subtitle: { tag: 'plain_text', content: '第20周（5月14日截止）' },
    text_tag_list: [{ tag: 'text_tag', text: { tag: 'plain_text', content: 'v1' }, color: 'blue' }],
    template: 'green',
  },
  body: {
    direction: 'vertical',
    padding: '12px',
    vertical_spacing: '8px',
    elements: [
      text(`${found.person_name} 于 ${sentAt} 报送`),
      title('通报头条'),
      text(form.progress?.split('\n')[0]?.slice(0, 40) ?? ''),
      { tag: 'hr' },
      ...[
        ['本周进展', form.progress],
        ['上周计划完成情况', lastPlan.join('\n')],
        ['需协调事项', '无'],
        ['断链断供风险', '无'],
        ['下周计划', form.next_plan],
      ].flatMap(([name, value]) => [title(name ?? ''), text(value ?? '')]),
      { tag: 'hr' },
      text('5月15日（周五）12:00 前可以修改，之后为更正。'),
      {
        tag: 'column_set',
        flex_mode: 'flow',
        horizontal_spacing: '8px',
        columns: [
          {
            tag: 'column',
            width: 'auto',
            vertical_align: 'center',
            elements: [
              {
                tag: 'button',
                name: 'edit',
                text: { tag: 'plain_text', content: '修改' },
                type: 'default',
                behaviors: [
                  {
                    type: 'callback',
                    value: { v: 1, on: 'weekly', do: 'edit', item: found.item, rev: found.current_rev + 1 },
                  },
                ],
              },
            ],
          },
        ],
      },
    ],
  },
})
