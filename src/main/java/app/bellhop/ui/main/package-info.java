/** The main window, the Notifications tab and windows of their own. */
@NullMarked
package app.bellhop.ui.main;

import org.jspecify.annotations.NullMarked;
