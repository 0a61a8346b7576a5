/** Many messages at once: merged with the rows of a table, and published by tens. */
@NullMarked
package app.bellhop.work.messages;

import org.jspecify.annotations.NullMarked;
