/** The parts of the overview in the order a leader reads them; ids are those of its elements. */
export const SECTIONS = [
  { id: 'headline', label: '要点' },
  { id: 'attention', label: '红黄灯' },
  { id: 'curve', label: '进度曲线' },
  { id: 'targets', label: '年度目标' },
  { id: 'ranking', label: '排名' },
  { id: 'stages', label: '分阶段' },
  { id: 'sizes', label: '规模与滞留' },
  { id: 'printed', label: '与原表核对' },
] as const
