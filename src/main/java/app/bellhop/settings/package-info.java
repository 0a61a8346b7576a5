/** What Bellhop remembers: connections, preferences, secrets, and where on disk they are. */
@NullMarked
package app.bellhop.settings;

import org.jspecify.annotations.NullMarked;
