/** How objects are read: in ranges, resumed and verified. */
@NullMarked
package app.bellhop.aws.s3.download;

import org.jspecify.annotations.NullMarked;
