import { section } from '../section.ts'

/** 考核: what a chain, the office and the second person see. Figures are fictional. */
export const assessment = section({
  title: '考核',
  pictures: {
    'assessment-sheet': {
      caption: '本链的人发「考核」：总分说清是多少分里的，每一条点开看算法和依据。',
      cards: ['assessment-sheet'],
      states: ['sheet of a year that is not over'],
      draws: 'sheet made known, with what has changed since',
      commands: ['考核', '申诉'],
    },
    'assessment-grades': {
      caption: '推进办发「考核」：各链的等次和已计的分；群里只有等次。',
      cards: ['assessment'],
      states: ['grades in a group', 'grades, one reason for all, second page'],
      draws: 'grades for the office',
    },
    'assessment-second': {
      caption: '本单位也是责任部门的链，改分要第二个人点「同意」才计入。',
      states: ['second yes given', 'making known asked for', 'made known'],
      draws: 'second yes asked for',
    },
  },
})
