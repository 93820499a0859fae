/*
 * The publishing journeys of the product, one test each, over one lake and one publisher. They are one
 * run because they share these, and in this order because some stop the publisher.
 * What a faster test could not show: real processes, the real site, a real disk.
 */

import './publishing/edits.ts'
import './publishing/withheld.ts'
import './publishing/addresses.ts'
import './publishing/failures.ts'
import './publishing/operation.ts'
