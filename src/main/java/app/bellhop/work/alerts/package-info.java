/** Threshold alerts: a value computed from CSV objects, compared with a threshold. */
@NullMarked
package app.bellhop.work.alerts;

import org.jspecify.annotations.NullMarked;
