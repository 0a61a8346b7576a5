/** The topic table. */
@NullMarked
package app.bellhop.ui.topics;

import org.jspecify.annotations.NullMarked;
