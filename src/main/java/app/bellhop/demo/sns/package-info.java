/**
 * The demo's SNS server: the Query protocol (form POST, XML answers) over the JDK's own HTTP server. Topics and
 * subscriptions in SQLite; http(s) endpoints on loopback get the signed envelope, e-mail and SMS land in the inbox.
 */
package app.bellhop.demo.sns;
