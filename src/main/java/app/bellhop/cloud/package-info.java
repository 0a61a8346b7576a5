/** What Bellhop means by bucket, object, topic and failure: ports and records in the field's words, no SDK, no JavaFX. */
@NullMarked
package app.bellhop.cloud;

import org.jspecify.annotations.NullMarked;
