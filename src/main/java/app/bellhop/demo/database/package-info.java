/** The SQLite database that the S3 and SNS servers keep their state in. */
package app.bellhop.demo.database;
