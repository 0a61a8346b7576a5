/** Many requests at a time: paced, stoppable, with a result for each. */
package app.bellhop.batch;
