/** The start screen: connections. */
@NullMarked
package app.bellhop.viewmodel.start;

import org.jspecify.annotations.NullMarked;
