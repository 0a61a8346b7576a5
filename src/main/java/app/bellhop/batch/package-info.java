/** Many requests at once: limited in number and rate, retried, stoppable, with a result for each. */
package app.bellhop.batch;
