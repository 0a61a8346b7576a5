/** What is made of a table or a prefix for others: files, HTML reports, index pages. */
@NullMarked
package app.bellhop.table.report;

import org.jspecify.annotations.NullMarked;
