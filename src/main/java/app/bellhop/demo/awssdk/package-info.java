/**
 * The demo's object store behind s3proxy: metadata in SQLite, bodies in files, keys as exact bytes.
 *
 * <p>About the package name: s3proxy detects the capabilities of a {@code BlobStore} by looking for substrings such as
 * {@code .awssdk.} in its class name ({@code S3ProxyHandler.getBlobStoreType}, private and static, so it can't be
 * overridden). Only a store it takes for S3 itself may store multipart metadata, verify checksums and evaluate {@code
 * If-Match} atomically with the write, as this one does. The alternative, a {@code ForwardingBlobStore} around
 * s3proxy's own S3 store, would need an S3 client that is never used.
 */
@NullMarked
package app.bellhop.demo.awssdk;

import org.jspecify.annotations.NullMarked;
