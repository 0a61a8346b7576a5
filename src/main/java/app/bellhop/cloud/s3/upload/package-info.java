/** How an upload is sent: options, conditions, and what lets a multipart upload go on after a crash. */
package app.bellhop.cloud.s3.upload;
