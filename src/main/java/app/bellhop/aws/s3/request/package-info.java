/** What the requests for objects have in common: conditions, and what was learned of the server. */
@NullMarked
package app.bellhop.aws.s3.request;

import org.jspecify.annotations.NullMarked;
