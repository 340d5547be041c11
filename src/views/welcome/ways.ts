/** The three ways to begin with an empty register. */
export type Way = 'examples' | 'import' | 'blank'

/** The ways in their order, with what each means in plain words. */
export const WAYS: readonly { readonly way: Way; readonly label: string; readonly explanation: string }[] = [
  {
    way: 'examples',
    label: '载入示例',
    explanation: '53 个项目均为编造，仅分行业、分属地的合计与 2025 年公开计划的表 2、表 3 一致；处处带“示例”标记。',
  },
  { way: 'import', label: '导入台账', explanation: '这里选择台账文件（JSON）：先列出可导入的条数和全部问题，确认后才写入。Excel、CSV 表格请选“空白开始”，进入后到“数据”导入。' },
  { way: 'blank', label: '空白开始', explanation: '先不载入，进入后逐个登记，也可以在“数据”中导入台账。换了新设备，也从这里进入，再到“数据”的“恢复”选择备份文件；领导只查看，进入后到“数据交换”收进同事的交换包。' },
]
