package app.bellhop.fake.signin;

import app.bellhop.fake.FaultyServer;
import app.bellhop.fake.KeepingServer;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Stands in for the services that a sign-in takes: IAM Identity Center's OIDC and its portal, and S3, which accepts the keys
 * of the latest sign-in only.
 */
public final class IdentityCenter implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** What CreateToken answers next: the names of its exceptions. With none left, the user has approved. */
    public final Deque<String> tokenAnswers = new ConcurrentLinkedDeque<>();

    /** Method and path of each request, in order. */
    public final List<String> requests = new CopyOnWriteArrayList<>();

    /** The objects that were put, by path. */
    public final Map<String, byte[]> objects = new ConcurrentHashMap<>();

    /** Those that the user has. */
    public final List<String> roles = new CopyOnWriteArrayList<>(List.of("admin", "reader"));

    /** Whether each page of accounts and roles names the same next one. */
    public volatile boolean endless;

    /** The request that is answered by 200 with an empty document, as of a server that is not the service. */
    public volatile String emptied = "";

    /** That document. */
    public volatile String instead = "{}";

    public volatile int secondsOfTokens = 3600;
    private volatile int signIns;
    private volatile boolean ended = true;

    public IdentityCenter() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
        System.setProperty("aws.endpointUrlSso", url());
        System.setProperty("aws.endpointUrlSsoOidc", url());
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The session ends before its time: the portal and S3 accept it no more. */
    public void end() {
        ended = true;
    }

    /** Writes an AWS config file with a profile {@code p}, and has the SDK use it. */
    public void config(Path folder, String... lines) throws IOException {
        Path config = folder.resolve("config");
        Files.writeString(
                config,
                "[profile p]\nregion = eu-west-1\nendpoint_url = " + url() + "\n" + String.join("\n", lines) + "\n");
        System.setProperty("aws.configFile", config.toString());
        System.setProperty(
                "aws.sharedCredentialsFile", folder.resolve("credentials").toString());
    }

    public long count(String request) {
        return requests.stream().filter(request::equals).count();
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String request =
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        requests.add(request);
        if (request.equals(emptied)) {
            json(exchange, 200, instead);
            return;
        }
        switch (request) {
            case "POST /client/register" ->
                json(exchange, 200, "{'clientId':'c','clientSecret':'cs','clientSecretExpiresAt':4000000000}");
            case "POST /device_authorization" ->
                json(
                        exchange,
                        200,
                        "{'deviceCode':'d','userCode':'ABCD-EFGH','verificationUri':'" + url()
                                + "/device','verificationUriComplete':'" + url()
                                + "/device?user_code=ABCD-EFGH','expiresIn':600,'interval':1}");
            case "POST /token" -> token(exchange, new String(body, StandardCharsets.UTF_8));
            case "GET /federation/credentials" -> portal(exchange, keys());
            case "GET /assignment/accounts" ->
                portal(exchange, "{'accountList':[{'accountId':'111122223333','accountName':'Production'}]" + next());
            case "GET /assignment/roles" ->
                portal(
                        exchange,
                        "{'roleList':["
                                + String.join(
                                        ",",
                                        roles.stream()
                                                .map(r -> "{'roleName':'" + r + "'}")
                                                .toList()) + "]" + next());
            default -> s3(exchange, request, body);
        }
    }

    private String next() {
        return endless ? ",'nextToken':'again'}" : "}";
    }

    private void token(HttpExchange exchange, String request) throws IOException {
        String problem = request.contains("refresh_token") ? null : tokenAnswers.poll();
        if (problem != null) {
            exchange.getResponseHeaders().set("x-amzn-ErrorType", problem);
            json(exchange, 400, "{'error':'" + problem + "','error_description':'no'}");
            return;
        }
        signIns++;
        ended = false;
        json(
                exchange,
                200,
                "{'accessToken':'token" + signIns + "','tokenType':'Bearer','refreshToken':'refresh','expiresIn':"
                        + secondsOfTokens + "}");
    }

    private String keys() {
        return "{'roleCredentials':{'accessKeyId':'AKIASSO','secretAccessKey':'s','sessionToken':'session" + signIns
                + "','expiration':" + Instant.now().plusSeconds(3600).toEpochMilli() + "}}";
    }

    private void portal(HttpExchange exchange, String answer) throws IOException {
        boolean valid = !ended
                && ("token" + signIns).equals(exchange.getRequestHeaders().getFirst("x-amz-sso_bearer_token"));
        if (!valid) {
            exchange.getResponseHeaders().set("x-amzn-ErrorType", "UnauthorizedException");
        }
        json(exchange, valid ? 200 : 401, valid ? answer : "{'message':'Session token not found or invalid'}");
    }

    private void s3(HttpExchange exchange, String request, byte[] body) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String session = exchange.getRequestHeaders().getFirst("X-Amz-Security-Token");
        if (ended || !Objects.equals(session, "session" + signIns)) {
            send(
                    exchange,
                    400,
                    "<Error><Code>ExpiredToken</Code><Message>The provided token has expired.</Message></Error>");
        } else if (request.equals("GET /")) {
            send(
                    exchange,
                    200,
                    "<ListAllMyBucketsResult><Buckets><Bucket><Name>photos</Name>"
                            + "<CreationDate>2026-01-01T00:00:00Z</CreationDate></Bucket></Buckets></ListAllMyBucketsResult>");
        } else if (String.valueOf(exchange.getRequestURI().getQuery()).contains("list-type=2")) {
            send(
                    exchange,
                    200,
                    "<ListBucketResult><Name>photos</Name><IsTruncated>false</IsTruncated></ListBucketResult>");
        } else if (request.startsWith("PUT ")) {
            objects.put(path, body);
            exchange.getResponseHeaders().set("ETag", '"' + KeepingServer.md5(body) + '"');
            send(exchange, 200, "");
        } else {
            send(exchange, 404, "");
        }
    }

    private static void json(HttpExchange exchange, int status, String json) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        send(exchange, status, json.replace('\'', '"'));
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        FaultyServer.send(exchange, status, body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        for (String name : List.of(
                "aws.endpointUrlSso", "aws.endpointUrlSsoOidc", "aws.configFile", "aws.sharedCredentialsFile")) {
            System.clearProperty(name);
        }
    }
}
