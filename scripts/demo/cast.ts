/** Those of districts/demo.yaml who have a part in the weeks. */
export const cast = {
  zhang: 'ou_demo_c1_main',
  li: 'ou_demo_c1_backup',
  feng: 'ou_demo_c1_contributor',
  wang: 'ou_demo_c2_main',
  liu: 'ou_demo_c3_main',
  chen: 'ou_demo_c3_backup',
  yang: 'ou_demo_c4_main',
  huang: 'ou_demo_c4_backup',
  song: 'ou_demo_c4_lead',
  zhou: 'ou_demo_office_1',
  wu: 'ou_demo_office_2',
  chief: 'ou_demo_c1_chief',
  cmcChief: 'ou_demo_c2_chief',
  admin: 'ou_demo_admin',
  qian: 'ou_demo_nobody',
} as const

export interface DemoChain {
  name: string
  /** The chief's group. */
  chat: string
  /** The main reporter. */
  reporter: string
}

export const aerospace: DemoChain = { name: '航天产业链', chat: 'oc_demo_c1', reporter: cast.zhang }
export const cmc: DemoChain = { name: '陶瓷基复合材料产业链', chat: 'oc_demo_c2', reporter: cast.wang }
export const coal: DemoChain = { name: '煤制烯烃（芳烃）深加工产业链', chat: 'oc_demo_c3', reporter: cast.liu }
export const textile: DemoChain = { name: '新型纺织产业链', chat: 'oc_demo_c4', reporter: cast.yang }
export const chains: readonly DemoChain[] = [aerospace, cmc, coal, textile]

export const officeGroup = 'oc_demo_office'
export const leadingGroup = 'oc_demo_leading'

/** In the tenant, in no post, and a group that is bound to nothing: for trying out refusals and 绑定. */
export const bystanders = {
  people: [{ open_id: cast.qian, name: '钱工（虚构）' }],
  chats: [
    {
      chat_id: 'oc_demo_unbound',
      name: '航天专班新群（未绑定）',
      members: [cast.zhang, cast.li, 'ou_demo_c1_lead', cast.wu, cast.admin, cast.qian],
      bot: true,
    },
  ],
}
