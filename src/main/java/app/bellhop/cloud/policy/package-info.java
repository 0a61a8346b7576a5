/** What bucket policies say, and who may read what: worked out here, without asking a server. */
@NullMarked
package app.bellhop.cloud.policy;

import org.jspecify.annotations.NullMarked;
