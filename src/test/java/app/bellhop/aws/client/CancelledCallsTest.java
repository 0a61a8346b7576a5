package app.bellhop.aws.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.bellhop.aws.AwsConnection;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.settings.Connection;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A call that is cancelled, such as an upload, must not take effect at the server all the same. */
class CancelledCallsTest {

    private final CompletableFuture<Void> begun = new CompletableFuture<>();

    /** Takes a request and answers nothing; ends when the other side has closed the connection. */
    private int take(ServerSocket server) {
        try (Socket socket = server.accept()) {
            InputStream in = socket.getInputStream();
            int read = in.read();
            begun.complete(null);
            while (read >= 0) {
                read = in.read();
            }
            return read;
        } catch (IOException e) {
            return -1; // Reset.
        }
    }

    @Test
    void itsConnectionIsClosed() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
            String url = "http://127.0.0.1:" + server.getLocalPort();
            CompletableFuture<Integer> end = CompletableFuture.supplyAsync(() -> take(server));
            try (AwsConnection connection = new AwsConnection(
                    new Connection("t", "t", Connection.Source.SAVED, null, url, url, "us-east-1", "AKIA"),
                    "secret",
                    Runnable::run)) {
                CompletableFuture<?> call = connection.objects().find(new S3Location("b", "k"));
                begun.get(1, TimeUnit.MINUTES);
                call.cancel(true);
                assertEquals(-1, end.get(10, TimeUnit.SECONDS));
            }
        }
    }
}
