/** JSON as rows: how a text is laid out, and cells as JSON. */
@NullMarked
package app.bellhop.table.json;

import org.jspecify.annotations.NullMarked;
