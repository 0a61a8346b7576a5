/** The HTTP clients of a connection: through its proxy, with its certificates. */
@NullMarked
package app.bellhop.aws.http;

import org.jspecify.annotations.NullMarked;
