/** The publish form, its recipients and history. */
@NullMarked
package app.bellhop.ui.publish;

import org.jspecify.annotations.NullMarked;
