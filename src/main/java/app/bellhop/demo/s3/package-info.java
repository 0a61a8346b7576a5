/**
 * The demo's S3 server: s3proxy's request handler (signatures, XML, multipart) behind a servlet that keeps what it lacks
 * (policy, ACLs, tags, website, CORS, notification …). A demo and a test server: for real data there are AWS S3, Ceph
 * and MinIO.
 */
package app.bellhop.demo.s3;
