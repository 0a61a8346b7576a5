package app.bellhop.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An SNS server that costs next to nothing: it lists as many topics and subscriptions as it was told to have, a hundred a
 * page as SNS does. Runs in a process of its own, so that its garbage isn't the client's.
 */
final class FreeSns {

    static final String TOPIC = "arn:aws:sns:us-east-1:123456789012:";
    private static final int PAGE = 100;
    private static final Pattern ACTION = Pattern.compile("Action=(\\w+)");
    private static final Pattern TOKEN = Pattern.compile("NextToken=(\\w+)");

    private final Map<String, Integer> sizes = new ConcurrentHashMap<>(Map.of("topics", 1, "subscriptions", 0));

    private FreeSns() {}

    /** Prints its endpoint. {@code topics 10000} and {@code subscriptions 20} on standard input set what it has; runs until that ends. */
    public static void main(String[] arguments) throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        FreeSns sns = new FreeSns();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 512);
        ExecutorService threads = Executors.newCachedThreadPool();
        server.setExecutor(threads);
        server.createContext("/", sns::answer);
        server.start();
        System.out.println("http://127.0.0.1:" + server.getAddress().getPort());
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] words = line.split(" ");
            sns.sizes.put(words[0], Integer.parseInt(words[1]));
            System.out.println();
        }
        server.stop(0);
        threads.shutdown();
    }

    private void answer(HttpExchange call) throws IOException {
        try (call) {
            String asked = URLDecoder.decode(
                    new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8), StandardCharsets.UTF_8);
            String action = first(ACTION, asked);
            String token = first(TOKEN, asked);
            int from = token.isEmpty() ? 0 : Integer.parseInt(token);
            String result = switch (action) {
                case "ListTopics" -> page("Topics", sizes.get("topics"), from, FreeSns::topic);
                case "ListSubscriptions" ->
                    page("Subscriptions", sizes.get("subscriptions"), from, FreeSns::subscription);
                case "ListSubscriptionsByTopic" -> "<Subscriptions/>";
                default -> "<Attributes/>";
            };
            byte[] body =
                    "<%1$sResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><%1$sResult>%2$s</%1$sResult></%1$sResponse>"
                            .formatted(action, result)
                            .getBytes(StandardCharsets.UTF_8);
            call.getResponseHeaders().set("Content-Type", "text/xml");
            call.sendResponseHeaders(200, body.length);
            call.getResponseBody().write(body);
        }
    }

    private static String first(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        return found.find() ? found.group(1) : "";
    }

    private static String page(String name, int size, int from, IntFunction<String> member) {
        int to = Math.min(size, from + PAGE);
        return "<" + name + ">" + IntStream.range(from, to).mapToObj(member).collect(Collectors.joining()) + "</" + name
                + ">" + (to < size ? "<NextToken>" + to + "</NextToken>" : "");
    }

    private static String topic(int i) {
        return "<member><TopicArn>" + TOPIC + "topic-" + i + "</TopicArn></member>";
    }

    private static String subscription(int i) {
        String topic = TOPIC + "topic-0";
        return "<member><TopicArn>%s</TopicArn><SubscriptionArn>%s:6b0e71bd-7e97-4d97-80ce-%012d</SubscriptionArn><Protocol>%s</Protocol><Endpoint>%s</Endpoint><Owner>123456789012</Owner></member>"
                .formatted(
                        topic,
                        topic,
                        i,
                        i % 2 == 0 ? "sms" : "email",
                        i % 2 == 0 ? "+1%010d".formatted(i) : "someone" + i + "@example.com");
    }
}
