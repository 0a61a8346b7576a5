/** Runs statements in Athena. */
@NullMarked
package app.bellhop.work.athena;

import org.jspecify.annotations.NullMarked;
