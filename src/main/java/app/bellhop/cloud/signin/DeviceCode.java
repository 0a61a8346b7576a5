package app.bellhop.cloud.signin;

import java.net.URI;

/**
 * A code that the user approves in a browser.
 *
 * @param code as the browser shows it, for comparison
 * @param address the page to open; it has the code already
 */
public record DeviceCode(String code, URI address) {}
