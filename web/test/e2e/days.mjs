// Days of journeys are the server's: Beijing's, whatever the machine's clock shows.
const day_ms = 86_400_000
const beijing_ms = 8 * 3_600_000

/** The day in Beijing so many days from `at`, as the wire writes it. */
export const day = (from_today, at = Date.now()) => new Date(at + beijing_ms + from_today * day_ms).toISOString().slice(0, 10)
export const year = () => Number(day(0).slice(0, 4))
