// What the names of rules stand for, in the language of the page; the name itself until that is known.
import { useQuery } from '@tanstack/vue-query'
import { keys } from '@/api/keys'
import { listRuleNames } from '@/api/rulepacks'
import { useWords } from '@/ui/words'

export function useRuleNames(): (name: string) => string {
  const { pick } = useWords()
  const names = useQuery({ queryKey: keys.ruleNames, queryFn: ({ signal }) => listRuleNames(signal), staleTime: Infinity })
  return (name) => pick(names.data.value?.find((one) => one.name === name)?.label) || name
}
