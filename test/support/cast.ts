import type { Bystanders } from '../../scripts/stage.ts'

/** Everybody of districts/demo.yaml, and a few of the tenant and beyond it whom the file does not know. */
export const cast = {
  张工: 'ou_demo_c1_main',
  李工: 'ou_demo_c1_backup',
  秦处: 'ou_demo_c1_lead',
  链长甲: 'ou_demo_c1_chief',
  冯工: 'ou_demo_c1_contributor',
  王工: 'ou_demo_c2_main',
  赵工: 'ou_demo_c2_backup',
  魏处: 'ou_demo_c2_lead',
  链长乙: 'ou_demo_c2_chief',
  刘工: 'ou_demo_c3_main',
  陈工: 'ou_demo_c3_backup',
  韩处: 'ou_demo_c3_lead',
  杨工: 'ou_demo_c4_main',
  黄工: 'ou_demo_c4_backup',
  宋处: 'ou_demo_c4_lead',
  周主任: 'ou_demo_office_1',
  吴工: 'ou_demo_office_2',
  郑工: 'ou_demo_office_3',
  组长: 'ou_demo_leader',
  何工: 'ou_demo_admin',
  钱工: 'ou_test_nobody',
  外人: 'ou_test_other_tenant',
} as const
export type Who = keyof typeof cast

export const groups = {
  航天群: 'oc_demo_c1',
  陶瓷基群: 'oc_demo_c2',
  煤化工群: 'oc_demo_c3',
  纺织群: 'oc_demo_c4',
  推进办群: 'oc_demo_office',
  领导小组群: 'oc_demo_leading',
  新群: 'oc_test_unbound',
  外部群: 'oc_test_external',
} as const
export type Where = keyof typeof groups

export const chainNames = {
  aerospace: '航天产业链',
  cmc: '陶瓷基复合材料产业链',
  'coal-olefin': '煤制烯烃（芳烃）深加工产业链',
  textile: '新型纺织产业链',
} as const
export type ChainId = keyof typeof chainNames

/** 钱工 is in the tenant and in no post; 外人 belongs to another tenant; two groups are bound to nothing, one with outsiders in it. */
export const bystanders: Bystanders = {
  people: [
    { open_id: cast.钱工, name: '钱工（虚构）' },
    { open_id: cast.外人, name: '外人（虚构）', tenant_key: 'another-tenant' },
  ],
  chats: [
    {
      chat_id: groups.新群,
      name: '航天专班新群',
      members: [cast.张工, cast.秦处, cast.吴工, cast.何工, cast.钱工, cast.魏处],
      bot: true,
    },
    {
      chat_id: groups.外部群,
      name: '对外联络群',
      members: [cast.何工, cast.秦处, cast.外人],
      bot: true,
      external: true,
    },
  ],
}
