/** The configuration documents of buckets and objects (policy, website, CORS, tagging, object lock …). */
package app.bellhop.demo.s3.documents;
