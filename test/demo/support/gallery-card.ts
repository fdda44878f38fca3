const plain = (content: string) => ({ tag: 'plain_text', content })
const options = (...words: string[]) => words.map((word, i) => ({ text: plain(word), value: `v${i + 1}` }))

/** One of each component that the page draws and the weekly round does not use yet. */
export const galleryCard = {
  schema: '2.0',
  config: { update_multi: true },
  header: {
    title: plain('组件一览'),
    subtitle: plain('全部都能点'),
    template: 'violet',
    text_tag_list: [{ tag: 'text_tag', text: plain('演示'), color: 'orange' }],
  },
  body: {
    elements: [
      {
        tag: 'markdown',
        content:
          "**粗** <font color='red'>红字</font> <text_tag color='blue'>标签</text_tag> <at id=ou_demo_c1_main></at> &#60;原样&#62; [外链](https://example.com) [坏链](javascript:alert(1)) <img src=x onerror=alert(1)>\n- 一\n- 二",
      },
      {
        tag: 'table',
        columns: [
          { name: 'firm', display_name: '企业', data_type: 'text' },
          { name: 'amount', display_name: '金额', data_type: 'number', format: { precision: 1, separator: true } },
          { name: 'state', display_name: '状态', data_type: 'options' },
        ],
        rows: [{ firm: '示例链主甲（虚构）', amount: 12345.67, state: [{ text: '正常', color: 'green' }] }],
      },
      {
        tag: 'collapsible_panel',
        expanded: false,
        header: { title: plain('展开看') },
        elements: [{ tag: 'markdown', content: '里面的字' }],
      },
      {
        tag: 'form',
        name: 'gallery',
        elements: [
          { tag: 'input', name: 'short', label: plain('短文本'), max_length: 5, placeholder: plain('五字以内') },
          {
            tag: 'multi_select_static',
            name: 'many',
            placeholder: plain('可多选'),
            options: options('甲', '乙', '丙'),
          },
          { tag: 'multi_select_person', name: 'people', placeholder: plain('选人') },
          { tag: 'date_picker', name: 'day', placeholder: plain('日期') },
          { tag: 'picker_datetime', name: 'moment', placeholder: plain('时刻') },
          { tag: 'select_person', name: 'who', placeholder: plain('谁') },
          { tag: 'checker', name: 'sure', text: plain('我已核对') },
          {
            tag: 'button',
            name: 'gallery_send',
            text: plain('发出'),
            type: 'primary_filled',
            form_action_type: 'submit',
            behaviors: [{ type: 'callback', value: { gallery: true } }],
          },
          { tag: 'button', name: 'gallery_reset', text: plain('清空'), form_action_type: 'reset' },
        ],
      },
      { tag: 'button', name: 'gallery_off', text: plain('不能点'), disabled: true },
      {
        tag: 'column_set',
        flex_mode: 'bisect',
        columns: [
          { tag: 'column', width: 'weighted', weight: 1, elements: [{ tag: 'markdown', content: '左' }] },
          { tag: 'column', width: 'weighted', weight: 1, elements: [{ tag: 'markdown', content: '右' }] },
        ],
      },
    ],
  },
}
