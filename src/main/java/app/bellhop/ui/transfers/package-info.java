/** The transfer queue. */
@NullMarked
package app.bellhop.ui.transfers;

import org.jspecify.annotations.NullMarked;
