/** CSV objects as one table: read, kept small in memory, filtered, sorted, grouped. */
package app.bellhop.table.data;
