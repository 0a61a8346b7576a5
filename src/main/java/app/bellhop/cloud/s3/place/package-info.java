/** Places as users type and paste them. */
@NullMarked
package app.bellhop.cloud.s3.place;

import org.jspecify.annotations.NullMarked;
