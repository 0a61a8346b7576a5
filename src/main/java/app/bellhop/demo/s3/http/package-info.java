/** Requests and responses of the S3 server, as clients send and s3proxy sees them. */
package app.bellhop.demo.s3.http;
