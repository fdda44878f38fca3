/**
 * Makes a name fit for a plain text message. Feishu reads `<at user_id="all">` and `<b>` there and documents no escape,
 * so no report text goes into such messages at all, and names lose their brackets, line breaks and hidden characters.
 */
export const safe = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]+/gu, ' ')
    .replaceAll('<', '＜')
    .replaceAll('>', '＞')
    .trim()
    .replace(/^(.{60}).+$/u, '$1…')

/** At most `max` names, then how many in all: `张工、李工等 7 人`. */
export const nameList = (names: readonly string[], unit: '人' | '条' = '人', max = 5): string => {
  const shown = names.slice(0, max).map(safe).join('、')
  return names.length > max ? `${shown}等 ${names.length} ${unit}` : shown
}
