/** What is known of storage services. */
@NullMarked
package app.bellhop.settings.services;

import org.jspecify.annotations.NullMarked;
