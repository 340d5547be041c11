import { ACTOR_LABELS, MAX_NAME, type ActorIssue } from './person.ts'
import { assertNever } from './result.ts'

/** The sentence for what is wrong with who works here, or with who may do what. */
export function explainActor(issue: ActorIssue): string {
  switch (issue.code) {
    case 'actor/unknown':
      return '还不知道是谁在操作。请先填写姓名、单位和角色。'
    case 'actor/read-only':
      return `${issue.person}的角色是领导，只能查看。需要修改时请切换为填报员或发改局。`
    case 'actor/bureau-only':
      return '关口要求由发改局设置。需要修改时请切换为发改局。'
    case 'actor/missing':
      return `请填写${ACTOR_LABELS[issue.field]}。每条记录都会注明是谁、哪个单位。`
    case 'actor/too-long':
      return `${ACTOR_LABELS[issue.field]}超过 ${MAX_NAME} 个字，请缩短。`
    default:
      return assertNever(issue)
  }
}
