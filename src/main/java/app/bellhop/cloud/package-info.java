/** What Bellhop means by bucket, object, topic and failure: ports and records in the field's words, no SDK, no JavaFX. */
package app.bellhop.cloud;
