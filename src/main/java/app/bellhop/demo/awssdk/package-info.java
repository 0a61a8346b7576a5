/**
 * The demo's object storage behind s3proxy: metadata in SQLite, bodies as files, keys as exact bytes.
 *
 * <p>Why this name: s3proxy decides what a {@code BlobStore} can do by looking for {@code .awssdk.} and the like in its
 * class name ({@code S3ProxyHandler.getBlobStoreType}, private and static; there is no method to override). Only a store
 * taken for S3 itself may keep multipart metadata, judge checksums and evaluate {@code If-Match} within the write, which
 * this one does. Wrapping it in a {@code ForwardingBlobStore} around s3proxy's own S3 store would need a client that is
 * never used; the name is the smaller lie.
 */
package app.bellhop.demo.awssdk;
