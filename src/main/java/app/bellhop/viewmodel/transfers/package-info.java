/** The transfer queue, and what happens when it is done. */
@NullMarked
package app.bellhop.viewmodel.transfers;

import org.jspecify.annotations.NullMarked;
