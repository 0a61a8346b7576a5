/** The bucket tree, new buckets, bucket configuration and access logs. */
package app.bellhop.viewmodel.buckets;
