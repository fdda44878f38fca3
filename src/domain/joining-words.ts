/** 我是航天链的新主报, 本人负责航天链填报; not 我是谁, 我是不是要报. */
const saysWho = /(?:我|本人)(?:现在|就)?(?:是(?!谁|什么|哪|不是|否)|叫(?!什么)|负责|接替|接手|接任|担任)/
/** 我要加入, 申请成为备报, 麻烦把我加到航天链, 请给我开通. */
const wishes =
  /(?:我|申请|请|麻烦|帮).{0,8}?(?:(?<=想|要)(?:进|参加)(?!度|展|场)|加入|加到|加进|加上|成为|担任|登记|开通|注册)/su
/** 新来的主报, 新任链长. */
const isNew = /新(?:来|任|调来|上任|到任|接手)/

/** Whether somebody without a post says who they are, or asks to be given one. A guess: nothing follows from it but that a person reads the words. */
export const asksToJoin = (text: string): boolean => {
  const typed = text.normalize('NFKC')
  return saysWho.test(typed) || wishes.test(typed) || isNew.test(typed)
}
