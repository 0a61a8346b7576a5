/** Threshold alerts: a value computed from CSV objects, compared with a threshold. */
package app.bellhop.work.alerts;
