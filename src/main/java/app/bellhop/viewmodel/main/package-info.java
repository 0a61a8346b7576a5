/** The main window, which brings the parts of a session together. */
@NullMarked
package app.bellhop.viewmodel.main;

import org.jspecify.annotations.NullMarked;
