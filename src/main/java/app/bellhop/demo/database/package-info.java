/** The SQLite database that the S3 and SNS servers keep their state in. */
@NullMarked
package app.bellhop.demo.database;

import org.jspecify.annotations.NullMarked;
