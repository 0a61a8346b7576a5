/** Where a connection's requests go, and the signatures of what is in several regions at once. */
@NullMarked
package app.bellhop.aws.endpoint;

import org.jspecify.annotations.NullMarked;
