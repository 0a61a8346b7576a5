/** Many requests at once: limited in number and rate, retried, stoppable, with a result for each. */
@NullMarked
package app.bellhop.batch;

import org.jspecify.annotations.NullMarked;
