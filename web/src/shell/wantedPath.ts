/** Where somebody wanted to go, when it is ours; anything else would send people elsewhere after logging in. */
export function wantedPath(to: unknown): string {
  return typeof to === 'string' && /^\/(?![/\\])/.test(to) && !/^\/(login|password)\b/.test(to) ? to : '/'
}
