package app.bellhop.demo.sns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The emails and text messages delivered by SNS: a folder with a JSON file per message, named by its time. Safe for use
 * by multiple threads.
 */
public final class MessageInbox {

    /**
     * A delivered message.
     *
     * @param received epoch milliseconds
     * @param channel email, email-json or sms
     * @param topicArn null for a text message sent to a phone number
     * @param confirmUrl confirms the subscription; null for other messages
     */
    public record Entry(
            String id,
            long received,
            String channel,
            String to,
            @Nullable String topicArn,
            String subject,
            String text,
            @Nullable String confirmUrl) {}

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path folder;

    /** Messages read before, by file name: avoids reading thousands of files again at every refresh. */
    private final Map<String, Entry> cache = new HashMap<>();

    private final AtomicLong last = new AtomicLong();

    public MessageInbox(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    void add(
            String id,
            String channel,
            String to,
            @Nullable String topicArn,
            String subject,
            String text,
            @Nullable String confirmUrl) {
        long now =
                last.updateAndGet(before -> Math.max(before + 1, Instant.now().toEpochMilli()));
        Entry entry = new Entry(id, now, channel, to, topicArn, subject, text, confirmUrl);
        String name = String.format(Locale.ROOT, "%015d-%s.json", now, channel);
        try {
            Path temporary = Files.write(folder.resolve("." + name), JSON.writeValueAsBytes(entry));
            Files.move(temporary, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns all messages, newest first. Reads from disk; ignores files that aren't messages. */
    public synchronized List<Entry> entries() {
        Set<String> names = new HashSet<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String name = file.getFileName().toString();
                if (name.matches("\\d+-.*\\.json") && names.add(name) && !cache.containsKey(name)) {
                    read(file).ifPresent(entry -> cache.put(name, entry));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cache.keySet().retainAll(names);
        List<Entry> entries = new ArrayList<>(cache.values());
        entries.sort(Comparator.comparingLong(Entry::received).reversed());
        return entries;
    }

    private static Optional<Entry> read(Path file) throws IOException {
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(file), Entry.class));
        } catch (JacksonException e) {
            return Optional.empty(); // Not one of our files.
        } catch (NoSuchFileException e) {
            return Optional.empty(); // Deleted meanwhile.
        }
    }
}
