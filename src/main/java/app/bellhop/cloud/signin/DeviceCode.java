package app.bellhop.cloud.signin;

import java.net.URI;
import java.time.Instant;

/**
 * A code that the user approves in a browser.
 *
 * @param code as the browser shows it, for comparison
 * @param address the page to open; it has the code already
 * @param expires when it can no longer be approved
 */
public record DeviceCode(String code, URI address, Instant expires) {}
