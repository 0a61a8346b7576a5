/** Requests and responses of the demo's S3 server: what a call asks for, and how s3proxy sees it. */
package app.bellhop.demo.s3.http;
