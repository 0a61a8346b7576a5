/** Tables of CSV: read from files and objects, and what is made of them. */
package app.bellhop.table;
