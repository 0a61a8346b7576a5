/** The window that syncs a folder with a prefix. */
@NullMarked
package app.bellhop.ui.sync;

import org.jspecify.annotations.NullMarked;
