/** The configuration documents of buckets and objects (policy, website, CORS, tagging, object lock …). */
@NullMarked
package app.bellhop.demo.s3.documents;

import org.jspecify.annotations.NullMarked;
