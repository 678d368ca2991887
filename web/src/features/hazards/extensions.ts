// The page of hazards: list, detail and forms come from the description; this adds grade and state as marks, the course,
// before and after, and the moves.
import { defineAsyncComponent, defineComponent, h, type Component } from 'vue'
import type { ActionContext, RecordExtension } from '@/ui/record/extension'
import { moves, type Move } from './moves'

const MoveDialog = defineAsyncComponent(() => import('./MoveDialog.vue'))
const GradeCell = defineAsyncComponent(() => import('./GradeCell.vue'))
const StateCell = defineAsyncComponent(() => import('./StateCell.vue'))
const DueCell = defineAsyncComponent(() => import('./DueCell.vue'))

const dialogOf = (move: Move): Component =>
  defineComponent({
    props: { context: { type: Object as () => ActionContext, required: true } },
    emits: ['close'],
    setup: (props, { emit }) => () => h(MoveDialog, { move, context: props.context, onClose: () => emit('close') }),
  })

export const extensions: readonly RecordExtension[] = [
  {
    record: 'hazards',
    columns: { grade: { cell: GradeCell, width: 84 }, state: { cell: StateCell, width: 112 }, due: { cell: DueCell, width: 190 } },
    header: defineAsyncComponent(() => import('./HazardHeader.vue')),
    tabs: [{ name: 'photos', title: 'hazards.tab.photos', component: defineAsyncComponent(() => import('./BeforeAfter.vue')) }],
    actions: moves.map((move) => ({ name: move.name, title: `hazards.move.${move.name}`, tone: move.tone, dialog: dialogOf(move) })),
    create_needs: 'hazards_report',
    first_filters: ['state', 'grade', 'overdue'],
    hidden_fields: ['rectified_by', 'verified_by', 'inspection', 'found_agency'],
  },
]
