package app.bellhop.aws.http;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The hosts that NO_PROXY names, as curl reads it: a domain stands for all hosts in it, too. */
final class DirectHosts {

    private static final Pattern NETWORK = Pattern.compile("((?:[0-9]{1,3}\\.){3}[0-9]{1,3})/([0-9]|[12][0-9]|3[0-2])");
    private static final Pattern PORT = Pattern.compile("(?<=^[^:]{1,255}|]):[0-9]+$");
    private static final int OCTET = 8;
    private static final int OCTETS = 4;

    private DirectHosts() {}

    /** As regular expressions, one for each entry. */
    static Set<String> patterns(String listed) {
        return Arrays.stream(listed.split("[,\\s]+"))
                .filter(entry -> !entry.isEmpty())
                .map(DirectHosts::pattern)
                .collect(Collectors.toSet());
    }

    private static String pattern(String entry) {
        if (entry.equals("*")) {
            return ".*";
        }
        Matcher network = NETWORK.matcher(entry);
        if (network.matches()) {
            return network(network.group(1).split("\\."), Integer.parseInt(network.group(2)));
        }
        String host = PORT.matcher(entry).replaceFirst("").replaceAll("^\\*?\\.|[\\[\\]]", "");
        return "(?i)(?:.*\\.)?\\[?" + Pattern.quote(host) + "]?";
    }

    /** The addresses of a network: 172.16.0.0/12 is 172, one of 16 to 31, and any two. */
    private static String network(String[] octets, int bits) {
        return IntStream.range(0, OCTETS)
                .mapToObj(i -> octet(Integer.parseInt(octets[i]), Math.max(0, Math.min(OCTET, bits - i * OCTET))))
                .collect(Collectors.joining("\\."));
    }

    private static String octet(int value, int bits) {
        if (bits == 0) {
            return "[0-9]+";
        }
        int size = 1 << (OCTET - bits);
        int first = value / size * size;
        return IntStream.range(first, first + size)
                .mapToObj(String::valueOf)
                .collect(Collectors.joining("|", "(?:", ")"));
    }
}
