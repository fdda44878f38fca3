// What XML 1.0 cannot hold, and what reorders a line or hides in it: names come from people and from Feishu as they are.
// biome-ignore lint/suspicious/noControlCharactersInRegex: stripping them is the point
const unwanted = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff\p{Cs}]/gu
const marks = /[&<>"]/g
const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
/** Any of the above, or half of a character that takes two: most texts have none, and one look is enough for them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: as above
const doubtful = /[&<>"\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]/

/** Text of people between tags or inside an attribute: nothing in it is markup. */
export const xmlText = (text: string): string =>
  doubtful.test(text) ? text.replace(unwanted, '').replace(marks, (mark) => escapes[mark] ?? '') : text

export const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
