// The parts of a plan as the form asks for them: what is to be done, by whom, by when.
import type { Field } from '@/ui/record/field'

const part = (name: string, zh: string, en: string, kind: Field['kind']): Field => ({ name, label: { zh, en }, kind, required: true, read_only: false, list: 'never', filter: false, sort: false, search: false })

export const milestones: Field = {
  ...part('milestones', '整改节点', 'Milestones', 'list'),
  fields: [part('text', '节点内容', 'What is to be done', 'text'), part('person', '责任人', 'Responsible', 'text'), part('due', '计划完成', 'Due', 'date')],
}
