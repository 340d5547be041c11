import { askedFields, type TypedField } from '#domain/gateFields.ts'
import type { Gate, GateItem } from '#domain/gate.ts'
import type { EvidenceIssue, GateProblem } from '#domain/gateCheck.ts'
import type { GateFormIssue } from '#domain/gateForm.ts'
import type { Project } from '#domain/project.ts'
import { explain, sayMissing } from '#domain/wording.ts'

/** What is wrong at one field of the dialog, in words. */
export interface FieldProblem {
  readonly field: TypedField
  readonly text: string
}

/** Every problem at its field, in the order of the dialog; what is begun but not sound is not called missing as well. */
export function problemsOf(gate: Gate, project: Project, unsound: readonly GateFormIssue[], unmet: GateProblem | null): FieldProblem[] {
  const begun = new Set(unsound.map(({ item }) => item))
  const problems: FieldProblem[] = unsound.map((issue) => ({ field: issue.field, text: explain(issue) }))
  for (const item of unmet?.missing ?? []) {
    if (!begun.has(item)) problems.push({ field: firstField(item, project), text: sayMissing(item, gate.waivable.includes(item)) })
  }
  for (const issue of unmet?.wrong ?? []) problems.push({ field: fieldOf(issue, project), text: explain(issue) })
  return problems.sort((a, b) => place(gate, project, a.field) - place(gate, project, b.field))
}

/** The field where an item begins: the photo itself before its day and place. */
const firstField = (item: GateItem, project: Project): TypedField => (item === 'startPhoto' ? 'photo' : (askedFields(item, project)[0]?.key ?? 'reason'))

function fieldOf(issue: EvidenceIssue, project: Project): TypedField {
  switch (issue.code) {
    case 'gate/wrong-approval':
      return firstField('constructionLibrary', project)
    case 'gate/photo-unproven':
      return 'takenAt'
    case 'gate/waiver-incomplete':
      return 'waiverPerson'
    case 'gate/future-date':
    case 'gate/before-start':
      return askedFields(issue.item, project).find(({ kind }) => kind === 'date')?.key ?? firstField(issue.item, project)
  }
}

/** Where a field stands in the dialog, from the top. */
function place(gate: Gate, project: Project, field: TypedField): number {
  const order = gate.items.flatMap((item): TypedField[] => [...(item === 'startPhoto' ? ['photo' as const] : []), ...askedFields(item, project).map(({ key }) => key)])
  const at = order.indexOf(field)
  return at < 0 ? order.length : at
}
