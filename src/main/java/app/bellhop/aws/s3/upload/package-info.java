/** Files to objects. */
package app.bellhop.aws.s3.upload;
