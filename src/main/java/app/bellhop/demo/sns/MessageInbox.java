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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The folder where e-mails and SMS land: one JSON file a message, its name beginning with the time it came. */
public final class MessageInbox {

    /**
     * One delivered message.
     *
     * @param received epoch millis
     * @param channel email, email-json or sms
     * @param topicArn null for an SMS sent to a number
     * @param confirmUrl where the subscription is confirmed, or null
     */
    public record Entry(
            String id,
            long received,
            String channel,
            String to,
            String topicArn,
            String subject,
            String text,
            String confirmUrl) {}

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path folder;

    /** What was read before, by file name: thousands of files are not read anew at every look. */
    private final Map<String, Entry> cache = new HashMap<>();

    private final AtomicLong last = new AtomicLong();

    public MessageInbox(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    void add(String id, String channel, String to, String topicArn, String subject, String text, String confirmUrl) {
        long now =
                last.updateAndGet(before -> Math.max(before + 1, Instant.now().toEpochMilli()));
        Entry entry = new Entry(id, now, channel, to, topicArn, subject, text, confirmUrl);
        String name = "%015d-%s.json".formatted(now, channel);
        try {
            Path temporary = Files.write(folder.resolve("." + name), JSON.writeValueAsBytes(entry));
            Files.move(temporary, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All messages, newest first. Reads the disk. A file that is no message is passed over. */
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
            return Optional.empty(); // Somebody put a file of their own here.
        } catch (NoSuchFileException e) {
            return Optional.empty(); // Deleted meanwhile.
        }
    }
}
