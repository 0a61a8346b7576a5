/** Figures of CSV objects held against a threshold. */
package app.bellhop.table.alert;
