/** Threshold alerts on CSV objects. */
package app.bellhop.viewmodel.alerts;
