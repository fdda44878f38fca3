import { clausesOf } from './denial.ts'
import { isQuestion } from './questions.ts'

const answers =
  '收到|好的?|好嘞|嗯+|哦+|噢|ok|okay|行|可以|明白|知道|了解|谢谢您?|感谢|多谢|辛苦|麻烦|马上|稍等|稍后|等[下会]|等一[下会]儿?|一会儿?|待会儿?|晚[点些]|尽快|立即|立刻|遵命|是的?|对的?|不是|没问题|没事|不用了?|算了|哈+|呵+|嘿+|你好|您好|大家好|早上?好?|上午好|中午好|下午好|晚上好|晚安|在吗|在不在|再见|拜拜|测试|试一?下|test|hello|hi|加油|赞|牛|不好意思|抱歉|打扰了?|(?:发|打|点|回)错了?|厉害|点赞|请|领导|主任|老师'
const doing =
  '办|报|填|写|交|处理|落实|弄|看|回复?|来|去|做|安排|执行|一下|这就|就|您|你|我|们|了|啊|哈|呀|哦|的|吧|呢|先'
/** 收到, 好的马上办: an answer, and no report. */
const answer = new RegExp(
  `^(?:(?:${answers})|\\[[^\\]]{1,6}\\]|\\p{Extended_Pictographic}|\\d)(?:${answers}|${doing}|\\[[^\\]]{1,6}\\]|[\\p{P}\\p{S}\\s\\p{Extended_Pictographic}\\ufe0f])*$`,
  'iu',
)
const longestAnswer = 24

/** About reporting, and no report: 周报写好了, 我周五再报, 晚点交. */
const aboutReporting =
  /周报|月报|填报|催报|补报|代报|卡片|表格|链接|系统|机器人|截止|账号|帐号|按钮|点不[了开动]|打不开|进不去|登不上|提交不了|(?:报|填|写|发|交)的[^，。；]{0,8}(?:错|不对|漏了)|请假|休假|年假|病假|事假|产假|出差|换人|交接/u
const willReport =
  /(?:再|晚[点些]|明天|明早|后天|周[一二三四五六日]|下午|今[天晚]|上午|马上|等[下会]|一会儿?|待会儿?|稍后|尽快|回头|还在|正在|在).{0,6}(?:报|交|填|写|补|发|整理|汇总|弄)(?:给?[您你]|上来|过来|上去)?(?:了|啊|哈|呢|吧|的)*[。.]?$/u
const reportedWords =
  /^(?:我|我们|都|刚才?|周报)*已经?(?:提交|上报|报送?|填报?|填好|交)了?[。.！!]?$|^(?:我|我们|已经?|都|刚才?|刚刚)*(?:报|交|填|提交|上报|发|写)(?:过|完|好)?(?:了|过了|上去了|过去了)[。.！!]?$/u
/** Somebody wants something of us. */
const wants =
  /^(?:请|麻烦)?(?:帮我|给我|发我|替我|告诉我|提醒我|叫我|喊我|我要|我想|查(?![摆处封实漏清找])|看[看下一]|导出|催[一下催报]|设置|提醒|请假|休假|撤回|撤销|重新[报填发写]|修改|改(?:一?下|成|为|周报|刚才)|接着[报填写弄]|继续[报填写弄]|打开|帮助|绑定|免报|点名|批示|转给|问[问下一]|讲|说说)/u
/** Sent on: 转：…, 【通知】…, 请各单位于…前报送. */
const notice =
  /^[\s【[（(]*(?:转[发：:]|转\s|fwd?[:：]|通知|紧急通知|温馨提示|提醒[:：]|各(?:位|单位|专班|成员|链|主报|部门|有关|相关)|《?关于[^，。；\n]{2,40}的(?:紧急)?(?:通知|函))|请(?:各|大家|相关|有关)[^。；\n]{0,40}(?:报送|上报|报|提交|填报|反馈|报来|参加|知悉)|请[^。；\n]{0,20}(?:前|之前)(?:报送|上报|报|提交|填报|反馈)|逾期(?:不报|未报|将)?[^。；\n]{0,6}通报|(?:工作)?简报[^\n]{0,8}第[^\n]{0,6}期|各链汇总/iu
/** Nothing that is kept should hold one. */
const secret = /密码|口令|验证码|password|passwd|token|secret|身份证号/iu

/** What is no report wherever it is said. @param done clauses that tell of work. */
export const isNoReport = (text: string, { headed, done }: { headed: boolean; done: number }): boolean => {
  const bare = text.trim()
  if (bare === '' || !/[\p{L}\p{N}]/u.test(bare)) return true
  if (secret.test(bare) || notice.test(bare.slice(0, 400))) return true
  if (headed) return false
  if (bare.length <= longestAnswer && answer.test(bare)) return true
  if (sentencesOf(bare).every(isQuestion)) return true
  if (done > 1) return false
  if (wants.test(bare)) return true
  const clauses = clausesOf(bare)
  return (
    clauses.length <= 3 &&
    (clauses.some((one) => aboutReporting.test(one) || (done === 0 && willReport.test(one))) ||
      willReport.test(bare) ||
      reportedWords.test(bare))
  )
}

const sentencesOf = (text: string): string[] => text.split(/(?<=[。？?！!；;\n])/u).filter((one) => one.trim() !== '')
