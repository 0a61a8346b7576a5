/** How an upload is sent: options, conditions, and what lets a multipart upload go on after a crash. */
@NullMarked
package app.bellhop.cloud.s3.upload;

import org.jspecify.annotations.NullMarked;
