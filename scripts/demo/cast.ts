/** Those of districts/demo.yaml who have a part in the week. */
export const cast = {
  zhang: 'ou_demo_c1_main',
  wang: 'ou_demo_c2_main',
  liu: 'ou_demo_c3_main',
  yang: 'ou_demo_c4_main',
  huang: 'ou_demo_c4_backup',
  zhou: 'ou_demo_office_1',
  wu: 'ou_demo_office_2',
  chief: 'ou_demo_c1_chief',
  qian: 'ou_demo_nobody',
} as const

export const groups = {
  aerospace: 'oc_demo_c1',
  cmc: 'oc_demo_c2',
  coalOlefin: 'oc_demo_c3',
  textile: 'oc_demo_c4',
  office: 'oc_demo_office',
} as const

export const chiefGroups = [
  { chat: groups.aerospace, chain: '航天产业链' },
  { chat: groups.cmc, chain: '陶瓷基复合材料产业链' },
  { chat: groups.coalOlefin, chain: '煤制烯烃（芳烃）深加工产业链' },
  { chat: groups.textile, chain: '新型纺织产业链' },
] as const

/** In the tenant, in no post, and a group that is bound to nothing: for trying out refusals and 绑定. */
export const bystanders = {
  people: [{ open_id: cast.qian, name: '钱工（虚构）' }],
  chats: [
    {
      chat_id: 'oc_demo_unbound',
      name: '航天专班新群（未绑定）',
      members: [cast.zhang, 'ou_demo_c1_backup', 'ou_demo_c1_lead', cast.wu, 'ou_demo_admin', cast.qian],
      bot: true,
    },
  ],
}
