/** The screen that syncs a folder with a prefix. */
@NullMarked
package app.bellhop.viewmodel.sync;

import org.jspecify.annotations.NullMarked;
