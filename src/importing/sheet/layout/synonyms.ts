import { PROJECT_FIELDS, KEYED_FIELDS } from '#domain/fields.ts'
import { headerText } from './headerText.ts'
import { isTarget, type Target } from './target.ts'

/** How ledgers name their columns, tried in this order on a header's key (domain.md, section 6). */
const SYNONYMS: readonly (readonly [Target, RegExp])[] = [
  ['sequence', /^(序号|编号|序|no|项目序号)$/],
  ['count', /^(项目)?(个数|数量|总数)(个)?$|^项目数$/],
  ['name', /^(重点|重大)?(建设)?(项目|工程)(名称)?$|^名称$/],
  ['projectCode', /^(投资|统一|国家|省)?(项目)?(统一|赋码)?(代码|编码)$/],
  ['derived', /^占|完成率|完成比例|序时|%$|百分比|^(自)?开工(以来|至今)?累计|^累计完成率|^标记$|^亮灯(原因)?$/],
  ['issues', /^(主要|当前|目前|项目)?(存在)?的?(主要)?(问题|困难)[及和与]?(困难|问题|建议|原因|措施|对策)*$|^需要?(区级?)?协调(解决)?的?(事项|问题)$/],
  ['lists', /^(所属|列入|入选|所在)?(重点|重大)?(项目)?(名录|清单)(情况|名称)?$/],
  ['statisticsInvestment', /^(年度|今年|本年度?)?(M月|至M月|年初至M月|截至M月)?(累计)?(已|实际)?入统(完成)?(投资)?(额|数)?$|^(年度)?(M月|至M月)?统计(局|口径)(完成)?投资(额|数)?$/],
  ['monthPlan', /^(年度|今年|本年度?)?M月(份)?(计划(完成)?(投资)?|投资计划|目标投资)(额|数)?$|^(年度)?(分月|各月|月度|逐月)(投资)?(计划|目标)(投资)?(年度)?M月$/],
  ['completedBeforeYear', /^(自?开工)?(至|截至|截止|到)?(上年度?|上一年度?|去年)?年?底(止|前)?(累计)?(已)?(完成)?(投资)?(额)?$/],
  ['annualTarget', /^(年度|今年|全年|本年度?)?(形象|建设|工作)?(进度)?(目标|计划)(任务)?$(?<!^年度计划|^今年计划|^全年计划|^计划|^本年度?计划)|^(年度|今年|全年)(主要)?(建设)(内容|任务|目标)$|^年度形象(进度)?目标$/],
  ['progressText', /形象进度|工程进度|进展情况|工作进展|建设进展|目前进展|项目进展/],
  ['yearToDate', /^(年度|今年|本年度?|当年)?(至M月|截至M月|年初至今|年初以来|年初至M月)(底)?(累计)?(已|实际)?(完成)?(固定资产)?(投资)?(额|数)?(情况)?$/],
  ['yearToDate', /^(年度|今年|本年度?|当年|年初)?(M月份?)?累计(已|实际)?完成(固定资产)?(投资)?(额|数)?$|^(年初累计|年度累计|累计)(完成)?(投资)?$|^(年度|今年)(已|实际)?完成(投资)(额)?$/],
  ['invested', /^(年度)?(M月|本月|当月)(当月)?(已|实际)?(完成)?(固定资产)?(投资)?(额|数)?(?<!^M月|^本月|^当月)$/],
  ['nextMonth', /^(下月|下步|下一步|次月)(工作|建设)?(计划|安排|打算)$/],
  ['annualPlan', /^(年度?|今年|本年度?|当年|全年)(计划|目标)?(完成)?(投资)?(计划|目标)?(额|任务|数)?(?<!^年度?|^今年|^本年度?|^当年|^全年)(?<!完成投资|完成)$/],
  ['totalInvestment', /^(项目)?(计划|概算|估算)?总投资(额|规模)?$/],
  ['period', /^(建设)?起止(年限|年份|年月|时间)$|^(建设|计划)(年限|周期|期限)$/],
  ['investorKind', /^投资(类型|性质|主体类型)$/],
  ['constructionNature', /^(建设|项目)性质$/],
  ['scale', /^(项目)?(主要)?(建设)?(规模|内容)[及和与]?(主要)?(建设)?(内容|规模)?(简介)?$/],
  ['site', /^(建设|项目)?(地点|地址|位置)$/],
  ['sector', /^(所属)?(行业)?(领域|行业|行业类别)$/],
  ['district', /^(所属|所在)?(属地|街道|镇街|平台|属地街道|镇街平台)(单位)?$|^所属区域$/],
  ['planCategory', /^(计划|年度|建设|项目)(类别|分类)$|^类别$/],
  ['stage', /^(项目|建设|当前|目前)?(阶段|状态)$/],
  ['plannedStart', /^(计划|预计|拟)开工(时间|日期|年月)?$|^开工计划$/],
  ['actualStart', /^(实际)?开工(时间|日期)$|^实际开工$/],
  ['plannedCompletion', /^(计划|预计|拟)(竣工|完工|建成)(时间|日期|年月)?$/],
  ['actualCompletion', /^实际(竣工|完工|建成)(时间|日期)?$|^(竣工|完工)(时间|日期)$/],
  ['plannedProduction', /^(计划|预计)(投产|投用)(时间|日期|年月)?$/],
  ['actualProduction', /^实际(投产|投用)(时间|日期)?$|^(投产|投用)(时间|日期)$/],
  ['responsibleUnit', /^(责任|牵头|实施|主管|包抓|牵头责任)(单位|部门|主体)$|^属地责任单位$/],
  ['owner', /^(业主|建设|项目)(单位|业主|法人)?(及|和)?(责任人|负责人|名称)?(?<!^业主|^建设|^项目|^项目名称|^项目负责人|^项目责任人)$|^业主$/],
  ['contactLeader', /^(区|市|县)?(联系|挂钩|挂联|包抓|包联|分管|牵头|责任)(区|市|县)?领导$/],
  ['officer', /^(项目)?(服务)?(专员|联络员|管家)$/],
  ['siteContact', /^(现场)?(联系人|负责人)(及?(联系)?(电话|方式))?$/],
]

/** The dictionary's own names, as an export of this app writes them. */
const OWN_NAMES = new Map<string, Target>(
  Object.entries({ ...PROJECT_FIELDS, ...KEYED_FIELDS }).flatMap(([field, { label }]) =>
    isTarget(field) ? [[headerText(label).key, field] as const] : [],
  ),
)

/** What a column is by its header's key; `null` when no ledger known so far names one so. */
export function targetOf(key: string): Target | null {
  return OWN_NAMES.get(key) ?? SYNONYMS.find(([, pattern]) => pattern.test(key))?.[0] ?? null
}
