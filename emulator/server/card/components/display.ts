import {
  anyObject,
  anyText,
  type Check,
  either,
  flag,
  listOf,
  matching,
  numberIn,
  oneOf,
  shaped,
  someText,
} from '../checks.ts'
import { common, horizontal, i18nText, icon, plainText, px, styledText, textSize } from '../parts.ts'

export const markdown: Check = shaped({
  required: { tag: oneOf('markdown'), content: anyText },
  optional: { ...common, text_size: textSize, text_align: horizontal, icon, i18n_content: i18nText },
})

const field: Check = shaped({ required: { text: styledText('plain_text', 'lark_md') }, optional: { is_short: flag } })

export const div: Check = shaped({
  required: { tag: oneOf('div') },
  optional: {
    ...common,
    text: styledText('plain_text', 'lark_md'),
    icon,
    width: either('fill|auto|[16,999]px', oneOf('fill', 'auto'), px(16, 999)),
    fields: listOf(field),
  },
})

export const hr: Check = shaped({ required: { tag: oneOf('hr') }, optional: common })

const imageSize = either(
  'large|medium|small|tiny|stretch or "100px 100px"',
  oneOf('large', 'medium', 'small', 'tiny', 'stretch'),
  matching(/^\d+px \d+px$/, 'two lengths'),
)
const radius = either('[0,∞]px or percent', px(0, 9999), matching(/^\d+%$/, 'percent'))

export const img: Check = shaped({
  required: { tag: oneOf('img'), img_key: someText, alt: plainText },
  optional: {
    ...common,
    title: plainText,
    scale_type: oneOf('crop_center', 'crop_top', 'fit_horizontal'),
    size: imageSize,
    corner_radius: radius,
    transparent: flag,
    preview: flag,
  },
})

export const imgCombination: Check = shaped({
  required: {
    tag: oneOf('img_combination'),
    combination_mode: oneOf('double', 'triple', 'bisect', 'trisect'),
    img_list: listOf(shaped({ required: { img_key: someText } })),
  },
  optional: { ...common, corner_radius: radius },
})

const avatarSize = oneOf('extra_small', 'small', 'medium', 'large')

export const person: Check = shaped({
  required: { tag: oneOf('person'), user_id: someText },
  optional: { ...common, size: avatarSize, show_avatar: flag, show_name: flag, style: oneOf('normal', 'capsule') },
})

export const personList: Check = shaped({
  required: { tag: oneOf('person_list'), persons: listOf(shaped({ required: { id: someText } })) },
  optional: {
    ...common,
    show_name: flag,
    show_avatar: flag,
    size: avatarSize,
    lines: numberIn(1, 1000),
    drop_invalid_user_id: flag,
    icon,
    ud_icon: anyObject,
  },
})
