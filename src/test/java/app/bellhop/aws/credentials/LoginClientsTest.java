package app.bellhop.aws.credentials;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.signin.SigninClient;

/** Where the token of {@code aws login} is sent: to AWS, or where the user says that signing in is. */
class LoginClientsTest {

    @TempDir
    Path folder;

    private final List<String> hosts = new ArrayList<>();

    @AfterEach
    void clear() {
        System.clearProperty("aws.endpointUrl");
        System.clearProperty("aws.endpointUrlSignin");
    }

    /** Reaches nobody. */
    private final SdkHttpClient http = new SdkHttpClient() {

        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            hosts.add(request.httpRequest().host());
            throw new IllegalStateException("no network");
        }

        @Override
        public void close() {}
    };

    private void refresh(String settings) throws IOException {
        Path config = Files.writeString(
                folder.resolve("config"),
                "[profile p]\nregion = eu-west-1\nlogin_session = arn:aws:iam::1:user/u\n" + settings);
        AwsFiles files = AwsFiles.read(Optional.of(config), Optional.empty());
        try (SigninClient client = LoginClients.of(files.profiles(), "p", http)) {
            assertThrows(
                    RuntimeException.class,
                    () -> client.createOAuth2Token(r -> r.tokenInput(
                            t -> t.clientId("c").grantType("refresh_token").refreshToken("secret"))));
        }
    }

    @Test
    void theServerOfTheObjectsGetsNoToken() throws Exception {
        refresh("endpoint_url = http://minio.example:9000\n");
        System.setProperty("aws.endpointUrl", "http://other.example:9000");
        refresh("");
        assertEquals(List.of("eu-west-1.signin.aws.amazon.com", "eu-west-1.signin.aws.amazon.com"), hosts);
    }

    @Test
    void whereSigningInIsMayBeSaid() throws Exception {
        System.setProperty("aws.endpointUrlSignin", "http://signin.example:8000");
        refresh("");
        assertEquals(List.of("signin.example"), hosts);
    }
}
