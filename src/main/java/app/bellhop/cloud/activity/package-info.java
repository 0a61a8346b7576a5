/** What Bellhop asked of the servers: calls as they were made, without secrets and without bodies. */
@NullMarked
package app.bellhop.cloud.activity;

import org.jspecify.annotations.NullMarked;
