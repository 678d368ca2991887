// A refusal of the server as one type: what a page needs to say what went wrong, and where.

export interface FieldProblem {
  field: string
  reason: string
  message: string
}

interface ProblemBody {
  reason?: string
  message?: string
  field?: string
  errors?: FieldProblem[]
  trace?: string
  [more: string]: unknown
}

/** `status` 0: no answer at all (no connection, or it broke off). */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly errors: readonly FieldProblem[]

  constructor(
    readonly status: number,
    readonly reason: string,
    message: string,
    readonly trace: string = '',
    errors: readonly FieldProblem[] = [],
    readonly more: Readonly<Record<string, unknown>> = {},
  ) {
    super(message)
    this.errors = errors
  }

  get isOffline(): boolean {
    return this.status === 0
  }
  get isForbidden(): boolean {
    return this.status === 403
  }
  get isMissing(): boolean {
    return this.status === 404
  }
  /** Someone else saved in between. */
  get isConflict(): boolean {
    return this.status === 409 && this.reason === 'changed_by_someone_else'
  }
  /** Worth another try without changing anything. */
  get isPassing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500
  }
  errorOf(field: string): FieldProblem | undefined {
    return this.errors.find((error) => error.field === field)
  }
}

function isObject(value: unknown): value is ProblemBody {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function problemFrom(status: number, body: unknown, trace: string): Problem {
  if (!isObject(body)) return new Problem(status, `http_${status}`, '', trace)
  const { reason = `http_${status}`, message = '', field, errors = [], trace: named = trace, ...more } = body
  const all = errors.length === 0 && field ? [{ field, reason, message }] : errors
  return new Problem(status, reason, message, named, all, more)
}

export function isProblem(value: unknown): value is Problem {
  return value instanceof Problem
}

export function isAborted(value: unknown): boolean {
  return value instanceof DOMException && value.name === 'AbortError'
}
