/** What all screens share: command nodes, dialogs and themes. */
@NullMarked
package app.bellhop.ui.base;

import org.jspecify.annotations.NullMarked;
