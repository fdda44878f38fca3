import type { ListWords } from './list-texts.ts'

export const l13Words: ListWords = {
  title: '主要配套产品需求',
  short: '配套需求',
  also: ['产品需求', '采购需求'],
  fields: {
    firm: { label: '需求企业', hint: '企业名、企业12 或信用代码' },
    item: { label: '需求产品', hint: '原材料、零部件或软件，一行一种' },
    spec: { label: '规格标准', hint: '型号、标准' },
    amount: { label: '年需求量', hint: '例如：300 吨' },
    supplier: { label: '现供应方与地区', hint: '现在从哪里买' },
    price: { label: '价格区间', hint: '敏感，只有本链和推进办能看' },
    lead_days: { label: '交期', hint: '天', unit: '天' },
    trial: { label: '愿否试用本地', hint: '选一项' },
    unit: { label: '联系单位', hint: '不选就是本链专班' },
  },
}
