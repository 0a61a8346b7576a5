/** Where the secrets of saved connections are: the system's keychain, a file under a passphrase, or memory. */
@NullMarked
package app.bellhop.settings.secrets;

import org.jspecify.annotations.NullMarked;
