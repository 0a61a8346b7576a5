/** Files to objects. */
@NullMarked
package app.bellhop.aws.s3.upload;

import org.jspecify.annotations.NullMarked;
