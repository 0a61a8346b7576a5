package app.bellhop.aws.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** HTTPS_PROXY, HTTP_PROXY and NO_PROXY, as curl and the AWS CLI read them. */
class ProxyServerTest {

    private static ProxyServer found(String address, String direct) {
        return ProxyServer.ofSystem("https", Map.of("HTTPS_PROXY", address, "NO_PROXY", direct))
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "http://proxy:3128, http, proxy, 3128,,",
        "' http://proxy:3128/ ', http, proxy, 3128,,",
        "proxy:3128, http, proxy, 3128,,",
        "http://proxy, http, proxy, 80,,",
        "https://proxy, https, proxy, 443,,",
        "HTTPS://me:word@proxy:3128, https, proxy, 3128, me, word",
        "http://me%40corp:p%3Aw+%25@proxy:3128, http, proxy, 3128, me@corp, p:w+%",
        "http://a%3Ab:c@proxy:3128, http, proxy, 3128, a:b, c",
    })
    void theAddressIsReadWhole(String address, String scheme, String host, int port, String user, String password) {
        ProxyServer proxy = found(address, "");
        assertEquals(scheme, proxy.scheme(), "the proxy's own password travels so");
        assertEquals(host, proxy.host());
        assertEquals(port, proxy.port());
        assertEquals(user, proxy.user());
        assertEquals(password, proxy.password());
    }

    @ParameterizedTest
    @CsvSource({"https, https_proxy", "HTTPS, HTTPS_PROXY", "http, http_proxy", "HTTP, HTTP_PROXY"})
    void theVariableIsThatOfTheScheme(String scheme, String variable) {
        assertTrue(
                ProxyServer.ofSystem(scheme, Map.of(variable, "http://proxy")).isPresent());
        assertEquals(Optional.empty(), ProxyServer.ofSystem(scheme, Map.of("OTHER_PROXY", "http://proxy")));
        assertEquals(Optional.empty(), ProxyServer.ofSystem(scheme, Map.of(variable, " ")));
    }

    @ParameterizedTest
    @CsvSource({
        "example.com, example.com, false",
        "example.com, S3.Example.com, false",
        ".example.com, s3.example.com, false",
        "*.example.com, s3.example.com, false",
        ".example.com, notexample.com, true",
        "example.com, examplexcom, true",
        "example.com, example.com.evil.net, true",
        "'a, minio:9000 ,b', minio, false",
        "192.168.1.5, 192.168.1.5, false",
        "192.168.1.5, 192.168.1.50, true",
        "10.0.0.0/8, 10.1.2.3, false",
        "10.0.0.0/8, 110.1.2.3, true",
        "172.16.0.0/12, 172.31.0.9, false",
        "172.16.0.0/12, 172.32.0.9, true",
        "192.168.1.4/30, 192.168.1.7, false",
        "192.168.1.4/30, 192.168.1.8, true",
        "0.0.0.0/0, 8.8.8.8, false",
        "fd00::1, fd00::1, false",
        "[fd00::1]:9000, [fd00::1], false",
        "*, s3.amazonaws.com, false",
        "'a(b,+x', s3.amazonaws.com, true",
        "'', localhost, false",
        "'', 127.0.0.2, false",
    })
    void whatNoProxyNamesIsReachedDirectly(String direct, String host, boolean served) {
        assertEquals(served, found("http://proxy:3128", direct).serves(host));
    }
}
