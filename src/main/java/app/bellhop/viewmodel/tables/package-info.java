/** Objects read as one table: filtered, grouped, saved. */
package app.bellhop.viewmodel.tables;
