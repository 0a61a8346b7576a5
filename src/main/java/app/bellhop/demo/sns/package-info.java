/**
 * The demo's SNS server: the Query protocol (form POST, XML response) on the JDK's HTTP server. Topics and
 * subscriptions are kept in SQLite; loopback HTTP(S) endpoints get signed messages, emails and text messages go to the
 * inbox.
 */
@NullMarked
package app.bellhop.demo.sns;

import org.jspecify.annotations.NullMarked;
