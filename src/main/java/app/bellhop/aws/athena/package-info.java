/** Athena through the SDK. */
@NullMarked
package app.bellhop.aws.athena;

import org.jspecify.annotations.NullMarked;
