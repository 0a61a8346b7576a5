/** What every call to AWS shares: clients, the operations with their IAM actions, and errors in our words. */
@NullMarked
package app.bellhop.aws.client;

import org.jspecify.annotations.NullMarked;
