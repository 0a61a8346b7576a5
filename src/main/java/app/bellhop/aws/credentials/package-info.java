/** Where credentials come from: AWS's files and the profiles in them. */
@NullMarked
package app.bellhop.aws.credentials;

import org.jspecify.annotations.NullMarked;
