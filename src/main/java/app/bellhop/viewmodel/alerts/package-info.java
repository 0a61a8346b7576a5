/** Threshold alerts on CSV objects. */
@NullMarked
package app.bellhop.viewmodel.alerts;

import org.jspecify.annotations.NullMarked;
