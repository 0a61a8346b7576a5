package app.bellhop.aws;

import app.bellhop.cloud.ObjectStore;
import app.bellhop.cloud.Topics;
import app.bellhop.settings.Connection;
import java.util.concurrent.Executor;

/** One open connection: the ports on top of the SDK's clients. Opening sends no request. */
public final class AwsConnection implements AutoCloseable {

    private final AwsClients clients;
    private final ObjectStore objects;
    private final Topics topics;

    /**
     * Opens it. May read the AWS files: not for the FX thread.
     *
     * @param secretAccessKey of a connection that names its access key itself, else null
     * @param executor for what the SDK can only do blocking, such as finding credentials to sign with
     */
    public AwsConnection(Connection connection, String secretAccessKey, Executor executor) {
        clients = new AwsClients(connection, secretAccessKey);
        Calls calls = new Calls(executor, connection.endpoint() == null ? "AWS" : connection.endpoint());
        objects = new AwsObjectStore(clients, calls);
        topics = new AwsTopics(clients.sns, calls);
    }

    public ObjectStore objects() {
        return objects;
    }

    public Topics topics() {
        return topics;
    }

    /** The region that requests are signed for. */
    public String region() {
        return clients.region.id();
    }

    @Override
    public void close() {
        clients.close();
    }
}
