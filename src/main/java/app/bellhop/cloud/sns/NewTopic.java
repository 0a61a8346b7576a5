package app.bellhop.cloud.sns;

import java.util.Map;

/**
 * A topic to be made.
 *
 * @param name one that ends in {@code .fifo} makes a FIFO topic
 * @param attributes by the API's names; FifoTopic need not be among them
 */
public record NewTopic(String name, Map<String, String> attributes, Map<String, String> tags) {

    public static NewTopic named(String name) {
        return new NewTopic(name, Map.of(), Map.of());
    }
}
