/** Seconds in a month on average. */
const monthSeconds = 2_629_800

/**
 * True for documents whose last review is longer ago than their own cycle, or that have none.
 * A reviewed document without a cycle is read again after a year, as the form proposes.
 */
export const reviewDue = `!defined(review.lastReviewed) ||
  dateTime(review.lastReviewed + "T00:00:00Z") + coalesce(review.reviewCycleMonths, 12) * ${monthSeconds} < dateTime(now())`
