/** Everybody of districts/demo.yaml who stands in a picture, and one whom the file does not know. */
export const people = {
  张工: 'ou_demo_c1_main',
  李工: 'ou_demo_c1_backup',
  秦处: 'ou_demo_c1_lead',
  冯工: 'ou_demo_c1_contributor',
  链长甲: 'ou_demo_c1_chief',
  王工: 'ou_demo_c2_main',
  赵工: 'ou_demo_c2_backup',
  魏处: 'ou_demo_c2_lead',
  链长乙: 'ou_demo_c2_chief',
  刘工: 'ou_demo_c3_main',
  陈工: 'ou_demo_c3_backup',
  杨工: 'ou_demo_c4_main',
  黄工: 'ou_demo_c4_backup',
  周主任: 'ou_demo_office_1',
  吴工: 'ou_demo_office_2',
  何工: 'ou_demo_admin',
  组长: 'ou_demo_leader',
  钱工: 'ou_demo_nobody',
} as const
export type Who = keyof typeof people

export const groups = {
  航天群: 'oc_demo_c1',
  陶瓷基群: 'oc_demo_c2',
  煤化工群: 'oc_demo_c3',
  纺织群: 'oc_demo_c4',
  推进办群: 'oc_demo_office',
  领导小组群: 'oc_demo_leading',
  新群: 'oc_gallery_new',
  专班群: 'oc_gallery_team',
  外部群: 'oc_gallery_external',
} as const
export type Where = keyof typeof groups

const { 张工, 李工, 秦处, 吴工, 何工, 钱工, 魏处 } = people

export const bystanders = {
  people: [
    { open_id: 钱工, name: '钱工（虚构）' },
    { open_id: 'ou_gallery_outsider', name: '外单位（虚构）', tenant_key: 'another-tenant' },
  ],
  chats: [
    { chat_id: groups.新群, name: '航天对接群（演示）', members: [张工, 秦处, 吴工, 何工, 钱工, 魏处], bot: true },
    { chat_id: groups.专班群, name: '航天专班群（演示）', members: [张工, 李工, 秦处, 吴工], bot: true },
    {
      chat_id: groups.外部群,
      name: '对外联络群（演示）',
      members: [何工, 秦处, 'ou_gallery_outsider'],
      bot: true,
      external: true,
    },
  ],
}
