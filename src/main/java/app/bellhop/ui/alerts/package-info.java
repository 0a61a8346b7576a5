/** The window of threshold alerts. */
@NullMarked
package app.bellhop.ui.alerts;

import org.jspecify.annotations.NullMarked;
