// What XML 1.0 cannot hold, and what reorders a line or hides in it: names come from people and from Feishu as they are.
// biome-ignore lint/suspicious/noControlCharactersInRegex: stripping them is the point
const unwanted = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff\p{Cs}]/gu

/** Text of people as a file may hold it. Markup in it is the library's matter, which writes it out. */
export const printable = (text: string): string => text.replace(unwanted, '')
