/**
 * The demo's S3 server: s3proxy's request handler (signatures, XML, multipart) behind a servlet that adds what it lacks
 * (policies, ACLs, tags, websites, CORS, notifications …). For demos and tests; for real data, use AWS S3, Ceph or
 * MinIO.
 */
@NullMarked
package app.bellhop.demo.s3;

import org.jspecify.annotations.NullMarked;
