/** The object table and its tool bar. */
@NullMarked
package app.bellhop.ui.objects;

import org.jspecify.annotations.NullMarked;
