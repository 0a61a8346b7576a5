/** Whether a newer Bellhop is out, for users who want to know. */
@NullMarked
package app.bellhop.work.updates;

import org.jspecify.annotations.NullMarked;
