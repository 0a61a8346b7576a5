/** The bucket tree, bucket sections and access logs. */
@NullMarked
package app.bellhop.ui.buckets;

import org.jspecify.annotations.NullMarked;
