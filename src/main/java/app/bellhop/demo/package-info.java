/** The embedded default: S3 and SNS on loopback, with sample data. A demo and a test server, not a place for real data. */
package app.bellhop.demo;
