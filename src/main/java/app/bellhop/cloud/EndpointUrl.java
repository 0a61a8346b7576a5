package app.bellhop.cloud;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The address of a server, as users and files write it. */
public final class EndpointUrl {

    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://.*|(?i)https?(?::|//).*");
    private static final Pattern HOST =
            Pattern.compile("(https?://)([^/?#:@\\s]*[^\\x00-\\x7F][^/?#:@\\s]*)(.*)", Pattern.CASE_INSENSITIVE);
    private static final int MAX_PORT = 65_535;

    private EndpointUrl() {}

    /** What is wrong with it, if anything is. */
    public static Optional<Reason> problem(String written) {
        String url = ascii(written.strip());
        if (isAddress(url)) {
            return Optional.empty();
        }
        String secure = SCHEME.matcher(url).matches() ? url : "https://" + url;
        if (isAddress(secure)) {
            return Optional.of(Reason.of(ConnectionProblem.ENDPOINT_WITHOUT_SCHEME, secure, "http://" + url));
        }
        boolean underscore = isAddress(secure.replace('_', '-'));
        // Without the address: reasons are logged, and it may hold a password.
        return Optional.of(
                Reason.of(underscore ? ConnectionProblem.ENDPOINT_UNDERSCORE : ConnectionProblem.BAD_ENDPOINT));
    }

    private static boolean isAddress(String url) {
        try {
            URI uri = new URI(url);
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            return web
                    && uri.getHost() != null
                    && uri.getPort() <= MAX_PORT
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /**
     * As a URI; fails with INVALID if it is none.
     *
     * @param connection that has it
     */
    public static URI parse(String written, String connection) {
        Optional<Reason> problem = problem(written);
        if (problem.isPresent()) {
            throw new CloudException(
                    ErrorKind.INVALID, CloudException.Failure.local("Connect", connection, problem.get()), null);
        }
        return URI.create(ascii(written.strip()));
    }

    /** With the name of the host as it is looked up. */
    private static String ascii(String url) {
        Matcher host = HOST.matcher(url);
        try {
            return host.matches() ? host.group(1) + IDN.toASCII(host.group(2)) + host.group(3) : url;
        } catch (IllegalArgumentException e) {
            return url; // No name of a host.
        }
    }
}
