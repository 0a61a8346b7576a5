/** Reads rows of CSV and JSON lines from objects, files and text. */
package app.bellhop.table;
