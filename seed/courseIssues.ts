import type { RegisterRow } from '#importing/registerSchema.ts'

/** One invented problem: project name without （示例）, kind, level 1–4, reported, due, what is wrong. */
type IssueFact = readonly [
  project: string,
  kind: string,
  level: number,
  reported: string,
  due: string,
  description: string,
]

const ISSUES: readonly IssueFact[] = [
  [
    '物联谷产业园二期',
    '管线迁改',
    3,
    '2025-03-06',
    '2025-04-15',
    '地块南侧高压电缆沟未迁改，影响二标段基坑开挖，需电力部门明确迁改时限。',
  ],
  [
    '科学谷人才公寓',
    '资金',
    2,
    '2025-03-18',
    '2025-05-31',
    '专项债资金到位较计划晚一个月，机电安装进度款暂缓支付。',
  ],
  [
    '集成电路设计制造产业园',
    '用地',
    4,
    '2025-02-26',
    '2025-06-30',
    '二期用地指标尚缺约120亩，需与年度供地计划统筹。',
  ],
  [
    '人形机器人整机产业园',
    '审批',
    3,
    '2025-04-09',
    '2025-06-20',
    '训练场区规划指标调整，设计方案需重新报审。',
  ],
  [
    '量子精密测量平台',
    '设计变更',
    2,
    '2025-04-15',
    '2025-06-15',
    '隔振基础方案变更，需补充专项论证后调整概算。',
  ],
  ['沿江片区安置房', '征拆', 2, '2025-03-11', '2025-05-10', '西侧两户未签约，影响配建幼儿园场地移交。'],
  [
    '江南大道街区更新及管廊配套',
    '管线迁改',
    2,
    '2025-05-06',
    '2025-06-30',
    '燃气及通信管线与缆线管廊交叉，迁改方案待各产权单位会签。',
  ],
  ['浦沿单元初级中学', '审批', 2, '2025-05-12', '2025-06-12', '图审意见待闭合，计划开工时间临近。'],
  ['云端机器人制造中心', '用地', 2, '2025-05-19', '2025-06-20', '土地交付前场地内临时堆土未清运。'],
  [
    '滨萧半导体材料生产基地',
    '其他',
    2,
    '2025-04-22',
    '2025-05-25',
    '用能指标批复晚于设备进场计划，需两区协同争取。',
  ],
  [
    '滨富智能制造产业园一期',
    '资金',
    1,
    '2025-05-08',
    '2025-06-08',
    '配套宿舍装修合同结算资料不全，影响进度款拨付。',
  ],
  [
    '创意城社区医疗中心',
    '设计变更',
    1,
    '2025-05-21',
    '2025-06-25',
    '急救站出入口位置调整，需与道路建设单位对接。',
  ],
]

/** The course's issues with everything their project adds: who raised them, who answers. */
export function issuesOf(rows: readonly RegisterRow[]): Readonly<Record<string, unknown>>[] {
  return ISSUES.map(([name, kind, level, reported, due, description], index) => {
    const row = rows.find((candidate) => candidate.name === `${name}(示例)`)
    if (!row) throw new Error(`No project is called ${name}(示例)`)
    return {
      key: `seed-2025-${String(index + 1).padStart(2, '0')}`,
      project: row.projectCode,
      description: `${description}(示例)`,
      kind,
      level,
      responsibleUnit: row.responsibleUnit,
      reported,
      due,
      reporter: row.officer,
      unit: row.responsibleUnit,
    }
  })
}
