/** The bucket tree, new buckets, bucket configuration and access logs. */
@NullMarked
package app.bellhop.viewmodel.buckets;

import org.jspecify.annotations.NullMarked;
