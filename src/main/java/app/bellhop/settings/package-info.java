/** What Bellhop remembers: connections, preferences, secrets, and where on disk they are. */
package app.bellhop.settings;
