/** Downloads: what is requested, what an earlier attempt has left, what came of it. */
@NullMarked
package app.bellhop.cloud.s3.download;

import org.jspecify.annotations.NullMarked;
