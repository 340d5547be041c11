/** How a rate is worked out, as it is printed under every table. */
export const RATE_RULE = '完成投资为本年各月月报之和；占年计划%＝完成投资之和÷年度计划之和，只计年度计划大于0的项目，不取各项目比率的平均。'

/** How an unknown figure is treated. */
export const NO_COUNT_RULE = '未填的单元格留空，不作0，也不计入合计。'
