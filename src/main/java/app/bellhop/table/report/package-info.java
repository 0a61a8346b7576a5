/** What is made of a table or a prefix for others: files, HTML reports, index pages. */
package app.bellhop.table.report;
